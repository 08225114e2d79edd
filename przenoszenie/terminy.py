"""Dates the way schedules write them: a day, a month, a quarter, a school year, a range."""

import re
from calendar import monthrange
from datetime import date

from doradztwo.daty import OSTATNI_DZIEN, PIERWSZY_DZIEN
from doradztwo.teksty import normalize

Okres = tuple[date | None, date | None]

_MIESIACE = (
    ("stycz", "sty"),
    ("lut",),
    ("mar",),
    ("kwie", "kwi"),
    ("maj",),
    ("czerw", "cze"),
    ("lip",),
    ("sierp", "sie"),
    ("wrzes", "wrz"),
    ("pazdz", "paz"),
    ("listop", "lis"),
    ("grud", "gru"),
)
_RZYMSKIE = "i ii iii iv v vi vii viii ix x xi xii".split()
_LACZNIK = re.compile(r"\s*(?:–|—|−|-|\bdo\b)\s*")
_DZIEN = re.compile(r"^(\d{1,2})[./ -](\d{1,2}|[a-z]+)(?:[./ -](\d{2}|\d{4}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?$")
_MIESIAC = re.compile(r"^(\d{1,2}|[a-z]+)(?:[./ -](\d{4}))?$")
_KWARTAL = re.compile(r"^(?:q([1-4])|([1-4]|i|ii|iii|iv) ?kw[a-z]*)[./ -]*(\d{4})$")
_SZKOLNY = re.compile(r"^(?:rok szkolny )?(\d{4})/(\d{2}|\d{4})$")
_ZDANIE = (
    "nie rozumiem tej daty. Wpisz ją na przykład tak: 15.09.2027, wrzesień 2027 albo 15–30.09.2027"
)


class TerminError(ValueError):
    """The text is no date; the message is the end of a sentence."""


def read_termin(text: str) -> Okres:
    """First and last day; None where the text leaves one open. A lone day is the last one."""
    plain = _plain(text)
    if not plain:
        return None, None
    if plain.startswith("do "):
        return None, _ends(plain[3:])[1]
    if plain.startswith("od ") and not _LACZNIK.search(plain[3:]):
        return _ends(plain[3:])[0], None
    start, end = read_okres(plain)
    return (None, end) if start == end else (start, end)


def read_okres(text: str) -> tuple[date, date]:
    """First and last day of what the text names."""
    plain = _plain(text).removeprefix("od ")
    try:
        return _ends(plain)
    except TerminError as error:
        parts = _range(plain)
        if parts is None:
            raise error
    start, end = parts
    if start > end:
        raise TerminError("koniec jest przed początkiem")
    return start, end


def _plain(text: str) -> str:
    plain = normalize(text).strip(" .")
    plain = (
        re.sub(r"\b(?:r|rok|roku)\b\.?(?! szkolny)", "", plain) if "szkoln" not in plain else plain
    )
    plain = re.sub(r"(?<=\d)\.\s+(?=\d)", ".", plain)
    return re.sub(r"\s+", " ", plain).strip(" .")


def _range(plain: str) -> tuple[date, date] | None:
    """The sign that divides may also stand inside a date, so each is tried."""
    for sign in _LACZNIK.finditer(plain):
        left, right = plain[: sign.start()].strip(" ."), plain[sign.end() :].strip(" .")
        if not left or not right:
            continue
        try:
            last = _ends(right)
        except TerminError:
            continue
        for tail in _tails(left, right, last[1]):
            try:
                return _ends(left + tail)[0], last[1]
            except TerminError:
                continue
    return None


def _tails(left: str, right: str, last: date) -> tuple[str, ...]:
    """What the left side leaves to the right one: month and year, the year, the word „kwartał”."""
    if re.fullmatch(r"\d{1,2}", left):
        return (f".{last.month}.{last.year}",)
    if "kw" in right:
        return "", f" kw {last.year}"
    return "", f" {last.year}"


def _ends(plain: str) -> tuple[date, date]:
    """One name of a day or of a period."""
    plain = plain.strip(" .")
    if match := _ISO.match(plain):
        day = _day(match[1], match[2], match[3])
        return day, day
    if (match := _DZIEN.match(plain)) and match[3]:
        day = _day(match[3], _month(match[2]), match[1])
        return day, day
    if match := _KWARTAL.match(plain):
        name = match[1] or match[2]
        number = int(name) if name.isdigit() else _RZYMSKIE.index(name) + 1
        return _months(match[3], 3 * number - 2, 3 * number)
    if (match := _SZKOLNY.match(plain)) and int(match[2]) % 100 == (int(match[1]) + 1) % 100:
        return _day(match[1], 9, 1), _day(int(match[1]) + 1, 8, 31)
    if (match := _MIESIAC.match(plain)) and match[2]:
        month = _month(match[1])
        return _months(match[2], month, month)
    if re.fullmatch(r"\d{4}", plain):
        return _months(plain, 1, 12)
    raise TerminError(_ZDANIE)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text in _RZYMSKIE:
        return _RZYMSKIE.index(text) + 1
    for number, beginnings in enumerate(_MIESIACE, start=1):
        if any(text.startswith(one) for one in beginnings):
            return number
    raise TerminError(_ZDANIE)


def _months(year: str, first: int, last: int) -> tuple[date, date]:
    start = _day(year, first, 1)
    return start, _day(year, last, monthrange(int(year), last)[1])


def _day(year, month, day) -> date:
    year = int(year) + 2000 if int(year) < 100 else int(year)
    try:
        found = date(year, int(month), int(day))
    except ValueError as error:
        raise TerminError("nie ma takiego dnia w kalendarzu") from error
    if not PIERWSZY_DZIEN <= found <= OSTATNI_DZIEN:
        raise TerminError("sprawdź rok: podaj datę między 1990 a 2100")
    return found
