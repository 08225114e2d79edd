"""A pasted list of names or TERYT codes against the register. Pure: no query, no write."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from doradztwo.teksty import normalize
from jst.enums import RodzajJst
from jst.models import Jst

NAJWIECEJ_POZYCJI = 600
NAJWIECEJ_PODPOWIEDZI = 4
# Looking for close names costs milliseconds per line; a wrong file must not cost minutes.
NAJWIECEJ_SZUKANYCH = 60

_GMINY = frozenset(RodzajJst) - {RodzajJst.POWIAT}
_MIASTA = frozenset(
    {
        RodzajJst.GMINA_MIEJSKA,
        RodzajJst.MIASTO_NA_PRAWACH_POWIATU,
        RodzajJst.GMINA_MIEJSKO_WIEJSKA,
    }
)
_POWIATY = frozenset({RodzajJst.POWIAT})
# Longer phrases first: "gmina miejska" must not be read as "gmina" called "miejska …".
_RODZAJE = (
    ("miasto na prawach powiatu", frozenset({RodzajJst.MIASTO_NA_PRAWACH_POWIATU})),
    ("gmina miejsko-wiejska", frozenset({RodzajJst.GMINA_MIEJSKO_WIEJSKA})),
    ("gmina miejska", frozenset({RodzajJst.GMINA_MIEJSKA, RodzajJst.MIASTO_NA_PRAWACH_POWIATU})),
    ("gmina wiejska", frozenset({RodzajJst.GMINA_WIEJSKA})),
    ("miasto i gmina", _GMINY),
    ("gmina i miasto", _GMINY),
    ("urzad gminy", _GMINY),
    ("gmina", _GMINY),
    ("gm.", _GMINY),
    ("powiat", _POWIATY),
    ("pow.", _POWIATY),
    ("miasto", _MIASTA),
    ("m.", _MIASTA),
)
_WOJEWODZTWA = frozenset(
    "dolnoslaskie kujawsko-pomorskie lubelskie lubuskie lodzkie malopolskie mazowieckie opolskie "
    "podkarpackie podlaskie pomorskie slaskie swietokrzyskie warminsko-mazurskie wielkopolskie "
    "zachodniopomorskie".split()
)
_WOJ = re.compile(r"^(?:woj\.?|wojewodztwo)\s+")
_WOJ_NA_KONCU = re.compile(r"[\s,]+(?:woj\.?|wojewodztwo)\s+(\S+)$")
_POW_NA_KONCU = re.compile(r"(?<=\S)[\s,]+(?:pow\.?|powiat)\s+(.+)$")
_NAWIASY = re.compile(r"\(([^)]*)\)")
_NUMERACJA = re.compile(r"^\s*(?:[-–•*·]\s+|\d{1,3}[.)]\s+)")
_KOD = re.compile(r"^\d{3,7}$")


class Stan(StrEnum):
    DOPASOWANA = "dopasowana"
    NIEJEDNOZNACZNA = "niejednoznaczna"
    NIEZNANA = "nieznana"
    POWTORZONA = "powtorzona"
    JUZ_W_EDYCJI = "juz_w_edycji"


@dataclass
class Pozycja:
    """One entry of the list. ``kandydaci``: the match, the namesakes, or the closest names."""

    numer: int
    tekst: str
    stan: Stan
    kandydaci: list[Jst] = field(default_factory=list)
    # Namesakes that take part already: the entry may well mean them.
    w_edycji: list[Jst] = field(default_factory=list)

    @property
    def jst(self) -> Jst | None:
        return self.kandydaci[0] if self.stan != Stan.NIEZNANA and self.kandydaci else None


@dataclass(frozen=True)
class Opis:
    """What an entry says: a code, or a name with what tells namesakes apart."""

    kod: str = ""
    nazwa: str = ""
    rodzaje: frozenset = frozenset()
    wojewodztwo: str = ""
    powiat: str = ""


class Rejestr:
    """The register, indexed by code and by name without diacritics."""

    def __init__(self, rows: Iterable[Jst]):
        self.po_kodzie, self.po_nazwie = {}, defaultdict(list)
        for jst in rows:
            self.po_kodzie[jst.kod] = self.po_kodzie[jst.identyfikator] = jst
            self.po_nazwie[normalize(jst.nazwa)].append(jst)
            if jst.rodzaj == RodzajJst.MIASTO_NA_PRAWACH_POWIATU:
                # A city with powiat rights is one Jst, also under the code of its powiat.
                self.po_kodzie.setdefault(jst.kod[:4], jst)

    def find(self, opis: Opis) -> list[Jst]:
        if opis.kod:
            return self._find_kod(opis.kod)
        with_brackets = self.po_nazwie.get(f"{opis.nazwa} ({opis.powiat})")
        if with_brackets:
            # "Dobra (Szczecińska)" is a name, not a gmina in a powiat.
            opis, same = replace(opis, powiat=""), with_brackets
        else:
            same = self.po_nazwie.get(opis.nazwa, [])
        found = [jst for jst in same if _fits(jst, opis)]
        if not found and opis.rodzaje == _POWIATY:
            # "powiat Gliwice" is written for a city with powiat rights.
            found = [jst for jst in same if jst.rodzaj == RodzajJst.MIASTO_NA_PRAWACH_POWIATU]
        return found

    def _find_kod(self, kod: str) -> list[Jst]:
        """Also a code whose seventh digit changed, or whose leading zero a spreadsheet ate."""
        readings = [[kod, kod[:6]] if len(kod) == 7 else [kod]]
        if len(kod) == 6:
            readings.append([f"0{kod}", f"0{kod[:5]}"])
        elif len(kod) in (3, 5):
            readings.append([f"0{kod}"])
        hits = (
            next((self.po_kodzie[code] for code in codes if code in self.po_kodzie), None)
            for codes in readings
        )
        return list({jst.pk: jst for jst in hits if jst is not None}.values())

    def closest(self, opis: Opis) -> list[Jst]:
        """Namesakes that the rest of the entry rules out, else the names most alike."""
        if not opis.nazwa:
            return []
        same = self.po_nazwie.get(opis.nazwa)
        if same:
            return same[:NAJWIECEJ_PODPOWIEDZI]
        names = get_close_matches(opis.nazwa, self.po_nazwie, n=3, cutoff=0.72)
        found = [jst for name in names for jst in self.po_nazwie[name]]
        found.sort(key=lambda jst: not _fits(jst, opis))
        return found[:NAJWIECEJ_PODPOWIEDZI]


def _fits(jst: Jst, opis: Opis) -> bool:
    return (
        (not opis.rodzaje or jst.rodzaj in opis.rodzaje)
        and (not opis.wojewodztwo or normalize(jst.wojewodztwo) == opis.wojewodztwo)
        and (not opis.powiat or normalize(jst.powiat) == opis.powiat)
    )


def _is_qualifier(text: str) -> bool:
    """Only says where or of what kind: belongs to the entry before it."""
    plain = normalize(text)
    return _WOJ.sub("", plain) in _WOJEWODZTWA or plain in {name for name, _ in _RODZAJE}


def split_entries(text: str, rejestr: Rejestr) -> list[str]:
    """Entries of a pasted text: lines, and cells of a line between ``;``, ``,`` and tabs.

    A cell that only says the voivodeship or the kind joins the cell before it; a name beside its
    own code (two columns of a spreadsheet) is the same entry.
    """
    entries = []
    for line in text.splitlines():
        cells = [_NUMERACJA.sub("", cell).strip() for cell in re.split(r"[;,\t]", line)]
        in_line: list[str] = []
        for cell in filter(None, cells):
            if in_line and (_is_qualifier(cell) or _is_its_powiat(in_line[-1], cell, rejestr)):
                in_line[-1] += f" ({cell})"
            elif not (in_line and _same_jst(in_line[-1], cell, rejestr)):
                in_line.append(cell)
        entries += in_line
    return entries


def _is_its_powiat(before: str, cell: str, rejestr: Rejestr) -> bool:
    """ "gmina Dwikozy, powiat sandomierski" is one gmina, not a gmina and a powiat."""
    opis = parse(cell)
    return opis.rodzaje == _POWIATY and any(
        jst.rodzaj != RodzajJst.POWIAT and normalize(jst.powiat) == opis.nazwa
        for jst in rejestr.find(parse(before))
    )


def _same_jst(before: str, cell: str, rejestr: Rejestr) -> bool:
    first, second = parse(before), parse(cell)
    if bool(first.kod) == bool(second.kod):
        return False
    code, name = (first, second) if first.kod else (second, first)
    found = rejestr.find(code)
    return bool(found) and normalize(found[0].nazwa) == name.nazwa


def parse(text: str) -> Opis:
    """ "gm. Brzeg Dolny (woj. dolnośląskie)" → name, kinds, voivodeship."""
    plain = normalize(text)
    if _KOD.match(bare := _NAWIASY.sub("", plain).strip()):
        return Opis(kod=bare)
    found: dict[str, Any] = {"rodzaje": frozenset(), "wojewodztwo": "", "powiat": ""}
    for inside in _NAWIASY.findall(plain):
        for part in re.split(r"[,;]", inside):
            _read_qualifier(part.strip(), found)
    plain = _NAWIASY.sub(" ", plain)
    plain = " ".join(plain.split()).strip(" .,")
    # Either may come first: "… pow. kielecki, woj. świętokrzyskie".
    tails = (_WOJ_NA_KONCU, "wojewodztwo"), (_POW_NA_KONCU, "powiat")
    for pattern, name in (*tails, tails[0]):
        if match := pattern.search(plain):
            found[name], plain = match[1], plain[: match.start()]
    for prefix, kinds in _RODZAJE:
        if plain.startswith(f"{prefix} ") or (prefix.endswith(".") and plain.startswith(prefix)):
            plain = plain[len(prefix) :].strip()
            found["rodzaje"] = found["rodzaje"] & kinds if found["rodzaje"] else kinds
            break
    return Opis(nazwa=plain.strip(" -–,"), **found)


def _read_qualifier(part: str, found: dict) -> None:
    wojewodztwo = _WOJ.sub("", part)
    kinds = dict(_RODZAJE).get(part)
    if wojewodztwo in _WOJEWODZTWA:
        found["wojewodztwo"] = wojewodztwo
    elif kinds is not None:
        found["rodzaje"] = kinds
    elif part.startswith(("powiat ", "pow. ", "pow ")):
        found["powiat"] = part.partition(" ")[2]
    elif part:
        found["powiat"] = part


def match_lista(text: str, rows: Iterable[Jst], w_edycji: set[int]) -> list[Pozycja]:
    """Every entry of ``text`` with what it stands for; ``w_edycji``: pks already taking part."""
    rejestr = Rejestr(rows)
    seen, searched, result = {}, 0, []
    for number, entry in enumerate(split_entries(text, rejestr)[:NAJWIECEJ_POZYCJI], start=1):
        opis = parse(entry)
        found = rejestr.find(opis)
        if not found:
            searched += 1
            close = rejestr.closest(opis) if searched <= NAJWIECEJ_SZUKANYCH else []
            result.append(Pozycja(number, entry, Stan.NIEZNANA, close))
        elif len(found) > 1:
            result.append(_ambiguous(number, entry, found, w_edycji))
        else:
            stan = Stan.DOPASOWANA
            if found[0].pk in w_edycji:
                stan = Stan.JUZ_W_EDYCJI
            elif found[0].pk in seen:
                stan = Stan.POWTORZONA
            seen[found[0].pk] = number
            result.append(Pozycja(number, entry, stan, found))
    return result


def _ambiguous(number: int, entry: str, found: list[Jst], w_edycji: set[int]) -> Pozycja:
    """Never decided here, not even when one namesake is left: the entry may mean another."""
    there = [jst for jst in found if jst.pk in w_edycji]
    free = [jst for jst in found if jst.pk not in w_edycji]
    if not free:
        return Pozycja(number, entry, Stan.JUZ_W_EDYCJI, there)
    return Pozycja(number, entry, Stan.NIEJEDNOZNACZNA, free, there)
