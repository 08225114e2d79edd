"""The way of a complete HDR, walked by its people."""

from obieg.enums import Decyzja, Ocena
from obieg.services import obieg
from tests.hdr.wzory import Obsada


def submit(obsada: Obsada):
    return obieg.submit_hdr(obsada.proces.pk, kto=obsada.lider)


def give_both(obsada: Obsada) -> None:
    for key, user in (("ros", obsada.ros), ("pro", obsada.pro)):
        obieg.give_opinia(obsada.proces.pk, key, Ocena.POZYTYWNA, "", kto=user)


def accept(obsada: Obsada):
    """From a complete draft to an accepted document."""
    submit(obsada)
    give_both(obsada)
    return obieg.decide_hdr(
        obsada.proces.pk,
        Decyzja.PRZYJETY,
        "",
        czlonek=obsada.czlonek_decydent,
        kto=obsada.decydent,
    )
