"""What the POSTs of ``kalendarz`` carry: only the press of a button."""

from tests.access.zapisy.wspolne import pusty
from tests.factories.kalendarz import AdresKalendarzaFactory


def _wlaczony(swiat):
    """The lider has an address to switch off."""
    AdresKalendarzaFactory(user=swiat.lider)
    return {}


ZAPISY = {
    "kalendarz:adres_create": pusty,
    "kalendarz:adres_delete": _wlaczony,
}
