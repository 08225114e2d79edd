"""What of a frozen HDR may be read by everybody. Pure functions."""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from doradztwo.teksty import normalize

# Endings of a Polish surname differ by case; what is left of it betrays the person all the same.
_RDZEN_MIN = 4


@dataclass(frozen=True)
class OsobaHdr:
    imie: str
    nazwisko: str
    funkcja: str


@dataclass(frozen=True)
class Znalezisko:
    """A word that looks like the surname of somebody from the Proces."""

    slowo: str
    zdanie: str


def publiczna_tresc(tresc: dict, osoby: Iterable[OsobaHdr]) -> dict:
    """Content of a version without people: their functions stand where their names stood.

    The team and the advisors are left out, as is the diagnosis; full names written inside texts
    are replaced by the function of the person.
    """
    osoby = list(osoby)
    public = {
        "jst": tresc["jst"],
        "edycja": {key: tresc["edycja"][key] for key in ("nazwa", "od", "do")},
        "obszar": tresc["obszar"],
        **({"drugi_obszar": tresc["drugi_obszar"]} if tresc.get("drugi_obszar") else {}),
        "priorytety": deepcopy(tresc["priorytety"]),
        "funkcje": sorted({one["funkcja"] for one in tresc["zespol"]}),
    }
    for priorytet in public["priorytety"]:
        for cel in priorytet["cele"]:
            cel.pop("przyczyny", None)
            for dzialanie in cel["dzialania"]:
                dzialanie["odpowiada"] = dzialanie.pop("odpowiada_funkcja")
                dzialanie["wspolpracuja"] = [
                    {"tekst": one["funkcja"]} for one in dzialanie.get("wspolpracuja", [])
                ]
    return _map_texts(public, lambda text: _without_names(text, osoby))


def znajdz_nazwiska(tresc: dict, osoby: Iterable[OsobaHdr]) -> list[Znalezisko]:
    """Words that begin like a surname of somebody from the Proces; a person judges them."""
    stems = {_stem(osoba.nazwisko) for osoba in osoby if len(osoba.nazwisko) >= _RDZEN_MIN}
    return [
        Znalezisko(word, text[:160])
        for text in _texts(tresc["priorytety"])
        for word in re.findall(r"\b[^\W\d_][^\W\d_-]{3,}", text)
        if word[0].isupper() and any(normalize(word).startswith(stem) for stem in stems)
    ]


def tekst_do_szukania(tresc: dict) -> str:
    """All texts of the public content, ready for ``normalize`` of what is looked for."""
    return normalize(" ".join(_texts(tresc)))


def _stem(nazwisko: str) -> str:
    return normalize(nazwisko)[: max(_RDZEN_MIN, len(nazwisko) - 2)]


def _without_names(text: str, osoby: list[OsobaHdr]) -> str:
    for osoba in osoby:
        imie, nazwisko = re.escape(osoba.imie), re.escape(osoba.nazwisko)
        pattern = rf"\b(?:{imie}\s+{nazwisko}|{nazwisko}\s+{imie})\b"
        text = re.sub(pattern, osoba.funkcja, text)
    return text


def _texts(value) -> list[str]:
    found: list[str] = []
    _map_texts(value, lambda text: found.append(text) or text)
    return found


def _map_texts(value, change):
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_map_texts(one, change) for one in value]
    if isinstance(value, dict):
        return {key: _map_texts(one, change) for key, one in value.items()}
    return value
