"""What the Jst hands to ORE at the end: written by the team, accepted by the coordinator."""

from django.db import transaction
from django.utils import timezone

from doradztwo.wersje import save_versioned
from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from hdr.enums import FormaPodsumowania
from hdr.models import Hdr
from konta.models import User
from konta.services import slad
from podsumowanie.enums import StatusPodsumowania
from podsumowanie.exceptions import PodsumowanieError
from podsumowanie.formy import get_czesci
from podsumowanie.models import Podsumowanie, SekcjaPodsumowania
from podsumowanie.services import wiadomosci

_NIE_DO_ZMIANY = (
    "Podsumowanie jest złożone i czeka na koordynatora albo jest już przyjęte. "
    "Zmienić je można po zwrocie do poprawy."
)


@transaction.atomic
def start_podsumowanie(proces: Proces, *, kto: User) -> Podsumowanie:
    """Make it in the form planned in the HDR. Called twice, it gives the first one."""
    proces = lock_open_proces(proces.pk)
    existing = Podsumowanie.objects.filter(proces=proces).first()
    if existing is not None:
        return existing
    forma = _planned_form(proces)
    podsumowanie = Podsumowanie.objects.create(proces=proces, forma=forma)
    _add_sekcje(podsumowanie)
    slad.record(
        podsumowanie,
        "rozpoczęto podsumowanie",
        kto=kto,
        na=podsumowanie.get_forma_display(),
        proces_pk=proces.pk,
    )
    return podsumowanie


@transaction.atomic
def follow_planned_form(podsumowanie: Podsumowanie, *, kto: User) -> Podsumowanie:
    """The HDR now plans another form: take it. Parts already written stay in the database."""
    proces, stored = _lock_to_edit(podsumowanie)
    before, stored.forma = stored.get_forma_display(), _planned_form(proces)
    stored.save(update_fields=["forma"])
    _add_sekcje(stored)
    slad.record(
        stored,
        "zmieniono formę podsumowania",
        kto=kto,
        z=before,
        na=stored.get_forma_display(),
        proces_pk=proces.pk,
    )
    return stored


@transaction.atomic
def update_sekcja(
    sekcja: SekcjaPodsumowania, zmiany: dict, wersja: int, *, kto: User
) -> SekcjaPodsumowania:
    proces, _ = _lock_to_edit(sekcja.podsumowanie)
    stored = SekcjaPodsumowania.objects.get(pk=sekcja.pk)
    before = stored.tekst
    stored = save_versioned(stored, zmiany, wersja)
    if before != stored.tekst:
        slad.record(
            stored,
            "zmieniono część podsumowania",
            kto=kto,
            z=before,
            na=stored.tekst,
            proces_pk=proces.pk,
        )
    return stored


@transaction.atomic
def submit_podsumowanie(podsumowanie: Podsumowanie, *, kto: User) -> Podsumowanie:
    """The lider hands it in; empty parts are named and stop it."""
    proces, stored = _lock_to_edit(podsumowanie)
    empty = get_puste_czesci(stored)
    if empty:
        names = ", ".join(f"„{one.tytul}”" for one in empty)
        raise PodsumowanieError(f"Uzupełnijcie puste części: {names}.")
    stored.status = StatusPodsumowania.ZLOZONE
    stored.zlozono_at = timezone.now()
    stored.save(update_fields=["status", "zlozono_at"])
    slad.record(stored, "złożono podsumowanie", kto=kto, proces_pk=proces.pk)
    wiadomosci.notify_podsumowanie_zlozone(stored)
    return stored


@transaction.atomic
def accept_podsumowanie(podsumowanie: Podsumowanie, *, kto: User) -> Podsumowanie:
    proces, stored = _lock_submitted(podsumowanie)
    stored.status = StatusPodsumowania.PRZYJETE
    stored.przyjeto_at = timezone.now()
    stored.przyjal = kto
    stored.save(update_fields=["status", "przyjeto_at", "przyjal"])
    slad.record(stored, "przyjęto podsumowanie", kto=kto, proces_pk=proces.pk)
    wiadomosci.notify_podsumowanie_decyzja(stored)
    return stored


@transaction.atomic
def return_podsumowanie(podsumowanie: Podsumowanie, uwagi: str, *, kto: User) -> Podsumowanie:
    proces, stored = _lock_submitted(podsumowanie)
    if not uwagi.strip():
        raise PodsumowanieError("Napisz, co zespół ma poprawić.")
    stored.status = StatusPodsumowania.ZWROCONE
    stored.uwagi_koordynatora = uwagi
    stored.save(update_fields=["status", "uwagi_koordynatora"])
    slad.record(stored, "zwrócono podsumowanie", kto=kto, powod=uwagi, proces_pk=proces.pk)
    wiadomosci.notify_podsumowanie_decyzja(stored)
    return stored


def get_puste_czesci(podsumowanie: Podsumowanie) -> list:
    """Parts of its form that nobody has written. One query."""
    written = {
        one.klucz
        for one in SekcjaPodsumowania.objects.filter(podsumowanie=podsumowanie).exclude(tekst="")
    }
    return [one for one in get_czesci(podsumowanie.forma) if one.klucz not in written]


def _planned_form(proces: Proces) -> str:
    planned = Hdr.objects.filter(proces=proces).values_list("forma_podsumowania", flat=True).first()
    if planned not in FormaPodsumowania.values:
        raise PodsumowanieError("Najpierw wybierzcie w HDR planowaną formę podsumowania.")
    return planned


def _add_sekcje(podsumowanie: Podsumowanie) -> None:
    existing = set(podsumowanie.sekcje.values_list("klucz", flat=True))
    SekcjaPodsumowania.objects.bulk_create(
        SekcjaPodsumowania(podsumowanie=podsumowanie, klucz=one.klucz, kolejnosc=place)
        for place, one in enumerate(get_czesci(podsumowanie.forma), start=1)
        if one.klucz not in existing
    )


def _lock(podsumowanie: Podsumowanie) -> tuple[Proces, Podsumowanie]:
    proces = lock_open_proces(podsumowanie.proces_id)
    stored = Podsumowanie.objects.get(pk=podsumowanie.pk)
    stored.proces = proces
    return proces, stored


def _lock_to_edit(podsumowanie: Podsumowanie) -> tuple[Proces, Podsumowanie]:
    proces, stored = _lock(podsumowanie)
    if not stored.is_editable:
        raise PodsumowanieError(_NIE_DO_ZMIANY)
    return proces, stored


def _lock_submitted(podsumowanie: Podsumowanie) -> tuple[Proces, Podsumowanie]:
    proces, stored = _lock(podsumowanie)
    if stored.status != StatusPodsumowania.ZLOZONE:
        raise PodsumowanieError("To podsumowanie nie czeka teraz na decyzję. Odśwież stronę.")
    return proces, stored
