"""Reads over sheets: who fills them, who has sent, how far one's own sheet is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from diagnoza.models import ArkuszDiagnostyczny, Odpowiedz
from diagnoza.obliczenia import MIN_OSOB
from edycje.models import CzlonekZespolu, Proces
from obszary.models import Obszar, Stwierdzenie

ZESPOL_DWUOSOBOWY = 2


@dataclass(frozen=True)
class Tryb:
    """How the sheets of a team are filled today."""

    wypelniajacy: list[CzlonekZespolu]
    is_wspolny: bool

    @property
    def prefiks(self) -> str:
        """Stands before the number of a statement on a page: own sheets and joint ones differ."""
        return "w" if self.is_wspolny else "s"

    @property
    def prowadzacy(self) -> CzlonekZespolu | None:
        """Who fills the joint sheet: the lider, if the lider works in the team."""
        return self.wypelniajacy[0] if self.is_wspolny else None

    def fills(self, czlonek: CzlonekZespolu) -> bool:
        """Whether this person has a sheet of their own to fill now."""
        return czlonek == self.prowadzacy if self.is_wspolny else czlonek in self.wypelniajacy


def get_tryb(proces: Proces) -> Tryb:
    """One query; ``proces.edycja`` must be loaded.

    A team of two, where the edition allows it, fills one joint sheet: figures of two people
    would show each of them the answers of the other.
    """
    wypelniajacy = list(
        CzlonekZespolu.objects.active()
        .filter(proces=proces, wypelnia_arkusz=True)
        .order_by("-is_lider", "nazwisko", "imie", "pk")
    )
    return Tryb(
        wypelniajacy=wypelniajacy,
        is_wspolny=proces.edycja.zespol_min == ZESPOL_DWUOSOBOWY
        and len(wypelniajacy) == ZESPOL_DWUOSOBOWY,
    )


@dataclass(frozen=True)
class StanArkusza:
    """The only thing others learn of a sheet: sent or not."""

    czlonek: CzlonekZespolu
    wyslano_at: datetime | None


def get_stany(proces: Proces, tryb: Tryb) -> list[StanArkusza]:
    """Who has sent, of the people who fill a sheet today. One query."""
    sent = dict(
        ArkuszDiagnostyczny.objects.sent()
        .filter(proces=proces, wspolny=tryb.is_wspolny)
        .values_list("czlonek", "wyslano_at")
    )
    people = [tryb.prowadzacy] if tryb.is_wspolny else tryb.wypelniajacy
    return [StanArkusza(czlonek, sent.get(czlonek.pk)) for czlonek in people]


def can_close(stany: list[StanArkusza], tryb: Tryb) -> bool:
    return not tryb.is_wspolny and sum(bool(stan.wyslano_at) for stan in stany) >= MIN_OSOB


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


def get_arkusz(proces: Proces, czlonek: CzlonekZespolu, tryb: Tryb) -> ArkuszDiagnostyczny | None:
    """The sheet this person fills now; None before the first answer."""
    return ArkuszDiagnostyczny.objects.filter(
        proces=proces, czlonek=czlonek, wspolny=tryb.is_wspolny
    ).first()
