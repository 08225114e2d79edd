"""Ordering documents of the settlement of hours, and contracts of advisors.

``w_tle=False`` leaves the rendering to the caller, who is a task already.
"""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doradztwo.teksty import MIESIACE
from edycje.models import Edycja, Proces
from jst.models import Doradca
from konta.models import User
from konta.services.slad import record
from raporty.enums import RodzajDokumentu
from raporty.exceptions import DokumentError
from raporty.models import Dokument, UmowaDoradcy
from raporty.queries.dane_rozliczen import dane_ewidencji, dane_karty, dane_protokolu
from raporty.queries.rozliczenia import RozliczenieDoradcy, get_rozliczenie
from raporty.services.dokumenty import new_kod, skrot_danych
from raporty.tasks import render_dokument
from sesje.kalendarz import first_day, last_day, months_between

BRAK_GODZIN = "W tym okresie doradca nie ma w tej edycji nic do rozliczenia."


@transaction.atomic
def order_karta(
    edycja: Edycja,
    doradca: Doradca,
    miesiac: date,
    proces: Proces,
    *,
    kto: User,
    w_tle: bool = True,
) -> Dokument:
    """The card of advisory service: one advisor, one Jst, one month."""
    edycja = _lock(edycja)
    rozliczenie = get_rozliczenie(edycja, doradca, [first_day(miesiac)])
    pozycja = rozliczenie.pozycja(proces.pk)
    if pozycja is None:
        raise DokumentError(BRAK_GODZIN)
    tytul = (
        f"Karta usługi doradczej, {proces.jst.nazwa_z_rodzajem}, "
        f"{_osoba(doradca)}, {_okres(rozliczenie)}"
    )
    return _order(
        RodzajDokumentu.KARTA,
        rozliczenie,
        tytul,
        dane_karty(rozliczenie, proces),
        is_final=rozliczenie.is_over and pozycja.is_closed,
        proces=proces,
        kto=kto,
        w_tle=w_tle,
    )


@transaction.atomic
def order_ewidencja(
    edycja: Edycja, doradca: Doradca, miesiac: date, *, kto: User, w_tle: bool = True
) -> Dokument:
    """The record of hours of a month: one advisor, all Jst of the Edycja."""
    edycja = _lock(edycja)
    rozliczenie = _require(get_rozliczenie(edycja, doradca, [first_day(miesiac)]))
    tytul = f"Ewidencja godzin, {_osoba(doradca)}, {_okres(rozliczenie)}"
    return _order(
        RodzajDokumentu.EWIDENCJA,
        rozliczenie,
        tytul,
        dane_ewidencji(rozliczenie),
        is_final=rozliczenie.is_closed,
        kto=kto,
        w_tle=w_tle,
    )


@transaction.atomic
def order_protokol(
    edycja: Edycja, doradca: Doradca, miesiac: date | None = None, *, kto: User, w_tle: bool = True
) -> Dokument:
    """The acceptance protocol: of one month, or without ``miesiac`` of the whole Edycja.

    Final only when the coordinator has accepted every month that it tells of.
    """
    edycja = _lock(edycja)
    months = [first_day(miesiac)] if miesiac else months_between(edycja.od, edycja.do)
    rozliczenie = _require(get_rozliczenie(edycja, doradca, months))
    rodzaj = RodzajDokumentu.PROTOKOL if miesiac else RodzajDokumentu.PROTOKOL_EDYCJI
    okres = _okres(rozliczenie) if miesiac else "cała edycja"
    return _order(
        rodzaj,
        rozliczenie,
        f"Protokół odbioru, {_osoba(doradca)}, {okres}",
        dane_protokolu(rozliczenie),
        is_final=rozliczenie.is_accepted,
        kto=kto,
        w_tle=w_tle,
    )


@transaction.atomic
def set_umowa(
    edycja: Edycja, doradca: Doradca, numer: str, z_dnia: date | None, *, kto: User
) -> UmowaDoradcy:
    """Write down the contract; documents made before keep the number they had."""
    _lock(edycja)
    umowa = UmowaDoradcy.objects.filter(edycja=edycja, doradca=doradca).first()
    before = umowa.numer if umowa else doradca.numer_umowy
    umowa = umowa or UmowaDoradcy(edycja=edycja, doradca=doradca)
    umowa.numer, umowa.z_dnia = numer.strip(), z_dnia
    umowa.full_clean()
    umowa.save()
    record(umowa, "zapisano umowę doradcy", kto=kto, z=before, na=umowa.numer)
    return umowa


def _lock(edycja: Edycja) -> Edycja:
    """Numbers of settlement documents run through one Edycja."""
    return Edycja.objects.select_for_update(of=("self",)).get(pk=edycja.pk)


def _require(rozliczenie: RozliczenieDoradcy) -> RozliczenieDoradcy:
    if not rozliczenie.pozycje:
        raise DokumentError(BRAK_GODZIN)
    return rozliczenie


def _osoba(doradca: Doradca) -> str:
    return doradca.user.get_full_name()


def _okres(rozliczenie: RozliczenieDoradcy) -> str:
    month = rozliczenie.miesiace[0]
    return f"{MIESIACE[month.month - 1]} {month.year}"


def _order(
    rodzaj: RodzajDokumentu,
    rozliczenie: RozliczenieDoradcy,
    tytul: str,
    dane: dict,
    *,
    is_final: bool,
    kto: User,
    w_tle: bool,
    proces: Proces | None = None,
) -> Dokument:
    """The same content ordered again gives the document that exists, unless it was replaced."""
    edycja = rozliczenie.edycja
    subject = {
        "edycja": edycja,
        "doradca": rozliczenie.doradca,
        "proces": proces,
        "rodzaj": rodzaj,
        "od": min(rozliczenie.miesiace),
        "do": last_day(max(rozliczenie.miesiace)),
    }
    dane = dane | {"projekt": not is_final}
    digest = skrot_danych(dane)
    same = Dokument.objects.filter(dane_sha256=digest, **subject).with_zastapiony()
    existing = same.filter(zastapiony=False).first()
    if existing:
        return existing
    own = Dokument.objects.filter(edycja=edycja, rodzaj=rodzaj)
    dokument = Dokument.objects.create(
        **subject,
        is_projekt=not is_final,
        numer=(own.aggregate(last=Max("numer"))["last"] or 0) + 1,
        tytul=tytul[:250],
        kod=new_kod(rodzaj),
        dane=dane,
        dane_sha256=digest,
        zlecil=kto,
        stan_na=timezone.now(),
    )
    record(dokument, "zlecono dokument", kto=kto, na=dokument.kod)
    if w_tle:
        render_dokument.delay_on_commit(dokument.pk)
    return dokument
