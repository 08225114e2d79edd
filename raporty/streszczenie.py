"""The one-page summary of an HDR for the council: plain words, always one page. Pure functions."""

from dataclasses import dataclass, field
from datetime import date

from doradztwo.teksty import counted

# What fits on one page of A4; the more goals, the shorter each of them.
MAX_CELOW = 6
ZNAKI_CELU = {1: 420, 2: 360, 3: 300, 4: 240, 5: 180, 6: 150}
ZNAKI_PROBLEMU = 330
ZNAKI_WSKAZNIKA = 110
ZNAKI_NAZWY = 120
MAX_PROBLEMOW = 2


@dataclass(frozen=True)
class CelStreszczenia:
    tresc: str
    wskaznik: str
    jest: str
    ma_byc: str
    jednostka: str
    dzialania: str
    od: date | None
    do: date | None


@dataclass(frozen=True)
class Streszczenie:
    problemy: list[str] = field(default_factory=list)
    cele: list[CelStreszczenia] = field(default_factory=list)
    innych_celow: int = 0
    dzialan: int = 0
    od: date | None = None
    do: date | None = None
    funkcje: list[str] = field(default_factory=list)

    @property
    def is_malo(self) -> bool:
        """Short enough for larger letters."""
        signs = sum(len(one) for one in self.problemy)
        signs += sum(len(one.tresc) + len(one.wskaznik) for one in self.cele)
        return len(self.cele) <= 4 and signs <= 900


def streszczenie(tresc: dict) -> Streszczenie:
    """``tresc`` has its dates as dates (``hdr.queries.tresc.with_dates``)."""
    cele = [cel for priorytet in tresc["priorytety"] for cel in priorytet["cele"]]
    shown = cele[:MAX_CELOW]
    dzialania = [one for cel in cele for one in cel["dzialania"]]
    od, do = _span(dzialania)
    return Streszczenie(
        problemy=_problemy(tresc),
        cele=[_cel(cel, ZNAKI_CELU[len(shown)]) for cel in shown],
        innych_celow=len(cele) - len(shown),
        dzialan=len(dzialania),
        od=od,
        do=do,
        funkcje=_funkcje(tresc),
    )


def skroc(text: str, signs: int) -> str:
    """Whole words and a mark that something is missing; line breaks become spaces."""
    text = " ".join(text.split())
    if len(text) <= signs:
        return text
    cut = text[:signs].rsplit(" ", 1)[0] if " " in text[:signs] else text[:signs]
    return cut.rstrip(" ,;:.–-") + " …"


def _problemy(tresc: dict) -> list[str]:
    """Why: the gaps behind the priorities, else the names of the priorities."""
    texts = [one["luka"] or one["nazwa"] for one in tresc["priorytety"]]
    texts = list(dict.fromkeys(text for text in texts if text))[:MAX_PROBLEMOW]
    return [skroc(text, ZNAKI_PROBLEMU) for text in texts]


def _cel(cel: dict, signs: int) -> CelStreszczenia:
    od, do = _span(cel["dzialania"])
    return CelStreszczenia(
        tresc=skroc(cel["tresc"], signs) or "cel bez treści",
        wskaznik=skroc(cel["wskaznik"], ZNAKI_WSKAZNIKA),
        jest=cel["wartosc_bazowa"],
        ma_byc=cel["wartosc_docelowa"],
        jednostka=skroc(cel["jednostka"], 40),
        dzialania=counted(len(cel["dzialania"]), "działanie,działania,działań"),
        od=od,
        do=do,
    )


def _span(dzialania: list[dict]) -> tuple[date | None, date | None]:
    starts = [one["od"] for one in dzialania if one["od"]]
    ends = [one["do"] for one in dzialania if one["do"]]
    return min(starts, default=None), max(ends, default=None)


def _funkcje(tresc: dict) -> list[str]:
    """Functions, never names: the summary is read aloud in public."""
    names = [one["stanowisko"] or one["funkcja"] for one in tresc["zespol"]]
    return [skroc(name, ZNAKI_NAZWY) for name in dict.fromkeys(names)][:6]
