"""Invitations of one edition, seen as a list: what each of them carries goes with it."""

from django.db import transaction

from edycje.exceptions import EdycjaError
from edycje.models import CzlonekZespolu, Edycja, RolaEdycji
from edycje.services.procesy import lock_open_proces
from edycje.services.role import revoke_rola
from edycje.services.zespol import remove_czlonek
from konta.models import User, Zaproszenie
from konta.services.zaproszenia import revoke
from powiadomienia.services import zaproszenia

ODWOLANE = "Zaproszenie odwołane przed przyjęciem."


@transaction.atomic
def resend_zaproszenie(edycja: Edycja, zaproszenie: Zaproszenie, *, kto: User) -> None:
    _check_open(edycja, zaproszenie)
    zaproszenia.resend(zaproszenie, kto=kto)


@transaction.atomic
def revoke_zaproszenie(edycja: Edycja, zaproszenie: Zaproszenie, *, kto: User) -> None:
    """Kill the link and take back the role it was for, so that nothing is left half-given."""
    _check_open(edycja, zaproszenie)
    czlonek = CzlonekZespolu.objects.active().filter(zaproszenie=zaproszenie).first()
    rola = (
        RolaEdycji.objects.select_related("user", "zaproszenie")
        .filter(zaproszenie=zaproszenie)
        .first()
    )
    if czlonek is not None:
        remove_czlonek(czlonek, powod=ODWOLANE, kto=kto)
    elif rola is not None:
        revoke_rola(rola, powod=ODWOLANE, kto=kto)
    else:
        revoke(zaproszenie, kto=kto)


def _check_open(edycja: Edycja, zaproszenie: Zaproszenie) -> None:
    if zaproszenie.proces_pk:
        lock_open_proces(zaproszenie.proces_pk)
    elif edycja.is_zakonczona:
        raise EdycjaError("Edycja jest zakończona. Zaproszeń nie można już zmieniać.")
