"""The one door to writing inside a Proces."""

from edycje.enums import StatusProcesu
from edycje.exceptions import ProcesZamknietyError
from edycje.models import Proces

_ZDANIA = {
    StatusProcesu.WSTRZYMANY: "Proces jest wstrzymany. Do wznowienia można go tylko czytać.",
    StatusProcesu.REZYGNACJA: "Samorząd zrezygnował z udziału. Proces można tylko czytać.",
    StatusProcesu.ZAKONCZONY: "Proces jest zakończony. Można go tylko czytać.",
}


def lock_open_proces(proces_pk: int) -> Proces:
    """Lock a Proces for the transaction and return it fresh.

    Raises ``ProcesZamknietyError`` when it is paused, withdrawn or ended, or when its edition is
    not running: then everything in it is read-only (produkt.md, section 3).
    """
    proces = (
        Proces.objects.select_for_update(of=("self",))
        .select_related("edycja", "jst")
        .get(pk=proces_pk)
    )
    if proces.status in _ZDANIA:
        raise ProcesZamknietyError(_ZDANIA[StatusProcesu(proces.status)])
    if not proces.edycja.is_open:
        raise ProcesZamknietyError("Edycja nie jest otwarta. Proces można tylko czytać.")
    return proces
