"""Deciding about an HDR without signing in: by a personal link, or by a signed PDF."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from doradztwo.tokeny import hash_token, new_token
from edycje.models import CzlonekZespolu, PrzydzialDoradcy
from hdr.exceptions import HdrError
from hdr.services.wspolne import lock_hdr
from konta.models import User
from konta.services import slad
from obieg import druk
from obieg.enums import Decyzja, SposobDecyzji, ZgodnoscPdf
from obieg.exceptions import LinkZamknietyError
from obieg.models import Akceptacja, LinkAkceptacji, PodpisanyPdf, WersjaHdr
from obieg.podpisy import UnreadablePdfError, contains_kod, read_podpisy, starts_with
from obieg.services import wiadomosci
from obieg.services.obieg import lock_to_decide, settle_decyzja

WAZNOSC = timedelta(days=14)


@dataclass(frozen=True)
class Oswiadczenie:
    """Who says to decide, and what: typed on the page behind the link."""

    osoba: str
    funkcja: str
    decyzja: str
    uwagi: str = ""


@transaction.atomic
def issue_link(proces_pk: int, email: str, *, kto: User) -> LinkAkceptacji:
    """Order the PDF of the version that waits and mail a link to it; an earlier link dies."""
    _, wersja = lock_to_decide(proces_pk)
    czlonek = (
        CzlonekZespolu.objects.active()
        .filter(proces=proces_pk, is_decydent=True)
        .select_related("user")
        .first()
    )
    if czlonek is None:
        raise HdrError("Zespół nie ma decydenta. Najpierw wskażcie go na stronie zespołu.")
    email = email.strip().lower()
    _require_own_address(proces_pk, czlonek, email, kto)
    wersja.linki.revoke("wysłano nowy odnośnik")
    token = new_token()
    link = LinkAkceptacji(
        wersja_hdr=wersja,
        czlonek=czlonek,
        email=email,
        token_hash=hash_token(token),
        dokument_kod=druk.order(wersja, kto),
        wazny_do=timezone.now() + WAZNOSC,
        wystawil=kto,
    )
    link.full_clean()
    link.save()
    slad.record(
        wersja.hdr, "wysłano odnośnik do akceptacji HDR", kto=kto, na=czlonek, proces_pk=proces_pk
    )
    wiadomosci.send_link(link, token)
    return link


def _require_own_address(proces_pk: int, czlonek: CzlonekZespolu, email: str, kto: User) -> None:
    """A personal link goes to the decydent: nobody else of this Proces gets it."""
    team = CzlonekZespolu.objects.active().filter(proces=proces_pk, email__iexact=email)
    advisors = PrzydzialDoradcy.objects.current().filter(
        proces=proces_pk, doradca__user__email__iexact=email
    )
    is_own = kto.email.lower() == email and czlonek.user_id != kto.pk
    if is_own or team.exclude(pk=czlonek.pk).exists() or advisors.exists():
        raise HdrError("Ten adres należy do innej osoby. Podaj adres decydenta.")


@transaction.atomic
def revoke_link(proces_pk: int, *, kto: User) -> None:
    """The lider takes the link back; taken back already, nothing changes."""
    _, hdr = lock_hdr(proces_pk)
    links = LinkAkceptacji.objects.filter(wersja_hdr__hdr=hdr)
    if links.revoke("odwołano go w aplikacji"):
        slad.record(hdr, "odwołano odnośnik do akceptacji HDR", kto=kto, proces_pk=proces_pk)


@transaction.atomic
def decide_by_link(link: LinkAkceptacji, oswiadczenie: Oswiadczenie) -> Akceptacja:
    """The decision and the use of the link, both or neither."""
    proces_pk = link.wersja_hdr.hdr.proces_id
    hdr, wersja = lock_to_decide(proces_pk, link.wersja_hdr.numer)
    link = LinkAkceptacji.objects.select_related("wersja_hdr__hdr", "czlonek").get(pk=link.pk)
    if not link.is_open:
        raise LinkZamknietyError
    dokument = druk.find_one(wersja, link.dokument_kod)
    akceptacja = Akceptacja(
        wersja_hdr=wersja,
        decyzja=oswiadczenie.decyzja,
        uwagi=oswiadczenie.uwagi,
        sposob=SposobDecyzji.ODNOSNIK,
        oswiadczyl=oswiadczenie.osoba,
        funkcja=oswiadczenie.funkcja,
        dokument_kod=link.dokument_kod,
        dokument_sha256=dokument.sha256 if dokument else "",
    )
    link.wykorzystano_at = timezone.now()
    link.save(update_fields=["wykorzystano_at"])
    opis = f", przez osobisty odnośnik nr {link.pk}: {akceptacja.osoba}, {akceptacja.funkcja}"
    settle_decyzja(hdr, akceptacja, None, opis)
    return akceptacja


@transaction.atomic
def accept_signed(proces_pk: int, plik, numer: int, *, kto: User) -> PodpisanyPdf:
    """Take the signed PDF of exactly this version as its acceptance by the decydent."""
    hdr, wersja = lock_to_decide(proces_pk, numer)
    czlonek = CzlonekZespolu.objects.active().filter(proces=proces_pk, is_decydent=True).first()
    if czlonek is None:
        raise HdrError("Zespół nie ma decydenta. Najpierw wskażcie go na stronie zespołu.")
    plik.seek(0)
    content = plik.read()
    podpisy, dokument, zgodnosc = _read_signed(wersja, content)
    akceptacja = Akceptacja(
        wersja_hdr=wersja,
        decyzja=Decyzja.PRZYJETY,
        sposob=SposobDecyzji.PODPISANY_PDF,
        oswiadczyl=str(czlonek),
        funkcja=czlonek.stanowisko or czlonek.get_funkcja_display(),
        dokument_kod=dokument.kod,
        dokument_sha256=dokument.sha256,
    )
    names = ", ".join(one["kto"] or "bez nazwy" for one in podpisy)
    settle_decyzja(hdr, akceptacja, kto, f", podpisany plik PDF (podpisy: {names})")
    wersja.linki.revoke("dodano podpisany plik PDF")
    return PodpisanyPdf.objects.create(
        akceptacja=akceptacja,
        plik=ContentFile(content, name="podpisany.pdf"),
        nazwa=plik.nazwa,
        sha256=hashlib.sha256(content).hexdigest(),
        zgodnosc=zgodnosc,
        podpisy=podpisy,
        wgral=kto,
    )


def _read_signed(wersja: WersjaHdr, content: bytes):
    """(signatures, document, how it was recognised); refuses what is not ours or not signed."""
    try:
        podpisy = read_podpisy(content)
        if not podpisy:
            raise HdrError(
                "W tym pliku nie ma podpisu elektronicznego. Podpisz PDF pobrany z tej strony "
                "(podpis w pliku PDF, czyli PAdES) i dodaj podpisany plik."
            )
        found = _match(wersja, content)
    except UnreadablePdfError as error:
        raise HdrError(
            "Nie udało się odczytać tego pliku PDF. Sprawdź, czy otwiera się u Ciebie, "
            "i zapisz go bez hasła."
        ) from error
    if found is None:
        raise HdrError(
            f"To nie jest PDF wersji {wersja.numer} tego HDR. Pobierz go z tej strony, podpisz "
            "bez zmian i dodaj ponownie."
        )
    return podpisy, *found


def _match(wersja: WersjaHdr, content: bytes):
    ready = [one for one in druk.find(wersja) if one.is_ready]
    for one in ready:
        with one.plik.open("rb") as stored:
            if starts_with(content, stored.read(), one.sha256):
                return one, ZgodnoscPdf.BAJTY
    kod = contains_kod(content, [one.kod for one in ready])
    found = next((one for one in ready if one.kod == kod), None)
    return (found, ZgodnoscPdf.KOD) if found else None
