"""What the POSTs of ``kalendarz`` carry: only the press of a button."""

from tests.access.zapisy.wspolne import pusty

ZAPISY = {
    "kalendarz:adres_create": pusty,
    "kalendarz:adres_delete": pusty,
}
