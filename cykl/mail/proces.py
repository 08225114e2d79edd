"""Reminders about one Proces."""

from django.urls import reverse
from django.utils import timezone

from cykl.enums import RodzajPrzypomnienia
from cykl.mail.wspolne import ADRES, GRUPA, JST, LISTA, full_url, lines
from cykl.przypomnienia import FaktyPlanu, Sprawa, sprawy
from cykl.queries.osoby import osoby_procesow
from cykl.queries.plan import fakty_planu
from cykl.queries.przypomnienia import adresaci_sprawy
from cykl.warunki import warunki_kroku
from doradztwo.teksty import counted, days_left, short_date
from edycje.models import Proces
from hdr.models import Dzialanie
from powiadomienia.enums import Odbiorca, Tryb
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, TrescPowiadomienia
from powiadomienia.tresci import uloz_tresc
from sesje.models import Sesja

KROK = RodzajPrzypomnienia.KROK.value
HDR_OPINIA = RodzajPrzypomnienia.HDR_OPINIA.value
HDR_AKCEPTACJA = RodzajPrzypomnienia.HDR_AKCEPTACJA.value
PODSUMOWANIE = RodzajPrzypomnienia.PODSUMOWANIE.value
SESJE = RodzajPrzypomnienia.SESJE.value
DZIALANIE = RodzajPrzypomnienia.DZIALANIE.value
PROSBA = RodzajPrzypomnienia.PROSBA.value

ADRESY = {
    KROK: "cykl:proces_detail",
    HDR_OPINIA: "obieg:opinia_create",
    HDR_AKCEPTACJA: "hdr:hdr_detail",
    PODSUMOWANIE: "podsumowanie:podsumowanie_detail",
    SESJE: "sesje:sesja_list",
    DZIALANIE: "wdrozenie:postep_list",
    PROSBA: "zbiory:prosba_answer",
}


def _args(wiadomosc: Wiadomosc) -> list[int]:
    """Of the page in ``ADRESY``: that of the Proces, or of the one document asked for."""
    return [wiadomosc.dane["prosba"] if wiadomosc.rodzaj == PROSBA else wiadomosc.proces_pk]


def find_sprawa(wiadomosc: Wiadomosc) -> tuple[FaktyPlanu, Sprawa] | None:
    """What the mail reminds of, if it still waits, is not put off and still concerns the person."""
    proces = Proces.objects.select_related("edycja", "jst").filter(pk=wiadomosc.proces_pk).first()
    rows = fakty_planu([proces], szczegolowo=True) if proces else []
    for dane in rows:
        for sprawa in sprawy(dane):
            if _is_about(wiadomosc, sprawa) and _concerns(wiadomosc, sprawa):
                return dane, sprawa
    return None


def _is_about(wiadomosc: Wiadomosc, sprawa: Sprawa) -> bool:
    put_off = sprawa.wstrzymano_do and sprawa.wstrzymano_do >= timezone.localdate()
    if put_off or (wiadomosc.rodzaj, wiadomosc.przedmiot) != (
        sprawa.wiersz.rodzaj,
        sprawa.przedmiot,
    ):
        return False
    # Another deadline, or a HDR handed over again, has a ladder of its own.
    same = sprawa.kotwica.isoformat() == wiadomosc.dane["termin"]
    return same or wiadomosc.rodzaj == SESJE


def _concerns(wiadomosc: Wiadomosc, sprawa: Sprawa) -> bool:
    ludzie = osoby_procesow([sprawa.proces.pk])[sprawa.proces.pk]
    people = adresaci_sprawy(sprawa, wiadomosc.dane["numer"], ludzie)
    return wiadomosc.odbiorca_id in [osoba.pk for osoba in people]


def _uloz(wiadomosc: Wiadomosc, proces: Proces, **pola) -> Tresc:
    adres = full_url(ADRESY[wiadomosc.rodzaj], *_args(wiadomosc))
    return uloz_tresc(wiadomosc, {"jst": proces.jst, "adres": adres, **pola}, adres=adres)


def build_krok(wiadomosc: Wiadomosc) -> Tresc | None:
    found = find_sprawa(wiadomosc)
    if found is None:
        return None
    dane, sprawa = found
    krok = sprawa.krok.krok
    braki = warunki_kroku(krok, dane.fakty, dane.proces.edycja)
    return _uloz(
        wiadomosc,
        dane.proces,
        krok=krok.nazwa,
        termin=short_date(sprawa.kotwica),
        kiedy=days_left(sprawa.kotwica),
        lista=lines(f"{brak.tekst} ({brak.kto})" for brak in braki if not brak.jest),
    )


def build_hdr(wiadomosc: Wiadomosc) -> Tresc | None:
    found = find_sprawa(wiadomosc)
    if found is None:
        return None
    dane, sprawa = found
    decydent = dane.fakty.ma_decydenta and wiadomosc.odbiorca_id in [
        osoba.pk for osoba in osoby_procesow([dane.proces.pk])[dane.proces.pk]["decydent"]
    ]
    uwaga = "" if decydent else "Decydent nie ma czynnego konta. Zaproście go albo zmieńcie skład."
    fields = {} if wiadomosc.rodzaj == HDR_OPINIA else {"uwaga": uwaga}
    return _uloz(wiadomosc, dane.proces, od_kiedy=short_date(sprawa.kotwica), **fields)


def build_podsumowanie(wiadomosc: Wiadomosc) -> Tresc | None:
    found = find_sprawa(wiadomosc)
    if found is None:
        return None
    dane, sprawa = found
    return _uloz(
        wiadomosc,
        dane.proces,
        termin=short_date(sprawa.kotwica),
        kiedy=days_left(sprawa.kotwica),
    )


