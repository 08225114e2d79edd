"""Data of the final report of a Proces: what was done, with whom, and what came of it."""

from collections import defaultdict

from django.db.models import Count, Sum
from django.utils import timezone

from cykl.queries import sciezka
from doradztwo.pola import number_text
from edycje.models import Proces
from hdr.models import Dzialanie
from hdr.queries.tresc import build_szkic
from obieg.models import WersjaHdr
from podsumowanie.formy import get_czesci
from podsumowanie.models import Podsumowanie
from powtorka.queries import get_kierunki, get_przed_i_po
from raporty.queries.hdr import akceptacja_wersji, kamienie, opinie_wersji
from raporty.queries.wynik import obszar_do_rysunku
from sesje.models import Sesja
from spotkania.enums import StatusSpotkania
from spotkania.models import Spotkanie
from wdrozenie.models import PomiarWskaznika
from wynik.obliczenia import WynikObszaru
from wynik.queries import get_wynik


def dane_raportu(proces: Proces) -> dict:
    """Plain values of the whole report, frozen when it is ordered."""
    wersja = (
        WersjaHdr.objects.filter(hdr__proces=proces, akceptacja__decyzja="przyjety")
        .order_by("-numer")
        .first()
    )
    tresc = wersja.tresc if wersja else build_szkic(proces)
    return {
        "tresc": tresc,
        "numer_wersji": wersja.numer if wersja else 0,
        "status": proces.get_status_display(),
        "zakonczono": _day(proces.zakonczono_at),
        "opinie": opinie_wersji(wersja) if wersja else [],
        "akceptacja": akceptacja_wersji(wersja) if wersja else {},
        "etapy": _etapy(proces),
        "wynik": _wynik(proces),
        "przed_i_po": _przed_i_po(proces),
        "postep": _postep(proces),
        "pomiary": _pomiary(proces),
        "przeglady": _przeglady(proces),
        "kamienie": kamienie(proces),
        "godziny": _godziny(proces),
        "spotkania": _spotkania(proces),
        "podsumowanie": _podsumowanie(proces),
    }


def _day(moment) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""


def _etapy(proces: Proces) -> list[dict]:
    return [
        {
            "numer": etap.numer,
            "nazwa": etap.nazwa,
            "kroki": [
                {
                    "nazwa": krok.krok.nazwa,
                    "stan": krok.slowo,
                    "gotowe": krok.gotowe.isoformat() if krok.gotowe else "",
                    "opis": krok.opis,
                }
                for krok in etap.kroki
            ],
        }
        for etap in sciezka(proces).etapy
    ]


def _wynik(proces: Proces) -> dict:
    """Group figures alone; the query gives none when too few have answered."""
    wynik = get_wynik(proces)
    if wynik is None:
        return {}
    return {
        "arkusze": wynik.wynik.liczba_arkuszy,
        "wspolny": wynik.wynik.wspolny,
        "obszary": [
            {
                "nr": obszar.nr,
                "nazwa": obszar.nazwa,
                "mediana": number_text(obszar.mediana_liczba),
                "zakres": f"{obszar.najnizsza}–{obszar.najwyzsza}" if obszar.najnizsza else "",
            }
            for obszar in wynik.obszary
        ],
    }


def _przed_i_po(proces: Proces) -> dict:
    """The repeated sheet beside the first one; per statement only the direction."""
    found = get_przed_i_po(proces)
    if found is None:
        return {}
    return {
        "arkusze_przed": found.arkusze_przed,
        "arkusze_po": found.wynik.liczba_arkuszy,
        "wspolny_po": found.wynik.wspolny,
        "obszary": [
            {
                "nr": one.po.nr,
                "nazwa": one.po.nazwa,
                "przed": _mediana_i_zakres(one.przed),
                "po": _mediana_i_zakres(one.po),
                "zmiana": one.kierunek.label if one.kierunek else "za mało ocen",
                "zdanie": one.zdanie,
            }
            for one in found.zmiany
        ],
        "radar": [obszar_do_rysunku(wynik) for wynik in found.wszystkie],
        "radar_po": [obszar_do_rysunku(one.po) for one in found.zmiany],
        "stwierdzenia": [
            {
                "numer": f"{stwierdzenie.obszar.nr}.{stwierdzenie.numer}",
                "tekst": stwierdzenie.tekst,
                "zmiana": kierunek.label if kierunek else "za mało ocen",
            }
            for stwierdzenie, kierunek in get_kierunki(found)
        ],
    }


