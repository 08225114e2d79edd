"""Reads over the sheets of a team: who fills them, who has sent, whether a result may be shown."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, F, OuterRef

from arkusz.models import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz
from arkusz.skala import MIN_OSOB
from edycje.models import CzlonekZespolu, Proces
from konta.models import User

ZESPOL_DWUOSOBOWY = 2
# Whoever looks at figures must not know the sheets of all but one of the people.
MIN_NIEZNANYCH = 2


@dataclass(frozen=True)
class Tryb:
    """How the sheets of a team are filled today."""

    wypelniajacy: list[CzlonekZespolu]
    is_wspolny: bool
    runda: int = 1
    # The result that stands: how many sheets it counts, None before it.
    policzone: int | None = None
    is_ponownie: bool = False

    @property
    def is_zamkniety(self) -> bool:
        """There is a result and its sheets were not opened again."""
        return self.policzone is not None and not self.is_ponownie

    @property
    def is_w_komplecie(self) -> bool:
        """Everybody whose sheet must be sent before the next result is still in the team."""
        return not self.is_ponownie or len(self.wypelniajacy) == self.policzone

    @property
    def prefiks(self) -> str:
        """Stands before the number of a statement on a page: own sheets and joint ones differ."""
        return "w" if self.is_wspolny else "s"

    @property
    def prowadzacy(self) -> CzlonekZespolu | None:
        """Who fills the joint sheet: the lider, if the lider works in the team."""
        return self.wypelniajacy[0] if self.is_wspolny and self.wypelniajacy else None

    def fills(self, czlonek: CzlonekZespolu) -> bool:
        """Whether this person has a sheet of their own to fill now."""
        return czlonek == self.prowadzacy if self.is_wspolny else czlonek in self.wypelniajacy


def get_tryb(proces: Proces) -> Tryb:
    """One query; ``proces.edycja`` must be loaded.

    A team of two, where the edition allows it, fills one joint sheet: figures of two people
    would show each of them the answers of the other. Sheets opened again after a result are
    filled by the very people it counts (docs/adr/0006), until the area is chosen.
    """
    people = list(
        CzlonekZespolu.objects.active()
        .filter(proces=proces)
        .annotate(
            is_counted=Exists(
                ArkuszDiagnostyczny.objects.filter(czlonek=OuterRef("pk"), wynik__isnull=False)
            ),
            wynik_runda=F("proces__wynik_zespolu__runda"),
            wynik_policzone=F("proces__wynik_zespolu__liczba_arkuszy"),
            wynik_wspolny=F("proces__wynik_zespolu__wspolny"),
            wynik_otwarto=F("proces__wynik_zespolu__otwarto_at"),
            obszar_procesu=F("proces__obszar"),
        )
        .order_by("-is_lider", "nazwisko", "imie", "pk")
    )
    first = people[0] if people else None
    if first and first.wynik_otwarto and not first.obszar_procesu:
        return Tryb(
            [person for person in people if person.is_counted],
            is_wspolny=first.wynik_wspolny,
            runda=first.wynik_runda + 1,
            policzone=first.wynik_policzone,
            is_ponownie=True,
        )
    wypelniajacy = [person for person in people if person.wypelnia_arkusz]
    return Tryb(
        wypelniajacy,
        is_wspolny=proces.edycja.zespol_min == ZESPOL_DWUOSOBOWY
        and len(wypelniajacy) == ZESPOL_DWUOSOBOWY,
        runda=(first and first.wynik_runda) or 1,
        policzone=first and first.wynik_policzone,
    )


@dataclass(frozen=True)
class StanArkusza:
    """The only things others learn of a sheet: sent or not, and whether it came from paper."""

    czlonek: CzlonekZespolu
    wyslano_at: datetime | None = None
    # Whether somebody answered anything: the lider may not type over a sheet of the person.
    is_begun: bool = False
    z_papieru: bool = False
    wpisal: User | None = None
    # Who knows this sheet, or a former one of this person, because they typed it.
    znaja: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_wpisywany(self) -> bool:
        return self.z_papieru and self.wyslano_at is None


def get_stany(proces: Proces, tryb: Tryb) -> list[StanArkusza]:
    """The sheets of the people who fill one today. One query."""
    sheets = defaultdict(list)
    rows = ArkuszDiagnostyczny.objects.filter(proces=proces, wspolny=tryb.is_wspolny)
    begun = Exists(Odpowiedz.objects.filter(arkusz=OuterRef("pk"))) | Exists(
        OcenaObszaru.objects.filter(arkusz=OuterRef("pk"))
    )
    for sheet in rows.annotate(is_begun=begun).select_related("wpisal"):
        sheets[sheet.czlonek_id].append(sheet)
    people = [tryb.prowadzacy] if tryb.is_wspolny else tryb.wypelniajacy
    return [_stan(czlonek, sheets[czlonek.pk], tryb) for czlonek in people if czlonek]


def _stan(czlonek, sheets, tryb) -> StanArkusza:
    znaja = frozenset(sheet.wpisal_id for sheet in sheets if sheet.wpisal_id)
    now = next((sheet for sheet in sheets if sheet.runda == tryb.runda), None)
    if now is None:
        return StanArkusza(czlonek, znaja=znaja)
    return StanArkusza(
        czlonek,
        wyslano_at=now.wyslano_at,
        is_begun=now.is_begun,
        z_papieru=now.z_papieru,
        wpisal=now.wpisal,
        znaja=znaja,
    )


def hides_each(stany: list[StanArkusza]) -> bool:
    """Whether figures of these sheets leave every person unknown to everybody else.

    At least three sheets, and nobody knows all but one of them: whoever typed sheets from paper
    knows those and their own.
    """
    if len(stany) < MIN_OSOB:
        return False
    typists = frozenset().union(*(stan.znaja for stan in stany))
    return all(count_unknown(stany, typist) >= MIN_NIEZNANYCH for typist in typists)


def count_unknown(stany: list[StanArkusza], user_pk: int) -> int:
    """How many of these people's sheets this person has neither filled nor typed."""
    return sum(user_pk not in stan.znaja and stan.czlonek.user_id != user_pk for stan in stany)


