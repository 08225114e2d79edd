"""The sheet repeated in etap 3: the only writer of repeated sheets, their answers and results."""

from django.db import transaction
from django.utils import timezone

from arkusz.enums import BrakOceny
from arkusz.exceptions import ArkuszError
from arkusz.models import WynikZespolu
from arkusz.queries.arkusz import Tryb, get_tryb
from arkusz.skala import MIN_OSOB, SKALA
from doradztwo.teksty import plural
from edycje.models import CzlonekZespolu, Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from powtorka.models import ArkuszPowtorny, OdpowiedzPowtorna, WynikPowtorny
from powtorka.queries import (
    get_arkusz_powtorny,
    get_stany_powtorne,
    get_stwierdzenia,
    is_powtorka_time,
)


@transaction.atomic
def save_odpowiedzi_powtorne(
    proces_pk: int, czlonek: CzlonekZespolu, wartosci: dict[int, str], *, wspolny: bool
) -> ArkuszPowtorny:
    """Save answers of one person; the same again changes nothing. Values as in the first sheet."""
    proces = lock_open_proces(proces_pk)
    tryb = _check_may_fill(proces, czlonek, wspolny)
    arkusz = get_arkusz_powtorny(proces, czlonek, tryb) or _begin(proces, czlonek, tryb)
    if arkusz.is_sent:
        raise ArkuszError("Ten arkusz jest wysłany. Odpowiedzi nie można już zmieniać.")
    known = set(get_stwierdzenia(proces).values_list("pk", flat=True))
    if not known.issuperset(wartosci):
        raise ArkuszError("Tego stwierdzenia nie ma w powtórnym arkuszu. Odśwież stronę.")
    OdpowiedzPowtorna.objects.bulk_create(
        [_odpowiedz(arkusz, pk, wartosc) for pk, wartosc in wartosci.items()],
        update_conflicts=True,
        unique_fields=["arkusz", "stwierdzenie"],
        update_fields=["ocena", "brak_oceny", "updated_at"],
    )
    return arkusz


def _check_may_fill(proces: Proces, czlonek: CzlonekZespolu, wspolny: bool) -> Tryb:
    if not is_powtorka_time(proces):
        raise ArkuszError("Arkusz powtarza się w etapie 3.")
    if not WynikZespolu.objects.filter(proces=proces).exists():
        raise ArkuszError("Nie ma wyniku pierwszego arkusza, z którym można porównać.")
    if WynikPowtorny.objects.filter(proces=proces).exists():
        raise ArkuszError("Arkusze powtórne są zamknięte. Odpowiedzi nie można już zmieniać.")
    tryb = get_tryb(proces)
    if tryb.is_wspolny != wspolny:
        raise ArkuszError(
            "Skład zespołu się zmienił i arkusz wypełnia się teraz inaczej. "
            "Otwórz arkusz od początku."
        )
    if not tryb.fills(czlonek):
        raise ArkuszError("Tego arkusza nie wypełniasz.")
    return tryb


def _begin(proces: Proces, czlonek: CzlonekZespolu, tryb: Tryb) -> ArkuszPowtorny:
    arkusz = ArkuszPowtorny.objects.create(proces=proces, czlonek=czlonek, wspolny=tryb.is_wspolny)
    slad.record(arkusz, "rozpoczęto arkusz powtórny", kto=czlonek.user, proces_pk=proces.pk)
    return arkusz


def _odpowiedz(arkusz: ArkuszPowtorny, stwierdzenie_pk: int, wartosc: str) -> OdpowiedzPowtorna:
    is_rating = wartosc in {str(rating) for rating in SKALA}
    if not is_rating and wartosc not in BrakOceny.values:
        raise ArkuszError("Wybierz ocenę od 1 do 5, „nie wiem” albo „nie dotyczy”.")
    return OdpowiedzPowtorna(
        arkusz=arkusz,
        stwierdzenie_id=stwierdzenie_pk,
        ocena=int(wartosc) if is_rating else None,
        brak_oceny="" if is_rating else wartosc,
        updated_at=timezone.now(),
    )


@transaction.atomic
def send_powtorny(proces_pk: int, czlonek: CzlonekZespolu, *, wspolny: bool) -> ArkuszPowtorny:
    """Send a complete sheet; sending twice changes nothing. The last of the team closes them."""
    proces = lock_open_proces(proces_pk)
    tryb = get_tryb(proces)
    arkusz = get_arkusz_powtorny(proces, czlonek, tryb)
    if arkusz is not None and arkusz.is_sent:
        return arkusz
    _check_may_fill(proces, czlonek, wspolny)
    _check_complete(proces, arkusz)
    arkusz.wyslano_at = timezone.now()
    arkusz.save(update_fields=["wyslano_at", "updated_at"])
    slad.record(arkusz, "wysłano arkusz powtórny", kto=czlonek.user, proces_pk=proces.pk)
    stany = get_stany_powtorne(proces, tryb)
    is_last = all(stan.wyslano_at for stan in stany)
    if is_last and (tryb.is_wspolny or len(stany) >= MIN_OSOB):
        _close(proces, [stan.czlonek.pk for stan in stany], tryb, kto=None)
    return arkusz


def _check_complete(proces: Proces, arkusz: ArkuszPowtorny | None) -> None:
    needed = get_stwierdzenia(proces)
    lacking = needed.count()
    if arkusz is not None:
        lacking -= arkusz.odpowiedzi.filter(stwierdzenie__in=needed).count()
    if lacking:
        raise ArkuszError(
            f"Arkusza nie wysłano. Brakuje {lacking} "
            f"{plural(lacking, 'odpowiedzi,odpowiedzi,odpowiedzi')}."
        )


@transaction.atomic
def close_powtorne(proces_pk: int, kto: User) -> WynikPowtorny:
    """The lider closes the repeated sheets early; at least three must have been sent."""
    proces = lock_open_proces(proces_pk)
    if WynikPowtorny.objects.filter(proces=proces).exists():
        raise ArkuszError("Arkusze powtórne są już zamknięte.")
    tryb = get_tryb(proces)
    sent = [stan.czlonek.pk for stan in get_stany_powtorne(proces, tryb) if stan.wyslano_at]
    if tryb.is_wspolny or len(sent) < MIN_OSOB:
        raise ArkuszError(
            f"Arkusze można zamknąć, gdy wyślą je co najmniej {MIN_OSOB} osoby. "
            "Inaczej w wyniku byłoby widać odpowiedzi jednej osoby."
        )
    return _close(proces, sent, tryb, kto)


def _close(proces: Proces, czlonkowie: list[int], tryb: Tryb, kto: User | None) -> WynikPowtorny:
    wynik = WynikPowtorny.objects.create(
        proces=proces, zamknal=kto, liczba_arkuszy=len(czlonkowie), wspolny=tryb.is_wspolny
    )
    ArkuszPowtorny.objects.sent().filter(
        proces=proces, czlonek__in=czlonkowie, wspolny=tryb.is_wspolny
    ).update(wynik=wynik)
    slad.record(
        wynik,
        "zamknięto arkusze powtórne",
        kto=kto,
        na=f"policzone arkusze: {wynik.liczba_arkuszy}",
        proces_pk=proces.pk,
    )
    return wynik
