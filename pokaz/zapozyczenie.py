"""A team that writes its HDR takes an action of a published one, signed with where it is from."""

from biblioteka.models import Publikacja
from biblioteka.przejecie import Wybrane
from biblioteka.services.zapozyczenia import borrow
from doradztwo.teksty import normalize
from hdr.queries import drzewo, get_hdr
from pokaz.edycja import DNI_DO_DZIS
from pokaz.proces import Rezyser


def play(rezyserzy: list[Rezyser]) -> None:
    """In the first draft, from a published HDR of the same area if there is one."""
    r = next(one for one in rezyserzy if one.opis["dokad"] == "hdr_szkic")
    public = Publikacja.objects.public().with_opis().order_by("pk")
    publikacja = public.filter(proces__obszar=r.proces.obszar).first() or public.first()
    hdr = get_hdr(r.proces)
    hdr.proces = r.proces
    tree = drzewo(hdr)
    goal = next(tree.cele)
    with r.at(DNI_DO_DZIS, 16):
        borrow(publikacja, _new_to(tree, publikacja.tresc), tree, f"cel-{goal.cel.pk}", kto=r.lider)


def _new_to(tree, tresc: dict) -> Wybrane:
    """The first action whose words the draft does not have; the first of all otherwise."""
    known = {normalize(one.dzialanie.tresc) for one in tree.dzialania}
    found = [
        Wybrane(action["numer"], cel, action)
        for priorytet in tresc["priorytety"]
        for cel in priorytet["cele"]
        for action in cel["dzialania"]
    ]
    return next((one for one in found if normalize(one.dzialanie["tresc"]) not in known), found[0])
