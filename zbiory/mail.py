"""Texts of mails about documents, made at the moment of sending."""

from django.conf import settings
from django.urls import reverse

from doradztwo.teksty import long_date
from powiadomienia.enums import Odbiorca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, TrescPowiadomienia, register
from powiadomienia.tresci import uloz_tresc
from zbiory.models import ProsbaODokument

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


def _uloz(wiadomosc: Wiadomosc, prosba: ProsbaODokument, path: str, **pola) -> Tresc:
    adres = settings.ADRES_APLIKACJI + path
    wspolne = {"jst": prosba.proces.jst, "dokument": prosba.tresc, "adres": adres}
    return uloz_tresc(wiadomosc, wspolne | pola, adres=adres)


def build_prosba(wiadomosc: Wiadomosc) -> Tresc | None:
    prosba = _prosba(wiadomosc)
    if prosba is None or not prosba.is_open:
        return None
    path = reverse("zbiory:prosba_answer", args=[prosba.pk])
    return _uloz(
        wiadomosc,
        prosba,
        path,
        kto=prosba.prosi,
        termin=long_date(prosba.termin),
        pozycja=f"Pozycja na liście danych: {prosba.dane}" if prosba.dane else "",
        po_co=f"Do czego jest potrzebny:\n{prosba.po_co}" if prosba.po_co else "",
    )


def build_odpowiedz(wiadomosc: Wiadomosc) -> Tresc | None:
    prosba = _prosba(wiadomosc)
    if prosba is None or prosba.odpowiedziano_at is None:
        return None
    temat = "Odmowa dokumentu" if prosba.is_refused else "Dokument, o który prosisz"
    path = reverse("zbiory:dane_list", args=[prosba.proces_id]) + "#h-prosby"
    reason = f"Zespół nie da tego dokumentu. Powód:\n{prosba.powod_odmowy}"
    return _uloz(
        wiadomosc,
        prosba,
        path,
        kto=prosba.odpowiedzial,
        skutek=temat,
        odpowiedz=reason if prosba.is_refused else "Dokument jest dołączony.",
        komentarz="" if prosba.is_refused else prosba.komentarz,
    )


def _notice(tekst: str):
    def powiadom(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
        return TrescPowiadomienia(tekst, wiadomosc.dane["adres"])

    return powiadom


JST = Pole("jst", "samorząd", "gmina Chęciny (świętokrzyskie)")


DOKUMENT = Pole("dokument", "o jaki dokument chodzi", "Strategia rozwoju oświaty")


ADRES = Pole("adres", "adres strony w aplikacji", "https://doradztwo.example.org/procesy/1/")


POLA_PROSBY = (
    JST,
    DOKUMENT,
    Pole("kto", "kto prosi", "Anna Nowak"),
    Pole("termin", "dzień, do którego jest potrzebny", "piątek, 5 lutego 2027"),
    Pole("pozycja", "pozycja na liście danych", "Pozycja na liście danych: liczba uczniów"),
    Pole("po_co", "do czego jest potrzebny", "Do czego jest potrzebny:\nDo diagnozy."),
    ADRES,
)


POLA_ODPOWIEDZI = (
    JST,
    DOKUMENT,
    Pole("kto", "kto odpowiedział", "Jan Lis"),
    Pole("skutek", "dokument albo odmowa, w temacie", "Dokument, o który prosisz"),
    Pole("odpowiedz", "dokument jest albo powód odmowy", "Dokument jest dołączony."),
    Pole("komentarz", "komentarz zespołu", "To wersja z marca."),
    ADRES,
)


RODZAJE = (
    RodzajWiadomosci(
        PROSBA,
        "Prośba doradcy o dokument",
        build_prosba,
        grupa=GRUPA,
        opis="Doradca prosi zespół o dokument i podaje termin.",
        dla=(Odbiorca.ZESPOL,),
        zbiorcza=True,
        pola=POLA_PROSBY,
        powiadom=_notice("Doradca prosi o dokument."),
    ),
    RodzajWiadomosci(
        ODPOWIEDZ,
        "Odpowiedź na prośbę o dokument",
        build_odpowiedz,
        grupa=GRUPA,
        opis="Zespół dołączył dokument, o który prosisz, albo napisał, dlaczego go nie da.",
        dla=(Odbiorca.DORADCA,),
        zbiorcza=True,
        pola=POLA_ODPOWIEDZI,
        powiadom=_notice("Zespół odpowiedział na prośbę o dokument."),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
