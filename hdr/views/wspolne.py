"""What every page of the HDR needs: the Proces, who asks, and the tree."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from edycje.models import Proces, PrzydzialDoradcy
from edycje.queries import get_uprawnienia
from hdr.enums import StatusHdr
from hdr.models import Cel, Dzialanie, Opinia, WersjaHdr
from hdr.ogniwa import check, mark
from hdr.queries import drzewo, get_hdr
from hdr.queries.partnerzy import get_uprawnienia_hdr, procesy_hdr
from rozmowy.queries import BRAK, liczby_komentarzy

PISZE_ZESPOL = "HDR pisze zespół JST. Możesz go czytać; uwagi przekaż liderowi zespołu."
TYLKO_LIDER = "Robi to lider zespołu. Poproś lidera."
TYLKO_DORADCA = "Opinię wydaje doradca ROS albo PRO przydzielony do tego procesu."
TYLKO_DECYDENT = "HDR przyjmuje decydent, czyli osoba kierująca JST."
TYLKO_KOORDYNATOR = "Podsumowanie przyjmuje koordynator edycji."
KTO_WIDZI = [
    "pisze: zespół JST",
    "czyta i opiniuje: doradcy ROS i PRO",
    "czyta i przyjmuje: decydent",
    "czyta: koordynator i obserwatorzy edycji",
    "zespoły partnerów, jeśli je dodano",
]


def get_proces(request, pk):
    """The Proces and the roles in it; 404 for a stranger."""
    procesy = Proces.objects.visible_to(request.user).with_opis().select_related("hdr")
    proces = get_object_or_404(procesy, pk=pk)
    return proces, get_uprawnienia(proces, request.user)


def get_hdr_proces(request, pk):
    """The same for the HDR itself, which the teams of partners open too."""
    procesy = procesy_hdr(request.user).with_opis().select_related("hdr")
    proces = get_object_or_404(procesy, pk=pk)
    return proces, get_uprawnienia_hdr(proces, request.user)


def get_cel(request, pk):
    cele = Cel.objects.visible_to(request.user).select_related(
        "hdr__proces__jst", "hdr__proces__edycja", "hdr__proces__grupa", "hdr__proces__obszar"
    )
    cel = get_object_or_404(cele, pk=pk)
    return cel, get_uprawnienia_hdr(cel.hdr.proces, request.user)


def get_dzialanie(request, pk):
    dzialania = Dzialanie.objects.visible_to(request.user).select_related(
        "cel__hdr__proces__jst",
        "cel__hdr__proces__edycja",
        "cel__hdr__proces__grupa",
        "cel__hdr__proces__obszar",
    )
    dzialanie = get_object_or_404(dzialania, pk=pk)
    return dzialanie, get_uprawnienia_hdr(dzialanie.cel.hdr.proces, request.user)


def load_tree(proces):
    hdr = get_hdr(proces)
    hdr.proces = proces
    return drzewo(hdr)


def base_context(proces, uprawnienia, zakladka="hdr"):
    return {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": zakladka,
        "kto_widzi": KTO_WIDZI,
    }


def tree_context(proces, uprawnienia, user=None):
    """Context of the editor and of each of its fragments; ``user`` adds the marks of comments."""
    tree = load_tree(proces)
    marks = liczby_komentarzy(proces, user) if user else {}
    for goal in tree.cele:
        goal.rozmowa = marks.get(("cel", goal.cel.pk), BRAK)
        for leaf in goal.dzialania:
            leaf.rozmowa = marks.get(("dzialanie", leaf.dzialanie.pk), BRAK)
    may_write = uprawnienia.is_czlonek and proces.is_open and tree.hdr.is_editable
    nic = check(tree)
    mark(tree, nic)
    return base_context(proces, uprawnienia) | {
        "hdr": tree.hdr,
        "drzewo": tree,
        "nic": nic,
        "may_write": may_write,
        "rozmowa_hdr": marks.get(("hdr", tree.hdr.pk), BRAK),
        "rozmowy_otwarte": sum(mark.otwarte for mark in marks.values()),
    }


def obieg_context(tree, uprawnienia, nic, is_open):
    """Where the document is and who has to do what. Up to three queries."""
    hdr = tree.hdr
    wersja, opinie = _current_version(hdr)
    waits = is_open and hdr.status == StatusHdr.DO_AKCEPTACJI
    assigned = {
        one.specjalizacja: one.doradca.user.get_full_name()
        for one in PrzydzialDoradcy.objects.current()
        .filter(proces=hdr.proces)
        .select_related("doradca__user")
    }
    mine = [
        key
        for key, held in (("ros", uprawnienia.is_ros), ("pro", uprawnienia.is_pro))
        if held and key not in opinie
    ]
    return {
        "wersja": wersja,
        "etapy": _etapy(hdr, nic, opinie),
        "opinie_doradcow": [
            {"skrot": key.upper(), "osoba": assigned.get(key, ""), "opinia": opinie.get(key)}
            for key in ("ros", "pro")
        ],
        "moge_przekazac": is_open and uprawnienia.is_lider and hdr.is_editable,
        "moge_cofnac": is_open
        and uprawnienia.is_lider
        and hdr.status in (StatusHdr.W_OPINII, StatusHdr.DO_AKCEPTACJI),
        "moge_otworzyc": is_open and uprawnienia.is_lider and hdr.status == StatusHdr.PRZYJETY,
        "moge_opiniowac": is_open and bool(mine) and hdr.status == StatusHdr.W_OPINII,
        "moge_przyjac": waits and uprawnienia.is_decydent,
        "moge_wyslac": waits and (uprawnienia.is_lider or uprawnienia.is_koordynator),
        "moge_wgrac": waits and (uprawnienia.is_lider or uprawnienia.is_decydent),
    }


def _current_version(hdr):
    """The version that waits or is accepted, with its opinions. At most two queries."""
    if hdr.pk is None or hdr.is_editable:
        return None, {}
    versions = WersjaHdr.objects.current().filter(hdr=hdr)
    opinions = Opinia.objects.filter(wersja_hdr__in=versions)
    given = list(opinions.select_related("wersja_hdr__akceptacja__kto"))
    wersja = given[0].wersja_hdr if given else versions.first()
    return wersja, {one.specjalizacja: one for one in given}


def _etapy(hdr, nic, opinie):
    order = [StatusHdr.SZKIC, StatusHdr.W_OPINII, StatusHdr.DO_AKCEPTACJI, StatusHdr.PRZYJETY]
    place = order.index(hdr.status)
    gaps = len(nic.ogniwa)
    texts = [
        (
            "Zespół uzupełnia",
            "gotowe" if place or not gaps else "w toku",
        ),
        ("Opinie ROS i PRO", f"{len(opinie)} z 2"),
        ("Akceptacja decydenta", "przyjęty" if place == 3 else "po opiniach"),
    ]
    return [
        {
            "nazwa": nazwa,
            "opis": opis if index != 2 or place != 2 else "czeka na decyzję",
            "status": "gotowe" if index < place else "toku" if index == place else "przed",
        }
        for index, (nazwa, opis) in enumerate(texts)
    ]


def hdr_url(proces_pk, anchor=""):
    return reverse("hdr:hdr_detail", args=[proces_pk]) + (f"#{anchor}" if anchor else "")


def cofnij_url(proces_pk, miejsce):
    """The page that offers to undo the deletion just made."""
    return reverse("hdr:hdr_detail", args=[proces_pk]) + f"?usunieto={miejsce}#cofnij"
