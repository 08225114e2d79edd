"""Reads for ``/zdrowie/`` and for the outbox; each is one query."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.apps import apps
from django.db.models import Min, Q

from konta.models import User
from powiadomienia import rodzaje
from powiadomienia.enums import Odbiorca, StatusWiadomosci
from powiadomienia.models import Preferencja, Puls, Wiadomosc
from powiadomienia.rodzaje import RodzajWiadomosci


def pulsy() -> dict[str, datetime]:
    return dict(Puls.objects.values_list("nazwa", "widziano_at"))


def age_of_oldest_unsent(now: datetime) -> timedelta | None:
    """How long the oldest mail that should have gone has been waiting; None when none is."""
    waiting = Wiadomosc.objects.filter(status=StatusWiadomosci.OCZEKUJE)
    # A mail being tried again has moved its hour, but it is late since it was made.
    late = waiting.filter(Q(wyslij_po__lte=now) | Q(proby__gt=0))
    oldest = late.aggregate(oldest=Min("created_at"))["oldest"]
    return None if oldest is None else max(now - oldest, timedelta(0))


def dopisz_czego_dotycza(wiadomosci: Collection[Wiadomosc]) -> None:
    """Set ``dotyczy`` (a JST, else an edition) on every row. At most two queries."""
    # By label: the apps above are unknown here.
    procesy = apps.get_model("edycje", "Proces").objects.select_related("jst")
    edycje = apps.get_model("edycje", "Edycja").objects
    jst = procesy.in_bulk({one.proces_pk for one in wiadomosci if one.proces_pk})
    rest = edycje.in_bulk({one.edycja_pk for one in wiadomosci if one.edycja_pk})
    for one in wiadomosci:
        proces = jst.get(one.proces_pk)
        one.dotyczy = str(proces.jst if proces else rest.get(one.edycja_pk, ""))


def tryby_osob(
    osoby: Collection[User | None], klucze: Collection[str]
) -> dict[tuple[int, str], str]:
    """(person, kind) → the way they chose, where they chose one that the kind still offers.

    Without a query when no kind leaves a choice.
    """
    free = [klucz for klucz in klucze if len(rodzaje.get_rodzaj(klucz).tryby) > 1]
    pks = [osoba.pk for osoba in osoby if osoba is not None]
    if not free or not pks:
        return {}
    rows = Preferencja.objects.filter(osoba__in=pks, rodzaj__in=free).order_by()
    return {
        (osoba, klucz): tryb
        for osoba, klucz, tryb in rows.values_list("osoba", "rodzaj", "tryb")
        if tryb in rodzaje.get_rodzaj(klucz).tryby
    }


def tryby_osoby(osoba: User) -> dict[str, str]:
    """Kind → the way in which this person gets it, chosen or of the kind itself. One query."""
    kinds = rodzaje.get_ustawiane()
    chosen = tryby_osob([osoba], [rodzaj.klucz for rodzaj in kinds])
    return {rodzaj.klucz: chosen.get((osoba.pk, rodzaj.klucz), rodzaj.tryb) for rodzaj in kinds}


def role_odbiorcy(osoba: User) -> list[Odbiorca]:
    """Which mails may come to this person, by the roles held now. Three queries."""
    get = apps.get_model
    members = get("edycje", "CzlonekZespolu").objects.active().filter(user=osoba)
    held = {
        Odbiorca.DORADCA: get("edycje", "PrzydzialDoradcy")
        .objects.current()
        .filter(doradca__user=osoba)
        .exists(),
        Odbiorca.KOORDYNATOR: get("edycje", "RolaEdycji")
        .objects.filter(user=osoba, rola="koordynator")
        .exists(),
    }
    for is_lider, is_decydent in members.values_list("is_lider", "is_decydent"):
        held[Odbiorca.ZESPOL] = True
        held[Odbiorca.LIDER] = held.get(Odbiorca.LIDER) or is_lider
        held[Odbiorca.DECYDENT] = held.get(Odbiorca.DECYDENT) or is_decydent
    return [role for role in Odbiorca if held.get(role)]


def rodzaje_osoby(osoba: User, role: Collection[Odbiorca]) -> list[RodzajWiadomosci]:
    """What the page of preferences shows to this person. One query."""
    sent = Wiadomosc.objects.filter(odbiorca=osoba).order_by().values_list("rodzaj", flat=True)
    return rodzaje.get_dotyczace(role, set(sent.distinct()))


def sees_wiadomosci(user: User) -> bool:
    """An admin, or a coordinator of any edition. One query, none for an admin."""
    role = apps.get_model("edycje", "RolaEdycji").objects
    return user.is_superuser or role.filter(user=user, rola="koordynator").exists()
