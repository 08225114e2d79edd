"""Texts of the reminders, made when they are sent: what was done meanwhile is left out."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from doradztwo.teksty import MIESIACE
from jst.models import Doradca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import RodzajWiadomosci, Tresc, register, render_tresc
from sesje.queries import braki_miesiaca, niezamkniete

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
    if not braki:
        return None
    name = MIESIACE[miesiac.month - 1]
    return render_tresc(
        wiadomosc,
        f"Brakujące godziny: {name} {miesiac.year}",
        {"braki": braki, "miesiac": miesiac, "adres": _adres(miesiac)},
    )


def build_miesiac_niezamkniety(wiadomosc: Wiadomosc) -> Tresc | None:
    doradca, miesiac = _read(wiadomosc)
    braki = niezamkniete(miesiac, doradca).get(doradca) if doradca else None
    if not braki:
        return None
    name = MIESIACE[miesiac.month - 1]
    return render_tresc(
        wiadomosc,
        f"Miesiąc do zamknięcia: {name} {miesiac.year}",
        {"braki": braki, "miesiac": miesiac, "adres": _adres(miesiac)},
    )


def register_rodzaje() -> None:
    register(RodzajWiadomosci(BRAK_GODZIN, "Brakujące godziny doradcy", build_brak_godzin))
    register(
        RodzajWiadomosci(
            MIESIAC_NIEZAMKNIETY, "Miesiąc niezamknięty przez doradcę", build_miesiac_niezamkniety
        )
    )
