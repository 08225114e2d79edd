from diagnoza.models.arkusz import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz, WynikZespolu
from diagnoza.models.dane import PlikDanych, ZebraneDane
from diagnoza.models.poglebiona import (
    DiagnozaPoglebiona,
    FaktProblemu,
    OcenaPriorytetu,
    Priorytet,
    Problem,
    Przyczyna,
)
from diagnoza.models.prosby import ProsbaODokument
from diagnoza.models.wybor import WyborObszaru

__all__ = [
    "ArkuszDiagnostyczny",
    "DiagnozaPoglebiona",
    "FaktProblemu",
    "OcenaObszaru",
    "OcenaPriorytetu",
    "Odpowiedz",
    "PlikDanych",
    "Priorytet",
    "Problem",
    "ProsbaODokument",
    "Przyczyna",
    "WyborObszaru",
    "WynikZespolu",
    "ZebraneDane",
]
