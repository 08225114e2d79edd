from diagnoza.models.arkusz import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz, WynikZespolu
from diagnoza.models.dane import PlikDanych, ZebraneDane
from diagnoza.models.glosowanie import GlosNaObszar, WynikGlosowania
from diagnoza.models.poglebiona import (
    DiagnozaPoglebiona,
    FaktProblemu,
    OcenaPriorytetu,
    Priorytet,
    Problem,
    Przyczyna,
)
from diagnoza.models.powtorka import ArkuszPowtorny, OdpowiedzPowtorna, WynikPowtorny
from diagnoza.models.prosby import ProsbaODokument
from diagnoza.models.wybor import WyborObszaru

__all__ = [
    "ArkuszDiagnostyczny",
    "ArkuszPowtorny",
    "DiagnozaPoglebiona",
    "FaktProblemu",
    "GlosNaObszar",
    "OcenaObszaru",
    "OcenaPriorytetu",
    "Odpowiedz",
    "OdpowiedzPowtorna",
    "PlikDanych",
    "Priorytet",
    "Problem",
    "ProsbaODokument",
    "Przyczyna",
    "WyborObszaru",
    "WynikGlosowania",
    "WynikPowtorny",
    "WynikZespolu",
    "ZebraneDane",
]
