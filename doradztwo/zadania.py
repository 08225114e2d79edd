"""The class of every task of the project."""

import logging

from celery.contrib.django.task import DjangoTask
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


class Zadanie(DjangoTask):
    """``delay_on_commit`` never fails the request whose work is already committed.

    The work is a row in the database; when the broker is away, a sweep of beat finds the row.
    """

    def delay_on_commit(self, *args, **kwargs):
        self.apply_async_on_commit(args=args, kwargs=kwargs)

    def apply_async_on_commit(self, *args, **kwargs):
        transaction.on_commit(lambda: self._publish(*args, **kwargs))

    def _publish(self, *args, **kwargs):
        try:
            self.apply_async(*args, **kwargs)
        except OperationalError:
            logger.warning("Broker unavailable, %s waits for the sweep", self.name)
