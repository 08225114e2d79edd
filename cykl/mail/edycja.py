"""Reminders to the coordinator: one mail about a whole edition."""

from collections import defaultdict
from datetime import date

from django.urls import reverse

from cykl.enums import RodzajPrzypomnienia
from cykl.mail.wspolne import ADRES, GRUPA, LISTA, full_url, lines, names
from cykl.przypomnienia import KROKI_EDYCJI, MIESIACE_EDYCJI
from cykl.queries.cisza import cisza
from cykl.queries.osoby import koordynatorzy
from cykl.queries.plan import sprawy_procesow
from cykl.warunki import KOORDYNATOR
from doradztwo.teksty import MIESIACE, counted, short_date
from edycje.models import Edycja
from powiadomienia.enums import Odbiorca, Tryb
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, TrescPowiadomienia
from powiadomienia.tresci import uloz_tresc
from sesje.queries import niezamkniete

CISZA = RodzajPrzypomnienia.CISZA.value
ADRESY = {
    KROKI_EDYCJI: "cykl:przypomnienie_list",
    MIESIACE_EDYCJI: "sesje:edycja_godziny",
    CISZA: "cykl:cisza_list",
}
ZDANIA = {
    KROKI_EDYCJI: "Kroki, które trzeba popchnąć albo przełożyć",
    MIESIACE_EDYCJI: "Doradcy nie zamknęli miesiąca",
    CISZA: "W części procesów jest cisza od 21 dni",
}


def _edycja(wiadomosc: Wiadomosc) -> Edycja | None:
    """The edition, unless it has ended or the person no longer coordinates it."""
    edycja = Edycja.objects.filter(pk=wiadomosc.dane["edycja"]).first()
    if edycja is None or not edycja.is_open:
        return None
    people = koordynatorzy([edycja.pk])[edycja.pk]
    return edycja if wiadomosc.odbiorca_id in [osoba.pk for osoba in people] else None


def _dzien(wiadomosc: Wiadomosc) -> date:
    return date.fromisoformat(wiadomosc.dane["dzien"])


def _procesy(edycja: Edycja):
    return edycja.procesy.active().select_related("jst", "edycja").order_by("jst__nazwa", "pk")


def _uloz(wiadomosc: Wiadomosc, edycja: Edycja, **pola) -> Tresc:
    adres = full_url(ADRESY[wiadomosc.rodzaj], edycja.pk)
    return uloz_tresc(wiadomosc, {"edycja": edycja.nazwa, "adres": adres, **pola}, adres=adres)


def build_kroki(wiadomosc: Wiadomosc) -> Tresc | None:
    """Kroki of which the coordinator was to hear on the day, that are still not done."""
    edycja = _edycja(wiadomosc)
    if edycja is None:
        return None
    groups, day = defaultdict(list), _dzien(wiadomosc)
    for sprawa in sprawy_procesow(_procesy(edycja)):
        rung = sprawa.na_dzien(day)
        if rung is not None and rung.dzien == day and KOORDYNATOR in sprawa.role(rung.numer):
            key = (sprawa.kotwica, sprawa.krok.krok.kolejnosc, sprawa.krok.krok.nazwa)
            groups[key].append(str(sprawa.proces.jst))
    if not groups:
        return None
    return _uloz(
        wiadomosc,
        edycja,
        lista=lines(
            f"{nazwa}, termin {short_date(termin)}: {counted(len(jst), 'JST,JST,JST')} "
            f"({names(jst)})"
            for (termin, _, nazwa), jst in sorted(groups.items())
        ),
    )


def build_miesiace(wiadomosc: Wiadomosc) -> Tresc | None:
    edycja = _edycja(wiadomosc)
    if edycja is None:
        return None
    month, rows = _dzien(wiadomosc), []
    for doradca, braki in niezamkniete(month).items():
        own = [str(brak.proces.jst) for brak in braki if brak.proces.edycja_id == edycja.pk]
        if own:
            rows.append(f"{doradca}: {counted(len(own), 'JST,JST,JST')} ({names(own)})")
    if not rows:
        return None
    miesiac = f"{MIESIACE[month.month - 1]} {month.year}"
    return _uloz(wiadomosc, edycja, miesiac=miesiac, lista=lines(sorted(rows)))


def build_cisza(wiadomosc: Wiadomosc) -> Tresc | None:
    edycja = _edycja(wiadomosc)
    rows = [row for row in cisza(_procesy(edycja)) if row.notatka is None] if edycja else []
    if not rows:
        return None
    return _uloz(
        wiadomosc,
        edycja,
        lista=lines(
            f"{row.proces.jst}: {row.strona.label}{f' ({row.kto})' if row.kto else ''}, "
            f"{row.jak_dlugo} ciszy"
            for row in rows
        ),
    )


def notice(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
    path = reverse(ADRESY[wiadomosc.rodzaj], args=[wiadomosc.dane["edycja"]])
    return TrescPowiadomienia(ZDANIA[wiadomosc.rodzaj], path)


_EDYCJA = Pole("edycja", "nazwa edycji", "Doradztwo dla JST 2022/2023")


def _rodzaj(klucz: str, nazwa: str, build, opis: str, *pola: Pole) -> RodzajWiadomosci:
    return RodzajWiadomosci(
        klucz,
        nazwa,
        build,
        grupa=GRUPA,
        opis=opis,
        dla=(Odbiorca.KOORDYNATOR,),
        zbiorcza=True,
        tryb=Tryb.DZIENNY,
        pola=(_EDYCJA, *pola, LISTA, ADRES),
        powiadom=notice,
    )


RODZAJE = (
    _rodzaj(
        KROKI_EDYCJI,
        "Kroki po terminie w edycji",
        build_kroki,
        "Kroki, o których zespół słyszał już trzy razy, i te, które wykonuje koordynator.",
    ),
    _rodzaj(
        MIESIACE_EDYCJI,
        "Miesiące niezamknięte w edycji",
        build_miesiace,
        "Szóstego dnia miesiąca: którzy doradcy nie zamknęli poprzedniego.",
        Pole("miesiac", "miesiąc i rok", "październik 2026"),
    ),
    _rodzaj(
        CISZA,
        "Cisza w edycji",
        build_cisza,
        "Raz w tygodniu: w których procesach od 21 dni nikt nic nie zrobił.",
    ),
)
