"""Signs of life of the background processes, and the scheduler that leaves beat's own."""

import logging
import time

from celery.beat import PersistentScheduler
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

WORKER = "worker"
BEAT = "beat"
CO_ILE_SEKUND = 30

logger = logging.getLogger(__name__)


def record_puls(nazwa: str) -> None:
    # Beat imports its scheduler before the apps are ready.
    from powiadomienia.models import Puls  # noqa: PLC0415 -- app ready

    Puls.objects.update_or_create(nazwa=nazwa, defaults={"widziano_at": timezone.now()})


class PulsScheduler(PersistentScheduler):
    """Beat's usual scheduler, which also writes that it is alive; never fails because of that."""

    _last_puls = 0.0

    def tick(self, *args, **kwargs):
        seconds = super().tick(*args, **kwargs)
        if time.monotonic() - self._last_puls >= CO_ILE_SEKUND or not self._last_puls:
            self._last_puls = time.monotonic()
            self._leave_puls()
        return min(seconds, CO_ILE_SEKUND)

    def _leave_puls(self):
        try:
            close_old_connections()
            record_puls(BEAT)
        except DatabaseError:
            logger.warning("Database unavailable, beat goes on", exc_info=True)
