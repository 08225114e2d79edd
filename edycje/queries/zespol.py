"""Facts about teams, for one Proces or for many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, FilteredRelation, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from edycje.models import CzlonekZespolu, Proces
from jst.enums import Specjalizacja
from konta.models import Zaproszenie


@dataclass(frozen=True)
class StanZaproszenia:
    """How far a person is with the account; ``stan`` is a state of the visual system."""

    stan: str
    slowo: str
    is_accepted: bool = False
    moze_ponowic: bool = False


BEZ_KONTA = StanZaproszenia("przed", "bez konta")
PRZYJETE = StanZaproszenia("gotowe", "zaproszenie przyjęte", is_accepted=True)
KONTO = StanZaproszenia("gotowe", "konto aktywne", is_accepted=True)
KONTO_WYLACZONE = StanZaproszenia("pauza", "konto wyłączone")
ZAPROSZONY = StanZaproszenia("czeka", "czeka na przyjęcie", moze_ponowic=True)
WYGASLE = StanZaproszenia("pilne", "zaproszenie wygasło", moze_ponowic=True)
ODWOLANE = StanZaproszenia("pauza", "zaproszenie odwołane", moze_ponowic=True)


def stan_zaproszenia(user, zaproszenie: Zaproszenie | None) -> StanZaproszenia:
    """State of one person from loaded rows, without a query."""
    if user is None:
        return BEZ_KONTA
    if zaproszenie is None:
        return KONTO if user.is_active else KONTO_WYLACZONE
    if zaproszenie.przyjete_at:
        return PRZYJETE if user.is_active else KONTO_WYLACZONE
    if zaproszenie.odwolane_at:
        return ODWOLANE
    return WYGASLE if zaproszenie.is_expired else ZAPROSZONY


class FaktDoradcy(NamedTuple):
    """An advisor of a Proces today, and since when."""

    pk: int
    imie: str
    nazwisko: str
    od: date

    def __str__(self):
        return f"{self.imie} {self.nazwisko}"


@dataclass(frozen=True, slots=True)
class FaktyZespolu:
    """What the cycle needs to know about the people of one Proces."""

    zespol_min: int
    zespol_max: int
    liczba_osob: int = 0
    ma_lidera: bool = False
    lider_przyjety_at: datetime | None = None
    ma_decydenta: bool = False
    ros: FaktDoradcy | None = None
    pro: FaktDoradcy | None = None
    nieprzyjete: int = 0
    # The last moment somebody of the Jst was in the application.
    aktywnosc: datetime | None = None

    @property
    def is_lider_przyjety(self) -> bool:
        return self.lider_przyjety_at is not None

    @property
    def brakuje_osob(self) -> int:
        return max(0, self.zespol_min - self.liczba_osob)

    @property
    def is_za_duzy(self) -> bool:
        return self.liczba_osob > self.zespol_max

    @property
    def is_komplet(self) -> bool:
        """Within the limits of the edition, with a lider and a decydent."""
        return (
            not self.brakuje_osob and not self.is_za_duzy and self.ma_lidera and self.ma_decydenta
        )

    @property
    def is_doradcy(self) -> bool:
        return self.ros is not None and self.pro is not None


def fakty_zespolu(procesy: Iterable[Proces]) -> dict[int, FaktyZespolu]:
    """Facts per Proces (``edycja`` loaded). One query, one row per Proces."""
    edycje = {proces.pk: proces.edycja for proces in procesy}
    return {
        pk: FaktyZespolu(
            zespol_min=edycje[pk].zespol_min,
            zespol_max=edycje[pk].zespol_max,
            ros=FaktDoradcy(*row[:4]) if row[0] else None,
            pro=FaktDoradcy(*row[4:8]) if row[4] else None,
            liczba_osob=liczba_osob,
            ma_lidera=bool(liderzy),
            lider_przyjety_at=przyjety_at,
            ma_decydenta=bool(decydenci),
            nieprzyjete=nieprzyjete,
            aktywnosc=aktywnosc,
        )
        for pk, *row, liczba_osob, liderzy, przyjety_at, decydenci, nieprzyjete, aktywnosc in (
            _zespoly(list(edycje))
        )
    }


def _zespoly(pks: list[int]) -> QuerySet:
    """Proces, ROS and PRO in the order of ``FaktDoradcy``, then figures of the active members."""
    doradcy = [
        f"{one}__{field}"
        for one in Specjalizacja.values
        for field in ("doradca", "doradca__user__imie", "doradca__user__nazwisko", "od")
    ]
    # The same rule as ``stan_zaproszenia(...).is_accepted``, for the database.
    przyjete = Q(osoba__user__is_active=True) & (
        Q(osoba__zaproszenie=None) | Q(osoba__zaproszenie__przyjete_at__isnull=False)
    )
    # The moment of the invitation; who never needed one has been there since joining.
    przyjeto_at = Coalesce("osoba__zaproszenie__przyjete_at", "osoba__dolaczyl_at")
    return (
        Proces.objects.filter(pk__in=pks)
        .order_by()
        .annotate(
            osoba=FilteredRelation("czlonkowie", condition=Q(czlonkowie__odszedl_at=None)),
            **{one: _obecny_doradca(one) for one in Specjalizacja.values},
        )
        .values_list("pk", *doradcy)
        .annotate(
            liczba_osob=Count("osoba__pk", filter=Q(osoba__wypelnia_arkusz=True)),
            liderzy=Count("osoba__pk", filter=Q(osoba__is_lider=True)),
            lider_przyjety_at=Max(przyjeto_at, filter=Q(osoba__is_lider=True) & przyjete),
            decydenci=Count("osoba__pk", filter=Q(osoba__is_decydent=True)),
            nieprzyjete=Count("osoba__pk", filter=Q(osoba__user__isnull=False) & ~przyjete),
            aktywnosc=Max("osoba__user__last_seen_at"),
        )
    )


def _obecny_doradca(specjalizacja: str) -> FilteredRelation:
    """At most one, by constraint ``przydzial_doradcy_one_current``."""
    current = Q(przydzialy__do=None, przydzialy__specjalizacja=specjalizacja)
    return FilteredRelation("przydzialy", condition=current)


@dataclass(frozen=True)
class OsobaZespolu:
    """A member with the state of the invitation, for a page."""

    czlonek: CzlonekZespolu
    zaproszenie: StanZaproszenia


@dataclass(frozen=True)
class SkladZespolu:
    obecni: list[OsobaZespolu]
    dawni: list[CzlonekZespolu]


def sklad_zespolu(proces: Proces) -> SkladZespolu:
    """Members of one team and those who left. One query."""
    rows = list(proces.czlonkowie.select_related("user", "zaproszenie"))
    return SkladZespolu(
        obecni=[
            OsobaZespolu(row, stan_zaproszenia(row.user, row.zaproszenie))
            for row in rows
            if row.odszedl_at is None
        ],
        dawni=[row for row in rows if row.odszedl_at is not None],
    )
