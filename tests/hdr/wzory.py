"""A Proces with everyone the HDR needs, and an HDR without a broken link."""

from dataclasses import dataclass

from edycje.models import CzlonekZespolu, Proces
from hdr.models import Cel, Dzialanie, Hdr
from konta.models import User
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory


@dataclass
class Obsada:
    proces: Proces
    lider: User
    czlonek: User
    decydent: User
    ros: User
    pro: User
    koordynator: User

    @property
    def czlonek_decydent(self) -> CzlonekZespolu:
        return self.proces.czlonkowie.get(is_decydent=True)


def make_obsada(**proces_fields) -> Obsada:
    proces = ProcesFactory(etap2=True, **proces_fields)
    return Obsada(
        proces,
        CzlonekZespoluFactory(proces=proces, lider=True).user,
        CzlonekZespoluFactory(proces=proces).user,
        CzlonekZespoluFactory(proces=proces, decydent=True, stanowisko="burmistrz").user,
        PrzydzialDoradcyFactory(proces=proces, ros=True).doradca.user,
        PrzydzialDoradcyFactory(proces=proces, pro=True).doradca.user,
        RolaEdycjiFactory(edycja=proces.edycja).user,
    )


def make_kompletny(proces: Proces, **hdr_fields) -> tuple[Hdr, Cel, Dzialanie]:
    hdr = HdrFactory(proces=proces, z_forma=True, **hdr_fields)
    cel = CelFactory(hdr=hdr, kompletny=True)
    return hdr, cel, DzialanieFactory(cel=cel, kompletne=True)
