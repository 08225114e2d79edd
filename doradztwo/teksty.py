"""Polish text: search without diacritics, plurals, typography, dates. Pure functions."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

NBSP = "\u00a0"
SOFT_HYPHEN = "\u00ad"
LONG_WORD = 11
VOWELS = frozenset("aąeęioóuy")
EN_DASH = "\u2013"
MINUS = "\u2212"

MIESIACE = (
    "styczeń luty marzec kwiecień maj czerwiec "
    "lipiec sierpień wrzesień październik listopad grudzień"
).split()
MIESIACE_DOPELNIACZ = (
    "stycznia lutego marca kwietnia maja czerwca "
    "lipca sierpnia września października listopada grudnia"
).split()
MIESIACE_RZYMSKIE = "I II III IV V VI VII VIII IX X XI XII".split()
DNI = "poniedziałek wtorek środa czwartek piątek sobota niedziela".split()

# ł has no decomposition in Unicode, unlike the other Polish letters.
_WITHOUT_STROKE = str.maketrans({"ł": "l", "Ł": "L"})
_SPACES = re.compile(r"\s+")
_ONE_LETTER = re.compile(r"(?<![\w\u00a0])([aiouwzAIOUWZ]) (?=\S)")
_UNITS = (
    "zł tys mln mld min h godz kB MB GB kg km m cm szt os pkt proc dni dnia dzień osób osoby osoba "
    "sesji sesje sesja miejsc miejsca miejsce godzin godziny godzina minut minuty minuta kroków "
    "roku r lat lata rok JST HDR"
).split()
_NUMBER_UNIT = re.compile(rf"(\d) (?=(?:{'|'.join(_UNITS)}|%)(?![\w]))")
_DAY_MONTH = re.compile(rf"(\d) (?={'|'.join(MIESIACE_DOPELNIACZ)})")
_SHORTCUTS = re.compile(r"\b(nr|pkt|ust|art|poz|str|woj|ul|tzn|np|godz)\. (?=\S)")


def normalize(text: str) -> str:
    """Lower case, no diacritics, single spaces: the form that search compares."""
    decomposed = unicodedata.normalize("NFKD", str(text).translate(_WITHOUT_STROKE))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _SPACES.sub(" ", plain).strip().casefold()


def visible_text(text: str) -> str:
    """One line without signs that nobody sees: a turned direction of writing changes a name."""
    seen = "".join(one for one in text if unicodedata.category(one)[0] != "C" or one.isspace())
    return " ".join(seen.split())


def plural(number: int | Decimal | float, forms: str) -> str:
    """The form that goes with the number; ``forms`` is "sesja,sesje,sesji"."""
    one, few, many = (form.strip() for form in forms.split(","))
    if number != int(number):
        return few
    number = abs(int(number))
    if number == 1:
        return one
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return few
    return many


def counted(number: int, forms: str) -> str:
    """The number and the form that goes with it, never broken: 5 sesji."""
    return f"{format_number(number)}{NBSP}{plural(number, forms)}"


def format_number(number: int | float | Decimal | None, places: int | None = None) -> str:
    """Decimal comma, groups of thousands from five digits on, a real minus sign."""
    if number is None or number == "":
        return EN_DASH
    value = Decimal(str(number))
    if places is not None:
        value = round(value, places)
    elif value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    else:
        value = value.normalize()
    whole, _, fraction = f"{abs(value):f}".partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", NBSP)
    sign = MINUS if value < 0 else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def to_date(moment: date | datetime) -> date:
    """The day in Poland."""
    if isinstance(moment, datetime):
        return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()
    return moment


def long_date(moment: date | datetime, *, weekday: bool = True, year: bool = True) -> str:
    """środa, 31 marca 2027"""
    day = to_date(moment)
    text = f"{day.day}{NBSP}{MIESIACE_DOPELNIACZ[day.month - 1]}"
    if weekday:
        text = f"{DNI[day.weekday()]}, {text}"
    return f"{text} {day.year}" if year else text


def short_date(moment: date | datetime) -> str:
    """5.02.2027"""
    day = to_date(moment)
    return f"{day.day}.{day.month:02}.{day.year}"


def date_range(start: date | datetime | None, end: date | datetime | None) -> str:
    """19–20.05.2027; 30.04–2.05.2027; 20.12.2026–8.01.2027"""
    if start is None and end is None:
        return EN_DASH
    if end is None:
        return f"od {short_date(start)}"
    if start is None:
        return f"do {short_date(end)}"
    first, last = to_date(start), to_date(end)
    if first == last:
        return short_date(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{EN_DASH}{short_date(last)}"
    if first.year == last.year:
        return f"{first.day}.{first.month:02}{EN_DASH}{short_date(last)}"
    return f"{short_date(first)}{EN_DASH}{short_date(last)}"


def days_left(day: date | datetime, today: date | None = None) -> str:
    """Time to a deadline: dziś, jutro, za 22 dni, 11 dni po terminie."""
    days = (to_date(day) - (today or timezone.localdate())).days
    if days in (0, 1):
        return ("dziś", "jutro")[days]
    counted = f"{abs(days)}{NBSP}{plural(days, 'dzień,dni,dni')}"
    return f"za {counted}" if days > 0 else f"{counted} po terminie"


def days_ago(moment: date | datetime, today: date | None = None) -> str:
    """Time since a fact: dziś, wczoraj, 3 dni temu; older than a month is a date."""
    day = to_date(moment)
    days = ((today or timezone.localdate()) - day).days
    if days in (0, 1):
        return ("dziś", "wczoraj")[days]
    if 1 < days <= 30:
        return f"{days}{NBSP}dni temu"
    return short_date(day)


def format_minutes(minutes: int) -> str:
    """75 → 1 h 15 min"""
    hours, rest = divmod(abs(int(minutes)), 60)
    sign = MINUS if minutes < 0 else ""
    parts = [f"{hours}{NBSP}h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}min")
    return sign + NBSP.join(parts)


def initials(name: str) -> str:
    """Anna Pokazowa-Nowak → AP; only letters, at most two."""
    words = [word for word in re.split(r"\s+", str(name).strip()) if word and word[0].isalpha()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def bind_spaces(text: str) -> str:
    """No-break spaces after one-letter words, between number and unit, day and month."""
    # Twice, because in „a i w” the matches overlap.
    text = _ONE_LETTER.sub(rf"\1{NBSP}", _ONE_LETTER.sub(rf"\1{NBSP}", text))
    text = _NUMBER_UNIT.sub(rf"\1{NBSP}", text)
    text = _DAY_MONTH.sub(rf"\1{NBSP}", text)
    return _SHORTCUTS.sub(rf"\1.{NBSP}", text)


def soft_hyphenated(text: str) -> str:
    """Long words may break near their middle, between a vowel and a syllable: Opraco-wanie."""
    return " ".join(_soft_hyphenated_word(word) for word in text.split(" "))


def _soft_hyphenated_word(word: str) -> str:
    if len(word) < LONG_WORD:
        return word
    middle = len(word) // 2
    for place in sorted(range(4, len(word) - 3), key=lambda place: (abs(place - middle), -place)):
        before, first, second = word[place - 1], word[place], word[place + 1]
        if before in VOWELS and first not in VOWELS and second in VOWELS:
            return f"{word[:place]}{SOFT_HYPHEN}{word[place:]}"
    return word
