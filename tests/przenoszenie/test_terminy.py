from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from przenoszenie.terminy import TerminError, read_termin


def d(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "od", "do"),
    [
        ("", "", ""),
        ("15.09.2027", "", "2027-09-15"),
        ("15. 9. 2027 r.", "", "2027-09-15"),
        ("15.09.27", "", "2027-09-15"),
        ("2027-09-15", "", "2027-09-15"),
        ("15 września 2027 roku", "", "2027-09-15"),
        ("do 30.09.2027", "", "2027-09-30"),
        ("od 1.09.2027", "2027-09-01", ""),
        ("wrzesień 2027", "2027-09-01", "2027-09-30"),
        ("IX 2027", "2027-09-01", "2027-09-30"),
        ("9/2027", "2027-09-01", "2027-09-30"),
        ("15–30.09.2027", "2027-09-15", "2027-09-30"),
        ("5-30.09.2027", "2027-09-05", "2027-09-30"),
        ("1–31 maja 2027", "2027-05-01", "2027-05-31"),
        ("15.09–30.10.2027", "2027-09-15", "2027-10-30"),
        ("15.09.2027 - 30.10.2027", "2027-09-15", "2027-10-30"),
        ("od 1.09.2027 do 30.10.2027", "2027-09-01", "2027-10-30"),
        ("IX–X 2027", "2027-09-01", "2027-10-31"),
        ("IX 2027 – I 2028", "2027-09-01", "2028-01-31"),
        ("od marca do maja 2027", "2027-03-01", "2027-05-31"),
        ("III kwartał 2027", "2027-07-01", "2027-09-30"),
        ("I–III kw. 2027", "2027-01-01", "2027-09-30"),
        ("rok szkolny 2027/2028", "2027-09-01", "2028-08-31"),
        ("luty 2028", "2028-02-01", "2028-02-29"),
        ("2027", "2027-01-01", "2027-12-31"),
    ],
)
def test_polish_dates(text, od, do):
    assert read_termin(text) == (d(od), d(do))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30.02.2027", "nie ma takiego dnia"),
        ("32.09.2027", "nie ma takiego dnia"),
        ("15.13.2027", "nie ma takiego dnia"),
        ("15.09.3027", "między 1990 a 2100"),
        ("30.10.2027–15.09.2027", "koniec jest przed początkiem"),
        ("wrzesień", "nie rozumiem"),
        ("na bieżąco", "nie rozumiem"),
        ("2027/2031", "nie rozumiem"),
    ],
)
def test_what_is_no_date(text, sentence):
    with pytest.raises(TerminError, match=sentence):
        read_termin(text)


@given(st.text(st.sampled_from("0123456789.–- /dookwrIXVmaj²٣"), max_size=16) | st.text())
def test_no_text_breaks_it(text):
    try:
        start, end = read_termin(text)
    except TerminError:
        return
    assert start is None or end is None or start <= end


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back(day):
    assert read_termin(f"{day:%d.%m.%Y}") == (None, day)
