from konsultacje.models.konsultacja import Konsultacja, PytanieKonsultacji
from konsultacje.models.odpowiedz import LinkKonsultacji, OdpowiedzKonsultacji

__all__ = ["Konsultacja", "LinkKonsultacji", "OdpowiedzKonsultacji", "PytanieKonsultacji"]
