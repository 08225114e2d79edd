"""The whole content of an HDR as plain data: what a version freezes and a document prints."""

from collections import defaultdict
from copy import deepcopy
from datetime import date

from diagnoza.models import FaktProblemu
from diagnoza.queries.poglebiona import WidokProblemu, get_diagnoza
from doradztwo.pola import number_text
from doradztwo.teksty import short_date
from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from hdr.drzewo import Drzewo, GalazCelu, GalazDzialania, GalazPriorytetu
from hdr.models import Dzialanie
from hdr.queries.drzewo import drzewo, get_hdr
from obszary.models import Obszar
from wynik.models import WyborObszaru

SCHEMAT = 1


def tresc_szkicu(proces: Proces) -> dict:
    """The living document in the same shape, as the next version would freeze it."""
    return with_dates(build_szkic(proces))


def build_szkic(proces: Proces) -> dict:
    """``build_tresc`` of the living document as it is now."""
    proces = Proces.objects.with_opis().get(pk=proces.pk)
    hdr = get_hdr(proces)
    hdr.proces = proces
    return build_tresc(proces, drzewo(hdr))


def with_dates(tresc: dict) -> dict:
    """A copy in which ``od`` and ``do`` are dates, None where a day is missing."""
    copy = deepcopy(tresc)
    spans = [copy["edycja"]] if "edycja" in copy else []
    for priorytet in copy["priorytety"]:
        for cel in priorytet["cele"]:
            spans += cel["dzialania"]
    for span in spans:
        for key in ("od", "do"):
            span[key] = date.fromisoformat(span[key]) if span[key] else None
    return copy


