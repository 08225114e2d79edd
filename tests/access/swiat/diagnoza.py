"""What a Proces has from the sheet to the diagnosis."""

from functools import cached_property

from tests.access.wiersz import (
    ROS,
)
from tests.factories.diagnoza import (
    FaktProblemuFactory,
    PriorytetFactory,
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.konsultacje import (
    KonsultacjaFactory,
    LinkKonsultacjiFactory,
    PytanieKonsultacjiFactory,
)
from tests.factories.obszary import StwierdzenieFactory
from tests.factories.prognoza import PrognozaFactory
from tests.factories.zbiory import (
    PlikDanychFactory,
    ProsbaODokumentFactory,
    ZebraneDaneFactory,
)


class SwiatDiagnozy:
    @cached_property
    def stwierdzenie(self):
        """A statement of the sheet of the edition."""
        return StwierdzenieFactory(wersja=self.edycja.wersja_arkusza)

    @property
    def obszar_arkusza(self):
        return self.stwierdzenie.obszar

    @cached_property
    def zebrane_dane(self):
        return ZebraneDaneFactory(proces=self.proces)

    @cached_property
    def plik_danych(self):
        return PlikDanychFactory(dane=self.zebrane_dane)

    @cached_property
    def prosba_o_dokument(self):
        return ProsbaODokumentFactory(proces=self.proces, prosi=self.osoby[ROS])

    @cached_property
    def prognoza(self):
        return PrognozaFactory(proces=self.proces)

    @cached_property
    def problem(self):
        return ProblemFactory(diagnoza__proces=self.proces)

    @cached_property
    def przyczyna(self):
        return PrzyczynaFactory(problem=self.problem)

    @cached_property
    def fakt(self):
        return FaktProblemuFactory(problem=self.problem)

    @cached_property
    def priorytet(self):
        return PriorytetFactory(diagnoza=self.problem.diagnoza, problem=self.problem)

    @cached_property
    def konsultacja(self):
        """A draft."""
        return KonsultacjaFactory(proces=self.proces)

    @cached_property
    def pytanie_konsultacji(self):
        return PytanieKonsultacjiFactory(konsultacja=self.konsultacja)

    @cached_property
    def otwarta_konsultacja(self):
        konsultacja = KonsultacjaFactory(proces=self.proces, otwarta=True)
        PytanieKonsultacjiFactory(konsultacja=konsultacja)
        return konsultacja

    @cached_property
    def token_konsultacji(self):
        LinkKonsultacjiFactory(konsultacja=self.otwarta_konsultacja, token="token-swiata")
        return "token-swiata"

    @cached_property
    def pytanie_zamkniete(self):
        return PytanieKonsultacjiFactory(
            konsultacja__proces=self.proces, konsultacja__zamknieta=True
        )
