"""Plausible ratings of the demo: reproducible, with a weak area and some disagreement."""

from random import Random

from obszary.models import Stwierdzenie


def ratings(statements: list[Stwierdzenie], wybrany: int, numer: int, osoba: int) -> dict[int, str]:
    """Answers of one person; the area the team will choose comes out lowest."""
    rng = Random(f"{numer}-{osoba}")
    team = Random(f"zespol-{numer}")
    levels = {nr: team.choice((3, 3, 4, 4, 5)) for nr in range(1, 13)}
    levels[wybrany] = 2
    return {row.pk: _rating(levels[row.obszar.nr], rng) for row in statements}


def _rating(level: int, rng: Random) -> str:
    roll = rng.random()
    if roll < 0.04:
        return "nie_wiem"
    if roll < 0.06:
        return "nie_dotyczy"
    return str(max(1, min(5, level + rng.choice((-1, 0, 0, 0, 1)))))
