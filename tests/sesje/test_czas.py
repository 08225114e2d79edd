import pytest

from sesje.czas import parse_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("75", 75),
        (" 75 min ", 75),
        ("90 minut", 90),
        ("90m", 90),
        ("1:15", 75),
        ("0:45", 45),
        ("1,25 h", 75),
        ("1.5h", 90),
        ("1,25", 75),
        ("2 h", 120),
        ("2 godziny", 120),
        ("1 h 15 min", 75),
        ("1h15", 75),
        ("1 godz. 15 min", 75),
        ("1 godzina 5 minut", 65),
        ("0,33 h", 20),
    ],
)
def test_parse_minutes_reads_what_people_type(text, minutes):
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "  ", "abc", "-5", "1:75", "1:5", "h", "min", "1,25 h 15 min", "1:15 h", "½"]
)
def test_parse_minutes_refuses_anything_else(text):
    with pytest.raises(ValueError):
        parse_minutes(text)
