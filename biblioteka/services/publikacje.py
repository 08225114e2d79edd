"""Consent, decision, withdrawal. A publication outlives its edition, so no open Proces is asked."""

from django.db import transaction
from django.utils import timezone

from biblioteka import mail
from biblioteka.anonimizacja import publiczna_tresc, tekst_do_szukania
from biblioteka.enums import StanPublikacji
from biblioteka.exceptions import PublikacjaError
from biblioteka.models import Publikacja
from biblioteka.queries import osoby_procesu, przyjeta_wersja
from edycje.enums import RolaWEdycji
from edycje.models import CzlonekZespolu, Proces, RolaEdycji
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import enqueue
from raporty.services.dokumenty import order_publikacja, withdraw_publikacja

NOWSZA = (
    "Zespół zgodził się tymczasem na publikację innej wersji HDR. "
    "Przeczytaj ją i zdecyduj jeszcze raz."
)
BRAK_WERSJI = "Opublikować można tylko HDR przyjęty przez decydenta."


@transaction.atomic
def give_zgoda(proces: Proces, *, kto: User) -> Publikacja:
    """The Jst lets its accepted HDR be shown; the coordinators are told.

    Given again after a refusal, a withdrawal or a newer version, it starts the decision anew; an
    older version that was public is hidden until then.
    """
    proces = _lock(proces.pk)
    wersja = przyjeta_wersja(proces)
    if wersja is None:
        raise PublikacjaError(BRAK_WERSJI)
    publikacja = Publikacja.objects.filter(proces=proces).first()
    if publikacja is None:
        publikacja = Publikacja(proces=proces)
    elif publikacja.wersja_hdr_id == wersja.pk and publikacja.stan in (
        StanPublikacji.ZGODA,
        StanPublikacji.OPUBLIKOWANA,
    ):
        return publikacja
    publikacja.proces, publikacja.wersja_hdr = proces, wersja
    publikacja.zgodzil, publikacja.zgoda_at = kto, timezone.now()
    publikacja.stan = StanPublikacji.ZGODA
    publikacja.zdecydowal = publikacja.zdecydowano_at = publikacja.wycofano_at = None
    publikacja.powod, publikacja.tresc, publikacja.szukaj = "", {}, ""
    publikacja.save()
    withdraw_publikacja(proces)
    _record(publikacja, "zgoda na publikację HDR", kto, na=f"wersja {wersja.numer}")
    for row in RolaEdycji.objects.filter(
        edycja=proces.edycja_id, rola=RolaWEdycji.KOORDYNATOR
    ).select_related("user"):
        _enqueue(mail.ZGODA, publikacja, row.user)
    return publikacja


@transaction.atomic
def publish(publikacja: Publikacja, *, kto: User, numer: int | None = None) -> Publikacja:
    """Show it to everybody, also as a PDF. What is shown is frozen now, without names.

    ``numer`` is the version the coordinator read: no other one is published.
    """
    publikacja = _lock_waiting(publikacja)
    if numer not in (None, publikacja.wersja_hdr.numer):
        raise PublikacjaError(NOWSZA)
    if przyjeta_wersja(publikacja.proces) != publikacja.wersja_hdr:
        raise PublikacjaError("Zespół zmienia teraz ten HDR. Poczekaj na nową wersję i zgodę.")
    publikacja.tresc = publiczna_tresc(
        publikacja.wersja_hdr.tresc, osoby_procesu(publikacja.proces)
    )
    publikacja.szukaj = tekst_do_szukania(publikacja.tresc)
    _decide(publikacja, StanPublikacji.OPUBLIKOWANA, kto)
    order_publikacja(publikacja.wersja_hdr, publikacja.tresc, kto=kto)
    _record(publikacja, "opublikowano HDR", kto, na=f"wersja {publikacja.wersja_hdr.numer}")
    _tell_team(publikacja)
    return publikacja


@transaction.atomic
def refuse(publikacja: Publikacja, powod: str, *, kto: User) -> Publikacja:
    publikacja = _lock_waiting(publikacja)
    publikacja.powod = powod
    _decide(publikacja, StanPublikacji.ODMOWA, kto)
    _record(publikacja, "odmówiono publikacji HDR", kto, powod=powod)
    _tell_team(publikacja)
    return publikacja


@transaction.atomic
def withdraw(publikacja: Publikacja, powod: str, *, kto: User) -> Publikacja:
    """Hide it at once; the consent is gone too, so it takes a new one to come back."""
    _lock(publikacja.proces_id)
    publikacja = Publikacja.objects.with_opis().get(pk=publikacja.pk)
    if publikacja.stan not in (StanPublikacji.ZGODA, StanPublikacji.OPUBLIKOWANA):
        raise PublikacjaError("Tej publikacji nie ma już czego wycofywać.")
    publikacja.stan, publikacja.powod = StanPublikacji.WYCOFANA, powod
    publikacja.wycofano_at = timezone.now()
    publikacja.tresc, publikacja.szukaj = {}, ""
    publikacja.save()
    withdraw_publikacja(publikacja.proces)
    _record(publikacja, "wycofano publikację HDR", kto, powod=powod)
    return publikacja


def _lock(proces_pk: int) -> Proces:
    return (
        Proces.objects.select_for_update(of=("self",))
        .select_related("edycja", "jst")
        .get(pk=proces_pk)
    )


def _lock_waiting(publikacja: Publikacja) -> Publikacja:
    _lock(publikacja.proces_id)
    fresh = Publikacja.objects.with_opis().select_related("wersja_hdr").get(pk=publikacja.pk)
    if not fresh.is_waiting:
        raise PublikacjaError("O tej publikacji ktoś już zdecydował. Odśwież stronę.")
    return fresh


def _decide(publikacja: Publikacja, stan: str, kto: User) -> None:
    publikacja.stan, publikacja.zdecydowal = stan, kto
    publikacja.zdecydowano_at = timezone.now()
    publikacja.save()


def _tell_team(publikacja: Publikacja) -> None:
    members = CzlonekZespolu.objects.active().filter(
        proces=publikacja.proces_id, user__isnull=False, is_lider=True
    )
    for one in members.select_related("user"):
        _enqueue(mail.DECYZJA, publikacja, one.user)


def _enqueue(rodzaj: str, publikacja: Publikacja, user: User) -> None:
    enqueue(
        rodzaj,
        odbiorca=user,
        przedmiot=f"publikacja-{publikacja.pk}",
        # A second consent is a new fact.
        okres=publikacja.zgoda_at.isoformat(timespec="seconds"),
        dane={
            "publikacja": publikacja.pk,
            "proces": publikacja.proces_id,
            "jst": str(publikacja.proces.jst),
        },
        proces_pk=publikacja.proces_id,
    )


def _record(publikacja: Publikacja, zdarzenie: str, kto: User, **changes) -> None:
    slad.record(publikacja, zdarzenie, kto=kto, proces_pk=publikacja.proces_id, **changes)
