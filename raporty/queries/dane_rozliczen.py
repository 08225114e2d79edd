"""Data of settlement documents: plain values only, they are stored with the document."""

from datetime import date

from django.utils import timezone

from edycje.models import Proces
from raporty.queries.rozliczenia import PozycjaJst, RozliczenieDoradcy, sesje_okresu
from sesje.kalendarz import last_day
from sesje.models import Sesja


def dane_karty(rozliczenie: RozliczenieDoradcy, proces: Proces) -> dict:
    """One advisor, one Jst, one month: every session with all that was noted about it."""
    pozycja = rozliczenie.pozycja(proces.pk)
    return _wspolne(rozliczenie) | {
        "jst": _jst(proces),
        "pozycja": _pozycja(pozycja),
        "sesje": [_sesja(one) for one in _sesje(rozliczenie, proces).get(proces.pk, [])],
    }


def dane_ewidencji(rozliczenie: RozliczenieDoradcy) -> dict:
    """One advisor, one month, all Jst of the Edycja, day by day."""
    sesje = [one for rows in _sesje(rozliczenie).values() for one in rows]
    sesje.sort(key=lambda one: (one.data_sesji, one.pk))
    return _wspolne(rozliczenie) | {
        "pozycje": [_pozycja(one) for one in rozliczenie.pozycje],
        "sesje": [_sesja(one) for one in sesje],
    }


def dane_protokolu(rozliczenie: RozliczenieDoradcy) -> dict:
    """What was done and is accepted, Jst by Jst; over several months, month by month too."""
    return _wspolne(rozliczenie) | {
        "pozycje": _by_jst(rozliczenie),
        "miesiace": [
            _miesiac(rozliczenie, month)
            for month in rozliczenie.miesiace
            if any(one.pole.miesiac == month for one in rozliczenie.pozycje)
        ],
    }


def _wspolne(rozliczenie: RozliczenieDoradcy) -> dict:
    umowa = rozliczenie.umowa
    return {
        "edycja": {
            "nazwa": rozliczenie.edycja.nazwa,
            "numer_projektu": rozliczenie.edycja.numer_projektu,
        },
        "doradca": {
            "osoba": rozliczenie.doradca.user.get_full_name(),
            "rola": rozliczenie.role,
            "specjalizacja": rozliczenie.specjalizacje,
            "umowa": rozliczenie.numer_umowy,
            "umowa_z_dnia": _day(umowa.z_dnia) if umowa and umowa.z_dnia else "",
        },
        "od": _day(min(rozliczenie.miesiace)),
        "do": _day(last_day(max(rozliczenie.miesiace))),
        "stan": rozliczenie.stan[1] if rozliczenie.is_closed else "miesiąc niezamknięty",
        "razem": {
            "jst": rozliczenie.jst,
            "wymagane": rozliczenie.wymagane,
            "zapisane": rozliczenie.zapisane,
            "na_miejscu": rozliczenie.na_miejscu,
            "razem": rozliczenie.razem,
            "sesje": rozliczenie.sesje,
            "potwierdzone": rozliczenie.potwierdzone,
        },
    }


def _sesje(rozliczenie: RozliczenieDoradcy, proces: Proces | None = None):
    return sesje_okresu(
        rozliczenie.edycja,
        rozliczenie.doradca,
        min(rozliczenie.miesiace),
        last_day(max(rozliczenie.miesiace)),
        proces,
    )


def _jst(proces: Proces) -> dict:
    return {
        "nazwa": proces.jst.nazwa_z_rodzajem,
        "rodzaj": proces.jst.get_rodzaj_display(),
        "wojewodztwo": proces.jst.wojewodztwo,
        "kod": proces.jst.kod,
    }


def _pozycja(pozycja: PozycjaJst) -> dict:
    wiersz = pozycja.pole.wiersz
    return {
        "jst": _jst(pozycja.proces),
        "rola": pozycja.wiersz.specjalizacja.upper(),
        "wymagane": pozycja.pole.wymagane,
        "zapisane": pozycja.pole.zapisane,
        "na_miejscu": pozycja.na_miejscu,
        "razem": pozycja.pole.zapisane + pozycja.na_miejscu,
        "sesje": pozycja.sesje,
        "potwierdzone": pozycja.potwierdzone,
        "stan": pozycja.pole.slowo,
        "brak_wsparcia": wiersz.get_brak_wsparcia_display() if wiersz else "",
        "brak_wsparcia_opis": wiersz.brak_wsparcia_opis if wiersz else "",
        "przeniesione": wiersz.przeniesione_min if wiersz else 0,
        "powod_przyjecia": wiersz.powod_przyjecia if wiersz else "",
        "zamknieto": _moment(wiersz.zamknieto_at) if wiersz else "",
        "przyjeto": _moment(wiersz.przyjeto_at) if wiersz else "",
    }


def _by_jst(rozliczenie: RozliczenieDoradcy) -> list[dict]:
    """Positions of one Jst in several months become one, with their sums."""
    rows: dict[int, dict] = {}
    for one in rozliczenie.pozycje:
        new = _pozycja(one)
        row = rows.setdefault(one.proces.pk, new | dict.fromkeys(_SUMY, 0))
        for key in _SUMY:
            row[key] += new[key]
    return list(rows.values())


_SUMY = ("wymagane", "zapisane", "na_miejscu", "razem", "sesje", "potwierdzone")


def _miesiac(rozliczenie: RozliczenieDoradcy, month: date) -> dict:
    own = [_pozycja(one) for one in rozliczenie.pozycje if one.pole.miesiac == month]
    return {
        "miesiac": month.isoformat(),
        "jst": len(own),
        **{key: sum(one[key] for one in own) for key in _SUMY},
        "przyjeto": max(one["przyjeto"] for one in own),
    }


def _sesja(sesja: Sesja) -> dict:
    return {
        "jst": sesja.proces.jst.nazwa_z_rodzajem,
        "dzien": _day(sesja.data_sesji),
        "od": _clock(sesja.godzina_od),
        "do": _clock(sesja.godzina_do),
        "minuty": sesja.minuty,
        "forma": sesja.get_forma_display(),
        "liczona": sesja.is_liczona,
        "etap": sesja.get_etap_display(),
        "temat": sesja.temat,
        "uczestnicy": [str(one) for one in sesja.uczestnicy.all()],
        "ustalenia": sesja.ustalenia,
        "potwierdzil": sesja.potwierdzil.get_full_name() if sesja.potwierdzil else "",
        "potwierdzono": _moment(sesja.potwierdzono_at),
        "powod_potwierdzenia": sesja.powod_potwierdzenia,
        "powod_wyjatku": sesja.powod_wyjatku,
    }


def _day(day: date) -> str:
    return day.isoformat()


def _moment(moment) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""


def _clock(time) -> str:
    return f"{time:%H:%M}" if time else ""
