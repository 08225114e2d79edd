"""HDR in the public library: two published, one waiting for the coordinator."""

from biblioteka.services.publikacje import give_zgoda, publish
from pokaz.proces import Rezyser

OPUBLIKOWANE = ("checiny", "zakonczony")
CZEKA = "podsumowanie"


def show(r: Rezyser) -> None:
    dokad = r.opis["dokad"]
    if dokad not in (*OPUBLIKOWANE, CZEKA):
        return
    with r.at(126, 10):
        publikacja = give_zgoda(r.proces, kto=r.lider)
    if dokad != CZEKA:
        with r.at(126, 15):
            publish(publikacja, kto=r.koordynator)
