"""Coordinators and observers of an edition. The only writer of ``RolaEdycji``."""

from django.db import transaction

from edycje.enums import RolaWEdycji
from edycje.exceptions import EdycjaError
from edycje.models import Edycja, RolaEdycji
from konta.models import User, Zaproszenie
from konta.services import slad
from konta.services.zaproszenia import revoke
from powiadomienia.services import zaproszenia


@transaction.atomic
def grant_rola(
    edycja: Edycja, *, rola: RolaWEdycji, email: str, imie: str, nazwisko: str, kto: User
) -> RolaEdycji:
    """Give a role by an invitation, also to somebody who already has an account."""
    edycja = Edycja.objects.select_for_update(of=("self",)).get(pk=edycja.pk)
    address = email.strip().lower()
    if edycja.role.filter(user__email=address, rola=rola).exists():
        raise EdycjaError(f"Osoba z adresem {address} ma już tę rolę w tej edycji.")
    label = RolaWEdycji(rola).label
    zaproszenie = zaproszenia.invite(
        email=address,
        imie=imie,
        nazwisko=nazwisko,
        opis_roli=f"{label} edycji „{edycja.nazwa}”"[:200],
        cel_url=edycja.get_absolute_url(),
        wystawil=kto,
        edycja_pk=edycja.pk,
    )
    row = RolaEdycji.objects.create(
        edycja=edycja, user=zaproszenie.user, rola=rola, zaproszenie=zaproszenie
    )
    slad.record(edycja, "nadano rolę", kto=kto, na=f"{row.user}: {label}")
    return row


@transaction.atomic
def revoke_rola(rola: RolaEdycji, *, powod: str, kto: User) -> None:
    """Take a role away; its unused invitation dies with it. The last coordinator stays."""
    edycja = Edycja.objects.select_for_update(of=("self",)).get(pk=rola.edycja_id)
    others = edycja.role.filter(rola=RolaWEdycji.KOORDYNATOR).exclude(pk=rola.pk)
    if rola.rola == RolaWEdycji.KOORDYNATOR and not others.exists():
        raise EdycjaError("To jedyny koordynator tej edycji. Najpierw nadaj tę rolę komuś innemu.")
    _revoke_unused(rola.zaproszenie, kto)
    slad.record(
        edycja, "odebrano rolę", kto=kto, z=f"{rola.user}: {rola.get_rola_display()}", powod=powod
    )
    rola.delete()


def _revoke_unused(zaproszenie: Zaproszenie | None, kto: User) -> None:
    if zaproszenie is not None and zaproszenie.przyjete_at is None:
        revoke(zaproszenie, kto=kto)
