"""Planning, changing, calling off and closing meetings."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from doradztwo.teksty import short_date
from doradztwo.wersje import save_versioned
from edycje.models import CzlonekZespolu, Edycja
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from spotkania.enums import KROKI_EDYCJI, KROKI_W_JST, StatusSpotkania
from spotkania.exceptions import SpotkanieError
from spotkania.models import Obecnosc, Spotkanie
from spotkania.services.powiadomienia import notify

# A change of these is a reason to write to people.
WAZNE_POLA = ("poczatek", "koniec", "forma", "miejsce")


@transaction.atomic
def plan_spotkanie(spotkanie: Spotkanie, *, kto: User) -> Spotkanie:
    _lock(spotkanie)
    _check_krok(spotkanie)
    spotkanie.full_clean()
    spotkanie.save()
    _record(spotkanie, "zaplanowano spotkanie", kto, na=_describe(spotkanie))
    notify(spotkanie, "spotkanie_zaplanowane")
    return spotkanie


@transaction.atomic
def update_spotkanie(spotkanie: Spotkanie, zmiany: dict, wersja: int, *, kto: User) -> Spotkanie:
    """Change a planned meeting; people hear of it when its time or place is another."""
    _lock(spotkanie)
    spotkanie = Spotkanie.objects.get(pk=spotkanie.pk)
    _require_planned(spotkanie, "Zmienić można tylko spotkanie zaplanowane.")
    before = _describe(spotkanie)
    matters = any(
        name in zmiany and getattr(spotkanie, name) != zmiany[name] for name in WAZNE_POLA
    )
    spotkanie = save_versioned(spotkanie, zmiany, wersja)
    spotkanie.full_clean()
    _check_krok(spotkanie)
    _record(spotkanie, "zmieniono spotkanie", kto, z=before, na=_describe(spotkanie))
    if matters:
        notify(spotkanie, "spotkanie_zmienione")
    return spotkanie


@transaction.atomic
def cancel_spotkanie(spotkanie: Spotkanie, powod: str, *, kto: User) -> Spotkanie:
    powod = powod.strip()
    if not powod:
        raise SpotkanieError("Napisz, dlaczego odwołujesz spotkanie. Uczestnicy zobaczą powód.")
    _lock(spotkanie)
    spotkanie = Spotkanie.objects.get(pk=spotkanie.pk)
    _require_planned(spotkanie, "Odwołać można tylko spotkanie zaplanowane.")
    spotkanie = save_versioned(
        spotkanie,
        {"status": StatusSpotkania.ODWOLANE, "powod_odwolania": powod},
        spotkanie.wersja,
    )
    _record(spotkanie, "odwołano spotkanie", kto, powod=powod)
    notify(spotkanie, "spotkanie_odwolane")
    return spotkanie


@transaction.atomic
def hold_spotkanie(
    spotkanie: Spotkanie, obecni: Iterable[int], ustalenia: str, wersja: int, *, kto: User
) -> Spotkanie:
    """Say who was there and what was agreed. Called again it corrects both."""
    _lock(spotkanie)
    spotkanie = Spotkanie.objects.get(pk=spotkanie.pk)
    if spotkanie.is_cancelled:
        raise SpotkanieError("To spotkanie jest odwołane. Zaplanuj nowe.")
    if not spotkanie.has_begun:
        raise SpotkanieError("To spotkanie jeszcze się nie zaczęło. Obecność zapiszesz po nim.")
    spotkanie = save_versioned(
        spotkanie,
        {
            "status": StatusSpotkania.ODBYTE,
            "odbyto_at": spotkanie.odbyto_at or timezone.now(),
            "ustalenia": ustalenia,
        },
        wersja,
    )
    number = _set_obecni(spotkanie, set(obecni))
    _record(spotkanie, "zapisano spotkanie jako odbyte", kto, na=f"obecnych: {number}")
    return spotkanie


def _set_obecni(spotkanie, chosen: set[int]) -> int:
    present = set(spotkanie.obecnosci.values_list("czlonek", flat=True))
    allowed = set(czlonkowie_spotkania(spotkanie).values_list("pk", flat=True)) | present
    if chosen - allowed:
        raise SpotkanieError("Zaznacz osoby z zespołów, których dotyczy spotkanie.")
    Obecnosc.objects.filter(spotkanie=spotkanie, czlonek__in=present - chosen).delete()
    Obecnosc.objects.bulk_create(
        Obecnosc(spotkanie=spotkanie, czlonek_id=pk) for pk in sorted(chosen - present)
    )
    return len(chosen)


def czlonkowie_spotkania(spotkanie: Spotkanie):
    """Members whom the meeting concerns today."""
    members = CzlonekZespolu.objects.active()
    if spotkanie.dotyczy_edycji:
        return members.filter(proces__edycja=spotkanie.edycja_id)
    return members.filter(proces=spotkanie.proces_id)


def _lock(spotkanie):
    """The Proces, or the Edycja for a meeting of all; both must be open."""
    if not spotkanie.dotyczy_edycji:
        lock_open_proces(spotkanie.proces_id)
        return
    edycja = Edycja.objects.select_for_update(of=("self",)).get(pk=spotkanie.edycja_id)
    if not edycja.is_open:
        raise SpotkanieError("Edycja nie jest otwarta. Jej spotkania można tylko czytać.")


def _check_krok(spotkanie):
    kinds = KROKI_EDYCJI if spotkanie.dotyczy_edycji else KROKI_W_JST
    krok = spotkanie.krok
    if krok.edycja_id != spotkanie.edycja_id or krok.rodzaj not in kinds:
        raise SpotkanieError("Tego kroku nie spełnia takie spotkanie. Wybierz inny krok.")
    if spotkanie.dotyczy_edycji:
        return
    others = Spotkanie.objects.filter(proces=spotkanie.proces_id, krok=krok).exclude(
        status=StatusSpotkania.ODWOLANE
    )
    if others.exclude(pk=spotkanie.pk).exists():
        raise SpotkanieError(
            f"{krok.nazwa}: to spotkanie ma już termin. Zmień go zamiast planować drugie."
        )


def _require_planned(spotkanie, message):
    if not spotkanie.is_planned:
        raise SpotkanieError(f"{message} To jest {spotkanie.get_status_display()}.")


def _record(spotkanie, zdarzenie, kto, **more):
    slad.record(spotkanie, zdarzenie, kto=kto, proces_pk=spotkanie.proces_id, **more)


def _describe(spotkanie):
    start = timezone.localtime(spotkanie.poczatek)
    return (
        f"{short_date(start)} {start:%H:%M}, {spotkanie.get_forma_display()}, {spotkanie.miejsce}"
    )
