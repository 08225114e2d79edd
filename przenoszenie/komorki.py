"""What one cell says: a value for a field, or a sentence about what is wrong."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from doradztwo.pola import is_unclear, is_written_number, plain_number
from doradztwo.teksty import normalize
from hdr.enums import ZrodloFinansowania
from obszary.enums import RodzajNarzedzia
from przenoszenie.kolumny import KOLUMNY
from przenoszenie.terminy import TerminError, read_okres, read_termin

_MYSLNIK = re.compile(r"^[\s–—−-]*$")
_Z_JEDNOSTKA = re.compile(r"^([-+−]?[\d\s.,]*\d)\s*((?:[^\W\d]|[%‰])\D*)?$")
_MNOZNIKI = {"tys": 1_000, "mln": 1_000_000}
_BEZ_KOSZTU = ("bezkosztow", "bez koszt")
# „1.2. Każda szkoła ma plan”: the number comes from our own file, the HDR gives its own.
_NUMER_CELU = re.compile(r"^(?:Cel\s+)?\d+(?:\.\d+)+\.?\s+(?=\S)")
_MIEDZY_OSOBAMI = re.compile(r"[,;\n](?![^()]*\))")
_RODZAJE = re.compile(
    "^(?:" + "|".join(re.escape(one) for one in RodzajNarzedzia.labels) + r"):\s*", re.MULTILINE
)
_NIE_SLOWO = re.compile(r"\W+")
_FUNKCJA = re.compile(r"\s*\([^()]*\)$")
_MAX_LICZBY = Decimal(10) ** 12
_NIEJASNA = "kropka może tu oddzielać tysiące albo grosze. Wpisz na przykład 12 500 albo 12,50"
_LICZBA = "to nie jest liczba. Wpisz ją na przykład tak: 12 500,50"


class KomorkaError(ValueError):
    """The message is the end of a sentence about one cell."""


def read_komorka(klucz: str, text: str) -> dict:
    """Values of the fields one cell fills; empty for an empty cell or a dash."""
    if _MYSLNIK.match(text):
        return {}
    if klucz in ("wartosc_bazowa", "wartosc_docelowa"):
        return _value(klucz, text)
    if klucz == "koszt":
        return {"koszt": read_kwota(text)}
    if klucz in ("termin", "od", "do"):
        return _dates(klucz, text)
    if klucz == "cel":
        text = _NUMER_CELU.sub("", text)
    limit = KOLUMNY[klucz].limit
    if len(text) > limit:
        raise KomorkaError(f"tekst ma {len(text)} znaków, a mieści się {limit}. Skróć go")
    if klucz == "zrodlo_finansowania":
        return _source(text)
    return {klucz: text}


def _source(text: str) -> dict:
    """One of the sources to choose from; in other words it is a description."""
    known = {normalize(label): value for value, label in ZrodloFinansowania.choices}
    value = known.get(normalize(text))
    return {"zrodlo_finansowania": value} if value else {"zrodlo_opis": text}


def read_liczba(text: str) -> Decimal:
    if is_unclear(text):
        raise KomorkaError(_NIEJASNA)
    if not is_written_number(text):
        raise KomorkaError(_LICZBA)
    try:
        number = Decimal(plain_number(text))
    except InvalidOperation as error:
        raise KomorkaError(_LICZBA) from error
    if not number.is_finite():
        raise KomorkaError(_LICZBA)
    if abs(number) >= _MAX_LICZBY:
        raise KomorkaError("ta liczba jest za duża")
    if number != (rounded := round(number, 2)):
        raise KomorkaError("ta liczba ma więcej niż dwa miejsca po przecinku. Zaokrąglij ją")
    return rounded


def read_kwota(text: str) -> Decimal:
    """An amount: „12 500,50 zł”, „12,5 tys. zł”, „bezkosztowo”."""
    plain = normalize(text)
    if plain.startswith(_BEZ_KOSZTU):
        return Decimal(0)
    match = re.match(r"^(.*\d)\s*(tys|mln)\.?\s*(?:zl|pln)?\.?$", plain)
    amount = read_liczba(match[1]) * _MNOZNIKI[match[2]] if match else read_liczba(text)
    if amount < 0:
        raise KomorkaError("koszt nie może być mniejszy od zera")
    if amount >= _MAX_LICZBY:
        raise KomorkaError("ta liczba jest za duża")
    return amount


def _value(klucz: str, text: str) -> dict:
    """A number, and the unit that people write behind it."""
    match = _Z_JEDNOSTKA.match(text)
    if match is None:
        raise KomorkaError(_LICZBA)
    values: dict = {klucz: read_liczba(match[1])}
    unit = (match[2] or "").strip()
    if len(unit) > KOLUMNY["jednostka"].limit:
        raise KomorkaError(_LICZBA)
    return values | ({"jednostka": unit} if unit else {})


def _dates(klucz: str, text: str) -> dict:
    try:
        if klucz == "termin":
            start, end = read_termin(text)
        else:
            start, end = read_okres(re.sub(rf"^\s*{klucz}\s+", "", text, flags=re.IGNORECASE))
    except TerminError as error:
        raise KomorkaError(str(error)) from error
    found: dict[str, date | None] = {"od": start, "do": end}
    wanted = ("od", "do") if klucz == "termin" else (klucz,)
    return {key: found[key] for key in wanted if found[key] is not None}


def read_osoby(text: str, zespol: dict[str, int]) -> tuple[list[int], str]:
    """Members of the team named in the cell, and the rest as it was typed.

    ``zespol``: normalized names in both orders, each with the key of the person; a function in
    brackets behind a name („Anna Lis (inspektor)”) is known already.
    """
    parts = [part.strip() for part in _MIEDZY_OSOBAMI.split(text) if part.strip()]
    known = [zespol.get(normalize(_FUNKCJA.sub("", part))) for part in parts]
    if not any(known):
        return [], text
    rest = [part for part, pk in zip(parts, known, strict=True) if pk is None]
    return list(dict.fromkeys(pk for pk in known if pk is not None)), ", ".join(rest)


def read_narzedzia(text: str, narzedzia: dict[str, int]) -> tuple[list[int], str]:
    """Tools of the area named in the cell, the longest first, and what else stands in it.

    ``narzedzia``: texts as ``normalize`` makes them, each with the key of the tool.
    """
    found = []
    names = {_words(name): pk for name, pk in narzedzia.items()}
    plain = _RODZAJE.sub("", text)
    left = _words(plain)
    for name in sorted(names, key=len, reverse=True):
        if name.strip() and name in left:
            found.append(names[name])
            left = left.replace(name, "  ", 1)
    parts = filter(None, (one.strip() for one in re.split(r"[;\n]", plain)))
    return found, "; ".join(one for one in parts if _words(one) in left)


def _words(text: str) -> str:
    """Words alone, with a space on both sides, so that one text is looked for in another."""
    return f" {_NIE_SLOWO.sub(' ', normalize(text)).strip()} "
