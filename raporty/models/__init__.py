from raporty.models.dokument import Dokument
from raporty.models.rozliczenie import Paczka, UmowaDoradcy

__all__ = ["Dokument", "Paczka", "UmowaDoradcy"]
