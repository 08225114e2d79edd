"""What the POSTs of ``powtorka`` carry."""

from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.powtorka import (
    ArkuszPowtornyFactory,
)


def _powtorka(swiat):
    """Answers to the one statement of the chosen area, sent at once."""
    return {f"s{swiat.stwierdzenie.pk}": "3", "tryb": "s", "wyslij": "tak"}


def _wyslane_powtorki(swiat):
    CzlonekZespoluFactory(proces=swiat.proces)
    for czlonek in swiat.proces.czlonkowie.filter(wypelnia_arkusz=True):
        ArkuszPowtornyFactory(proces=swiat.proces, czlonek=czlonek, wyslany=True)
    return {}


ZAPISY = {
    "powtorka:powtorka_update": _powtorka,
    "powtorka:powtorka_autosave": lambda swiat: {
        "pole": f"s{swiat.stwierdzenie.pk}",
        "wartosc": "3",
    },
    "powtorka:powtorka_close": _wyslane_powtorki,
}