def build_dzialanie(wiadomosc: Wiadomosc) -> Tresc | None:
    """Actions that still wait, each with its link; a text without the tokens is not made again."""
    found = find_sprawa(wiadomosc)
    if found is None:
        return None
    dane, sprawa = found
    rows = Dzialanie.objects.filter(pk__in=sprawa.termin.dzialania).order_by("pk")
    linki = [
        f"{one}\n  {full_url('wdrozenie:postep_odnosnik', wiadomosc.tajne[str(one.pk)])}"
        for one in rows
        if str(one.pk) in wiadomosc.tajne
    ]
    if not linki:
        return None
    return _uloz(
        wiadomosc,
        dane.proces,
        termin=short_date(sprawa.kotwica),
        kiedy=days_left(sprawa.kotwica),
        lista=lines(linki),
    )


def build_prosba(wiadomosc: Wiadomosc) -> Tresc | None:
    found = find_sprawa(wiadomosc)
    if found is None:
        return None
    dane, sprawa = found
    return _uloz(
        wiadomosc,
        dane.proces,
        dokument=sprawa.prosba.tresc,
        termin=short_date(sprawa.kotwica),
        kiedy=days_left(sprawa.kotwica),
    )


def build_sesje(wiadomosc: Wiadomosc) -> Tresc | None:
    found = find_sprawa(wiadomosc)
    if found is None:
        return None
    dane, _ = found
    rows = (
        Sesja.objects.unconfirmed()
        .filter(proces=dane.proces, uwagi_at=None)
        .select_related("doradca__user")
        .order_by("data_sesji", "pk")
    )
    return _uloz(
        wiadomosc,
        dane.proces,
        ile=counted(dane.sesje.ile, "sesja,sesje,sesji"),
        lista=lines(
            f"{short_date(row.data_sesji)}, {row.minuty} min, {row.doradca}: {row.temat}"
            for row in rows
        ),
    )


def notice(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
    """One sentence from what the row holds."""
    path = reverse(ADRESY[wiadomosc.rodzaj], args=_args(wiadomosc))
    return TrescPowiadomienia(
        f"{wiadomosc.dane['jst']}: przypomnienie {wiadomosc.dane['czego']}", path
    )


def _rodzaj(klucz: str, nazwa: str, build, opis: str, *pola: Pole, dla) -> RodzajWiadomosci:
    return RodzajWiadomosci(
        klucz,
        nazwa,
        build,
        grupa=GRUPA,
        opis=opis,
        dla=dla,
        zbiorcza=True,
        tryb=Tryb.DZIENNY,
        pola=(JST, *pola, ADRES),
        powiadom=notice,
    )


_TERMIN = Pole("termin", "data terminu", "5.12.2026")
_KIEDY = Pole("kiedy", "ile zostało albo ile minęło", "za 7 dni")
_OD = Pole("od_kiedy", "od kiedy HDR czeka", "5.11.2026")
_UWAGA = Pole(
    "uwaga", "zdanie dla lidera, gdy decydent nie ma konta", "Decydent nie ma czynnego konta."
)

RODZAJE = (
    _rodzaj(
        KROK,
        "Termin kroku",
        build_krok,
        "Za tydzień mija termin kroku albo już minął, a czegoś brakuje.",
        Pole("krok", "nazwa kroku", "Zebranie danych"),
        _TERMIN,
        _KIEDY,
        LISTA,
        dla=(Odbiorca.ZESPOL, Odbiorca.KOORDYNATOR),
    ),
    _rodzaj(
        HDR_OPINIA,
        "HDR nadal czeka na opinię",
        build_hdr,
        "Zespół przekazał HDR, a Twojej opinii jeszcze nie ma.",
        _OD,
        dla=(Odbiorca.DORADCA,),
    ),
    _rodzaj(
        HDR_AKCEPTACJA,
        "HDR nadal czeka na akceptację",
        build_hdr,
        "Doradcy wydali opinie, a HDR czeka na decyzję.",
        _OD,
        _UWAGA,
        dla=(Odbiorca.DECYDENT, Odbiorca.LIDER),
    ),
    _rodzaj(
        PODSUMOWANIE,
        "Termin podsumowania",
        build_podsumowanie,
        "Zbliża się termin złożenia podsumowania albo już minął.",
        _TERMIN,
        _KIEDY,
        dla=(Odbiorca.LIDER,),
    ),
    RodzajWiadomosci(
        DZIALANIE,
        "Termin działania z HDR",
        build_dzialanie,
        grupa=GRUPA,
        opis="Za tydzień kończy się działanie, za które odpowiadasz, albo jest już po terminie.",
        dla=(Odbiorca.ZESPOL,),
        tajna=True,
        pola=(JST, _TERMIN, _KIEDY, LISTA, ADRES),
        powiadom=notice,
    ),
    _rodzaj(
        PROSBA,
        "Prośba o dokument po terminie",
        build_prosba,
        "Minął termin, a na prośbę doradcy o dokument nikt nie odpowiedział.",
        Pole("dokument", "o jaki dokument chodzi", "Strategia rozwoju oświaty"),
        _TERMIN,
        _KIEDY,
        dla=(Odbiorca.ZESPOL,),
    ),
    _rodzaj(
        SESJE,
        "Sesje do potwierdzenia",
        build_sesje,
        "Raz w tygodniu: które sesje doradców czekają na potwierdzenie.",
        Pole("ile", "ile sesji", "3 sesje"),
        LISTA,
        dla=(Odbiorca.LIDER,),
    ),
)
