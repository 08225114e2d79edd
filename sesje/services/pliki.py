"""Files of sessions. They come and go only while the month is open."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from doradztwo.wiersz_pliku import digest, store
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from sesje.exceptions import SesjaError
from sesje.models import PlikSesji, Sesja
from sesje.services.sprawdzenia import require_open_month

NAJWIECEJ_PLIKOW = 10


def add_pliki(sesja: Sesja, pliki: Iterable[UploadedFile], *, kto: User) -> list[PlikSesji]:
    """Part of saving a session, which has locked and checked. Same content twice is one file."""
    rows = [_add(sesja, plik, kto) for plik in pliki]
    if rows and sesja.pliki.filter(wycofano_at=None).count() > NAJWIECEJ_PLIKOW:
        raise SesjaError(
            f"Sesja może mieć najwyżej {NAJWIECEJ_PLIKOW} plików. Usuń któryś.", pole="pliki"
        )
    return rows


def _add(sesja, plik, kto):
    same = sesja.pliki.filter(sha256=digest(plik), wycofano_at=None).first()
    if same is not None:
        return same
    row = PlikSesji(sesja=sesja, dodal=kto)
    store(row, plik, "sesje")
    slad.record(sesja, "dodano plik do sesji", kto=kto, na=row.nazwa, proces_pk=sesja.proces_id)
    return row


@transaction.atomic
def withdraw_plik(plik: PlikSesji, *, kto: User) -> PlikSesji:
    """Nobody sees the file any more; the row and the content stay as evidence."""
    sesja = plik.sesja
    lock_open_proces(sesja.proces_id)
    require_open_month(sesja.proces_id, sesja.doradca_id, sesja.data_sesji)
    plik = PlikSesji.objects.select_for_update(of=("self",)).get(pk=plik.pk)
    if plik.wycofano_at is None:
        plik.wycofano_at = timezone.now()
        plik.save(update_fields=["wycofano_at"])
        slad.record(
            sesja, "usunięto plik z sesji", kto=kto, z=plik.nazwa, proces_pk=sesja.proces_id
        )
    return plik
