"""Ordering documents. A document freezes its data when ordered; the file is made in the worker."""

import hashlib
import json
import secrets

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from edycje.models import Proces
from konta.models import User
from konta.services.slad import record
from obieg.models import WersjaHdr
from raporty.enums import RodzajDokumentu, StatusDokumentu
from raporty.exceptions import DokumentError
from raporty.models import Dokument
from raporty.queries.hdr import dane_hdr, dane_publikacji, dane_szkicu
from raporty.queries.raport_koncowy import dane_raportu
from raporty.queries.wynik import dane_wyniku
from raporty.tasks import render_dokument

# No I, O, 0, 1: the code is read from paper.
_ZNAKI = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_PRZEDROSTKI = {
    RodzajDokumentu.HDR: "HDR",
    RodzajDokumentu.STRESZCZENIE: "STR",
    RodzajDokumentu.PUBLIKACJA: "PUB",
    RodzajDokumentu.WYNIK: "WYN",
    RodzajDokumentu.RAPORT_KONCOWY: "RAP",
    RodzajDokumentu.KARTA: "KUD",
    RodzajDokumentu.EWIDENCJA: "EWG",
    RodzajDokumentu.PROTOKOL: "PRD",
    RodzajDokumentu.PROTOKOL_EDYCJI: "PRE",
}


@transaction.atomic
def order_hdr(proces: Proces, *, wersja: WersjaHdr | None, kto: User) -> Dokument:
    """Order the HDR in PDF: a frozen version with its opinions, or the present draft.

    The same content ordered again gives the document that exists.
    """
    proces = _lock(proces)
    dane = dane_hdr(wersja) if wersja else dane_szkicu(proces)
    opis = f"wersja {wersja.numer}" if wersja else "szkic"
    tytul = f"HDR, {proces.jst.nazwa_z_rodzajem}, {opis}"
    return _order(proces, RodzajDokumentu.HDR, tytul, dane, kto, wersja)


@transaction.atomic
def order_streszczenie(proces: Proces, *, wersja: WersjaHdr | None, kto: User) -> Dokument:
    """Order the one-page summary of the HDR for the council."""
    proces = _lock(proces)
    dane = dane_hdr(wersja) if wersja else dane_szkicu(proces)
    opis = f"wersja {wersja.numer}" if wersja else "szkic"
    tytul = f"Streszczenie HDR dla rady, {proces.jst.nazwa_z_rodzajem}, {opis}"
    return _order(proces, RodzajDokumentu.STRESZCZENIE, tytul, dane, kto, wersja)


@transaction.atomic
def order_wynik(proces: Proces, *, kto: User) -> Dokument:
    """Order the group result for the workshop, one area a page."""
    proces = _lock(proces)
    dane = dane_wyniku(proces)
    if not dane:
        raise DokumentError("Wynik zespołu powstaje, gdy arkusze są zamknięte.")
    tytul = f"Wynik zespołu, {proces.jst.nazwa_z_rodzajem}"
    return _order(proces, RodzajDokumentu.WYNIK, tytul, dane, kto, None)


@transaction.atomic
def order_publikacja(wersja: WersjaHdr, tresc: dict, *, kto: User) -> Dokument:
    """Order the PDF of a published HDR; ``tresc`` is its content without people.

    It takes the place of the one published before. The same content published again on the same
    day is the same document, public anew.
    """
    proces = _lock(wersja.hdr.proces)
    withdraw_publikacja(proces)
    dane = dane_publikacji(wersja, tresc)
    tytul = f"Opublikowany HDR, {proces.jst.nazwa_z_rodzajem}, wersja {wersja.numer}"
    dokument = _order(proces, RodzajDokumentu.PUBLIKACJA, tytul, dane, kto, wersja)
    if dokument.wycofano_at:
        dokument.wycofano_at = None
        dokument.save(update_fields=["wycofano_at"])
    return dokument


def withdraw_publikacja(proces: Proces) -> None:
    """Nobody downloads it from the library any more; its code tells that it was withdrawn."""
    proces.dokumenty.opublikowane().update(wycofano_at=timezone.now())


@transaction.atomic
def order_raport(proces: Proces, *, kto: User) -> Dokument:
    """Order the final report of a Proces, with what is known today."""
    proces = _lock(proces)
    if proces.obszar_id is None:
        raise DokumentError("Raport powstaje po wyborze obszaru.")
    tytul = f"Raport końcowy, {proces.jst.nazwa_z_rodzajem}"
    dane = dane_raportu(proces)
    return _order(proces, RodzajDokumentu.RAPORT_KONCOWY, tytul, dane, kto, None)


@transaction.atomic
def retry_dokument(dokument: Dokument, *, kto: User) -> Dokument:
    """Make a failed document again, with all its attempts anew."""
    changed = Dokument.objects.filter(pk=dokument.pk, status=StatusDokumentu.NIEUDANY).update(
        status=StatusDokumentu.OCZEKUJE, proby=0, lease_until=None, blad=""
    )
    if not changed:
        raise DokumentError("Ponowić można tylko dokument, którego nie udało się przygotować.")
    record(dokument, "ponowiono przygotowanie", kto=kto, proces_pk=dokument.proces_id)
    render_dokument.delay_on_commit(dokument.pk)
    dokument.refresh_from_db()
    return dokument


def _lock(proces: Proces) -> Proces:
    """Documents may be ordered for a closed Proces too: nothing in it changes."""
    return (
        Proces.objects.select_for_update(of=("self",))
        .select_related("edycja", "jst", "obszar", "grupa")
        .get(pk=proces.pk)
    )


def _order(proces, rodzaj, tytul, dane, kto, wersja) -> Dokument:
    digest = skrot_danych(dane)
    existing = proces.dokumenty.filter(rodzaj=rodzaj, dane_sha256=digest).first()
    if existing:
        return existing
    last = proces.dokumenty.filter(rodzaj=rodzaj).aggregate(last=Max("numer"))["last"] or 0
    dokument = Dokument.objects.create(
        edycja=proces.edycja,
        proces=proces,
        rodzaj=rodzaj,
        wersja_hdr=wersja,
        numer=last + 1,
        tytul=tytul,
        kod=new_kod(rodzaj),
        dane=dane,
        dane_sha256=digest,
        zlecil=kto,
        stan_na=timezone.now(),
    )
    record(dokument, "zlecono dokument", kto=kto, na=dokument.kod, proces_pk=proces.pk)
    render_dokument.delay_on_commit(dokument.pk)
    return dokument


def skrot_danych(dane: dict) -> str:
    """Hash of the canonical text: the same content has the same one everywhere."""
    text = json.dumps(dane, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def new_kod(rodzaj: str) -> str:
    """A code that nobody can guess; its beginning tells the kind."""
    signs = "".join(secrets.choice(_ZNAKI) for _ in range(8))
    return f"{_PRZEDROSTKI[rodzaj]}-{signs[:4]}-{signs[4:]}"
