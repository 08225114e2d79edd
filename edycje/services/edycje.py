"""Making and changing an Edycja. The only writer of its parameters, groups and status."""

from datetime import date

from django.db import transaction

from doradztwo.teksty import short_date
from edycje.enums import RolaWEdycji, StatusEdycji
from edycje.exceptions import EdycjaError
from edycje.models import Edycja, Grupa, Krok, RolaEdycji
from edycje.services.szablony import Wzor, plan
from konta.models import User
from konta.services import slad
from obszary.models import WersjaArkusza

TRANSITIONS = {
    StatusEdycji.SZKIC: StatusEdycji.AKTYWNA,
    StatusEdycji.AKTYWNA: StatusEdycji.ZAKONCZONA,
}


@transaction.atomic
def create_edycja(
    *, nazwa: str, wzor: Wzor, od: date, wersja_arkusza: WersjaArkusza, kto: User
) -> Edycja:
    """A draft with the steps of ``wzor`` moved to ``od``; who makes it coordinates it."""
    do, kroki = plan(wzor, od)
    edycja = Edycja(nazwa=nazwa, od=od, do=do, wersja_arkusza=wersja_arkusza, **wzor.parametry)
    edycja.full_clean()
    edycja.save()
    Krok.objects.bulk_create(
        Krok(edycja=edycja, kolejnosc=number, **vars(krok))
        for number, krok in enumerate(kroki, start=1)
    )
    RolaEdycji.objects.create(edycja=edycja, user=kto, rola=RolaWEdycji.KOORDYNATOR)
    slad.record(edycja, "utworzono edycję", kto=kto, na=f"według: {wzor.etykieta}")
    return edycja


def _text(edycja: Edycja, name: str) -> str:
    value = getattr(edycja, name)
    if isinstance(value, date):
        return short_date(value)
    return getattr(value, "name", None) or str(value)


@transaction.atomic
def update_edycja(edycja: Edycja, *, changed: list[str], kto: User) -> Edycja:
    """Save the parameters named in ``changed``, each with a line in the trail."""
    before = Edycja.objects.select_for_update(of=("self",)).get(pk=edycja.pk)
    if before.is_zakonczona:
        raise EdycjaError("Edycja jest zakończona. Jej parametrów nie można już zmienić.")
    if "wersja_arkusza" in changed and not before.is_szkic:
        raise EdycjaError("Wersja arkusza jest ustalona od chwili uruchomienia edycji.")
    edycja.full_clean()
    edycja.save(update_fields=changed)
    for name in changed:
        label = getattr(Edycja._meta.get_field(name), "verbose_name", name)
        slad.record(
            edycja, f"zmieniono: {label}", kto=kto, z=_text(before, name), na=_text(edycja, name)
        )
    return edycja


@transaction.atomic
def advance_edycja(edycja: Edycja, *, na: StatusEdycji, kto: User) -> Edycja:
    """Start a draft or end a running edition; there is no way back from here."""
    edycja = Edycja.objects.select_for_update(of=("self",)).get(pk=edycja.pk)
    if TRANSITIONS.get(StatusEdycji(edycja.status)) != na:
        raise EdycjaError(f"Edycja jest w stanie „{edycja.get_status_display()}”. Odśwież stronę.")
    if na == StatusEdycji.AKTYWNA and not edycja.kroki.exists():
        raise EdycjaError("Edycja nie ma żadnego kroku. Dodaj kroki, zanim ją uruchomisz.")
    before = edycja.get_status_display()
    edycja.status = na
    edycja.save(update_fields=["status"])
    slad.record(edycja, "zmieniono stan edycji", kto=kto, z=before, na=edycja.get_status_display())
    return edycja


def require_not_ended(edycja: Edycja) -> None:
    if edycja.is_zakonczona:
        raise EdycjaError("Edycja jest zakończona. Można ją tylko czytać.")


@transaction.atomic
def save_grupa(grupa: Grupa, *, kto: User) -> Grupa:
    """Add a group or rename it."""
    require_not_ended(Edycja.objects.select_for_update(of=("self",)).get(pk=grupa.edycja_id))
    before = Grupa.objects.filter(pk=grupa.pk).first()
    grupa.full_clean()
    grupa.save()
    event = "zmieniono grupę" if before else "dodano grupę"
    slad.record(grupa, event, kto=kto, z=before or "", na=grupa)
    return grupa
