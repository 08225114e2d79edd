"""What the POSTs of ``rozmowy`` carry."""

from tests.access.zapisy.wspolne import etap_2_bez_danych, pusty


def _komentarz(swiat):
    return {"tresc": "Kto to sprawdzi?"}


def _propozycja(swiat):
    return {"propozycja": "Do 30 września 2027 każda placówka ma plan.", "tresc": ""}


def _zalatwiony(swiat):
    swiat.komentarz.rozwiazano_at = swiat.komentarz.created_at
    swiat.komentarz.save()
    return {}


def _czekajaca(swiat):
    etap_2_bez_danych(swiat)
    return {"wersja": swiat.cel.wersja}


ZAPISY = {
    "rozmowy:komentarz_create": _komentarz,
    "rozmowy:propozycja_create": _propozycja,
    "rozmowy:komentarz_answer": _komentarz,
    "rozmowy:komentarz_update": _komentarz,
    "rozmowy:komentarz_withdraw": pusty,
    "rozmowy:komentarz_resolve": pusty,
    "rozmowy:komentarz_reopen": _zalatwiony,
    "rozmowy:propozycja_accept": _czekajaca,
    "rozmowy:propozycja_reject": pusty,
}
