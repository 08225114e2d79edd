"""Time as people type it. Pure functions."""

import re
from datetime import time
from decimal import ROUND_HALF_UP, Decimal

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_HOURS_AND_MINUTES = re.compile(
    r"(?:(?P<godziny>\d{1,3}(?:[.,]\d{1,2})?)h)?(?:(?P<minuty>\d{1,3})(?:m|min)?)?"
)
_DECIMAL_HOURS = re.compile(r"\d{1,3}[.,]\d{1,2}")
_HOUR_WORDS = re.compile(r"(godziny|godzina|godzin|godz\.?|g\.?)(?=\d|$)")
_MINUTE_WORDS = re.compile(r"(minuty|minuta|minut|min\.)$")


def parse_minutes(text: str) -> int:
    """Minutes from "75", "75 min", "1:15", "1,25 h", "1 godz. 15 min", "1,25".

    A whole number alone is minutes; a fraction alone is hours, since nobody types a quarter of a
    minute. Raises ``ValueError`` when the text is none of these.
    """
    text = re.sub(r"\s+", "", text.lower())
    text = _HOUR_WORDS.sub("h", _MINUTE_WORDS.sub("min", text))
    if clock := _CLOCK.fullmatch(text):
        return int(clock[1]) * 60 + int(clock[2])
    if _DECIMAL_HOURS.fullmatch(text):
        return _hours_to_minutes(text)
    match = _HOURS_AND_MINUTES.fullmatch(text)
    if not text or match is None:
        raise ValueError(text)
    hours, minutes = match["godziny"], match["minuty"]
    if hours and minutes and not hours.isdigit():
        raise ValueError(text)
    return (_hours_to_minutes(hours) if hours else 0) + int(minutes or 0)


def _hours_to_minutes(text: str) -> int:
    minutes = Decimal(text.replace(",", ".")) * 60
    return int(minutes.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def minutes_between(od: time, do: time) -> int:
    return (do.hour - od.hour) * 60 + do.minute - od.minute
