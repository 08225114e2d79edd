"""What of a frozen HDR may be read by everybody. Pure functions."""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from doradztwo.teksty import normalize

# Endings of a Polish surname differ by case; what is left of it betrays the person all the same.
_RDZEN_MIN = 4
# „Lis” is too short for a stem: the word itself, or with an ending („Lisowi”).
_KROTKIE_MIN, _KONCOWKA_MAX = 3, 3
_SLOWO = re.compile(r"\b[^\W\d_]{3,}")


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
    parts = _czesci_nazwisk(osoby)
    return [
        Znalezisko(word, text[:160])
        for text in _texts(tresc["priorytety"])
        for word in _SLOWO.findall(text)
        if _is_like_nazwisko(word, parts)
    ]


def zakryj_nazwiska(text: str, osoby: Iterable[OsobaHdr]) -> str:
    """For a text that nobody judges before it is public: what looks like a surname goes too."""
    osoby = list(osoby)
    parts = _czesci_nazwisk(osoby)
    return _SLOWO.sub(
        lambda found: "[…]" if _is_like_nazwisko(found[0], parts) else found[0],
        _without_names(text, osoby),
    )


def tekst_do_szukania(tresc: dict) -> str:
    """All texts of the public content, ready for ``normalize`` of what is looked for."""
    return normalize(" ".join(_texts(tresc)))


def _czesci_nazwisk(osoby: Iterable[OsobaHdr]) -> set[str]:
    """Each part of a double surname: either betrays the person alone."""
    return {
        normalize(part)
        for osoba in osoby
        for part in re.split(r"[\s-]+", osoba.nazwisko)
        if len(part) >= _KROTKIE_MIN
    }


def _is_like_nazwisko(word: str, parts: set[str]) -> bool:
    plain = normalize(word)
    return word[0].isupper() and any(_begins_like(plain, part) for part in parts)


def _begins_like(word: str, part: str) -> bool:
    if len(part) < _RDZEN_MIN:
        return word.startswith(part) and len(word) <= len(part) + _KONCOWKA_MAX
    return word.startswith(part[: max(_RDZEN_MIN, len(part) - 2)])


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