def build_tresc(proces: Proces, tree: Drzewo) -> dict:
    """Only texts, numbers and lists, so that the canonical JSON is the same everywhere."""
    team = list(CzlonekZespolu.objects.active().filter(proces=proces))
    return {
        "schemat": SCHEMAT,
        "jst": {
            "nazwa": proces.jst.nazwa_z_rodzajem,
            "rodzaj": proces.jst.get_rodzaj_display(),
            "wojewodztwo": proces.jst.wojewodztwo,
            "kod": proces.jst.kod,
        },
        "edycja": {
            "nazwa": proces.edycja.nazwa,
            "numer_projektu": proces.edycja.numer_projektu,
            "od": _day(proces.edycja.od),
            "do": _day(proces.edycja.do),
        },
        "obszar": _obszar(proces.obszar),
        **(_drugi_obszar(proces) if proces.drugi_obszar else {}),
        "wybor": _wybor(proces),
        "diagnoza": _diagnoza(proces),
        "zespol": [
            {
                "osoba": str(one),
                "funkcja": one.get_funkcja_display(),
                "stanowisko": one.stanowisko,
                "lider": one.is_lider,
                "decydent": one.is_decydent,
            }
            for one in team
        ],
        "doradcy": _doradcy(proces),
        "forma_podsumowania": {
            "klucz": tree.hdr.forma_podsumowania,
            "nazwa": tree.hdr.get_forma_podsumowania_display(),
        },
        "priorytety": [_priorytet(one) for one in tree.priorytety],
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _obszar(obszar: Obszar | None) -> dict:
    return {"nr": obszar.nr, "nazwa": obszar.nazwa} if obszar else {}


def _drugi_obszar(proces: Proces) -> dict:
    return {"drugi_obszar": _obszar(proces.drugi_obszar), "drugi_wybor": _wybor(proces, miejsce=2)}


def _wybor(proces: Proces, miejsce: int = 1) -> dict:
    choice = WyborObszaru.objects.current().filter(proces=proces, miejsce=miejsce).first()
    if choice is None:
        return {}
    return {
        "przeslanka": choice.get_przeslanka_display(),
        "uzasadnienie": choice.uzasadnienie,
        "powod_odstepstwa": choice.powod_odstepstwa,
    }


def _doradcy(proces: Proces) -> list[dict]:
    assignments = (
        PrzydzialDoradcy.objects.current().filter(proces=proces).select_related("doradca__user")
    )
    return [
        {
            "specjalizacja": one.get_specjalizacja_display(),
            "osoba": one.doradca.user.get_full_name(),
        }
        for one in assignments
    ]


def _diagnoza(proces: Proces) -> list[dict]:
    view = get_diagnoza(proces)
    return [_problem(one) for one in view.problemy]


def _problem(view: WidokProblemu) -> dict:
    problem, causes = view.problem, defaultdict(list)
    for branch in view.przyczyny:
        causes[branch.przyczyna.wyzsza_id].append(branch.przyczyna)
    return {
        "pk": problem.pk,
        "nazwa": problem.nazwa,
        "jak_jest": problem.jak_jest,
        "fakty": [_fakt(one) for one in view.fakty],
        "jak_chcemy": problem.jak_chcemy,
        "miara": problem.miara,
        "wartosc_obecna": problem.wartosc_obecna,
        "wartosc_docelowa": problem.wartosc_docelowa,
        "termin": short_date(problem.termin) if problem.termin else "",
        "luka": problem.luka,
        "przyczyny": _przyczyny(causes, None),
    }


def _fakt(fakt: FaktProblemu) -> dict:
    """Words of today: the conclusion of a data set may change after the version is frozen."""
    if fakt.dane is None:
        return {"tekst": fakt.tresc, "zrodlo": fakt.zrodlo}
    source = filter(None, [fakt.dane.nazwa, fakt.dane.zrodlo, fakt.dane.okres])
    source = "; ".join(one.removesuffix(".") for one in source)
    return {"tekst": fakt.dane.wniosek or fakt.dane.nazwa, "zrodlo": source}


def _przyczyny(causes: dict, wyzsza_pk: int | None) -> list[dict]:
    return [
        {
            "tresc": one.tresc,
            "rodzaj": one.get_kategoria_display(),
            "przyczyny": _przyczyny(causes, one.pk),
        }
        for one in causes[wyzsza_pk]
    ]


def _priorytet(branch: GalazPriorytetu) -> dict:
    priority = branch.priorytet
    return {
        "pk": priority.pk,
        "numer": branch.numer,
        "nazwa": priority.nazwa,
        "uzasadnienie": priority.uzasadnienie,
        "problem": priority.problem_id,
        "luka": priority.problem.luka if priority.problem else "",
        "cele": [_cel(one) for one in branch.cele],
    }


def _cel(goal: GalazCelu) -> dict:
    cel = goal.cel
    return {
        "pk": cel.pk,
        "numer": goal.numer,
        "tresc": cel.tresc,
        "wskaznik": cel.wskaznik,
        "wartosc_bazowa": number_text(cel.wartosc_bazowa),
        "wartosc_docelowa": number_text(cel.wartosc_docelowa),
        "jednostka": cel.jednostka,
        "zrodlo_danych": cel.zrodlo_danych,
        "przyczyny": [{"tekst": one.tresc} for one in goal.przyczyny],
        "dzialania": [_dzialanie(one) for one in goal.dzialania],
    }


def _dzialanie(leaf: GalazDzialania) -> dict:
    action = leaf.dzialanie
    return {
        "pk": action.pk,
        "numer": leaf.numer,
        "tresc": action.tresc,
        "od": _day(action.od),
        "do": _day(action.do),
        "odpowiada": action.odpowiada,
        "odpowiada_funkcja": _funkcja(action),
        "wspolpracuja": [
            {"tekst": str(one), "funkcja": _funkcja_osoby(one)} for one in action.wspolpracuja.all()
        ],
        "wspolpracuja_inni": action.wspolpracuja_inni,
        "narzedzia": [
            {"tekst": one.tekst, "rodzaj": one.get_rodzaj_display()}
            for one in action.narzedzia.all()
        ],
        "narzedzie_wlasne": action.narzedzie_wlasne,
        "zasoby": action.zasoby,
        "koszt": number_text(action.koszt),
        "zrodlo_finansowania": action.get_zrodlo_finansowania_display(),
        "zrodlo_opis": action.zrodlo_opis,
        "rezultat": action.rezultat,
        "ryzyko": action.ryzyko,
        "odpowiedz_na_ryzyko": action.odpowiedz_na_ryzyko,
        "zalezy_od": [
            {"numer": one.numer, "tekst": str(one.dzialanie)} for one in leaf.poprzednicy
        ],
        "za_przykladem": action.za_przykladem,
    }


def _funkcja(action: Dzialanie) -> str:
    """What stays in a published HDR: the function, never the name."""
    person = action.odpowiedzialny
    if person is None:
        return action.odpowiedzialny_inny
    return _funkcja_osoby(person)


def _funkcja_osoby(person: CzlonekZespolu) -> str:
    return person.stanowisko or person.get_funkcja_display()
