"""What the POSTs of ``raporty`` carry."""

from tests.access.zapisy.wspolne import etap_2_bez_danych, pusty

ZAPISY = {
    "raporty:hdr_order": pusty,
    "raporty:raport_order": etap_2_bez_danych,
    "raporty:dokument_retry": pusty,
}
