"""Texts of mails as the administrator wrote them."""

from django.db import transaction

from doradztwo.wersje import save_versioned
from konta.models import User
from konta.services import slad
from powiadomienia.models import SzablonWiadomosci
from powiadomienia.rodzaje import RodzajWiadomosci
from powiadomienia.tresci import Wzor, default_wzor


@transaction.atomic
def set_szablon(
    rodzaj: RodzajWiadomosci, wzor: Wzor, wersja: int, *, kto: User
) -> SzablonWiadomosci:
    """Keep the text; whoever started from an older one is told (``WersjaConflictError``)."""
    default = default_wzor(rodzaj)
    szablon, _ = SzablonWiadomosci.objects.get_or_create(
        rodzaj=rodzaj.klucz, defaults={"temat": default.temat, "tresc": default.tresc}
    )
    before = szablon.tresc
    zmiany = {"temat": wzor.temat, "tresc": wzor.tresc, "zmienil": kto}
    save_versioned(szablon, zmiany, wersja)
    slad.record(szablon, "zmieniono treść wiadomości", kto=kto, z=before, na=szablon.tresc)
    return szablon


@transaction.atomic
def reset_szablon(rodzaj: RodzajWiadomosci, *, kto: User) -> None:
    """Back to the default text; the trail keeps what was there. A second call does nothing."""
    szablon = SzablonWiadomosci.objects.select_for_update().filter(rodzaj=rodzaj.klucz).first()
    if szablon is None:
        return
    slad.record(szablon, "przywrócono domyślną treść wiadomości", kto=kto, z=szablon.tresc)
    szablon.delete()
