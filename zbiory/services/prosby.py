"""Requests for documents: the only writer of ``ProsbaODokument``."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from doradztwo.wiersz_pliku import store
from edycje.models import CzlonekZespolu
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import enqueue
from zbiory import mail
from zbiory.exceptions import ZebraneDaneError
from zbiory.models import PlikDanych, ProsbaODokument
from zbiory.services.dane import FOLDER


@transaction.atomic
def ask_for_dokument(proces_pk: int, zmiany: dict, kto: User) -> ProsbaODokument:
    """Tell the lider, and whoever answers for the item the document belongs to."""
    proces = lock_open_proces(proces_pk)
    prosba = ProsbaODokument(proces=proces, prosi=kto, **zmiany)
    if prosba.dane is not None and prosba.dane.proces_id != proces.pk:
        raise ZebraneDaneError("Wybierz pozycję z listy danych tego zespołu.")
    if prosba.termin < timezone.localdate():
        raise ZebraneDaneError("Podaj termin, który jeszcze nie minął.")
    prosba.full_clean()
    prosba.save()
    slad.record(prosba, "poproszono o dokument", kto=kto, na=prosba.tresc, proces_pk=proces.pk)
    for osoba in _hearers(prosba):
        _tell(mail.PROSBA, prosba, osoba, reverse("zbiory:prosba_answer", args=[prosba.pk]))
    return prosba


def _hearers(prosba: ProsbaODokument) -> list[User]:
    members = CzlonekZespolu.objects.active().filter(proces=prosba.proces_id, user__isnull=False)
    people = {one.user_id: one.user for one in members.filter(is_lider=True).select_related("user")}
    if prosba.dane is not None and prosba.dane.odpowiedzialny_id is not None:
        chosen = members.filter(pk=prosba.dane.odpowiedzialny_id).select_related("user").first()
        if chosen is not None:
            people[chosen.user_id] = chosen.user
    return list(people.values())


def _tell(rodzaj: str, prosba: ProsbaODokument, osoba: User, adres: str) -> None:
    enqueue(
        rodzaj,
        odbiorca=osoba,
        przedmiot=f"prosba:{prosba.pk}",
        dane={"prosba": prosba.pk, "adres": adres},
        proces_pk=prosba.proces_id,
    )


@transaction.atomic
def give_dokument(
    prosba: ProsbaODokument, plik: UploadedFile, komentarz: str, kto: User
) -> ProsbaODokument:
    """Answer with a file that went through ``PlikField``; it joins the item, if there is one."""
    prosba = _lock_open(prosba)
    row = PlikDanych(dane=prosba.dane, prosba=prosba, dodal=kto)
    store(row, plik, FOLDER)
    return _answer(prosba, kto, f"{row.nazwa} ({row.sha256[:12]})", komentarz=komentarz)


@transaction.atomic
def refuse_dokument(prosba: ProsbaODokument, powod: str, kto: User) -> ProsbaODokument:
    if not powod.strip():
        raise ZebraneDaneError("Napisz, dlaczego nie możecie dać tego dokumentu.")
    return _answer(_lock_open(prosba), kto, powod, powod_odmowy=powod)


@transaction.atomic
def withdraw_prosba(prosba: ProsbaODokument, kto: User) -> ProsbaODokument:
    prosba = _lock_open(prosba)
    prosba.wycofano_at = timezone.now()
    prosba.save(update_fields=["wycofano_at"])
    slad.record(
        prosba, "wycofano prośbę o dokument", kto=kto, z=prosba.tresc, proces_pk=prosba.proces_id
    )
    return prosba


def _lock_open(prosba: ProsbaODokument) -> ProsbaODokument:
    lock_open_proces(prosba.proces_id)
    prosba = ProsbaODokument.objects.select_for_update(of=("self",)).get(pk=prosba.pk)
    if prosba.wycofano_at is not None:
        raise ZebraneDaneError("Doradca wycofał tę prośbę. Nic już nie trzeba robić.")
    if prosba.odpowiedziano_at is not None:
        raise ZebraneDaneError("Ktoś z zespołu już odpowiedział na tę prośbę. Odśwież stronę.")
    return prosba


def _answer(prosba: ProsbaODokument, kto: User, na: str, **teksty: str) -> ProsbaODokument:
    for name, value in teksty.items():
        setattr(prosba, name, value)
    prosba.odpowiedziano_at = timezone.now()
    prosba.odpowiedzial = kto
    prosba.full_clean()
    prosba.save()
    event = "odmówiono dokumentu" if prosba.is_refused else "dołączono dokument na prośbę doradcy"
    slad.record(prosba, event, kto=kto, na=na, proces_pk=prosba.proces_id)
    adres = reverse("zbiory:dane_list", args=[prosba.proces_id]) + "#h-prosby"
    _tell(mail.ODPOWIEDZ, prosba, prosba.prosi, adres)
    return prosba
