"""What a team collects: the list of its area, own items, and what an earlier area left."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from diagnoza.enums import StanDanych
from diagnoza.models import PlikDanych, ZebraneDane
from edycje.models import Proces


@dataclass
class ListaDanych:
    biezace: list[ZebraneDane] = field(default_factory=list)
    dawne: list[ZebraneDane] = field(default_factory=list)

    @property
    def zebrane(self) -> int:
        return sum(dane.stan == StanDanych.ZEBRANE for dane in self.biezace)

    @property
    def niedostepne(self) -> int:
        return sum(dane.stan == StanDanych.NIEDOSTEPNE for dane in self.biezace)

    @property
    def do_zebrania(self) -> int:
        return len(self.biezace) - self.zebrane - self.niedostepne


def get_lista_danych(proces: Proces) -> ListaDanych:
    """Two queries. Each item has ``pliki_widoczne``: its files that were not withdrawn."""
    lista = ListaDanych()
    rows = (
        ZebraneDane.objects.filter(proces=proces)
        .select_related("zbior", "odpowiedzialny")
        .prefetch_related(
            Prefetch("pliki", PlikDanych.objects.filter(wycofano_at=None), to_attr="pliki_widoczne")
        )
    )
    for dane in rows:
        is_current = dane.zbior is None or dane.zbior.obszar_id in proces.obszary_pks
        (lista.biezace if is_current else lista.dawne).append(dane)
    return lista
