from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Collate

from biblioteka.anonimizacja import OsobaHdr, zakryj_nazwiska
from biblioteka.enums import StanPublikacji
from biblioteka.models import Ankieta, Publikacja
from doradztwo.teksty import normalize
from edycje.enums import Funkcja, StatusEdycji
from edycje.models import CzlonekZespolu, Edycja, Proces, PrzydzialDoradcy
from hdr.enums import StatusHdr
from jst.enums import RodzajJst
from obieg.enums import Decyzja
from obieg.models import WersjaHdr
from obszary.models import Obszar

NAJNOWSZE, NAZWA = "najnowsze", "nazwa"
KOLEJNOSCI = ((NAJNOWSZE, "najnowsze"), (NAZWA, "nazwa samorządu"))
PRZYKLADOW = 6
BEZ_ZGODY = "bez-zgody"


@dataclass(frozen=True)
class PrzykladCelu:
    """``cel`` has the keys of ``hdr.queries.tresc``."""

    publikacja: Publikacja
    cel: dict


@dataclass(frozen=True)
class Wybory:
    """What the filters of the library offer: values that some published HDR has."""

    edycje: list[tuple[str, str]]
    rodzaje: list[tuple[str, str]]
    wojewodztwa: list[tuple[str, str]]
    obszary: list[tuple[str, str]]


def get_wybory() -> Wybory:
    """Three queries, whatever the size of the library."""
    public = Publikacja.objects.public()
    editions = Edycja.objects.filter(procesy__publikacja__in=public).distinct().order_by("-od")
    areas = Obszar.objects.filter(procesy__publikacja__in=public).distinct().order_by("nr")
    places = list(
        public.order_by()
        .values("proces__jst__rodzaj", "proces__jst__wojewodztwo")
        .annotate(ile=Count("pk"))
        .values_list("proces__jst__rodzaj", "proces__jst__wojewodztwo", "ile")
    )
    rodzaje = {rodzaj: 0 for rodzaj, _, _ in places}
    for rodzaj, _, ile in places:
        rodzaje[rodzaj] += ile
    return Wybory(
        edycje=[(str(one.pk), one.nazwa) for one in editions],
        rodzaje=[
            (rodzaj.value, f"{rodzaj.label} ({rodzaje[rodzaj.value]})")
            for rodzaj in RodzajJst
            if rodzaj.value in rodzaje
        ],
        wojewodztwa=[(one, one) for one in sorted({place for _, place, _ in places})],
        obszary=[(str(one.nr), str(one)) for one in areas],
    )


def szukaj_publikacji(filtry: dict) -> QuerySet[Publikacja]:
    """Published HDR that meet all filters; every word of ``q`` must stand somewhere in them."""
    found = Publikacja.objects.public().with_opis()
    for word in normalize(filtry.get("q", "")).split():
        found = found.filter(szukaj__contains=word)
    if filtry.get("edycja"):
        found = found.filter(proces__edycja=filtry["edycja"])
    if filtry.get("rodzaj"):
        found = found.filter(proces__jst__rodzaj__in=filtry["rodzaj"])
    if filtry.get("wojewodztwo"):
        found = found.filter(proces__jst__wojewodztwo=filtry["wojewodztwo"])
    if filtry.get("obszar"):
        nr = filtry["obszar"]
        found = found.filter(Q(proces__obszar__nr=nr) | Q(proces__drugi_obszar__nr=nr))
    if filtry.get("kolejnosc") == NAZWA:
        return found.order_by(Collate("proces__jst__nazwa", "pl-x-icu"), "pk")
    return found.order_by("-zdecydowano_at", "-pk")


def przyklady_celow(nr: int) -> list[PrzykladCelu]:
    """Goals of the newest published HDR of an area, at most two of each. One query."""
    found = szukaj_publikacji({"obszar": nr})[:PRZYKLADOW]
    goals = [
        PrzykladCelu(publikacja, cel)
        for publikacja in found
        for cel in [cel for one in publikacja.tresc["priorytety"] for cel in one["cele"]][:2]
    ]
    return goals[:PRZYKLADOW]


