"""Texts of the reminders, made when they are sent: what was done meanwhile is left out."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from doradztwo.teksty import MIESIACE
from jst.models import Doradca
from powiadomienia.enums import Tryb
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import (
    Pole,
    RodzajWiadomosci,
    Tresc,
    TrescPowiadomienia,
    nazwa_rodzaju,
    register,
)
from powiadomienia.tresci import uloz_tresc
from sesje.queries import Brak, braki_miesiaca, niezamkniete

BRAK_GODZIN = "brak_godzin"
MIESIAC_NIEZAMKNIETY = "miesiac_niezamkniety"


def _read(wiadomosc: Wiadomosc) -> tuple[Doradca | None, date]:
    miesiac = date.fromisoformat(wiadomosc.dane["miesiac"])
    return Doradca.objects.filter(pk=wiadomosc.dane["doradca"]).first(), miesiac


def _adres(miesiac: date) -> str:
    path = reverse("sesje:miesiac_detail", args=[miesiac.year, miesiac.month])
    return settings.ADRES_APLIKACJI + path


def build_brak_godzin(wiadomosc: Wiadomosc) -> Tresc | None:
    doradca, miesiac = _read(wiadomosc)
    braki = braki_miesiaca(miesiac, doradca).get(doradca) if doradca else None
    return _uloz(wiadomosc, braki, miesiac) if braki else None


def build_miesiac_niezamkniety(wiadomosc: Wiadomosc) -> Tresc | None:
    doradca, miesiac = _read(wiadomosc)
    braki = niezamkniete(miesiac, doradca).get(doradca) if doradca else None
    return _uloz(wiadomosc, braki, miesiac) if braki else None


def _uloz(wiadomosc: Wiadomosc, braki: list[Brak], miesiac: date) -> Tresc:
    adres = _adres(miesiac)
    pola = {
        "miesiac": f"{MIESIACE[miesiac.month - 1]} {miesiac.year}",
        "lista": "\n".join(map(_punkt, braki)),
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


def _punkt(brak: Brak) -> str:
    rest = f", brakuje {brak.brakuje} min" if brak.brakuje else ""
    return f"– {brak.proces.jst}: zapisano {brak.zapisane} z {brak.wymagane} min{rest}"


def powiadom(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
    miesiac = date.fromisoformat(wiadomosc.dane["miesiac"])
    name = f"{MIESIACE[miesiac.month - 1]} {miesiac.year}"
    return TrescPowiadomienia(f"{nazwa_rodzaju(wiadomosc.rodzaj)}: {name}", _adres(miesiac))


GRUPA = "Godziny doradców"
POLA = (
    Pole("miesiac", "miesiąc i rok", "marzec 2027"),
    Pole("lista", "lista JST, każda w osobnej linii", "– Chęciny: zapisano 30 z 60 min"),
    Pole("adres", "adres strony miesiąca", "https://doradztwo.example.org/godziny/2027/3/"),
)


def register_rodzaje() -> None:
    register(
        RodzajWiadomosci(
            BRAK_GODZIN,
            "Brakujące godziny doradcy",
            build_brak_godzin,
            grupa=GRUPA,
            opis="Dla doradców: w tym miesiącu brakuje minut. Przychodzi najwyżej dwa razy.",
            zbiorcza=True,
            tryb=Tryb.DZIENNY,
            pola=POLA,
            powiadom=powiadom,
        )
    )
    register(
        RodzajWiadomosci(
            MIESIAC_NIEZAMKNIETY,
            "Miesiąc niezamknięty przez doradcę",
            build_miesiac_niezamkniety,
            grupa=GRUPA,
            opis="Dla doradców: poprzedni miesiąc czeka na zamknięcie.",
            zbiorcza=True,
            tryb=Tryb.DZIENNY,
            pola=POLA,
            powiadom=powiadom,
        )
    )
