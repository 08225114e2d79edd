"""The choice of an area: the only writer of ``WyborObszaru`` and of ``Proces.obszar``."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from diagnoza.exceptions import WyborObszaruError
from diagnoza.models import WyborObszaru, ZebraneDane
from diagnoza.obliczenia import is_weakest
from diagnoza.queries.wynik import get_wynik
from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from obszary.models import Obszar

NAZWA_MAX = ZebraneDane._meta.get_field("nazwa").max_length


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
    """The lider writes down what the team decided; once."""
    proces = lock_open_proces(proces_pk)
    if WyborObszaru.objects.current().filter(proces=proces).exists():
        raise WyborObszaruError(
            "Obszar jest już wybrany. Zmienić go może tylko koordynator edycji, z uzasadnieniem."
        )
    return _choose(proces, kto, obszar, przeslanka, uzasadnienie, powod_odstepstwa)


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
) -> WyborObszaru:
    """The coordinator changes the area; the old choice and everything collected for it stay."""
    proces = lock_open_proces(proces_pk)
    current = WyborObszaru.objects.current().filter(proces=proces).first()
    if current is None:
        raise WyborObszaruError("Zespół nie wybrał jeszcze obszaru. Pierwszy raz wybiera go lider.")
    if not powod_zmiany.strip():
        raise WyborObszaruError("Napisz, dlaczego zmieniacie obszar.")
    if current.obszar_id == obszar.pk:
        raise WyborObszaruError("To ten sam obszar, który jest wybrany teraz.")
    current.zmieniono_at = timezone.now()
    current.powod_zmiany = powod_zmiany
    current.save(update_fields=["zmieniono_at", "powod_zmiany"])
    return _choose(
        proces,
        kto,
        obszar,
        przeslanka,
        uzasadnienie,
        powod_odstepstwa,
        z=current.obszar,
        powod=powod_zmiany,
    )


def _choose(
    proces: Proces,
    kto: User,
    obszar: Obszar,
    przeslanka: str,
    uzasadnienie: str,
    powod_odstepstwa: str,
    z: object = "",
    powod: str = "",
) -> WyborObszaru:
    wynik = get_wynik(proces)
    if wynik is None:
        raise WyborObszaruError(
            "Obszar wybiera się po wyniku grupy. Poczekajcie, aż wszyscy wyślą arkusze."
        )
    is_lowest = is_weakest(obszar.pk, wynik.obszary)
    if not is_lowest and not powod_odstepstwa.strip():
        raise WyborObszaruError("Napisz, dlaczego nie obszar oceniony najniżej.")
    wybor = WyborObszaru(
        proces=proces,
        obszar=obszar,
        przeslanka=przeslanka,
        uzasadnienie=uzasadnienie.strip(),
        powod_odstepstwa="" if is_lowest else powod_odstepstwa.strip(),
        wybral=kto,
    )
    wybor.full_clean()
    wybor.save()
    proces.obszar = obszar
    proces.save(update_fields=["obszar"])
    _create_lista_danych(proces, obszar)
    slad.record(wybor, "wybrano obszar", kto=kto, z=z, na=obszar, powod=powod, proces_pk=proces.pk)
    return wybor


def _create_lista_danych(proces: Proces, obszar: Obszar) -> None:
    """What to collect in this area. An area chosen again finds its list as it was left."""
    present = set(proces.zebrane_dane.filter(zbior__obszar=obszar).values_list("zbior", flat=True))
    last = proces.zebrane_dane.aggregate(last=Max("kolejnosc"))["last"] or 0
    missing = [
        zbior for zbior in obszar.zbiory_danych.filter(aktywna=True) if zbior.pk not in present
    ]
    ZebraneDane.objects.bulk_create(
        ZebraneDane(
            proces=proces, zbior=zbior, nazwa=zbior.tekst[:NAZWA_MAX], kolejnosc=last + number
        )
        for number, zbior in enumerate(missing, start=1)
    )
