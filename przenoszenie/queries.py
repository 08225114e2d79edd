"""What an HDR holds already, and what its Jst accepted in earlier editions."""

from django.db.models import QuerySet

from doradztwo.teksty import normalize
from edycje.models import CzlonekZespolu, Proces
from hdr.drzewo import Drzewo
from obieg.enums import Decyzja
from obieg.models import WersjaHdr
from obszary.models import Narzedzie
from przenoszenie.plan import Cel, Otoczenie, names_of_team


def otoczenie(drzewo: Drzewo, priorytet: int, cel: int | None = None) -> Otoczenie:
    """Where a table goes to. Three queries beyond the loaded tree."""
    kept = [one for one in drzewo.priorytety if not one.is_usuniety]
    by_number = {one.numer: one.priorytet.pk for one in kept}
    by_name = {normalize(one.priorytet.nazwa): one.priorytet.pk for one in kept}
    goals = [
        Cel(
            one.cel.pk,
            one.cel.priorytet_id,
            one.cel.tresc,
            frozenset(normalize(leaf.dzialanie.tresc) for leaf in one.dzialania),
        )
        for branch in kept
        for one in branch.cele
    ]
    team = CzlonekZespolu.objects.active().filter(proces=drzewo.proces_pk)
    tools = narzedzia_procesu(Proces.objects.get(pk=drzewo.proces_pk))
    return Otoczenie(by_name | by_number, goals, names_of_team(team), priorytet, cel, tools)


def poprzednie_wersje(proces: Proces) -> QuerySet[WersjaHdr]:
    """HDR that this Jst accepted in other editions, the latest edition first."""
    return (
        WersjaHdr.objects.current()
        .filter(akceptacja__decyzja=Decyzja.PRZYJETY, hdr__proces__jst=proces.jst_id)
        .exclude(hdr__proces=proces)
        .select_related("hdr__proces__edycja", "hdr__proces__jst")
        .order_by("-hdr__proces__edycja__od", "-pk")
    )


def narzedzia_procesu(proces: Proces) -> dict[str, int]:
    """Tools of the chosen areas by their text: a copied action keeps those it finds here."""
    tools = Narzedzie.objects.filter(obszar__in=proces.obszary_pks, aktywna=True)
    return {normalize(one.tekst): one.pk for one in tools}
