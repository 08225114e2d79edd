"""Texts about meetings, made when they are sent, from the meeting as it is then."""

from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from doradztwo.ics import CANCEL, REQUEST, Zaproszeni, build_ics
from doradztwo.teksty import EN_DASH, long_date, short_date
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, Zalacznik, register
from powiadomienia.tresci import uloz_tresc
from spotkania.ics import wydarzenie_spotkania
from spotkania.models import Spotkanie


def _build(wiadomosc: Wiadomosc, *, cancelled: bool) -> Tresc | None:
    """None when the meeting is over, the other way round, or no business of the person any more."""
    spotkanie = (
        Spotkanie.objects.visible_to(wiadomosc.odbiorca)
        .filter(pk=wiadomosc.dane["spotkanie"], koniec__gte=timezone.now())
        .select_related("proces__jst", "edycja")
        .first()
    )
    fits = spotkanie is not None and (spotkanie.is_cancelled if cancelled else spotkanie.is_planned)
    if not fits:
        return None
    adres = settings.ADRES_APLIKACJI + reverse("spotkania:spotkanie_detail", args=[spotkanie.pk])
    return uloz_tresc(
        wiadomosc,
        _pola(spotkanie) | {"adres": adres},
        adres=adres,
        zalaczniki=(_zaproszenie(spotkanie, wiadomosc.email),),
    )


def _zaproszenie(spotkanie: Spotkanie, uczestnik: str) -> Zalacznik:
    """Mail programs put the meeting into the calendar, move it there and take it out."""
    metoda = CANCEL if spotkanie.is_cancelled else REQUEST
    nazwa, organizator = parseaddr(settings.DEFAULT_FROM_EMAIL)
    zawartosc = build_ics(
        [wydarzenie_spotkania(spotkanie)],
        metoda=metoda,
        zaproszeni=Zaproszeni(organizator, nazwa, uczestnik),
    )
    typ = f"text/calendar; method={metoda}"
    return Zalacznik(f"spotkanie-{spotkanie.pk}.ics", typ, zawartosc)


def _pola(spotkanie: Spotkanie) -> dict[str, str]:
    start, end = timezone.localtime(spotkanie.poczatek), timezone.localtime(spotkanie.koniec)
    forma = spotkanie.get_forma_display()
    return {
        "tytul": spotkanie.tytul,
        "jst": spotkanie.proces.jst if spotkanie.proces else "",
        "data": short_date(start),
        "termin": f"{long_date(start)}, {start:%-H:%M}{EN_DASH}{end:%-H:%M}",
        "forma": f"{forma}: {spotkanie.miejsce}" if spotkanie.miejsce else forma,
        "porzadek": f"Porządek:\n{spotkanie.porzadek}" if spotkanie.porzadek else "",
        "powod": spotkanie.powod_odwolania,
    }


def build_aktualne(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build(wiadomosc, cancelled=False)


def build_odwolane(wiadomosc: Wiadomosc) -> Tresc | None:
    return _build(wiadomosc, cancelled=True)


GRUPA = "Spotkania"
POLA = (
    Pole("tytul", "tytuł spotkania", "Pierwsze spotkanie w JST"),
    Pole("jst", "samorząd, gdy spotkanie dotyczy jednego", "gmina Chęciny (świętokrzyskie)"),
    Pole("data", "dzień", "5.02.2027"),
    Pole("termin", "dzień i godziny", "piątek, 5 lutego 2027, 10:00–12:00"),
    Pole("forma", "forma i miejsce", "stacjonarnie: Urząd Miasta, sala 12"),
    Pole("porzadek", "porządek spotkania", "Porządek:\n1. Powitanie"),
    Pole("powod", "powód odwołania", "Choroba prowadzącej."),
    Pole("adres", "adres strony spotkania", "https://doradztwo.example.org/spotkania/1/"),
)
ZAPLANOWANE = RodzajWiadomosci(
    "spotkanie_zaplanowane",
    "Spotkanie zaplanowane",
    build_aktualne,
    grupa=GRUPA,
    opis="Ktoś zaplanował spotkanie, w którym bierzesz udział.",
    zbiorcza=True,
    pola=POLA,
)
ZMIENIONE = RodzajWiadomosci(
    "spotkanie_zmienione",
    "Spotkanie zmienione",
    build_aktualne,
    grupa=GRUPA,
    opis="Zmienił się termin albo miejsce spotkania.",
    wymagana=True,
    powod="Inaczej można przyjść nie wtedy albo nie tam.",
    zbiorcza=True,
    pola=POLA,
)
ODWOLANE = RodzajWiadomosci(
    "spotkanie_odwolane",
    "Spotkanie odwołane",
    build_odwolane,
    grupa=GRUPA,
    opis="Spotkanie się nie odbędzie.",
    wymagana=True,
    powod="Inaczej można przyjść na spotkanie, którego nie będzie.",
    zbiorcza=True,
    pola=POLA,
)


def register_rodzaje() -> None:
    for rodzaj in (ZAPLANOWANE, ZMIENIONE, ODWOLANE):
        register(rodzaj)
