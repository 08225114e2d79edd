"""Finds in generated data the people and objects that the pages are measured with."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db.models import Count, Model, QuerySet
from django.utils import timezone

from arkusz.models import ArkuszDiagnostyczny
from doradztwo.exceptions import DomainError
from edycje.enums import Etap, StatusEdycji
from edycje.models import CzlonekZespolu, Edycja, Proces, PrzydzialDoradcy
from hdr.enums import StatusHdr
from hdr.models import Cel, Hdr
from jst.enums import Specjalizacja
from konta.models import User
from obieg.models import WersjaHdr
from pokaz.generator import ZNAK
from pokaz.generator.kontekst import DOMENA


@dataclass
class Swiat:
    """The newest running edition, and one Proces for each kind of page."""

    @cached_property
    def edycja(self) -> Edycja:
        running = Edycja.objects.filter(numer_projektu=ZNAK, status=StatusEdycji.AKTYWNA)
        return _first(running.annotate(ile=Count("procesy")).order_by("-ile"), "trwającej edycji")

    @cached_property
    def proces(self) -> Proces:
        return _first(self._procesy.filter(etap=Etap.WDROZENIE), "procesu w etapie 3")

    @cached_property
    def hdr(self) -> Hdr:
        drafts = Hdr.objects.filter(proces__in=self._procesy, status=StatusHdr.SZKIC)
        return _first(drafts.order_by("pk"), "HDR w przygotowaniu")

    @cached_property
    def cel(self) -> Cel:
        return _first(self.hdr.cele.current(), "celu w HDR")

    @cached_property
    def miesiac(self) -> tuple[int, int]:
        """The last month that is over."""
        last = timezone.localdate().replace(day=1) - timedelta(days=1)
        return last.year, last.month

    @cached_property
    def wersja_hdr(self) -> WersjaHdr:
        return _first(WersjaHdr.objects.filter(hdr__proces=self.proces), "wersji HDR")

    @cached_property
    def arkusz(self) -> ArkuszDiagnostyczny:
        open_sheets = ArkuszDiagnostyczny.objects.filter(
            proces__in=self._procesy.filter(etap=Etap.WYBOR_OBSZARU), wyslano_at=None, wspolny=False
        ).select_related("czlonek__user")
        return _first(open_sheets.order_by("pk"), "niewysłanego arkusza")

    @property
    def _procesy(self) -> QuerySet[Proces]:
        return self.edycja.procesy.active().order_by("pk")

    def osoba(self, rola: str) -> User:
        """The person who plays ``rola``: an account of the measurement or a role in a Proces."""
        if rola in ("admin", "koordynator", "obserwator"):
            return User.objects.get(email=f"pomiar-{rola}@{DOMENA}")
        if rola in Specjalizacja.values:
            current = PrzydzialDoradcy.objects.current().filter(specjalizacja=rola)
            return _first(current.filter(proces=self.proces), "doradcy").doradca.user
        if rola == "autor arkusza":
            return self.arkusz.czlonek.user
        if rola == "lider szkicu":
            return self._member(self.hdr.proces, is_lider=True)
        if rola == "lider":
            return self._member(self.proces, is_lider=True)
        if rola == "decydent":
            return self._member(self.proces, is_decydent=True)
        return self._member(self.proces, is_lider=False, is_decydent=False)

    def _member(self, proces: Proces, **values) -> User:
        members = CzlonekZespolu.objects.active().filter(proces=proces, **values)
        return _first(members.select_related("user"), "członka zespołu").user


def _first(rows: QuerySet, what: str) -> Model:
    row = rows.first()
    if row is None:
        raise DomainError(f"W danych nie ma {what}. Wygeneruj ich więcej.")
    return row
