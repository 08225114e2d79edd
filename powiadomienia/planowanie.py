"""When a mail may go: at once, or with the digest of a morning. Pure functions."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from doradztwo.dni_robocze import shift_to_working_day
from powiadomienia.enums import Tryb

GODZINA_ZBIORU = time(7, 30)


def first_moment(tryb: str, after: datetime) -> datetime:
    """The first moment from ``after`` on at which a mail of this way may go.

    Digests go at 7:30 of Polish time: the daily one on each working day, the weekly one on the
    first working day from Monday on.
    """
    if tryb == Tryb.DZIENNY:
        return _first_digest(after, shift_to_working_day)
    if tryb == Tryb.TYGODNIOWY:
        return _first_digest(after, _weekly)
    return after


def _first_digest(after: datetime, day_of_digest) -> datetime:
    day = timezone.localdate(after)
    while True:
        moment = digest_at(day_of_digest(day))
        if moment >= after:
            return moment
        day += timedelta(days=1)


def digest_at(day: date) -> datetime:
    return datetime.combine(day, GODZINA_ZBIORU, timezone.get_default_timezone())


def _weekly(day: date) -> date:
    """The day of the digest of this week, or of the next one when it is over."""
    monday = day - timedelta(days=day.weekday())
    this_week = shift_to_working_day(monday)
    return this_week if this_week >= day else shift_to_working_day(monday + timedelta(days=7))


def end_of_day(now: datetime) -> datetime:
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, timezone.get_default_timezone())
