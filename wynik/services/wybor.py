"""The choice of areas: the only writer of ``WyborObszaru`` and of the areas of a Proces."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from obszary.models import Obszar
from wynik.exceptions import WyborObszaruError
from wynik.models import WyborObszaru
from wynik.queries.wynik import get_wynik
from zbiory.services.dane import create_lista

PIERWSZY, DRUGI = 1, 2
_POLA = {PIERWSZY: "obszar", DRUGI: "drugi_obszar"}


@dataclass(frozen=True)
class _Decyzja:
    obszar: Obszar
    przeslanka: str
    uzasadnienie: str
    powod_odstepstwa: str = ""


@transaction.atomic
def choose_obszar(
    proces_pk: int,
    kto: User,
    *,
    obszar: Obszar,
    przeslanka: str,
    uzasadnienie: str,
    powod_odstepstwa: str = "",
) -> WyborObszaru:
    """The lider writes down what the team decided; once for each area the edition allows."""
    proces = lock_open_proces(proces_pk)
    current = list(WyborObszaru.objects.current().filter(proces=proces))
    if len(current) >= proces.edycja.obszary_max:
        already = "Obszar jest już wybrany" if len(current) == 1 else "Obszary są już wybrane"
        raise WyborObszaruError(
            f"{already}. Zmienić wybór może tylko koordynator edycji, z uzasadnieniem."
        )
    _check_another(obszar, current)
    decyzja = _Decyzja(obszar, przeslanka, uzasadnienie, powod_odstepstwa)
    return _choose(proces, kto, decyzja, PIERWSZY if not current else DRUGI)


@transaction.atomic
def change_obszar(
    proces_pk: int,
    kto: User,
    *,
    obszar: Obszar,
    przeslanka: str,
    uzasadnienie: str,
    powod_zmiany: str,
    powod_odstepstwa: str = "",
    miejsce: int = PIERWSZY,
) -> WyborObszaru:
    """The coordinator changes an area; the old choice and everything collected for it stay."""
    proces = lock_open_proces(proces_pk)
    choices = list(WyborObszaru.objects.current().filter(proces=proces).select_related("obszar"))
    current = next((one for one in choices if one.miejsce == miejsce), None)
    if current is None:
        raise WyborObszaruError("Zespół nie wybrał jeszcze obszaru. Pierwszy raz wybiera go lider.")
    if not powod_zmiany.strip():
        raise WyborObszaruError("Napisz, dlaczego zmieniacie obszar.")
    if current.obszar_id == obszar.pk:
        raise WyborObszaruError("To ten sam obszar, który jest wybrany teraz.")
    _check_another(obszar, [one for one in choices if one != current])
    current.zmieniono_at = timezone.now()
    current.powod_zmiany = powod_zmiany
    current.save(update_fields=["zmieniono_at", "powod_zmiany"])
    decyzja = _Decyzja(obszar, przeslanka, uzasadnienie, powod_odstepstwa)
    return _choose(proces, kto, decyzja, miejsce, z=current.obszar, powod=powod_zmiany)


def _check_another(obszar: Obszar, others: list[WyborObszaru]) -> None:
    if any(one.obszar_id == obszar.pk for one in others):
        raise WyborObszaruError("Ten obszar jest już wybrany. Wskaż inny.")


def _choose(
    proces: Proces,
    kto: User,
    decyzja: _Decyzja,
    miejsce: int,
    z: object = "",
    powod: str = "",
) -> WyborObszaru:
    needs_reason = _needs_reason(proces, decyzja.obszar, miejsce)
    if needs_reason and not decyzja.powod_odstepstwa.strip():
        raise WyborObszaruError("Napisz, dlaczego nie obszar oceniony najniżej.")
    wybor = WyborObszaru(
        proces=proces,
        obszar=decyzja.obszar,
        miejsce=miejsce,
        przeslanka=decyzja.przeslanka,
        uzasadnienie=decyzja.uzasadnienie.strip(),
        powod_odstepstwa=decyzja.powod_odstepstwa.strip() if needs_reason else "",
        wybral=kto,
    )
    wybor.full_clean()
    wybor.save()
    setattr(proces, _POLA[miejsce], decyzja.obszar)
    proces.save(update_fields=[_POLA[miejsce]])
    create_lista(proces, decyzja.obszar)
    slad.record(
        wybor,
        "wybrano obszar" if miejsce == PIERWSZY else "wybrano drugi obszar",
        kto=kto,
        z=z,
        na=decyzja.obszar,
        powod=powod,
        proces_pk=proces.pk,
    )
    return wybor


def _needs_reason(proces: Proces, obszar: Obszar, miejsce: int) -> bool:
    wynik = get_wynik(proces)
    if wynik is None:
        raise WyborObszaruError(
            "Obszar wybiera się po wyniku grupy. Poczekajcie, aż wszyscy wyślą arkusze."
        )
    return wynik.needs_reason(obszar.pk, miejsce)
