"""Reads over one sheet, for the person who fills it: progress, answers, summary."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from arkusz.enums import BrakOceny
from arkusz.models import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz
from arkusz.queries.arkusz import Tryb
from edycje.models import Proces
from obszary.models import Obszar, Stwierdzenie

# What is asked about an area as a whole: field of OcenaObszaru, question, ends of the scale.
PYTANIA_O_OBSZAR = (
    ("trudnosc", "Jak trudny jest dla Was ten obszar?", "wcale", "bardzo"),
    ("chec", "Jak bardzo chcecie się w nim rozwijać?", "wcale", "bardzo"),
    ("koniecznosc", "Jak konieczna jest zmiana?", "wcale", "bardzo"),
)

# More gaps than these are counted area by area; each still stands at its place.
NAJWIECEJ_LUK = 8


@dataclass(frozen=True)
class PostepObszaru:
    obszar: Obszar
    pozycja: int
    stwierdzen: int
    odpowiedzi: int

    @property
    def is_complete(self) -> bool:
        return self.odpowiedzi == self.stwierdzen

    @property
    def is_begun(self) -> bool:
        return 0 < self.odpowiedzi < self.stwierdzen


@dataclass(frozen=True)
class Postep:
    """Counts what is required: an answer to every statement. Areas as a whole are optional."""

    obszary: list[PostepObszaru]

    @property
    def stwierdzen(self) -> int:
        return sum(obszar.stwierdzen for obszar in self.obszary)

    @property
    def odpowiedzi(self) -> int:
        return sum(obszar.odpowiedzi for obszar in self.obszary)

    @property
    def brakuje(self) -> int:
        return self.stwierdzen - self.odpowiedzi

    @property
    def is_complete(self) -> bool:
        return not self.brakuje

    def get_dalej(self, ostatni: int) -> int | None:
        """Where to go on: the area left last, or, if it is complete, the next one that is not."""
        numery = [jeden.obszar.nr for jeden in self.obszary]
        place = numery.index(ostatni) if ostatni in numery else 0
        order = [*self.obszary[place:], *self.obszary[:place]]
        return next((jeden.obszar.nr for jeden in order if not jeden.is_complete), None)


def get_postep(proces: Proces, arkusz: ArkuszDiagnostyczny | None) -> Postep:
    """Answers per area of the frozen version of the sheet. One query."""
    # A subquery: a join would count every answer of the country before it picks this sheet.
    answered = (
        Odpowiedz.objects.filter(arkusz=arkusz, stwierdzenie__obszar=OuterRef("pk"))
        .order_by()
        .values("stwierdzenie__obszar")
        .annotate(ile=Count("pk"))
        .values("ile")
    )
    obszary = (
        Obszar.objects.filter(stwierdzenia__wersja=proces.edycja.wersja_arkusza_id)
        .annotate(
            ile=Count("stwierdzenia"),
            odpowiedziano=Coalesce(Subquery(answered), 0) if arkusz else Value(0),
        )
        .order_by("nr")
    )
    return Postep(
        [
            PostepObszaru(obszar, pozycja, obszar.ile, obszar.odpowiedziano)
            for pozycja, obszar in enumerate(obszary, start=1)
        ]
    )


@dataclass(frozen=True)
class PozycjaArkusza:
    """A statement with the answer of the person who looks at their own sheet."""

    stwierdzenie: Stwierdzenie
    pole: str
    wartosc: str

    @property
    def numer(self) -> str:
        return f"{self.stwierdzenie.obszar.nr}.{self.stwierdzenie.numer}"

    @property
    def odpowiedz(self) -> str:
        return self.wartosc.replace("_", " ")


def get_pozycje(
    proces: Proces,
    arkusz: ArkuszDiagnostyczny | None,
    tryb: Tryb,
    obszar: Obszar | None = None,
) -> list[PozycjaArkusza]:
    """Statements of one area or of all, with own answers. Two queries."""
    stwierdzenia = Stwierdzenie.objects.filter(
        wersja=proces.edycja.wersja_arkusza_id
    ).select_related("obszar")
    answers = Odpowiedz.objects.filter(arkusz=arkusz) if arkusz else Odpowiedz.objects.none()
    if obszar is not None:
        stwierdzenia = stwierdzenia.filter(obszar=obszar)
        answers = answers.filter(stwierdzenie__obszar=obszar)
    values = {
        stwierdzenie: str(ocena or brak)
        for stwierdzenie, ocena, brak in answers.values_list("stwierdzenie", "ocena", "brak_oceny")
    }
    return [
        PozycjaArkusza(s, f"{tryb.prefiks}{s.pk}", values.get(s.pk, ""))
        for s in stwierdzenia.order_by("obszar__nr", "numer")
    ]


@dataclass(frozen=True)
class PytanieOObszar:
    """One question about an area as a whole, with the answer so far."""

    pole: str
    tekst: str
    nazwa: str
    od: str
    do: str
    wartosc: str


def get_pytania(
    arkusz: ArkuszDiagnostyczny | None, tryb: Tryb, numery: Iterable[int]
) -> dict[int, list[PytanieOObszar]]:
    """The three questions about each of these areas. One query."""
    rated = OcenaObszaru.objects.filter(arkusz=arkusz) if arkusz else OcenaObszaru.objects.none()
    by_nr = {row.obszar.nr: row for row in rated.select_related("obszar")}
    return {nr: _pytania(nr, by_nr.get(nr), tryb.prefiks) for nr in numery}


def _pytania(nr: int, row: OcenaObszaru | None, prefiks: str) -> list[PytanieOObszar]:
    return [
        PytanieOObszar(
            pole=f"{prefiks}o{nr}-{field}",
            tekst=tekst,
            nazwa=OcenaObszaru._meta.get_field(field).verbose_name,
            od=od,
            do=do,
            wartosc=str((row and getattr(row, field)) or ""),
        )
        for field, tekst, od, do in PYTANIA_O_OBSZAR
    ]


@dataclass(frozen=True)
class CzescArkusza:
    """One area of one's own sheet: its answers, and what they come to."""

    obszar: Obszar
    pozycje: list[PozycjaArkusza]
    pytania: list[PytanieOObszar]

    @property
    def mediana(self) -> float | None:
        oceny = [int(jedna.wartosc) for jedna in self.pozycje if jedna.wartosc.isdigit()]
        return median(oceny) if oceny else None

    @property
    def nie_wiem(self) -> int:
        return sum(jedna.wartosc == BrakOceny.NIE_WIEM for jedna in self.pozycje)

    @property
    def nie_dotyczy(self) -> int:
        return sum(jedna.wartosc == BrakOceny.NIE_DOTYCZY for jedna in self.pozycje)

    @property
    def brakuje(self) -> int:
        return sum(not jedna.wartosc for jedna in self.pozycje)

    @property
    def pierwsza_luka(self) -> PozycjaArkusza | None:
        return next((jedna for jedna in self.pozycje if not jedna.wartosc), None)

    @property
    def is_pusta(self) -> bool:
        answered = any(jedna.wartosc for jedna in self.pozycje)
        return not answered and not any(pytanie.wartosc for pytanie in self.pytania)


def get_czesci(
    proces: Proces, arkusz: ArkuszDiagnostyczny | None, tryb: Tryb
) -> list[CzescArkusza]:
    """The whole sheet, area by area. Three queries."""
    by_obszar = {}
    for pozycja in get_pozycje(proces, arkusz, tryb):
        by_obszar.setdefault(pozycja.stwierdzenie.obszar, []).append(pozycja)
    pytania = get_pytania(arkusz, tryb, [obszar.nr for obszar in by_obszar])
    return [
        CzescArkusza(obszar, pozycje, pytania[obszar.nr]) for obszar, pozycje in by_obszar.items()
    ]


def get_luki(czesci: list[CzescArkusza]) -> dict[str, list]:
    """What is missing: statements, and the areas instead of them when there are many."""
    luki = [one for czesc in czesci for one in czesc.pozycje if not one.wartosc]
    many = len(luki) > NAJWIECEJ_LUK
    return {
        "luki": luki,
        "luki_w_obszarach": [czesc for czesc in czesci if czesc.brakuje] if many else [],
    }
