"""Carrying out: reports of progress, files and measurements, once a version has been accepted."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from doradztwo.pliki import stored_name
from hdr.enums import StanDzialania
from hdr.exceptions import HdrError
from hdr.models import Cel, Dzialanie, Hdr
from hdr.services.wspolne import get_cel_to_edit, get_dzialanie_to_edit, lock_hdr
from konta.models import User
from konta.services import slad
from obieg.enums import Decyzja
from obieg.models import Akceptacja
from wdrozenie.models import DowodDzialania, OdnosnikPostepu, PomiarWskaznika, PostepDzialania

# Withdrawn files count as well: their content stays on the disk.
MAX_DOWODOW = 100
ZA_DUZO_DOWODOW = (
    f"Do tego działania dodano już {MAX_DOWODOW} plików, razem z wycofanymi. Zapisz postęp bez "
    "pliku i napisz w notatce, gdzie są następne."
)


def is_wdrazany(hdr: Hdr) -> bool:
    """Some version was accepted; a later change of the plan does not stop the work."""
    if not hdr.pk:
        return False
    return Akceptacja.objects.filter(wersja_hdr__hdr=hdr, decyzja=Decyzja.PRZYJETY).exists()


@transaction.atomic
def report_postep(
    dzialanie: Dzialanie,
    stan: str,
    procent: int,
    notatka: str,
    *,
    kto: User | None = None,
    odnosnik: OdnosnikPostepu | None = None,
    plik: UploadedFile | None = None,
) -> PostepDzialania:
    """Add a report and repeat it in the action; ended is 100%, not begun is 0%.

    By somebody signed in (``kto``) or through a personal link (``odnosnik``). ``plik``, which went
    through ``PlikField``, shows what was done.
    """
    proces, hdr = lock_hdr(dzialanie.cel.hdr.proces_id)
    require_accepted(hdr)
    stored = get_dzialanie_to_edit(dzialanie.pk)
    fixed = {StanDzialania.ZAKONCZONE: 100, StanDzialania.NIEROZPOCZETE: 0}
    postep = PostepDzialania(
        dzialanie=stored,
        stan=stan,
        procent=fixed.get(stan, procent),
        notatka=notatka,
        kto=kto,
        odnosnik=odnosnik,
    )
    postep.full_clean()
    postep.save()
    before = f"{stored.get_stan_display()}, {stored.procent}%"
    Dzialanie.objects.filter(pk=stored.pk).update(
        stan=postep.stan, procent=postep.procent, updated_at=timezone.now()
    )
    how = f" przez odnośnik ({odnosnik.osoba})" if odnosnik else ""
    slad.record(
        stored,
        f"zapisano postęp działania{how}",
        kto=kto,
        z=before,
        na=f"{postep.get_stan_display()}, {postep.procent}%",
        proces_pk=proces.pk,
    )
    if plik:
        _add_dowod(postep, plik, proces.pk)
    return postep


def _add_dowod(postep: PostepDzialania, plik: UploadedFile, proces_pk: int) -> DowodDzialania:
    """The content under a name nobody can guess, and its row."""
    if DowodDzialania.objects.filter(postep__dzialanie=postep.dzialanie_id).count() >= MAX_DOWODOW:
        raise HdrError(ZA_DUZO_DOWODOW)
    digest = sha256()
    for chunk in plik.chunks():
        digest.update(chunk)
    plik.seek(0)
    dowod = DowodDzialania(
        postep=postep,
        nazwa=plik.nazwa,
        typ_mime=plik.rodzaj.typ_mime,
        rozmiar=plik.size,
        sha256=digest.hexdigest(),
    )
    dowod.plik.save(stored_name(plik.rodzaj, "dowody"), plik, save=False)
    dowod.save()
    how = " przez odnośnik" if postep.odnosnik_id else ""
    slad.record(
        postep.dzialanie,
        f"dodano dowód wykonania{how}",
        kto=postep.kto,
        na=f"{dowod.nazwa} ({dowod.sha256[:12]})",
        proces_pk=proces_pk,
    )
    return dowod


@transaction.atomic
def withdraw_dowod(dowod: DowodDzialania, *, kto: User) -> None:
    """A file added by mistake leaves the page; the file and the trace stay. Twice is once."""
    proces, _ = lock_hdr(dowod.postep.dzialanie.cel.hdr.proces_id)
    rows = DowodDzialania.objects.current().filter(pk=dowod.pk)
    if rows.update(wycofano_at=timezone.now()):
        slad.record(
            dowod.postep.dzialanie,
            "wycofano dowód wykonania",
            kto=kto,
            z=dowod.nazwa,
            proces_pk=proces.pk,
        )


@transaction.atomic
def add_pomiar(
    cel: Cel,
    data_pomiaru: date,
    wartosc: Decimal | None,
    notatka: str,
    *,
    kto: User,
    powod_braku: str = "",
) -> PomiarWskaznika:
    """A measured value, or that on the day it could not be measured and why."""
    proces, hdr = lock_hdr(cel.hdr.proces_id)
    require_accepted(hdr)
    cel = get_cel_to_edit(cel.pk)
    if data_pomiaru > timezone.localdate():
        raise ValidationError({"data_pomiaru": "Data pomiaru nie może być w przyszłości."})
    pomiar = PomiarWskaznika(
        cel=cel,
        data_pomiaru=data_pomiaru,
        wartosc=wartosc,
        powod_braku=powod_braku,
        notatka=notatka,
        kto=kto,
    )
    pomiar.full_clean()
    pomiar.save()
    slad.record(
        pomiar,
        "zapisano pomiar wskaźnika",
        kto=kto,
        na=pomiar.wynik,
        powod=powod_braku,
        proces_pk=proces.pk,
    )
    return pomiar


@transaction.atomic
def withdraw_pomiar(pomiar: PomiarWskaznika, *, kto: User) -> None:
    """A measurement typed by mistake leaves the chart, not the history. Twice is once."""
    proces, _ = lock_hdr(pomiar.cel.hdr.proces_id)
    open_rows = PomiarWskaznika.objects.current().filter(pk=pomiar.pk)
    if open_rows.update(wycofano_at=timezone.now()):
        slad.record(
            pomiar, "wycofano pomiar wskaźnika", kto=kto, z=pomiar.wynik, proces_pk=proces.pk
        )


def require_accepted(hdr: Hdr) -> None:
    if not is_wdrazany(hdr):
        raise HdrError("Postęp zapisuje się po przyjęciu HDR przez decydenta.")