@dataclass(frozen=True)
class WierszPublikacji:
    """An accepted HDR and what the public sees of it; ``publikacja`` is None without a consent."""

    proces: Proces
    publikacja: Publikacja | None
    ankiety: dict[int, Ankieta]

    @property
    def stan(self) -> str:
        """The state of the filter: a refusal and a withdrawal are looked for together."""
        if self.publikacja is None:
            return BEZ_ZGODY
        hidden = self.publikacja.stan in (StanPublikacji.ODMOWA, StanPublikacji.WYCOFANA)
        return StanPublikacji.WYCOFANA if hidden else self.publikacja.stan


def publikacje_edycji(edycja: Edycja) -> list[WierszPublikacji]:
    """Accepted HDR of an edition, those that wait for the coordinator first. Two queries."""
    shown = Q(hdr__przyjeto_at__isnull=False) | Q(publikacja__isnull=False)
    procesy = (
        Proces.objects.filter(shown, edycja=edycja)
        .select_related("jst", "grupa", "publikacja")
        .prefetch_related("ankiety")
    )
    rows = [
        WierszPublikacji(
            proces,
            getattr(proces, "publikacja", None),
            {one.po_miesiacach: one for one in proces.ankiety.all()},
        )
        for proces in procesy
    ]
    order = [StanPublikacji.ZGODA, StanPublikacji.OPUBLIKOWANA, StanPublikacji.WYCOFANA, BEZ_ZGODY]
    return sorted(rows, key=lambda row: (order.index(row.stan), normalize(str(row.proces.jst))))


def przyjeta_wersja(proces: Proces) -> WersjaHdr | None:
    """The version the decydent accepted and nobody has reopened since. One query."""
    accepted = WersjaHdr.objects.current().filter(akceptacja__decyzja=Decyzja.PRZYJETY)
    return accepted.filter(hdr__proces=proces).first()


def osoby_procesu(proces: Proces) -> list[OsobaHdr]:
    """Everybody whose name may stand in the HDR, those who left too. Two queries."""
    people = [
        OsobaHdr(one.imie, one.nazwisko, _funkcja(one))
        for one in CzlonekZespolu.objects.filter(proces=proces)
    ]
    advisors = PrzydzialDoradcy.objects.filter(proces=proces).select_related("doradca__user")
    for one in advisors:
        user = one.doradca.user
        people.append(OsobaHdr(user.imie, user.nazwisko, "doradca"))
    return [one for one in people if one.imie and one.nazwisko]


def publiczne_ankiety(proces: Proces) -> list[Ankieta]:
    """Answers that may stand beside the HDR, without names. One query, three when there are any."""
    rows = list(proces.ankiety.answered().filter(publicznie=True))
    osoby = osoby_procesu(proces) if rows else []
    for row in rows:
        row.co_dziala = zakryj_nazwiska(row.co_dziala, osoby)
        row.co_dalej = zakryj_nazwiska(row.co_dalej, osoby)
    return rows


def _funkcja(czlonek: CzlonekZespolu) -> str:
    if czlonek.stanowisko:
        return czlonek.stanowisko
    inna = czlonek.funkcja == Funkcja.INNA
    return "członek zespołu" if inna else czlonek.get_funkcja_display()


def procesy_do_pisania(user) -> QuerySet[Proces]:
    """Procesy whose HDR this person may write in now."""
    writes = CzlonekZespolu.objects.active().filter(Q(wypelnia_arkusz=True) | Q(is_lider=True))
    return (
        Proces.objects.active()
        .with_opis()
        .select_related("hdr")
        .filter(Q(hdr=None) | Q(hdr__status=StatusHdr.SZKIC))
        .filter(pk__in=writes.filter(user=user).values("proces"))
        .filter(edycja__status=StatusEdycji.AKTYWNA)
        .order_by("pk")
    )
