"""Facts about teams, for one Proces or for many at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
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


@dataclass(frozen=True)
class FaktyZespolu:
    """What the cycle needs to know about the people of one Proces."""

    zespol_min: int
    zespol_max: int
    liczba_osob: int = 0
    lider: CzlonekZespolu | None = None
    is_lider_przyjety: bool = False
    lider_przyjety_at: datetime | None = None
    decydent: CzlonekZespolu | None = None
    ros: PrzydzialDoradcy | None = None
    pro: PrzydzialDoradcy | None = None
    nieprzyjete: int = 0
    # The last moment somebody of the Jst was in the application.
    aktywnosc: datetime | None = None

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
            not self.brakuje_osob
            and not self.is_za_duzy
            and self.lider is not None
            and self.decydent is not None
        )

    @property
    def is_doradcy(self) -> bool:
        return self.ros is not None and self.pro is not None

    @property
    def doradcy_od(self) -> date | None:
        """Since when both advisors are there."""
        return max(self.ros.od, self.pro.od) if self.is_doradcy else None


# Columns that no fact needs; the board of 500 JST reads some 2,000 people.
_ZBEDNE_OSOBY = ("password", "last_login", "date_joined", "telefon", "is_superuser", "is_staff")
_ZBEDNE_CZLONKA = (
    "telefon",
    "odszedl_at",
    "powod_odejscia",
    *(f"user__{name}" for name in _ZBEDNE_OSOBY),
    "zaproszenie__token_hash",
    "zaproszenie__cel_url",
    "zaproszenie__opis_roli",
    "zaproszenie__created_at",
)
_ZBEDNE_PRZYDZIALU = (
    "powod_konca",
    "created_at",
    "doradca__o_mnie",
    "doradca__numer_umowy",
    "doradca__user__last_seen_at",
    *(f"doradca__user__{name}" for name in _ZBEDNE_OSOBY),
)


def fakty_zespolu(procesy: Iterable[Proces]) -> dict[int, FaktyZespolu]:
    """Facts per Proces (``edycja`` loaded). Two queries, however many Procesy."""
    procesy = list(procesy)
    pks = [proces.pk for proces in procesy]
    members, advisors = defaultdict(list), defaultdict(dict)
    czlonkowie = CzlonekZespolu.objects.active().select_related("user", "zaproszenie")
    for czlonek in czlonkowie.filter(proces__in=pks).defer(*_ZBEDNE_CZLONKA):
        members[czlonek.proces_id].append(czlonek)
    przydzialy = PrzydzialDoradcy.objects.current().select_related("doradca__user")
    for przydzial in przydzialy.filter(proces__in=pks).defer(*_ZBEDNE_PRZYDZIALU):
        advisors[przydzial.proces_id][przydzial.specjalizacja] = przydzial
    return {
        proces.pk: _fakty(proces.edycja, members[proces.pk], advisors[proces.pk])
        for proces in procesy
    }


def _fakty(edycja, members, advisors) -> FaktyZespolu:
    stany = {czlonek.pk: stan_zaproszenia(czlonek.user, czlonek.zaproszenie) for czlonek in members}
    lider = next((czlonek for czlonek in members if czlonek.is_lider), None)
    accepted = lider is not None and stany[lider.pk].is_accepted
    accepted_at = None
    if accepted:
        accepted_at = lider.zaproszenie.przyjete_at if lider.zaproszenie else lider.dolaczyl_at
    return FaktyZespolu(
        zespol_min=edycja.zespol_min,
        zespol_max=edycja.zespol_max,
        liczba_osob=sum(czlonek.wypelnia_arkusz for czlonek in members),
        lider=lider,
        is_lider_przyjety=accepted,
        lider_przyjety_at=accepted_at,
        decydent=next((czlonek for czlonek in members if czlonek.is_decydent), None),
        ros=advisors.get(Specjalizacja.ROS),
        pro=advisors.get(Specjalizacja.PRO),
        nieprzyjete=sum(
            czlonek.user is not None and not stany[czlonek.pk].is_accepted for czlonek in members
        ),
        aktywnosc=max(
            (c.user.last_seen_at for c in members if c.user and c.user.last_seen_at), default=None
        ),
    )


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
