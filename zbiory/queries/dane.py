"""What a team collects: the list of its area, own items, and what an earlier area left."""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from edycje.models import Proces
from zbiory.enums import StanDanych
from zbiory.models import PlikDanych, ProsbaODokument, ZebraneDane


@dataclass
class ListaDanych:
    biezace: list[ZebraneDane] = field(default_factory=list)
    dawne: list[ZebraneDane] = field(default_factory=list)
    prosby: list[ProsbaODokument] = field(default_factory=list)

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
    """Three queries, one more when there are requests.

    Each item and each request has ``pliki_widoczne``: its files that were not withdrawn.
    """
    lista = ListaDanych(prosby=_prosby(proces))
    rows = (
        ZebraneDane.objects.filter(proces=proces)
        .select_related("zbior", "odpowiedzialny")
        .prefetch_related(_visible_files())
    )
    for dane in rows:
        is_current = dane.zbior is None or dane.zbior.obszar_id in proces.obszary_pks
        (lista.biezace if is_current else lista.dawne).append(dane)
    return lista


def _visible_files() -> Prefetch:
    return Prefetch("pliki", PlikDanych.objects.filter(wycofano_at=None), to_attr="pliki_widoczne")


def _prosby(proces: Proces) -> list[ProsbaODokument]:
    """Those that wait first, the nearest day first; what was taken back is left out."""
    rows = (
        ProsbaODokument.objects.filter(proces=proces, wycofano_at=None)
        .select_related("dane", "prosi", "odpowiedzial")
        .prefetch_related(_visible_files())
    )
    return list(rows)
