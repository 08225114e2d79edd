"""Talking beside the HDR: a question answered, a wording accepted, a word among advisors."""

from hdr.models import Cel
from pokaz.proces import Rezyser
from rozmowy.enums import Widocznosc
from rozmowy.miejsca import get_miejsce
from rozmowy.services import accept_propozycja, add_komentarz, answer_komentarz, resolve_watek


def talk(r: Rezyser, *, settled: bool) -> None:
    """Between writing and handing over; ``settled`` ends every thread the team takes part in."""
    cele = list(
        Cel.objects.current()
        .filter(hdr__proces=r.proces)
        .order_by("priorytet__kolejnosc", "kolejnosc")[:2]
    )
    place = get_miejsce("cel")
    with r.at(104, 9):
        question = add_komentarz(
            r.proces,
            place,
            cele[0].pk,
            kto=r.ros.user,
            pole="zrodlo_danych",
            tresc="Kto zbierze te dane i kiedy? Bez tego nie sprawdzicie celu w połowie drogi.",
            wzmianki=[r.lider],
        )
    with r.at(104, 14):
        answer_komentarz(question, kto=r.lider, tresc="Wydział, raz na kwartał, ze sprawozdań.")
    with r.at(105, 9):
        proposal = add_komentarz(
            r.proces,
            place,
            cele[-1].pk,
            kto=r.pro.user,
            pole="tresc",
            propozycja=f"{cele[-1].tresc.rstrip('.')}, po rozmowie z dyrektorami",
            tresc="Warto zapisać, z kim to uzgadniacie: wtedy dyrektorzy będą współautorami.",
        )
        add_komentarz(
            r.proces,
            place,
            cele[-1].pk,
            kto=r.pro.user,
            widocznosc=Widocznosc.DORADCY,
            tresc="Dyrektorzy mieli wątpliwości na spotkaniu 2. Ustalmy to przed opiniami.",
        )
    if settled:
        with r.at(106):
            resolve_watek(question, kto=r.ros.user)
            cel = Cel.objects.get(pk=cele[-1].pk)
            accept_propozycja(proposal, place, cel.wersja, kto=r.lider)
