"""Where an HDR is on its way, and who has to do what."""

from edycje.models import PrzydzialDoradcy
from edycje.queries import Uprawnienia
from hdr.drzewo import Drzewo
from hdr.enums import StatusHdr
from hdr.models import Hdr
from hdr.ogniwa import StanNici
from obieg.models import Opinia, WersjaHdr


def obieg_context(tree: Drzewo, uprawnienia: Uprawnienia, nic: StanNici, is_open: bool) -> dict:
    """Context of what the page of the HDR shows of its way. Up to three queries."""
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


def _current_version(hdr: Hdr) -> tuple[WersjaHdr | None, dict[str, Opinia]]:
    """The version that waits or is accepted, with its opinions. At most two queries."""
    if hdr.pk is None or hdr.is_editable:
        return None, {}
    versions = WersjaHdr.objects.current().filter(hdr=hdr)
    opinions = Opinia.objects.filter(wersja_hdr__in=versions)
    given = list(opinions.select_related("wersja_hdr__akceptacja__kto"))
    wersja = given[0].wersja_hdr if given else versions.first()
    return wersja, {one.specjalizacja: one for one in given}


def _etapy(hdr: Hdr, nic: StanNici, opinie: dict[str, Opinia]) -> list[dict[str, str]]:
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