def may_type(stan: StanArkusza, stany: list[StanArkusza], tryb: Tryb, user_pk: int) -> bool:
    """Whether this person may begin to type the sheet of ``stan`` from paper."""
    known = stan.wpisal is not None and stan.wpisal.pk != user_pk
    own = stan.czlonek.user_id == user_pk
    if stan.is_begun or stan.wyslano_at or known or own:
        return False
    others = [one for one in stany if one.czlonek != stan.czlonek]
    return tryb.is_wspolny or count_unknown(others, user_pk) >= MIN_NIEZNANYCH


def can_close(stany: list[StanArkusza], tryb: Tryb) -> bool:
    """Whether the lider may close the sheets before everybody has sent. Never in a later round:

    there the former result stands, and two results of different people betray the difference.
    """
    if tryb.is_wspolny or tryb.policzone is not None:
        return False
    return hides_each([stan for stan in stany if stan.wyslano_at])


def is_finished(stany: list[StanArkusza], tryb: Tryb) -> bool:
    """Whether everybody has sent and the figures may be shown."""
    if not tryb.is_w_komplecie or not all(stan.wyslano_at for stan in stany):
        return False
    return bool(stany) if tryb.is_wspolny else hides_each(stany)


def get_arkusz(proces: Proces, czlonek: CzlonekZespolu, tryb: Tryb) -> ArkuszDiagnostyczny | None:
    """The sheet this person fills now; None before the first answer."""
    return (
        ArkuszDiagnostyczny.objects.filter(
            proces=proces, czlonek=czlonek, wspolny=tryb.is_wspolny, runda=tryb.runda
        )
        .select_related("wpisal")
        .first()
    )
