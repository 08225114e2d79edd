from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from powiadomienia.enums import Tryb
from powiadomienia.planowanie import end_of_day, first_moment

WARSZAWA = ZoneInfo("Europe/Warsaw")


def _at(text):
    return datetime.fromisoformat(text).replace(tzinfo=WARSZAWA)


@pytest.mark.parametrize(
    ("tryb", "after", "expected"),
    [
        (Tryb.OD_RAZU, "2027-05-01 23:00", "2027-05-01 23:00"),
        (Tryb.APLIKACJA, "2027-05-01 23:00", "2027-05-01 23:00"),
        (Tryb.DZIENNY, "2027-04-13 07:29", "2027-04-13 07:30"),
        (Tryb.DZIENNY, "2027-04-13 07:30", "2027-04-13 07:30"),
        (Tryb.DZIENNY, "2027-04-13 07:31", "2027-04-14 07:30"),
        # Friday evening: Monday is Easter Monday.
        (Tryb.DZIENNY, "2027-03-26 18:00", "2027-03-30 07:30"),
        # 3 May 2027 is a Monday and a holiday; 1 May is a Saturday.
        (Tryb.DZIENNY, "2027-04-30 08:00", "2027-05-04 07:30"),
        # 24 December is a holiday since 2025.
        (Tryb.DZIENNY, "2026-12-23 08:00", "2026-12-28 07:30"),
        # Both changes of time.
        (Tryb.DZIENNY, "2027-03-27 12:00", "2027-03-30 07:30"),
        (Tryb.DZIENNY, "2026-10-25 02:30", "2026-10-26 07:30"),
        (Tryb.DZIENNY, "2028-02-28 08:00", "2028-02-29 07:30"),
        (Tryb.TYGODNIOWY, "2027-04-12 07:30", "2027-04-12 07:30"),
        (Tryb.TYGODNIOWY, "2027-04-12 07:31", "2027-04-19 07:30"),
        (Tryb.TYGODNIOWY, "2027-04-18 12:00", "2027-04-19 07:30"),
        # The Monday is a holiday: Tuesday, also for who comes on that Monday.
        (Tryb.TYGODNIOWY, "2027-05-01 12:00", "2027-05-04 07:30"),
        (Tryb.TYGODNIOWY, "2027-05-03 12:00", "2027-05-04 07:30"),
        (Tryb.TYGODNIOWY, "2027-05-04 08:00", "2027-05-10 07:30"),
        # Two holidays at the beginning of the week: 1 January 2029 is a Monday; and the year turns.
        (Tryb.TYGODNIOWY, "2028-12-28 08:00", "2029-01-02 07:30"),
    ],
)
def test_first_moment(tryb, after, expected):
    assert first_moment(tryb, _at(after)) == _at(expected)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2027-04-13 23:59", "2027-04-14 00:00"),
        ("2027-03-28 01:00", "2027-03-29 00:00"),
        ("2027-12-31 12:00", "2028-01-01 00:00"),
    ],
)
def test_end_of_day(now, expected):
    assert end_of_day(_at(now)) == _at(expected)
