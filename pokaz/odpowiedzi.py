"""Plausible ratings of the demo: reproducible, with a weak area and some disagreement."""

from random import Random

from obszary.models import Stwierdzenie

SPORNE = 5


def ratings(statements: list[Stwierdzenie], wybrany: int, numer: int, osoba: int) -> dict[int, str]:
    """Answers of one person; the area the team will choose comes out lowest."""
    rng = Random(f"{numer}-{osoba}")
    team = Random(f"zespol-{numer}")
    levels = {nr: team.choice((3, 3, 4, 4, 5)) for nr in range(1, 13)}
    levels[wybrany] = 2
    others = [row.pk for row in statements if row.obszar.nr != wybrany]
    sporne = set(team.sample(others, min(SPORNE, len(others))))
    return {
        row.pk: _disputed(osoba, rng) if row.pk in sporne else _rating(levels[row.obszar.nr], rng)
        for row in statements
    }


def opinions(wybrany: int, numer: int, osoba: int) -> dict[int, dict[str, str]]:
    """Areas as a whole: the chosen one is difficult and wanted, another one has to change."""
    rng = Random(f"obszary-{numer}-{osoba}")
    konieczny = Random(f"konieczny-{numer}").randint(1, 12)
    return {
        nr: {
            "trudnosc": _around(4 if nr == wybrany else 3, rng),
            "chec": _around(5 if nr == wybrany else 2 + nr % 3, rng),
            "koniecznosc": _around(5 if nr == konieczny else 3, rng),
        }
        for nr in range(1, 13)
    }


def _rating(level: int, rng: Random) -> str:
    roll = rng.random()
    if roll < 0.04:
        return "nie_wiem"
    if roll < 0.06:
        return "nie_dotyczy"
    return _around(level, rng)


def _disputed(osoba: int, rng: Random) -> str:
    """Every second person sees it quite otherwise."""
    return str(rng.choice((1, 2)) if osoba % 2 else rng.choice((4, 5)))


def _around(level: int, rng: Random) -> str:
    return str(max(1, min(5, level + rng.choice((-1, 0, 0, 0, 1)))))
