"""How a person wants each kind of mail."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from konta.models import User
from konta.services import slad
from powiadomienia import planowanie, rodzaje
from powiadomienia.enums import StatusWiadomosci, Tryb
from powiadomienia.exceptions import NiedozwolonyTrybError
from powiadomienia.models import Preferencja, Wiadomosc
from powiadomienia.queries import tryby_osoby
from powiadomienia.rodzaje import ZBIOR

_DIGESTS = (Tryb.DZIENNY, Tryb.TYGODNIOWY)


@transaction.atomic
def set_preferencje(osoba: User, wybrane: Mapping[str, str], *, kto: User | None) -> list[str]:
    """Keep what was chosen, kind → way; return the kinds that changed.

    What waits already moves with it. The way of the kind itself is kept as „no row”.
    """
    # Two forms of one person, sent at once, follow each other.
    User.objects.select_for_update(no_key=True).filter(pk=osoba.pk).first()
    before = tryby_osoby(osoba)
    changed = [klucz for klucz, tryb in wybrane.items() if before.get(klucz) != tryb]
    for klucz in changed:
        _check(klucz, wybrane[klucz])
        _write(osoba, klucz, wybrane[klucz])
        _replan(osoba, klucz, wybrane[klucz])
    if changed:
        slad.record(
            osoba,
            "zmieniono powiadomienia e-mail",
            kto=kto,
            z=_in_words({klucz: before[klucz] for klucz in changed}),
            na=_in_words({klucz: wybrane[klucz] for klucz in changed}),
        )
    return changed


def unsubscribe(wiadomosc: Wiadomosc) -> list[str]:
    """No more mails of the kinds this mail held, as far as they may be switched off."""
    if wiadomosc.odbiorca is None:
        return []
    wybrane = dict.fromkeys(kinds_to_stop(wiadomosc), Tryb.APLIKACJA)
    return set_preferencje(wiadomosc.odbiorca, wybrane, kto=wiadomosc.odbiorca)


def kinds_to_stop(wiadomosc: Wiadomosc) -> list[str]:
    """Kinds of this mail, or of the parts of a digest, that may be switched off."""
    kinds = {wiadomosc.rodzaj}
    if wiadomosc.rodzaj == ZBIOR:
        kinds = set(wiadomosc.czesci.order_by().values_list("rodzaj", flat=True))
    return sorted(filter(rodzaje.is_optional, kinds))


def _check(klucz: str, tryb: str) -> None:
    if not rodzaje.is_registered(klucz) or tryb not in rodzaje.get_rodzaj(klucz).tryby:
        raise NiedozwolonyTrybError


def _write(osoba: User, klucz: str, tryb: str) -> None:
    if tryb == rodzaje.get_rodzaj(klucz).tryb:
        Preferencja.objects.filter(osoba=osoba, rodzaj=klucz).delete()
    else:
        Preferencja.objects.update_or_create(osoba=osoba, rodzaj=klucz, defaults={"tryb": tryb})


def _replan(osoba: User, klucz: str, tryb: str) -> None:
    """What waits for a digest goes with that digest; what would go earlier is put off."""
    now = timezone.now()
    waiting = Wiadomosc.objects.waiting().leasable(now).filter(odbiorca=osoba, rodzaj=klucz)
    for wiadomosc in waiting.filter(proby=0):
        fields: dict[str, str | datetime] = {"tryb": tryb}
        if tryb in _DIGESTS:
            after = max(now, wiadomosc.wyslij_po)
            fields["wyslij_po"] = planowanie.first_moment(tryb, after)
        rows = Wiadomosc.objects.filter(pk=wiadomosc.pk, status=StatusWiadomosci.OCZEKUJE)
        rows.leasable(now).update(**fields)


def _in_words(tryby: Mapping[str, str]) -> str:
    names = {rodzaje.nazwa_rodzaju(klucz): Tryb(tryb).label for klucz, tryb in tryby.items()}
    return "; ".join(f"{nazwa}: {tryb}" for nazwa, tryb in sorted(names.items()))
