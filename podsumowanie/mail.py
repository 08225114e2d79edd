"""Texts of mails about the Podsumowanie, made at the moment of sending."""

from functools import partial

from django.conf import settings
from django.urls import reverse

from edycje.queries import holds_any
from podsumowanie.enums import StatusPodsumowania
from podsumowanie.models import Podsumowanie
from powiadomienia.enums import Odbiorca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, register
from powiadomienia.tresci import uloz_tresc

PODSUMOWANIE_ZLOZONE = "podsumowanie_zlozone"
PODSUMOWANIE_ZWROCONE = "podsumowanie_zwrocone"
PODSUMOWANIE_PRZYJETE = "podsumowanie_przyjete"
STRONA = "podsumowanie:podsumowanie_detail"


def _build(wiadomosc: Wiadomosc, status: str, role: str = "czlonek") -> Tresc | None:
    """None once it is in another state, or the person has nothing to do with it any more."""
    podsumowanie = (
        Podsumowanie.objects.select_related("proces__jst", "proces__edycja")
        .filter(pk=wiadomosc.dane["podsumowanie"], status=status)
        .first()
    )
    if podsumowanie is None or not holds_any(podsumowanie.proces, wiadomosc.odbiorca, role):
        return None
    proces = podsumowanie.proces
    adres = settings.ADRES_APLIKACJI + reverse(STRONA, args=[proces.pk])
    pola = {
        "jst": proces.jst,
        "edycja": proces.edycja,
        "forma": podsumowanie.get_forma_display(),
        "uwagi": podsumowanie.uwagi_koordynatora,
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


JST = Pole("jst", "samorząd", "gmina Chęciny (świętokrzyskie)")
EDYCJA = Pole("edycja", "edycja", "Doradztwo dla JST 2022/2023")
ADRES = Pole("adres", "adres strony w aplikacji", "https://doradztwo.example.org/procesy/1/hdr/")
FORMA = Pole("forma", "forma podsumowania", "opis dobrej praktyki")
UWAGI = Pole("uwagi", "uwagi koordynatora", "Dopiszcie wskaźniki z drugiego celu.")

RODZAJE = (
    RodzajWiadomosci(
        PODSUMOWANIE_ZLOZONE,
        "Podsumowanie czeka na przyjęcie",
        partial(_build, status=StatusPodsumowania.ZLOZONE, role="is_koordynator"),
        grupa="HDR i podsumowanie",
        opis="Zespół JST złożył podsumowanie i czeka na koordynatora.",
        dla=(Odbiorca.KOORDYNATOR,),
        zbiorcza=True,
        pola=(JST, EDYCJA, FORMA, ADRES),
    ),
    RodzajWiadomosci(
        PODSUMOWANIE_ZWROCONE,
        "Podsumowanie zwrócone do poprawy",
        partial(_build, status=StatusPodsumowania.ZWROCONE),
        grupa="HDR i podsumowanie",
        opis="Podsumowanie Twojego zespołu wróciło z uwagami.",
        dla=(Odbiorca.ZESPOL,),
        zbiorcza=True,
        pola=(JST, EDYCJA, UWAGI, ADRES),
    ),
    RodzajWiadomosci(
        PODSUMOWANIE_PRZYJETE,
        "Podsumowanie przyjęte",
        partial(_build, status=StatusPodsumowania.PRZYJETE),
        grupa="HDR i podsumowanie",
        opis="Koordynator przyjął podsumowanie Twojego zespołu.",
        dla=(Odbiorca.ZESPOL,),
        zbiorcza=True,
        pola=(JST, EDYCJA, ADRES),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
