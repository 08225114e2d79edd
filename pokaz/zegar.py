"""A clock that stands: past events of the demo are written by the same services as real ones."""

from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch


@contextmanager
def clock_at(moment: datetime):
    """Inside, ``timezone.now()`` and every automatic date of a model is ``moment``."""
    with patch("django.utils.timezone.now", return_value=moment):
        yield
