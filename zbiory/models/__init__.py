from zbiory.models.dane import PlikDanych, ZebraneDane
from zbiory.models.prosby import ProsbaODokument

__all__ = [
    "PlikDanych",
    "ProsbaODokument",
    "ZebraneDane",
]
