"""What the POSTs of ``biblioteka`` carry."""

from tests.access.zapisy.wspolne import powod, pusty
from tests.factories.biblioteka import PrzyjetaWersjaFactory


def _przyjety(swiat):
    PrzyjetaWersjaFactory(hdr=swiat.hdr)
    return {"potwierdzam": "on"}


ZAPISY = {
    "biblioteka:publikacja_consent": _przyjety,
    "biblioteka:publikacja_publish": lambda swiat: {"potwierdzam": "on"},
    "biblioteka:publikacja_refuse": powod,
    "biblioteka:publikacja_withdraw": powod,
    "biblioteka:zapozyczenie_create": lambda swiat: {"miejsce": f"priorytet-{swiat.priorytet.pk}"},
    "biblioteka:ankieta_hide": pusty,
    "biblioteka:ankieta_answer": lambda swiat: {"kontynuacja": "tak", "co_dziala": "Sieć."},
}
