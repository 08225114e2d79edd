"""Data of the HDR as a document: plain values only, they are stored with it."""

from collections import defaultdict

from django.utils import timezone

from edycje.models import Proces
from hdr.queries.kamienie import kamienie_cyklu
from hdr.queries.tresc import build_szkic, with_dates
from obieg.models import Akceptacja, WersjaHdr
from wdrozenie.models import PomiarWskaznika, PostepDzialania


def dane_hdr(wersja: WersjaHdr) -> dict:
    """A frozen version with the opinions and the decision it has got so far."""
    return {
        "tresc": wersja.tresc,
        "numer_wersji": wersja.numer,
        "kamienie": kamienie(wersja.hdr.proces),
        "opinie": opinie_wersji(wersja),
        "akceptacja": akceptacja_wersji(wersja),
    }


def dane_szkicu(proces: Proces) -> dict:
    """The living document; ``numer_wersji`` 0 says that it is a draft."""
    return {
        "tresc": build_szkic(proces),
        "numer_wersji": 0,
        "kamienie": kamienie(proces),
        "opinie": [],
        "akceptacja": {},
    }


def dane_publikacji(wersja: WersjaHdr, tresc: dict) -> dict:
    """``tresc`` without people, as the library shows it, with the dates that may be public."""
    akceptacja = akceptacja_wersji(wersja)
    return {
        "tresc": tresc,
        "numer_wersji": wersja.numer,
        "numer_projektu": wersja.tresc["edycja"]["numer_projektu"],
        "przyjeto": akceptacja.get("kiedy", ""),
        "opublikowano": timezone.localdate().isoformat(),
        "kamienie": kamienie(wersja.hdr.proces),
    }


def kamienie(proces: Proces) -> list[dict]:
    """Meetings of the cycle for the chart of the schedule."""
    return [{"dzien": one.dzien.isoformat(), "nazwa": one.nazwa} for one in kamienie_cyklu(proces)]


def dane_eksportu(proces: Proces, wersja: WersjaHdr | None) -> dict:
    """A version or the draft for DOCX and XLSX: days as dates, with reports of progress.

    Measurements and reports are those known now, by the key of the goal or action.
    """
    dane = dane_hdr(wersja) if wersja else dane_szkicu(proces)
    return dane | {
        "tresc": with_dates(dane["tresc"]),
        "pomiary": _pomiary(proces),
        "postepy": _postepy(proces),
    }


def _pomiary(proces: Proces) -> dict[int, list[dict]]:
    rows = PomiarWskaznika.objects.current().filter(cel__hdr__proces=proces)
    by_goal = defaultdict(list)
    for one in rows.order_by("data_pomiaru", "pk"):
        by_goal[one.cel_id].append(
            {
                "kiedy": one.data_pomiaru,
                "wartosc": one.wartosc if one.is_zmierzony else one.wynik,
                "notatka": " ".join(filter(None, [one.powod_braku, one.notatka])),
            }
        )
    return dict(by_goal)


def _postepy(proces: Proces) -> dict[int, list[dict]]:
    rows = PostepDzialania.objects.filter(dzialanie__cel__hdr__proces=proces)
    by_action = defaultdict(list)
    for one in rows.select_related("kto", "odnosnik__osoba").order_by("-created_at", "-pk"):
        by_action[one.dzialanie_id].append(
            {
                "stan": one.get_stan_display(),
                "procent": one.procent,
                "kiedy": timezone.localdate(one.created_at),
                "kto": one.podpis,
                "notatka": one.notatka,
            }
        )
    return dict(by_action)


def opinie_wersji(wersja: WersjaHdr) -> list[dict]:
    return [
        {
            "kto": opinia.kto.get_full_name(),
            "specjalizacja": opinia.get_specjalizacja_display(),
            "ocena": opinia.get_ocena_display(),
            "uzasadnienie": opinia.uzasadnienie,
            "kiedy": _day(opinia.created_at),
            "lista": opinia.lista,
        }
        for opinia in wersja.opinie.select_related("kto")
    ]


def akceptacja_wersji(wersja: WersjaHdr) -> dict:
    """The decision about a version; empty while there is none. One query."""
    akceptacja = Akceptacja.objects.filter(wersja_hdr=wersja).select_related("kto").first()
    if akceptacja is None:
        return {}
    return {
        "kto": akceptacja.osoba,
        "funkcja": akceptacja.funkcja,
        "decyzja": akceptacja.get_decyzja_display(),
        "sposob": "" if akceptacja.is_w_aplikacji else akceptacja.get_sposob_display(),
        "uwagi": akceptacja.uwagi,
        "kiedy": _day(akceptacja.created_at),
    }


def _day(moment) -> str:
    return timezone.localdate(moment).isoformat()
