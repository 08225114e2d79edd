"""Details of the deep diagnosis: its facts, its measures, its causes by kind, its ratings."""

from datetime import timedelta

from diagnoza.models import Priorytet, Problem
from diagnoza.services.fakty import toggle_dane
from diagnoza.services.poglebiona import add_przyczyna, update_element
from diagnoza.services.ranking import rate_priorytety
from pokaz.proces import Rezyser
from zbiory.enums import StanDanych
from zbiory.models import ZebraneDane

MIERZALNE = ("miara", "wartosc_obecna", "wartosc_docelowa")


def describe(r: Rezyser, problem: Problem, opis: dict, number: int) -> Problem:
    """Texts, measure and two collected data sets of a problem."""
    names = ("jak_jest", "jak_chcemy", "luka", *MIERZALNE)
    zmiany = {name: opis[name] for name in names if name in opis}
    if "za_dni" in opis:
        zmiany["termin"] = r.kalendarz.od + timedelta(days=opis["za_dni"])
    problem = update_element(problem, zmiany, problem.wersja, r.lider)
    collected = ZebraneDane.objects.filter(proces=r.proces, stan=StanDanych.ZEBRANE)
    for dane in collected[2 * number : 2 * number + 2]:
        toggle_dane(problem, dane, r.lider, wybrane=True)
    for chain in opis["przyczyny"]:
        _add_causes(r, problem, chain)
    return problem


def _add_causes(r: Rezyser, problem: Problem, chain: list[str] | str | dict) -> None:
    """One cause, a chain of "dlaczego?", or a chain with the kind of its first cause."""
    rodzaj = chain["rodzaj"] if isinstance(chain, dict) else ""
    texts = chain["lancuch"] if isinstance(chain, dict) else chain
    wyzsza = None
    for tresc in texts if isinstance(texts, list) else [texts]:
        kategoria = "" if wyzsza else rodzaj
        wyzsza = add_przyczyna(problem, r.zespol[1].user, tresc, wyzsza, kategoria)


def rate(r: Rezyser, priorytety: list[Priorytet], opisy: list[dict]) -> None:
    """Each member rates each priority near what the description says."""
    for place, czlonek in enumerate(r.zespol):
        oceny = {}
        for priorytet, opis in zip(priorytety, opisy, strict=True):
            wplyw, wykonalnosc = opis.get("ocena", (4, 4))
            shift = (place + r.numer) % 3 - 1
            oceny[priorytet.pk] = (max(1, min(5, wplyw + shift)), max(1, wykonalnosc - place % 2))
        rate_priorytety(r.proces.pk, czlonek, oceny)
