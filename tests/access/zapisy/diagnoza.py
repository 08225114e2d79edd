"""What the POSTs of ``diagnoza`` carry."""

from django.core.files.base import ContentFile
from django.utils import timezone

from diagnoza.models import DiagnozaPoglebiona
from tests.access.zapisy.wspolne import dzis, element, pusty
from tests.factories.diagnoza import (
    ArkuszDiagnostycznyFactory,
    ArkuszPowtornyFactory,
    DiagnozaPoglebionaFactory,
    GlosNaObszarFactory,
    OcenaPriorytetuFactory,
    PriorytetFactory,
    ProblemFactory,
    WyborObszaruFactory,
    WynikZespoluFactory,
    ZebraneDaneFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.obszary import StwierdzenieFactory


def _pelny_arkusz(swiat):
    wersja = swiat.edycja.wersja_arkusza
    StwierdzenieFactory(wersja=wersja)
    trzeci = CzlonekZespoluFactory(proces=swiat.proces)
    for czlonek in (swiat.lider_czlonek, swiat.zwykly_czlonek, trzeci):
        ArkuszDiagnostycznyFactory(
            proces=swiat.proces, czlonek=czlonek, wersja_arkusza=wersja, oceny=4
        )
    return {}


def _wyslane_arkusze(swiat):
    _pelny_arkusz(swiat)
    swiat.proces.arkusze.update(wyslano_at=timezone.now())
    return {}


def _z_papieru(oceny=None):
    """A team of four; the sheet of one is being typed by the lider."""

    def dane(swiat):
        CzlonekZespoluFactory.create_batch(2, proces=swiat.proces)
        ArkuszDiagnostycznyFactory(
            proces=swiat.proces,
            czlonek=swiat.zwykly_czlonek,
            wersja_arkusza=swiat.edycja.wersja_arkusza,
            z_papieru=True,
            wpisal=swiat.lider,
            oceny=oceny,
        )
        return {}

    return dane


def _pelny_z_papieru(swiat):
    StwierdzenieFactory(wersja=swiat.edycja.wersja_arkusza)
    return _z_papieru(oceny=4)(swiat)


def _zespol_czterech(swiat):
    CzlonekZespoluFactory.create_batch(2, proces=swiat.proces)
    return {}


def _wyslany_arkusz(swiat):
    _zespol_czterech(swiat)
    ArkuszDiagnostycznyFactory(
        proces=swiat.proces,
        czlonek=swiat.zwykly_czlonek,
        wersja_arkusza=swiat.edycja.wersja_arkusza,
        wyslany=True,
    )
    return {}


def _policzone(swiat):
    """A result of the whole team of three."""
    _wyslane_arkusze(swiat)
    wynik = WynikZespoluFactory(proces=swiat.proces)
    swiat.proces.arkusze.update(wynik=wynik)
    return {}


def _otwarte_ponownie(swiat):
    _policzone(swiat)
    swiat.proces.wynik_zespolu.otwarto_at = timezone.now()
    swiat.proces.wynik_zespolu.save()
    return {}


def _wynik_grupy(swiat):
    obszar = swiat.stwierdzenie.obszar
    WynikZespoluFactory(proces=swiat.proces, z_arkuszy=[3, 4, 5])
    return {
        "obszar": obszar.pk,
        "przeslanka": "trudnosci",
        "uzasadnienie": "Od dwóch lat nie mamy wspólnych wskaźników.",
    }


def _drugi_obszar(swiat):
    pierwszy = StwierdzenieFactory(wersja=swiat.edycja.wersja_arkusza).obszar
    dane = _wynik_grupy(swiat)
    WyborObszaruFactory(proces=swiat.proces, obszar=pierwszy)
    return dane


def _glosy(swiat):
    obszar = _wynik_grupy(swiat)["obszar"]
    return {f"punkt_{numer}": obszar for numer in (1, 2, 3)}


def _oddane_glosy(swiat):
    _wynik_grupy(swiat)
    for czlonek in swiat.proces.czlonkowie.filter(wypelnia_arkusz=True):
        GlosNaObszarFactory(czlonek=czlonek, obszar=swiat.obszar_arkusza)
    return {}


def _powtorka(swiat):
    """Answers to the one statement of the chosen area, sent at once."""
    return {f"s{swiat.stwierdzenie.pk}": "3", "tryb": "s", "wyslij": "tak"}


def _wyslane_powtorki(swiat):
    CzlonekZespoluFactory(proces=swiat.proces)
    for czlonek in swiat.proces.czlonkowie.filter(wypelnia_arkusz=True):
        ArkuszPowtornyFactory(proces=swiat.proces, czlonek=czlonek, wyslany=True)
    return {}


def _zebrane(swiat):
    return {
        "stan": "zebrane",
        "zrodlo": "SIO",
        "okres": "2024–2026",
        "wniosek": "Uczniów ubywa.",
        "wersja": swiat.zebrane_dane.wersja,
    }


def _plik(swiat):
    return {"plik": ContentFile(b"%PDF-1.7 wzor", name="wzor.pdf")}


def _pelna_diagnoza(swiat):
    DiagnozaPoglebiona.objects.filter(proces=swiat.proces).delete()
    DiagnozaPoglebionaFactory(proces=swiat.proces, kompletna=True)
    return {}


def _zakonczona_diagnoza(swiat):
    DiagnozaPoglebionaFactory(proces=swiat.proces, zakonczona=True)
    return {}


def _drugi_problem(swiat):
    ProblemFactory(diagnoza=swiat.problem.diagnoza, kolejnosc=swiat.problem.kolejnosc + 1)
    return {"kierunek": "w-dol"}


def _drugi_priorytet(swiat):
    PriorytetFactory(diagnoza=swiat.priorytet.diagnoza, kolejnosc=swiat.priorytet.kolejnosc + 1)
    return {"kierunek": "w-dol"}


def _fakt_do_dolaczenia(swiat):
    dane = ZebraneDaneFactory(proces=swiat.proces, zebrane=True)
    return {f"dane-{dane.pk}": "true", f"baza-dane-{dane.pk}": ""}


def _ocenione_priorytety(swiat):
    """The second one is rated higher than the first by everybody."""
    drugi = PriorytetFactory(
        diagnoza=swiat.priorytet.diagnoza, kolejnosc=swiat.priorytet.kolejnosc + 1
    )
    for czlonek in (swiat.lider_czlonek, swiat.zwykly_czlonek):
        OcenaPriorytetuFactory(priorytet=swiat.priorytet, czlonek=czlonek, wplyw=1)
        OcenaPriorytetuFactory(priorytet=drugi, czlonek=czlonek, wplyw=5)
    return {}


ZAPISY = {
    "diagnoza:arkusz_update": lambda swiat: {f"s{swiat.stwierdzenie.pk}": "3"},
    "diagnoza:arkusz_autosave": lambda swiat: {
        "pole": f"s{swiat.stwierdzenie.pk}",
        "wartosc": "3",
    },
    "diagnoza:arkusz_send": _pelny_arkusz,
    "diagnoza:arkusz_takeover": _z_papieru(),
    "diagnoza:arkusz_reopen": _wyslany_arkusz,
    "diagnoza:papier_create": _zespol_czterech,
    "diagnoza:papier_update": lambda swiat: (
        _z_papieru()(swiat) | {f"s{swiat.stwierdzenie.pk}": "3"}
    ),
    "diagnoza:papier_autosave": lambda swiat: (
        _z_papieru()(swiat) | {"pole": f"s{swiat.stwierdzenie.pk}", "wartosc": "3"}
    ),
    "diagnoza:papier_send": _pelny_z_papieru,
    "diagnoza:papier_drop": _z_papieru(),
    "diagnoza:wynik_reopen": _policzone,
    "diagnoza:wynik_keep": _otwarte_ponownie,
    "diagnoza:wynik_close": _wyslane_arkusze,
    "diagnoza:wybor_obszaru_create": _wynik_grupy,
    "diagnoza:drugi_obszar_create": _drugi_obszar,
    "diagnoza:glosowanie_update": _glosy,
    "diagnoza:glosowanie_close": _oddane_glosy,
    "diagnoza:powtorka_update": _powtorka,
    "diagnoza:powtorka_autosave": lambda swiat: {
        "pole": f"s{swiat.stwierdzenie.pk}",
        "wartosc": "3",
    },
    "diagnoza:powtorka_close": _wyslane_powtorki,
    "diagnoza:dane_create": lambda swiat: {"nazwa": "Zestawienie"},
    "diagnoza:dane_update": _zebrane,
    "diagnoza:plik_danych_create": _plik,
    "diagnoza:plik_danych_withdraw": pusty,
    "diagnoza:prosba_create": lambda swiat: {"tresc": "Uchwała", "termin": dzis(14)},
    "diagnoza:prosba_answer": lambda swiat: {
        "odpowiedz": "odmawiam",
        "powod_odmowy": "Nie ma takiej uchwały.",
    },
    "diagnoza:prosba_withdraw": pusty,
    "diagnoza:diagnoza_finish": _pelna_diagnoza,
    "diagnoza:diagnoza_reopen": _zakonczona_diagnoza,
    "diagnoza:problem_create": lambda swiat: {"nazwa": "Nowy problem"},
    "diagnoza:problem_update": element("problem", "nazwa"),
    "diagnoza:problem_move": _drugi_problem,
    "diagnoza:problem_delete": pusty,
    "diagnoza:przyczyna_create": lambda swiat: {"tresc": "Bo tak."},
    "diagnoza:przyczyna_update": element("przyczyna", "tresc"),
    "diagnoza:przyczyna_delete": pusty,
    "diagnoza:priorytet_create": lambda swiat: {"nazwa": "Nowy priorytet"},
    "diagnoza:priorytet_update": element("priorytet", "nazwa"),
    "diagnoza:priorytet_move": _drugi_priorytet,
    "diagnoza:fakty_update": _fakt_do_dolaczenia,
    "diagnoza:fakt_delete": pusty,
    "diagnoza:ranking_rate": lambda swiat: {
        f"wplyw-{swiat.priorytet.pk}": "4",
        f"wykonalnosc-{swiat.priorytet.pk}": "5",
    },
    "diagnoza:ranking_order": _ocenione_priorytety,
    "diagnoza:priorytet_delete": pusty,
}