def _mediana_i_zakres(wynik: WynikObszaru) -> str:
    if not wynik.is_shown:
        return "–"
    return f"{number_text(wynik.mediana_liczba)} ({wynik.najnizsza}–{wynik.najwyzsza})"


def _postep(proces: Proces) -> dict[str, dict]:
    """State of each action now, by primary key as text (JSON has no other keys)."""
    rows = Dzialanie.objects.current().filter(cel__hdr__proces=proces)
    return {str(one.pk): {"stan": one.get_stan_display(), "procent": one.procent} for one in rows}


def _pomiary(proces: Proces) -> dict[str, dict]:
    """The newest measured value of each goal's indicator."""
    latest = {}
    rows = PomiarWskaznika.objects.current().filter(cel__hdr__proces=proces, cel__usunieto_at=None)
    for one in rows.order_by("data_pomiaru", "pk"):
        latest[str(one.cel_id)] = {
            "wartosc": one.wynik if one.is_zmierzony else f"{one.wynik}: {one.powod_braku}",
            "kiedy": one.data_pomiaru.isoformat(),
        }
    return latest


def _przeglady(proces: Proces) -> list[dict]:
    """Monthly reviews in the order of months."""
    return [
        {
            "miesiac": one.miesiac.isoformat(),
            "swiatlo": one.get_swiatlo_display(),
            "zdanie": one.zdanie,
        }
        for one in proces.przeglady.order_by("miesiac")
    ]


def _godziny(proces: Proces) -> list[dict]:
    rows = (
        Sesja.objects.current()
        .filter(proces=proces)
        .order_by()
        .values("doradca", "doradca__user__imie", "doradca__user__nazwisko", "forma")
        .annotate(minuty=Sum("minuty"), liczba=Count("pk"))
    )
    people: dict[int, dict] = defaultdict(lambda: {"liczba": 0, "minuty": 0, "na_miejscu": 0})
    for row in rows:
        person = people[row["doradca"]]
        person["kto"] = f"{row['doradca__user__imie']} {row['doradca__user__nazwisko']}"
        person["liczba"] += row["liczba"]
        person["na_miejscu" if row["forma"] == "na_miejscu" else "minuty"] += row["minuty"]
    return sorted(people.values(), key=lambda person: person["kto"])


def _spotkania(proces: Proces) -> list[dict]:
    rows = (
        Spotkanie.objects.filter(proces=proces, status=StatusSpotkania.ODBYTE)
        .annotate(liczba_obecnych=Count("obecnosci"))
        .order_by("poczatek")
    )
    return [
        {
            "tytul": one.tytul,
            "kiedy": _day(one.poczatek),
            "forma": one.get_forma_display(),
            "obecni": one.liczba_obecnych,
            "ustalenia": one.ustalenia,
        }
        for one in rows
    ]


def _podsumowanie(proces: Proces) -> dict:
    one = Podsumowanie.objects.filter(proces=proces).prefetch_related("sekcje").first()
    if one is None:
        return {}
    teksty = {sekcja.klucz: sekcja.tekst for sekcja in one.sekcje.all()}
    return {
        "forma": one.get_forma_display(),
        "status": one.get_status_display(),
        "czesci": [
            {"tytul": czesc.tytul, "tekst": teksty.get(czesc.klucz, "")}
            for czesc in get_czesci(one.forma)
        ],
    }
