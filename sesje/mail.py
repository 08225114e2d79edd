"""Texts about hours, made when they are sent: what was done meanwhile is left out."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from doradztwo.teksty import MIESIACE, short_date
from jst.models import Doradca
from powiadomienia.enums import Odbiorca, Tryb
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
from sesje.enums import StatusMiesiaca
from sesje.models import MiesiacDoradcy, UwagaSesji
from sesje.queries import Brak, braki_miesiaca, niezamkniete

BRAK_GODZIN = "brak_godzin"
MIESIAC_NIEZAMKNIETY = "miesiac_niezamkniety"
UWAGA_DO_SESJI = "uwaga_do_sesji"
MIESIAC_OTWARTY = "miesiac_otwarty"


def _read(wiadomosc: Wiadomosc) -> tuple[Doradca | None, date]:
    miesiac = date.fromisoformat(wiadomosc.dane["miesiac"])
    return Doradca.objects.filter(pk=wiadomosc.dane["doradca"]).first(), miesiac


def _adres(miesiac: date) -> str:
    path = reverse("sesje:miesiac_detail", args=[miesiac.year, miesiac.month])
    return settings.ADRES_APLIKACJI + path


def _nazwa(miesiac: date) -> str:
    return f"{MIESIACE[miesiac.month - 1]} {miesiac.year}"


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
        "miesiac": _nazwa(miesiac),
        "lista": "\n".join(map(_punkt, braki)),
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


def _punkt(brak: Brak) -> str:
    rest = f", brakuje {brak.brakuje} min" if brak.brakuje else ""
    return f"– {brak.proces.jst}: zapisano {brak.zapisane} z {brak.wymagane} min{rest}"


def powiadom(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
    miesiac = date.fromisoformat(wiadomosc.dane["miesiac"])
    name = nazwa_rodzaju(wiadomosc.rodzaj)
    return TrescPowiadomienia(f"{name}: {_nazwa(miesiac)}", _adres(miesiac))


def build_uwaga(wiadomosc: Wiadomosc) -> Tresc | None:
    """An objection that waits for its advisor; answered meanwhile, it is left out."""
    rows = UwagaSesji.objects.otwarte().filter(sesja__doradca__user=wiadomosc.odbiorca_id)
    rows = rows.select_related("sesja__proces__jst", "zglosil")
    uwaga = rows.filter(pk=wiadomosc.dane["uwaga"], sesja__wycofano_at=None).first()
    if uwaga is None:
        return None
    adres = settings.ADRES_APLIKACJI + reverse("sesje:uwaga_answer", args=[uwaga.pk])
    pola = {
        "jst": uwaga.sesja.proces.jst,
        "sesja": f"{short_date(uwaga.sesja.data_sesji)}, {uwaga.sesja.minuty} min, "
        f"{uwaga.sesja.temat}",
        "kto": uwaga.zglosil,
        "uwaga": uwaga.tresc,
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


def powiadom_uwaga(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
    return TrescPowiadomienia(
        f"{wiadomosc.dane['jst']}: lider zgłosił uwagę do sesji",
        reverse("sesje:uwaga_answer", args=[wiadomosc.dane["uwaga"]]),
    )


def build_miesiac_otwarty(wiadomosc: Wiadomosc) -> Tresc | None:
    """Months opened by the coordinator in one action, without those closed again meanwhile."""
    doradca, miesiac = _read(wiadomosc)
    rows = MiesiacDoradcy.objects.filter(
        pk__in=wiadomosc.dane["wiersze"], doradca=doradca, status=StatusMiesiaca.OTWARTY
    )
    rows = list(rows.select_related("proces__jst").order_by("proces__jst__nazwa", "pk"))
    if not rows:
        return None
    adres = _adres(miesiac)
    pola = {
        "miesiac": _nazwa(miesiac),
        "lista": "\n".join(f"– {row.proces.jst}" for row in rows),
        "uwaga": rows[0].powod_otwarcia,
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


def powiadom_otwarty(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
    miesiac = date.fromisoformat(wiadomosc.dane["miesiac"])
    return TrescPowiadomienia(
        f"Koordynator otworzył do poprawy: {_nazwa(miesiac)}", _adres(miesiac)
    )


GRUPA = "Godziny doradców"
_MIESIAC = Pole("miesiac", "miesiąc i rok", "marzec 2027")
_MIEJSCE = Pole(
    "adres", "adres strony miesiąca", "https://doradztwo.example.org/moje-godziny/2027/3/"
)
POLA = (
    _MIESIAC,
    Pole("lista", "lista JST, każda w osobnej linii", "– Chęciny: zapisano 30 z 60 min"),
    _MIEJSCE,
)
POLA_OTWARTEGO = (
    _MIESIAC,
    Pole("lista", "lista JST, każda w osobnej linii", "– gmina Chęciny (świętokrzyskie)"),
    Pole("uwaga", "co trzeba poprawić", "Sesja z 12 marca nie ma tematu."),
    _MIEJSCE,
)
POLA_UWAGI = (
    Pole("jst", "samorząd", "gmina Chęciny (świętokrzyskie)"),
    Pole("sesja", "dzień, minuty i temat sesji", "12.03.2027, 60 min, Omówienie danych"),
    Pole("kto", "kto zgłosił uwagę", "Jan Lis"),
    Pole("uwaga", "treść uwagi", "Rozmowa trwała 45 minut."),
    Pole("adres", "adres uwagi", "https://doradztwo.example.org/sesje/uwagi/1/odpowiedz/"),
)

RODZAJE = (
    RodzajWiadomosci(
        BRAK_GODZIN,
        "Brakujące godziny doradcy",
        build_brak_godzin,
        grupa=GRUPA,
        opis="W tym miesiącu brakuje minut. Przychodzi najwyżej dwa razy.",
        dla=(Odbiorca.DORADCA,),
        zbiorcza=True,
        tryb=Tryb.DZIENNY,
        pola=POLA,
        powiadom=powiadom,
    ),
    RodzajWiadomosci(
        MIESIAC_NIEZAMKNIETY,
        "Miesiąc niezamknięty przez doradcę",
        build_miesiac_niezamkniety,
        grupa=GRUPA,
        opis="Poprzedni miesiąc czeka na zamknięcie.",
        dla=(Odbiorca.DORADCA,),
        zbiorcza=True,
        tryb=Tryb.DZIENNY,
        pola=POLA,
        powiadom=powiadom,
    ),
    RodzajWiadomosci(
        UWAGA_DO_SESJI,
        "Uwaga lidera do sesji",
        build_uwaga,
        grupa=GRUPA,
        opis="Lider nie potwierdził sesji i napisał, co się nie zgadza.",
        dla=(Odbiorca.DORADCA,),
        zbiorcza=True,
        pola=POLA_UWAGI,
        powiadom=powiadom_uwaga,
    ),
    RodzajWiadomosci(
        MIESIAC_OTWARTY,
        "Miesiąc odesłany do poprawy",
        build_miesiac_otwarty,
        grupa=GRUPA,
        opis="Koordynator odesłał miesiąc do poprawy albo otworzył go ponownie.",
        dla=(Odbiorca.DORADCA,),
        zbiorcza=True,
        pola=POLA_OTWARTEGO,
        powiadom=powiadom_otwarty,
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
