"""What a consultation says, without saying who said it. Pure functions, no ORM."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from doradztwo.teksty import counted, format_number

NAJMNIEJ = 3
POZOSTALI = "pozostali razem"
OTWARTY = "z otwartego odnośnika"
SKALA = range(1, 6)


@dataclass(frozen=True)
class Odpowiedz:
    grupa: str
    podpis: str
    wartosci: Mapping[str, int | str]


@dataclass(frozen=True)
class Slupek:
    nazwa: str
    liczba: int
    procent: int


@dataclass(frozen=True)
class WynikGrupy:
    nazwa: str
    liczba: int
    mediana: float


@dataclass(frozen=True)
class WynikPytania:
    """``slupki`` and ``mediana`` stay empty when fewer than three people answered."""

    pytanie: object
    liczba: int
    mediana: float | None = None
    slupki: list[Slupek] = field(default_factory=list)
    grupy: list[WynikGrupy] = field(default_factory=list)
    teksty: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        return bool(self.slupki or self.teksty)

    @property
    def zdanie(self) -> str:
        """The result in a sentence, as a fact for "jak jest"; texts are quoted by the team."""
        tresc = str(self.pytanie.tresc).rstrip(" ?.:")
        answers = counted(self.liczba, "odpowiedź,odpowiedzi,odpowiedzi")
        if self.mediana is not None:
            return f"{tresc}: mediana {format_number(self.mediana)} z 5 ({answers})."
        if not self.slupki:
            return f"{tresc}: „…” ({answers})."
        top = max(self.slupki, key=lambda slupek: slupek.liczba)
        return f"{tresc}: najczęściej „{top.nazwa}”, {top.procent}% z {self.liczba} odpowiedzi."


def summarise(pytanie, odpowiedzi: Sequence[Odpowiedz]) -> WynikPytania:
    key = str(pytanie.pk)
    given = [odpowiedz for odpowiedz in odpowiedzi if key in odpowiedz.wartosci]
    if pytanie.is_tekst:
        # In the order of the alphabet: the same place in two lists must not join two answers.
        texts = sorted((odpowiedz.wartosci[key], odpowiedz.podpis) for odpowiedz in given)
        return WynikPytania(pytanie, len(given), teksty=texts)
    if len(given) < NAJMNIEJ:
        return WynikPytania(pytanie, len(given))
    values = [odpowiedz.wartosci[key] for odpowiedz in given]
    if pytanie.is_skala:
        bars = _bars([(str(value), value) for value in SKALA], values)
        groups: dict[str, list[int]] = {}
        for odpowiedz in given:
            groups.setdefault(odpowiedz.grupa or OTWARTY, []).append(odpowiedz.wartosci[key])
        return WynikPytania(pytanie, len(given), float(median(values)), bars, group_results(groups))
    return WynikPytania(
        pytanie, len(given), slupki=_bars([(opcja, opcja) for opcja in pytanie.lista_opcji], values)
    )


def _bars(choices: Sequence[tuple[str, int | str]], values: Sequence[int | str]) -> list[Slupek]:
    counts = Counter(values)
    return [
        Slupek(name, counts[value], round(100 * counts[value] / len(values)))
        for name, value in choices
    ]


def group_results(grupy: Mapping[str, Sequence[int]]) -> list[WynikGrupy]:
    """Medians of groups of at least three; smaller ones are put together.

    The distribution of all is shown too, so what is left after taking away the shown groups must
    itself count three or nothing: otherwise the difference would tell what one or two people
    answered. The smallest shown group joins the rest until that holds.
    """
    by_size = sorted(grupy.items(), key=lambda item: (-len(item[1]), item[0]))
    shown = [(name, list(values)) for name, values in by_size if len(values) >= NAJMNIEJ]
    rest = [value for _, values in by_size if len(values) < NAJMNIEJ for value in values]
    while rest and len(rest) < NAJMNIEJ and shown:
        rest += shown.pop()[1]
    if not shown or (len(shown) == 1 and not rest):
        return []
    results = [WynikGrupy(name, len(values), float(median(values))) for name, values in shown]
    if rest:
        results.append(WynikGrupy(POZOSTALI, len(rest), float(median(rest))))
    return results
