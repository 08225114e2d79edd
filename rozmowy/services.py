"""Writing, answering and settling comments. Every function locks the open Proces first."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import enqueue
from rozmowy import mail
from rozmowy.enums import StanPropozycji, Widocznosc
from rozmowy.exceptions import RozmowaError
from rozmowy.miejsca import Miejsce
from rozmowy.models import Komentarz
from rozmowy.queries import rozmowcy


@transaction.atomic
def add_komentarz(
    proces: Proces,
    miejsce: Miejsce,
    obiekt_pk: int,
    *,
    kto: User,
    tresc: str = "",
    pole: str = "",
    propozycja: str = "",
    widocznosc: str = Widocznosc.WSZYSCY,
    wzmianki: Iterable[User] = (),
) -> Komentarz:
    """Begin a thread at a place. Tells whom it mentions and the other side."""
    proces = lock_open_proces(proces.pk)
    komentarz = Komentarz(
        proces=proces,
        miejsce=miejsce.klucz,
        obiekt_pk=obiekt_pk,
        pole=pole,
        autor=kto,
        widocznosc=widocznosc,
        tresc=tresc,
        propozycja=propozycja,
        stan_propozycji=StanPropozycji.CZEKA if propozycja else "",
    )
    komentarz.full_clean()
    komentarz.save()
    return _tell(komentarz, kto, wzmianki, rozmowcy(proces, widocznosc), "dodano komentarz")


@transaction.atomic
def answer_komentarz(
    watek: Komentarz, *, kto: User, tresc: str, wzmianki: Iterable[User] = ()
) -> Komentarz:
    """Answer in a thread; an answer to a settled one opens it again."""
    watek = _lock(watek)
    if watek.rozwiazano_at is not None:
        watek.rozwiazano_at = None
        watek.save(update_fields=["rozwiazano_at"])
    odpowiedz = Komentarz(
        proces=watek.proces,
        miejsce=watek.miejsce,
        obiekt_pk=watek.obiekt_pk,
        pole=watek.pole,
        watek=watek,
        autor=kto,
        widocznosc=watek.widocznosc,
        tresc=tresc,
    )
    odpowiedz.full_clean()
    odpowiedz.save()
    before = {row.autor_id for row in watek.odpowiedzi.all()} | {watek.autor_id}
    people = [one for one in rozmowcy(watek.proces, watek.widocznosc) if one.pk in before]
    return _tell(odpowiedz, kto, wzmianki, people, "odpowiedziano na komentarz")


@transaction.atomic
def update_komentarz(komentarz: Komentarz, tresc: str, *, kto: User) -> Komentarz:
    """Correct one's own words; the former ones stay in the trail."""
    komentarz = _lock_own(komentarz, kto)
    before, komentarz.tresc = komentarz.tresc, tresc
    komentarz.poprawiono_at = timezone.now()
    komentarz.full_clean()
    komentarz.save(update_fields=["tresc", "poprawiono_at"])
    _record(komentarz, "poprawiono komentarz", kto, z=before, na=tresc)
    return komentarz


@transaction.atomic
def withdraw_komentarz(komentarz: Komentarz, *, kto: User) -> Komentarz:
    """Take back one's own words; answers of others stay."""
    komentarz = _lock_own(komentarz, kto)
    if komentarz.stan_propozycji == StanPropozycji.PRZYJETA:
        raise RozmowaError("Zespół przyjął już tę propozycję, więc zostaje w historii.")
    komentarz.wycofano_at = timezone.now()
    komentarz.save(update_fields=["wycofano_at"])
    _record(komentarz, "wycofano komentarz", kto)
    return komentarz


@transaction.atomic
def resolve_watek(watek: Komentarz, *, kto: User) -> Komentarz:
    """Close a thread: what it asked for is done. A second call changes nothing."""
    watek = _lock(watek)
    if watek.is_waiting:
        raise RozmowaError("Najpierw przyjmijcie albo odrzućcie propozycję.")
    if watek.rozwiazano_at is None:
        _settle(watek, kto, "załatwiono komentarz")
    return watek


@transaction.atomic
def reopen_watek(watek: Komentarz, *, kto: User) -> Komentarz:
    watek = _lock(watek)
    if watek.rozwiazano_at is not None:
        watek.rozwiazano_at = None
        watek.save(update_fields=["rozwiazano_at"])
        _record(watek, "otwarto komentarz ponownie", kto)
    return watek


