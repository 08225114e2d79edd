"""Where each HDR of an edition waits, and for how long."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from edycje.enums import StatusProcesu
from edycje.models import CzlonekZespolu, Edycja, PrzydzialDoradcy
from hdr.enums import StatusHdr
from hdr.models import Hdr
from jst.enums import Specjalizacja
from obieg.models import LinkAkceptacji, WersjaHdr


@dataclass(frozen=True)
class Pozycja:
    hdr: Hdr
    # On whom it waits; empty when it is accepted.
    czeka_na: tuple[str, ...]
    od: datetime
    dni: int
    odnosnik: LinkAkceptacji | None


def kolejka(edycja: Edycja, status: str = "") -> list[Pozycja]:
    """HDR of the active Procesy, the longest waiting first. Up to six queries."""
    hdry = Hdr.objects.filter(proces__edycja=edycja, proces__status=StatusProcesu.AKTYWNY)
    if status:
        hdry = hdry.filter(status=status)
    current = (
        WersjaHdr.objects.current()
        .defer("tresc")
        .prefetch_related("opinie", Prefetch("linki", LinkAkceptacji.objects.unused()))
    )
    people = CzlonekZespolu.objects.active()
    assigned = PrzydzialDoradcy.objects.current().select_related("doradca__user")
    rows = (
        hdry.select_related("proces__jst", "proces__grupa")
        .prefetch_related(
            Prefetch("wersje", current, to_attr="obecne"),
            Prefetch("proces__czlonkowie", people, to_attr="obecni"),
            Prefetch("proces__przydzialy", assigned, to_attr="obecni_doradcy"),
        )
        .order_by("status_at", "pk")
    )
    now = timezone.now()
    return [_pozycja(hdr, now) for hdr in rows]


def _pozycja(hdr: Hdr, now: datetime) -> Pozycja:
    wersja = hdr.obecne[0] if hdr.obecne else None
    links = wersja.linki.all() if wersja and hdr.status == StatusHdr.DO_AKCEPTACJI else ()
    link = next((one for one in links if not one.is_expired), None)
    days = (timezone.localdate(now) - timezone.localdate(hdr.status_at)).days
    return Pozycja(hdr, _czeka_na(hdr, wersja), hdr.status_at, days, link)


def _czeka_na(hdr: Hdr, wersja: WersjaHdr | None) -> tuple[str, ...]:
    if hdr.status == StatusHdr.SZKIC:
        lider = next((one for one in hdr.proces.obecni if one.is_lider), None)
        return (f"zespół, lider: {lider}" if lider else "zespół bez lidera",)
    if hdr.status == StatusHdr.W_OPINII:
        given = {one.specjalizacja for one in wersja.opinie.all()} if wersja else set()
        names = {one.specjalizacja: one.doradca.user for one in hdr.proces.obecni_doradcy}
        return tuple(
            f"{one.label}: {names.get(one, 'doradca nieprzydzielony')}"
            for one in Specjalizacja
            if one not in given
        )
    if hdr.status == StatusHdr.DO_AKCEPTACJI:
        decydent = next((one for one in hdr.proces.obecni if one.is_decydent), None)
        return (f"decydent: {decydent}" if decydent else "decydent niewskazany",)
    return ()
