"""Why a session or a month can only be read now, and who can change that."""

from dataclasses import dataclass

from edycje.enums import RolaWEdycji
from edycje.models import RolaEdycji
from konta.models import User
from sesje.enums import StatusMiesiaca
from sesje.models import MiesiacDoradcy, Sesja


@dataclass(frozen=True)
class Blokada:
    """``koordynatorzy``: whom to ask; nobody where nothing can be done."""

    powod: str
    koordynatorzy: list[User]


def blokada_sesji(sesja: Sesja) -> Blokada | None:
    """None when the advisor may change the session. Up to two queries."""
    if sesja.is_withdrawn:
        return Blokada("Ta sesja jest wycofana i zostaje na liście razem z powodem.", [])
    if not sesja.proces.is_open:
        return Blokada("Ten proces można teraz tylko czytać.", [])
    months = MiesiacDoradcy.objects.settled().filter(
        proces=sesja.proces_id, doradca=sesja.doradca_id, miesiac=sesja.miesiac
    )
    return blokada_miesiaca(months.first(), sesja.proces.edycja_id)


def blokada_miesiaca(miesiac: MiesiacDoradcy | None, edycja_pk: int) -> Blokada | None:
    """None while the month is open. One query otherwise."""
    if miesiac is None or miesiac.status == StatusMiesiaca.OTWARTY:
        return None
    accepted = "przyjął koordynator" if miesiac.przyjeto_at else "jest zamknięty"
    rows = RolaEdycji.objects.filter(edycja=edycja_pk, rola=RolaWEdycji.KOORDYNATOR)
    people = [row.user for row in rows.select_related("user").order_by("pk")]
    return Blokada(f"Ten miesiąc {accepted}, dlatego nic się w nim nie zmienia.", people)