@transaction.atomic
def accept_propozycja(watek: Komentarz, miejsce: Miejsce, wersja: int, *, kto: User) -> Komentarz:
    """Write the proposed wording into the document, over the version the person saw.

    Raises ``WersjaConflictError`` when the place has changed since, and what the owner of the
    document raises when it takes no changes now; then nothing is settled.
    """
    watek = _lock_waiting(watek)
    obiekt = miejsce.znajdz(watek.proces_id, watek.obiekt_pk)
    if obiekt is None:
        raise RozmowaError("Tego miejsca nie ma już w dokumencie.")
    miejsce.zapisz(obiekt, {watek.pole: watek.propozycja}, wersja, kto=kto)
    _decide(watek, StanPropozycji.PRZYJETA, kto)
    return watek


@transaction.atomic
def reject_propozycja(watek: Komentarz, *, kto: User) -> Komentarz:
    watek = _lock_waiting(watek)
    _decide(watek, StanPropozycji.ODRZUCONA, kto)
    return watek


def _decide(watek: Komentarz, stan: str, kto: User) -> None:
    watek.stan_propozycji, watek.rozstrzygnal = stan, kto
    watek.save(update_fields=["stan_propozycji", "rozstrzygnal"])
    _settle(watek, kto, f"propozycja {watek.get_stan_propozycji_display()}")
    if watek.autor_id != kto.pk:
        _enqueue(mail.PROPOZYCJA_ROZSTRZYGNIETA, watek, watek.autor)


def _settle(watek: Komentarz, kto: User, zdarzenie: str) -> None:
    watek.rozwiazano_at = timezone.now()
    watek.save(update_fields=["rozwiazano_at"])
    _record(watek, zdarzenie, kto)


def _lock(komentarz: Komentarz) -> Komentarz:
    proces = lock_open_proces(komentarz.proces_id)
    fresh = Komentarz.objects.select_related("autor").get(pk=komentarz.pk)
    fresh.proces = proces
    if fresh.is_withdrawn:
        raise RozmowaError("Ten komentarz jego autor w międzyczasie wycofał.")
    return fresh


def _lock_own(komentarz: Komentarz, kto: User) -> Komentarz:
    fresh = _lock(komentarz)
    if fresh.autor_id != kto.pk:
        raise RozmowaError("Komentarz poprawia i wycofuje tylko jego autor.")
    return fresh


def _lock_waiting(watek: Komentarz) -> Komentarz:
    fresh = _lock(watek)
    if not fresh.is_waiting:
        raise RozmowaError("Ta propozycja jest już rozstrzygnięta. Odśwież stronę.")
    return fresh


def _tell(komentarz, kto, wzmianki, rozmowcy_watku, zdarzenie) -> Komentarz:
    """Each person gets one mail: who is mentioned, the one that says so."""
    may_see = {one.pk for one in rozmowcy(komentarz.proces, komentarz.widocznosc)}
    mentioned = [one for one in wzmianki if one.pk in may_see and one.pk != kto.pk]
    komentarz.wzmianki.set(mentioned)
    for user in mentioned:
        _enqueue(mail.WZMIANKA, komentarz, user)
    for user in rozmowcy_watku:
        if user.pk != kto.pk and user not in mentioned:
            _enqueue(mail.KOMENTARZ, komentarz, user)
    _record(komentarz, zdarzenie, kto)
    return komentarz


def _enqueue(rodzaj: str, komentarz: Komentarz, user: User) -> None:
    enqueue(
        rodzaj,
        odbiorca=user,
        przedmiot=f"komentarz-{komentarz.pk}",
        dane={"komentarz": komentarz.pk, "adres": komentarz.get_absolute_url()},
        proces_pk=komentarz.proces_id,
    )


def _record(komentarz: Komentarz, zdarzenie: str, kto: User, **changes) -> None:
    """What only advisors may read does not stand in the trail that the team reads."""
    hidden = komentarz.is_for_advisors
    slad.record(
        komentarz,
        zdarzenie,
        kto=kto,
        proces_pk=None if hidden else komentarz.proces_id,
        **({} if hidden else changes),
    )
