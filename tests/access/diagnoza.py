from tests.access.wiersz import (
    GET_POST,
    LIDER,
    POST,
    ZESPOL,
    Wiersz,
    proces,
)


def _problem(swiat):
    return [swiat.problem.pk]


def _przyczyna(swiat):
    return [swiat.przyczyna.pk]


def _fakt(swiat):
    return [swiat.fakt.pk]


def _priorytet(swiat):
    return [swiat.priorytet.pk]


WIERSZE = {
    "diagnoza:diagnoza_detail": Wiersz(args=proces),
    "diagnoza:diagnoza_finish": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "diagnoza:diagnoza_reopen": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "diagnoza:problem_create": Wiersz(
        kto=ZESPOL, metody=POST, args=proces, dane=lambda swiat: {"nazwa": "Nowy problem"}
    ),
    "diagnoza:problem_update": Wiersz(kto=ZESPOL, metody=POST, args=_problem),
    "diagnoza:problem_move": Wiersz(kto=ZESPOL, metody=POST, args=_problem),
    "diagnoza:problem_delete": Wiersz(kto=ZESPOL, metody=GET_POST, args=_problem),
    "diagnoza:przyczyna_create": Wiersz(kto=ZESPOL, metody=POST, args=_problem),
    "diagnoza:przyczyna_update": Wiersz(kto=ZESPOL, metody=POST, args=_przyczyna),
    "diagnoza:przyczyna_delete": Wiersz(kto=ZESPOL, metody=GET_POST, args=_przyczyna),
    "diagnoza:priorytet_create": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "diagnoza:priorytet_update": Wiersz(kto=ZESPOL, metody=POST, args=_priorytet),
    "diagnoza:priorytet_move": Wiersz(kto=frozenset({LIDER}), metody=POST, args=_priorytet),
    "diagnoza:fakty_update": Wiersz(kto=ZESPOL, metody=POST, args=_problem),
    "diagnoza:fakt_delete": Wiersz(kto=ZESPOL, metody=POST, args=_fakt),
    "diagnoza:ranking_detail": Wiersz(args=proces),
    "diagnoza:ranking_rate": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "diagnoza:ranking_order": Wiersz(kto=frozenset({LIDER}), metody=POST, args=proces),
    "diagnoza:priorytet_delete": Wiersz(kto=ZESPOL, metody=GET_POST, args=_priorytet),
}
