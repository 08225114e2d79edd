from tests.access.wiersz import (
    ADMIN,
    GET_POST,
    KOORDYNATOR,
    LIDER,
    ZESPOL,
    Wiersz,
    proces,
)


def _dwa_obszary(swiat):
    """The edition allows two areas."""
    swiat.edycja.obszary_max = 2
    swiat.edycja.save(update_fields=["obszary_max"])
    return [swiat.proces.pk]


WIERSZE = {
    "wynik:wynik_detail": Wiersz(args=proces),
    "wynik:wybor_obszaru_create": Wiersz(
        kto=frozenset({LIDER, KOORDYNATOR, ADMIN}), metody=GET_POST, args=proces
    ),
    "wynik:drugi_obszar_create": Wiersz(
        kto=frozenset({LIDER, KOORDYNATOR, ADMIN}), metody=GET_POST, args=_dwa_obszary
    ),
    "wynik:glosowanie_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "wynik:glosowanie_close": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
}
