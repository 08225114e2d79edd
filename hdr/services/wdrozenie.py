"""Carrying out: reports of progress and measurements, once a version has been accepted."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from hdr.enums import Decyzja, StanDzialania
from hdr.exceptions import HdrError
from hdr.models import Akceptacja, Cel, Dzialanie, Hdr, PomiarWskaznika, PostepDzialania
from hdr.services.wspolne import get_cel_to_edit, get_dzialanie_to_edit, lock_hdr
from konta.models import User
from konta.services import slad


def is_wdrazany(hdr: Hdr) -> bool:
    """Some version was accepted; a later change of the plan does not stop the work."""
    if not hdr.pk:
        return False
    return Akceptacja.objects.filter(wersja_hdr__hdr=hdr, decyzja=Decyzja.PRZYJETY).exists()


@transaction.atomic
def report_postep(
    dzialanie: Dzialanie, stan: str, procent: int, notatka: str, *, kto: User
) -> PostepDzialania:
    """Add a report and repeat it in the action; ended is 100%, not begun is 0%."""
    proces, hdr = lock_hdr(dzialanie.cel.hdr.proces_id)
    _require_accepted(hdr)
    stored = get_dzialanie_to_edit(dzialanie.pk)
    fixed = {StanDzialania.ZAKONCZONE: 100, StanDzialania.NIEROZPOCZETE: 0}
    postep = PostepDzialania(
        dzialanie=stored,
        stan=stan,
        procent=fixed.get(stan, procent),
        notatka=notatka,
        kto=kto,
    )
    postep.full_clean()
    postep.save()
    before = f"{stored.get_stan_display()}, {stored.procent}%"
    Dzialanie.objects.filter(pk=stored.pk).update(
        stan=postep.stan, procent=postep.procent, updated_at=timezone.now()
    )
    slad.record(
        stored,
        "zapisano postęp działania",
        kto=kto,
        z=before,
        na=f"{postep.get_stan_display()}, {postep.procent}%",
        proces_pk=proces.pk,
    )
    return postep


@transaction.atomic
def add_pomiar(
    cel: Cel, data_pomiaru: date, wartosc: Decimal, notatka: str, *, kto: User
) -> PomiarWskaznika:
    proces, hdr = lock_hdr(cel.hdr.proces_id)
    _require_accepted(hdr)
    cel = get_cel_to_edit(cel.pk)
    if data_pomiaru > timezone.localdate():
        raise ValidationError({"data_pomiaru": "Data pomiaru nie może być w przyszłości."})
    pomiar = PomiarWskaznika(
        cel=cel, data_pomiaru=data_pomiaru, wartosc=wartosc, notatka=notatka, kto=kto
    )
    pomiar.full_clean()
    pomiar.save()
    slad.record(
        pomiar, "zapisano pomiar wskaźnika", kto=kto, na=pomiar.wartosc, proces_pk=proces.pk
    )
    return pomiar


@transaction.atomic
def withdraw_pomiar(pomiar: PomiarWskaznika, *, kto: User) -> None:
    """A measurement typed by mistake leaves the chart, not the history. Twice is once."""
    proces, _ = lock_hdr(pomiar.cel.hdr.proces_id)
    open_rows = PomiarWskaznika.objects.current().filter(pk=pomiar.pk)
    if open_rows.update(wycofano_at=timezone.now()):
        slad.record(
            pomiar, "wycofano pomiar wskaźnika", kto=kto, z=pomiar.wartosc, proces_pk=proces.pk
        )


def _require_accepted(hdr: Hdr) -> None:
    if not is_wdrazany(hdr):
        raise HdrError("Postęp zapisuje się po przyjęciu HDR przez decydenta.")
