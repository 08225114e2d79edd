from types import SimpleNamespace

import pytest

from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)


@pytest.fixture
def swiat(db):
    """Two Procesy of one edition with all its steps; the first has its people."""
    edycja = EdycjaFactory(kroki=True)
    proces = ProcesFactory(edycja=edycja)
    drugi = ProcesFactory(edycja=edycja)
    return SimpleNamespace(
        edycja=edycja,
        proces=proces,
        drugi=drugi,
        lider=CzlonekZespoluFactory(proces=proces, lider=True),
        czlonek=CzlonekZespoluFactory(proces=proces),
        obcy=CzlonekZespoluFactory(proces=drugi),
        doradca=PrzydzialDoradcyFactory(proces=proces).doradca.user,
        koordynator=RolaEdycjiFactory(edycja=edycja, koordynator=True).user,
        w_jst=edycja.kroki.get(rodzaj="spotkanie_w_jst", numer=1),
        inauguracja=edycja.kroki.get(rodzaj="spotkanie_inicjujace"),
    )
