from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from tests.access.swiat import Swiat


@pytest.fixture
def swiat(db):
    """One Proces with a person in every role, in an edition with all its steps."""
    return Swiat()


def at(days, hour=10):
    """An hour in Poland, so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour)))
