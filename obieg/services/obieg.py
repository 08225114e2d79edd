"""The way of the document: team → opinions of ROS and PRO → decision of the decydent."""

import hashlib
import json

from django.db import transaction
from django.utils import timezone

from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from hdr.enums import StatusHdr
from hdr.exceptions import HdrError
from hdr.models import Hdr
from hdr.ogniwa import check
from hdr.queries.drzewo import drzewo
from hdr.queries.tresc import build_tresc
from hdr.services.wspolne import lock_hdr, lock_hdr_to_edit, set_status
from jst.enums import Specjalizacja
from konta.models import User
from konta.services import slad
from obieg.enums import Decyzja, Ocena
from obieg.exceptions import HdrNiekompletnyError
from obieg.models import Akceptacja, Opinia, WersjaHdr
from obieg.services import wiadomosci


def canonical_json(tresc: dict) -> str:
    """The same text for the same content on every machine; its SHA-256 names the version."""
    return json.dumps(tresc, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def compute_sha256(tresc: dict) -> str:
    return hashlib.sha256(canonical_json(tresc).encode()).hexdigest()


@transaction.atomic
def submit_hdr(proces_pk: int, *, kto: User) -> WersjaHdr:
    """Freeze a version and ask both advisors for their opinions.

    Raises ``HdrNiekompletnyError`` with the list of broken links, so nobody reads a half document.
    """
    _, hdr = lock_hdr_to_edit(proces_pk)
    proces = Proces.objects.with_opis().get(pk=proces_pk)
    hdr.proces = proces
    tree = drzewo(hdr)
    thread = check(tree)
    if not thread.is_complete:
        raise HdrNiekompletnyError(
            "HDR nie jest jeszcze kompletny. Uzupełnijcie przerwane ogniwa z listy.", thread.ogniwa
        )
    _require_advisors(proces)
    numer = (WersjaHdr.objects.filter(hdr=hdr).values_list("numer", flat=True).first() or 0) + 1
    tresc = build_tresc(proces, tree) | {"wersja": numer}
    wersja = WersjaHdr.objects.create(
        hdr=hdr, numer=numer, tresc=tresc, sha256=compute_sha256(tresc), przekazal=kto
    )
    _change(hdr, StatusHdr.W_OPINII, "przekazano HDR do opinii", kto, na=f"wersja {numer}")
    wiadomosci.notify_opinia(wersja)
    return wersja


@transaction.atomic
def withdraw_hdr(proces_pk: int, *, kto: User) -> Hdr:
    """The lider takes the document back to the team; its version stays in the history."""
    _, hdr = lock_hdr(proces_pk)
    if hdr.status not in (StatusHdr.W_OPINII, StatusHdr.DO_AKCEPTACJI):
        raise HdrError("Cofnąć można tylko HDR, który czeka na opinie albo na decyzję.")
    wersja = _current(hdr)
    wersja.cofnieto_at = timezone.now()
    wersja.save(update_fields=["cofnieto_at"])
    wersja.linki.revoke("lider cofnął tę wersję")
    _change(hdr, StatusHdr.SZKIC, "lider cofnął HDR do zespołu", kto, z=f"wersja {wersja.numer}")
    return hdr


@transaction.atomic
def give_opinia(
    proces_pk: int,
    specjalizacja: str,
    ocena: str,
    uzasadnienie: str,
    *,
    kto: User,
    numer: int | None = None,
    lista: list[dict] | None = None,
) -> Opinia:
    """Any „do poprawy” returns the document at once; two positive ones send it to the decydent.

    ``numer`` is the version the person read: an opinion never lands on another one. ``lista`` is
    the answered checklist (``obieg.lista_kontrolna.build_lista``).
    """
    _, hdr = lock_hdr(proces_pk)
    if hdr.status != StatusHdr.W_OPINII:
        raise HdrError("HDR nie czeka teraz na opinie. Odśwież stronę, żeby zobaczyć jego stan.")
    wersja = _current(hdr)
    _require_read(wersja, numer)
    given = {one.specjalizacja: one.ocena for one in wersja.opinie.all()}
    if specjalizacja in given:
        raise HdrError(f"Opinia {Specjalizacja(specjalizacja).label} o tej wersji już jest.")
    opinia = Opinia(
        wersja_hdr=wersja,
        specjalizacja=specjalizacja,
        ocena=ocena,
        uzasadnienie=uzasadnienie,
        lista=lista or [],
        kto=kto,
    )
    opinia.full_clean()
    opinia.save()
    slad.record(
        opinia, "wydano opinię o HDR", kto=kto, na=opinia.get_ocena_display(), proces_pk=proces_pk
    )
    given[specjalizacja] = ocena
    if ocena == Ocena.DO_POPRAWY:
        _return(hdr, wersja, kto, powod=uzasadnienie)
        wiadomosci.notify_zwrocony(wersja)
    elif set(given) == set(Specjalizacja.values):
        _change(hdr, StatusHdr.DO_AKCEPTACJI, "HDR ma obie opinie i czeka na decyzję", kto)
        wiadomosci.notify_akceptacja(wersja)
    return opinia


@transaction.atomic
def decide_hdr(
    proces_pk: int,
    decyzja: str,
    uwagi: str,
    *,
    czlonek: CzlonekZespolu,
    kto: User,
    numer: int | None = None,
) -> Akceptacja:
    """The decydent accepts the version that was read (``numer``) or returns it with a note."""
    hdr, wersja = lock_to_decide(proces_pk, numer)
    akceptacja = Akceptacja(
        wersja_hdr=wersja,
        decyzja=decyzja,
        uwagi=uwagi,
        kto=kto,
        funkcja=czlonek.stanowisko or czlonek.get_funkcja_display(),
    )
    settle_decyzja(hdr, akceptacja, kto)
    wersja.linki.revoke("decyzja zapadła w aplikacji")
    return akceptacja


def lock_to_decide(proces_pk: int, numer: int | None = None) -> tuple[Hdr, WersjaHdr]:
    """The locked HDR that waits for the decydent, and its version that waits."""
    _, hdr = lock_hdr(proces_pk)
    if hdr.status != StatusHdr.DO_AKCEPTACJI:
        raise HdrError("HDR nie czeka teraz na decyzję. Odśwież stronę, żeby zobaczyć jego stan.")
    wersja = _current(hdr)
    _require_read(wersja, numer)
    return hdr, wersja


def settle_decyzja(hdr: Hdr, akceptacja: Akceptacja, kto: User | None, slad_na: str = "") -> None:
    """Keep the decision and let it act; ``slad_na`` says what the trace adds to the version."""
    akceptacja.full_clean()
    akceptacja.save()
    wersja = akceptacja.wersja_hdr
    if akceptacja.decyzja == Decyzja.PRZYJETY:
        opis = f"wersja {wersja.numer}{slad_na}"
        _change(hdr, StatusHdr.PRZYJETY, "decydent przyjął HDR", kto, na=opis)
        wiadomosci.notify_przyjety(wersja)
    else:
        _return(hdr, wersja, kto, powod=akceptacja.uwagi, z=f"wersja {wersja.numer}{slad_na}")
        wiadomosci.notify_zwrocony(wersja)


@transaction.atomic
def reopen_hdr(proces_pk: int, powod: str, *, kto: User) -> Hdr:
    """A change after acceptance: a new version will go the same way; the accepted one stays."""
    _, hdr = lock_hdr(proces_pk)
    if hdr.status != StatusHdr.PRZYJETY:
        raise HdrError("Otworzyć ponownie można tylko przyjęty HDR.")
    if not powod.strip():
        raise HdrError("Napisz, dlaczego HDR trzeba zmienić.")
    wersja = _current(hdr)
    wersja.otwarto_at = timezone.now()
    wersja.powod_otwarcia = powod
    wersja.save(update_fields=["otwarto_at", "powod_otwarcia"])
    _change(hdr, StatusHdr.SZKIC, "otwarto HDR ponownie", kto, powod=powod)
    return hdr


def _require_advisors(proces: Proces) -> None:
    present = set(
        PrzydzialDoradcy.objects.current()
        .filter(proces=proces)
        .values_list("specjalizacja", flat=True)
    )
    missing = [one.label for one in Specjalizacja if one not in present]
    if missing:
        raise HdrError(
            f"Brakuje doradcy: {' i '.join(missing)}. Poproście koordynatora o przydzielenie, "
            "potem przekażcie HDR do opinii."
        )


def _require_read(wersja: WersjaHdr, numer: int | None) -> None:
    if numer is not None and numer != wersja.numer:
        raise HdrError(
            f"Tymczasem zespół przekazał nową wersję HDR (numer {wersja.numer}). "
            "Przeczytaj ją i zdecyduj jeszcze raz."
        )


def _current(hdr: Hdr) -> WersjaHdr:
    wersja = WersjaHdr.objects.current().filter(hdr=hdr).first()
    if wersja is None:
        raise HdrError("Ten HDR nie ma przekazanej wersji. Odśwież stronę.")
    wersja.hdr = hdr
    return wersja


def _return(hdr: Hdr, wersja: WersjaHdr, kto: User | None, *, powod: str, z: str = "") -> None:
    wersja.zwrocono_at = timezone.now()
    wersja.save(update_fields=["zwrocono_at"])
    _change(hdr, StatusHdr.SZKIC, "zwrócono HDR do poprawy", kto, z=z, powod=powod)


def _change(hdr: Hdr, status: str, zdarzenie: str, kto: User | None, **slad_fields) -> None:
    set_status(hdr, status)
    slad.record(hdr, zdarzenie, kto=kto, proces_pk=hdr.proces_id, **slad_fields)
