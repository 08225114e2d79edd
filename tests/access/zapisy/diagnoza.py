"""What the POSTs of ``diagnoza`` carry."""

from diagnoza.models import DiagnozaPoglebiona
from tests.access.zapisy.wspolne import element, pusty
from tests.factories.diagnoza import (
    DiagnozaPoglebionaFactory,
    OcenaPriorytetuFactory,
    PriorytetFactory,
    ProblemFactory,
)
from tests.factories.zbiory import (
    ZebraneDaneFactory,
)


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
