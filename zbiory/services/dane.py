"""Collecting data: the only writer of ``ZebraneDane`` and its files."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doradztwo.wersje import save_versioned
from doradztwo.wiersz_pliku import digest, store
from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from obszary.models import Obszar
from zbiory.exceptions import ZebraneDaneError
from zbiory.models import PlikDanych, ZebraneDane
from zbiory.tabele import from_json, to_text

FOLDER = "dane"
NAZWA_MAX = ZebraneDane._meta.get_field("nazwa").max_length
EDITABLE = (
    "stan",
    "odpowiedzialny",
    "termin",
    "zrodlo",
    "okres",
    "wniosek",
    "powod_niedostepnosci",
    "tabela",
)


def create_lista(proces: Proces, obszar: Obszar) -> None:
    """What to collect in this area; the caller locks and records.

    An area chosen again finds its list as it was left.
    """
    present = set(proces.zebrane_dane.filter(zbior__obszar=obszar).values_list("zbior", flat=True))
    last = _last(proces)
    missing = [
        zbior for zbior in obszar.zbiory_danych.filter(aktywna=True) if zbior.pk not in present
    ]
    ZebraneDane.objects.bulk_create(
        ZebraneDane(
            proces=proces, zbior=zbior, nazwa=zbior.tekst[:NAZWA_MAX], kolejnosc=last + number
        )
        for number, zbior in enumerate(missing, start=1)
    )


def _last(proces: Proces) -> int:
    return proces.zebrane_dane.aggregate(last=Max("kolejnosc"))["last"] or 0


@transaction.atomic
def add_dane(proces_pk: int, kto: User, nazwa: str) -> ZebraneDane:
    """An item of the team's own, at the end of the list."""
    proces = lock_open_proces(proces_pk)
    dane = ZebraneDane(proces=proces, nazwa=nazwa.strip(), kolejnosc=_last(proces) + 1)
    dane.full_clean()
    dane.save()
    slad.record(dane, "dodano własną pozycję do zebrania", kto=kto, proces_pk=proces.pk)
    return dane


@transaction.atomic
def update_dane(dane: ZebraneDane, zmiany: dict, expected: int, kto: User) -> ZebraneDane:
    """Save changed fields of an item whose rules the caller's form has checked.

    Raises ``WersjaConflictError`` when somebody saved the item meanwhile; the database refuses
    a state without what it needs.
    """
    proces = lock_open_proces(dane.proces_id)
    before = ZebraneDane.objects.get(pk=dane.pk)
    changed = {
        name: value
        for name, value in zmiany.items()
        if name in EDITABLE and getattr(before, name) != value
    }
    if not changed and before.wersja == expected:
        return before
    responsible = changed.get("odpowiedzialny")
    if responsible is not None and responsible.proces_id != proces.pk:
        raise ZebraneDaneError("Odpowiadać może tylko osoba z tego zespołu.")
    z = _describe(before, changed)
    after = save_versioned(before, changed, expected)
    slad.record(
        after,
        "zmieniono zbierane dane",
        kto=kto,
        z=z,
        na=_describe(after, changed),
        proces_pk=proces.pk,
    )
    return after


def _describe(dane: ZebraneDane, names) -> str:
    """Only the fields that changed, each on a line of its own."""
    return "\n".join(
        f"{dane._meta.get_field(name).verbose_name}: {_shown(dane, name)}" for name in names
    )


def _shown(dane: ZebraneDane, name: str):
    if name == "tabela":
        return to_text(from_json(dane.tabela)) or "–"
    return dane.get_stan_display() if name == "stan" else getattr(dane, name) or "–"


@transaction.atomic
def add_plik(dane: ZebraneDane, kto: User, plik: UploadedFile) -> PlikDanych:
    """``plik`` went through ``PlikField``. The same content added twice to one item is one file."""
    proces = lock_open_proces(dane.proces_id)
    same = dane.pliki.filter(sha256=digest(plik), wycofano_at=None).first()
    if same is not None:
        return same
    row = PlikDanych(dane=dane, dodal=kto)
    store(row, plik, FOLDER)
    slad.record(
        dane, "dodano plik", kto=kto, na=f"{row.nazwa} ({row.sha256[:12]})", proces_pk=proces.pk
    )
    return row


@transaction.atomic
def withdraw_plik(plik: PlikDanych, kto: User) -> PlikDanych:
    """Nobody sees the file any more; the row and the content stay as evidence."""
    proces = lock_open_proces(plik.miejsce.proces_id)
    plik = PlikDanych.objects.select_for_update(of=("self",)).get(pk=plik.pk)
    if plik.wycofano_at is None:
        plik.wycofano_at = timezone.now()
        plik.save(update_fields=["wycofano_at"])
        slad.record(plik.miejsce, "wycofano plik", kto=kto, z=plik.nazwa, proces_pk=proces.pk)
    return plik
