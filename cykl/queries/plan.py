"""What the plan of reminders stands on: the facts of many Procesy, and what waits in them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Count, F, Max, Min
from django.utils import timezone

from cykl.enums import RodzajPrzypomnienia
from cykl.fakty import Fakty
from cykl.models import Przejscie, WstrzymaniePrzypomnien
from cykl.przypomnienia import FaktyPlanu, SesjeProcesu, Sprawa, get_wiersz, sprawy
from cykl.queries.fakty import fakty_procesow
from cykl.queries.sciezka import Sciezka
from doradztwo.drabina import szczebel_na_dzien
from edycje.enums import RodzajKroku, StatusEdycji, StatusProcesu
from edycje.models import Edycja, Proces
from edycje.queries import OknoKroku, okna_krokow
from hdr.enums import StatusHdr
from hdr.models import Hdr
from sesje.models import Sesja
from wdrozenie.queries.postep import terminy_osob
from zbiory.queries.prosby import otwarte_prosby

Wstrzymania = dict[int, dict[str, WstrzymaniePrzypomnien]]


def otwarte_procesy() -> list[Proces]:
    """Every open Proces of all editions; those of one edition share its row. Two queries."""
    edycje = Edycja.objects.filter(status=StatusEdycji.AKTYWNA).in_bulk()
    procesy = list(Proces.objects.active().filter(edycja__in=list(edycje)).order_by("edycja", "pk"))
    for proces in procesy:
        proces.edycja = edycje[proces.edycja_id]
    return procesy


def sprawy_procesow(
    procesy: Iterable[Proces], wstrzymania: Wstrzymania | None = None
) -> list[Sprawa]:
    """What waits in the given Procesy (``edycja`` loaded). The number of queries does not grow."""
    dane = fakty_planu(procesy, wstrzymania=wstrzymania)
    return [sprawa for one in dane for sprawa in sprawy(one)]


def sprawy_na_dzien(procesy: Iterable[Proces], day: date) -> list[Sprawa]:
    """As ``sprawy_procesow``, but facts are read only where by dates a rung may fall on the day."""
    procesy = list(procesy)
    waiting = set(
        Hdr.objects.filter(
            proces__status=StatusProcesu.AKTYWNY,
            status__in=[StatusHdr.W_OPINII, StatusHdr.DO_AKCEPTACJI],
        ).values_list("proces", flat=True)
    )

    def is_possible(dane: FaktyPlanu) -> bool:
        return dane.proces.pk in waiting or dane.sesje is not None or _has_rung(dane, day)

    return [sprawa for dane in fakty_planu(procesy, is_possible) for sprawa in sprawy(dane)]


def _has_rung(dane: FaktyPlanu, day: date) -> bool:
    krok = get_wiersz(RodzajPrzypomnienia.KROK).drabina
    podsumowanie = get_wiersz(RodzajPrzypomnienia.PODSUMOWANIE).drabina
    dzialanie = get_wiersz(RodzajPrzypomnienia.DZIALANIE).drabina
    prosba = get_wiersz(RodzajPrzypomnienia.PROSBA).drabina
    if any(szczebel_na_dzien(dzialanie, termin.do, None, day) for termin in dane.terminy):
        return True
    if any(szczebel_na_dzien(prosba, one.termin, dane.w_etapie_od, day) for one in dane.prosby):
        return True
    return any(
        szczebel_na_dzien(
            podsumowanie if okno.krok.rodzaj == RodzajKroku.PODSUMOWANIE else krok,
            okno.do,
            dane.w_etapie_od,
            day,
        )
        for okno in dane.okna
        if okno.krok.etap <= dane.proces.etap
    )


def fakty_planu(
    procesy: Iterable[Proces],
    is_wanted: Callable[[FaktyPlanu], bool] | None = None,
    *,
    szczegolowo: bool = False,
    wstrzymania: Wstrzymania | None = None,
) -> list[FaktyPlanu]:
    """Facts of the open ones among the given Procesy, in their order.

    ``is_wanted`` sees everything but ``fakty`` and may leave a Proces out before they are read.
    ``wstrzymania``: what is put off, if the page has read it already.
    """
    procesy = [proces for proces in procesy if proces.is_open]
    pks = [proces.pk for proces in procesy]
    okna = okna_krokow(procesy)
    since, sessions = _w_etapie_od(pks), sesje_do_potwierdzenia(pks)
    put_off = get_wstrzymania(pks) if wstrzymania is None else wstrzymania
    terminy, prosby = terminy_osob(pks), otwarte_prosby(pks)
    dane = [
        FaktyPlanu(
            proces=proces,
            okna=okna[proces.pk],
            fakty=Fakty(),
            w_etapie_od=timezone.localdate(since.get(proces.pk, proces.created_at)),
            sesje=sessions.get(proces.pk),
            wstrzymania=_dni(put_off.get(proces.pk, {})),
            terminy=tuple(terminy.get(proces.pk, ())),
            prosby=tuple(prosby.get(proces.pk, ())),
        )
        for proces in procesy
    ]
    if is_wanted is not None:
        dane = [one for one in dane if is_wanted(one)]
    known = _fakty(dane, szczegolowo)
    return [_with_fakty(one, known[one.proces.pk]) for one in dane]


def fakty_planu_strony(sciezka: Sciezka) -> FaktyPlanu:
    """For a page that has the path of one Proces already. Three queries."""
    proces = sciezka.proces
    stany = [stan for etap in sciezka.etapy for stan in etap.kroki]
    return FaktyPlanu(
        proces=proces,
        okna=[OknoKroku(krok=stan.krok, od=stan.od, do=stan.do) for stan in stany],
        fakty=sciezka.fakty,
        w_etapie_od=timezone.localdate(sciezka.w_etapie_od),
        sesje=sesje_do_potwierdzenia([proces.pk]).get(proces.pk),
        wstrzymania=_dni(get_wstrzymania([proces.pk]).get(proces.pk, {})),
        terminy=tuple(terminy_osob([proces.pk]).get(proces.pk, ())),
        prosby=tuple(otwarte_prosby([proces.pk]).get(proces.pk, ())),
    )


def _fakty(dane: list[FaktyPlanu], szczegolowo: bool) -> dict[int, Fakty]:
    kroki = {okno.krok for one in dane for okno in one.okna}
    return fakty_procesow([one.proces for one in dane], kroki, szczegolowo=szczegolowo)


def _with_fakty(dane: FaktyPlanu, fakty: Fakty) -> FaktyPlanu:
    return replace(dane, fakty=fakty)


def _w_etapie_od(pks: list[int]):
    """Since when a Proces is open in its etap: the last gate, step back or resumption."""
    rows = Przejscie.objects.filter(proces__in=pks, na_etap=F("proces__etap")).order_by()
    return dict(rows.values_list("proces").annotate(kiedy=Max("created_at")))


def sesje_do_potwierdzenia(pks: list[int]) -> dict[int, SesjeProcesu]:
    """Sessions about which the lider has said nothing yet. One query."""
    rows = Sesja.objects.unconfirmed().filter(proces__in=pks, uwagi_at=None).order_by()
    return {
        proces: SesjeProcesu(ile, timezone.localdate(od))
        for proces, ile, od in rows.values_list("proces").annotate(
            ile=Count("pk"), od=Min("created_at")
        )
    }


def get_wstrzymania(pks: list[int]) -> Wstrzymania:
    """What is put off in each Proces, by kind, with who did it. One query."""
    result = defaultdict(dict)
    rows = WstrzymaniePrzypomnien.objects.filter(proces__in=pks, cofnieto_at=None).order_by()
    for row in rows.select_related("kto"):
        result[row.proces_id][row.rodzaj] = row
    return result


def _dni(put_off: dict[str, WstrzymaniePrzypomnien]) -> dict[str, date]:
    return {rodzaj: row.do for rodzaj, row in put_off.items()}
