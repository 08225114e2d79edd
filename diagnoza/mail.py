"""Texts of mails about requests for documents, made at the moment of sending."""

from django.conf import settings
from django.urls import reverse

from diagnoza.models import ProsbaODokument
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import (
    RodzajWiadomosci,
    Tresc,
    TrescPowiadomienia,
    register,
    render_tresc,
)

PROSBA = "prosba_o_dokument"
ODPOWIEDZ = "prosba_o_dokument_odpowiedz"
GRUPA = "Zebranie danych"


def _prosba(wiadomosc: Wiadomosc) -> ProsbaODokument | None:
    """Still there for this person; a request taken back is nobody's business."""
    return (
        ProsbaODokument.objects.visible_to(wiadomosc.odbiorca)
        .filter(pk=wiadomosc.dane["prosba"], wycofano_at=None)
        .select_related("proces__jst", "proces__edycja", "prosi", "odpowiedzial", "dane")
        .first()
    )


def _render(wiadomosc: Wiadomosc, prosba: ProsbaODokument, temat: str, path: str) -> Tresc:
    return render_tresc(
        wiadomosc,
        f"{temat}: {prosba.tresc}, {prosba.proces.jst}",
        {"prosba": prosba, "adres": settings.ADRES_APLIKACJI + path},
    )


def build_prosba(wiadomosc: Wiadomosc) -> Tresc | None:
    prosba = _prosba(wiadomosc)
    if prosba is None or not prosba.is_open:
        return None
    path = reverse("diagnoza:prosba_answer", args=[prosba.pk])
    return _render(wiadomosc, prosba, "Prośba o dokument", path)


def build_odpowiedz(wiadomosc: Wiadomosc) -> Tresc | None:
    prosba = _prosba(wiadomosc)
    if prosba is None or prosba.odpowiedziano_at is None:
        return None
    temat = "Odmowa dokumentu" if prosba.is_refused else "Dokument, o który prosisz"
    path = reverse("diagnoza:dane_list", args=[prosba.proces_id]) + "#h-prosby"
    return _render(wiadomosc, prosba, temat, path)


def _notice(tekst: str):
    def powiadom(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
        return TrescPowiadomienia(tekst, wiadomosc.dane["adres"])

    return powiadom


RODZAJE = (
    RodzajWiadomosci(
        PROSBA,
        "Prośba doradcy o dokument",
        build_prosba,
        grupa=GRUPA,
        opis="Doradca prosi zespół o dokument i podaje termin.",
        zbiorcza=True,
        powiadom=_notice("Doradca prosi o dokument."),
    ),
    RodzajWiadomosci(
        ODPOWIEDZ,
        "Odpowiedź na prośbę o dokument",
        build_odpowiedz,
        grupa=GRUPA,
        opis="Zespół dołączył dokument, o który prosisz, albo napisał, dlaczego go nie da.",
        zbiorcza=True,
        powiadom=_notice("Zespół odpowiedział na prośbę o dokument."),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
