from diagnoza.models import WynikZespolu
from tests.access.wiersz import (
    ADMIN,
    DECYDENT,
    DORADCY,
    GET_POST,
    KOORDYNATOR,
    LIDER,
    OBSERWATOR,
    ORE,
    POST,
    ZESPOL,
    Wiersz,
    edycja,
    proces,
)
from tests.factories.diagnoza import WyborObszaruFactory, WynikZespoluFactory


def _arkusz(swiat):
    return [swiat.proces.pk, swiat.obszar_arkusza.nr]


def _dwa_obszary(swiat):
    """The edition allows two areas."""
    swiat.edycja.obszary_max = 2
    swiat.edycja.save(update_fields=["obszary_max"])
    return [swiat.proces.pk]


def _czlonek(swiat):
    return [swiat.proces.pk, swiat.zwykly_czlonek.pk]


def _powtorka(swiat):
    """Etap 3 with an area chosen after a group result: the time to repeat the sheet."""
    if not WynikZespolu.objects.filter(proces=swiat.proces).exists():
        WynikZespoluFactory(proces=swiat.proces)
        WyborObszaruFactory(proces=swiat.proces, obszar=swiat.obszar_arkusza)
        swiat.proces.etap = 3
        swiat.proces.save()
    return [swiat.proces.pk]


def _dane(swiat):
    return [swiat.zebrane_dane.pk]


def _prosba(swiat):
    return [swiat.prosba_o_dokument.pk]


def _plik(swiat):
    return [swiat.plik_danych.pk]


def _problem(swiat):
    return [swiat.problem.pk]


def _przyczyna(swiat):
    return [swiat.przyczyna.pk]


def _fakt(swiat):
    return [swiat.fakt.pk]


def _priorytet(swiat):
    return [swiat.priorytet.pk]


WIERSZE = {
    "diagnoza:arkusz_detail": Wiersz(kto=ZESPOL, args=proces),
    "diagnoza:arkusz_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=_arkusz),
    "diagnoza:arkusz_autosave": Wiersz(
        kto=ZESPOL,
        metody=POST,
        args=_arkusz,
        dane=lambda swiat: {"pole": f"s{swiat.stwierdzenie.pk}", "wartosc": "3"},
    ),
    "diagnoza:arkusz_review": Wiersz(kto=ZESPOL, args=proces),
    "diagnoza:arkusz_send": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "diagnoza:arkusz_takeover": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "diagnoza:arkusz_print": Wiersz(args=proces),
    "diagnoza:arkusz_list": Wiersz(kto=frozenset({LIDER}), args=proces),
    "diagnoza:arkusz_reopen": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "diagnoza:papier_create": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "diagnoza:papier_update": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "diagnoza:papier_autosave": Wiersz(
        kto=frozenset({LIDER}),
        metody=POST,
        args=_czlonek,
        dane=lambda swiat: {"pole": f"s{swiat.stwierdzenie.pk}", "wartosc": "3"},
    ),
    "diagnoza:papier_send": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "diagnoza:papier_drop": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=_czlonek),
    "diagnoza:wynik_reopen": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
    "diagnoza:wynik_keep": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
    "diagnoza:wynik_detail": Wiersz(args=proces),
    "diagnoza:wynik_close": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
    "diagnoza:wybor_obszaru_create": Wiersz(
        kto=frozenset({LIDER, KOORDYNATOR, ADMIN}), metody=GET_POST, args=proces
    ),
    "diagnoza:drugi_obszar_create": Wiersz(
        kto=frozenset({LIDER, KOORDYNATOR, ADMIN}), metody=GET_POST, args=_dwa_obszary
    ),
    "diagnoza:glosowanie_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=proces),
    "diagnoza:glosowanie_close": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
    "diagnoza:powtorka_detail": Wiersz(args=proces),
    "diagnoza:powtorka_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=_powtorka),
    "diagnoza:powtorka_autosave": Wiersz(
        kto=ZESPOL,
        metody=POST,
        args=_powtorka,
        dane=lambda swiat: {"pole": f"s{swiat.stwierdzenie.pk}", "wartosc": "3"},
    ),
    "diagnoza:powtorka_close": Wiersz(kto=frozenset({LIDER}), metody=GET_POST, args=proces),
    "diagnoza:powtorka_list": Wiersz(
        kto=ORE | {OBSERWATOR}, args=edycja, ukryte=ZESPOL | {DECYDENT} | DORADCY
    ),
    "diagnoza:dane_list": Wiersz(args=proces),
    "diagnoza:prosba_create": Wiersz(kto=DORADCY, metody=GET_POST, args=proces),
    "diagnoza:prosba_answer": Wiersz(kto=ZESPOL, metody=GET_POST, args=_prosba),
    "diagnoza:prosba_withdraw": Wiersz(kto=DORADCY, metody=GET_POST, args=_prosba),
    "diagnoza:dane_create": Wiersz(kto=ZESPOL, metody=POST, args=proces),
    "diagnoza:dane_zip": Wiersz(args=proces),
    "diagnoza:dane_detail": Wiersz(args=_dane),
    "diagnoza:dane_update": Wiersz(kto=ZESPOL, metody=GET_POST, args=_dane),
    "diagnoza:plik_danych_create": Wiersz(kto=ZESPOL, metody=POST, args=_dane),
    "diagnoza:plik_danych_download": Wiersz(args=_plik),
    "diagnoza:plik_danych_withdraw": Wiersz(kto=ZESPOL, metody=GET_POST, args=_plik),
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
