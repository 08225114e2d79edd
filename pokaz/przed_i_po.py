"""Scenes of the choice and of its end: opinions on areas, the secret vote, the repeated sheet."""

from random import Random

from obszary.models import Obszar
from pokaz.proces import Rezyser
from powtorka.queries import get_stwierdzenia
from powtorka.services import save_odpowiedzi_powtorne, send_powtorny
from wynik.services.glosowanie import vote

# Of these only two have repeated the sheet: the accounts of the demo may do it themselves.
W_TOKU = "checiny"


def play_glosowanie(r: Rezyser) -> None:
    """Everybody gives two points to the area the team will choose and one to another."""
    obszary = {obszar.nr: obszar for obszar in Obszar.objects.all()}
    wybrany = obszary[r.opis["obszar"]]
    for place, czlonek in enumerate(r.zespol):
        other = obszary[Random(f"glos-{r.numer}-{place}").randint(1, 12)]
        with r.at(20, 14 + place):
            vote(r.proces.pk, czlonek, [wybrany, wybrany, other])


def play_powtorka(r: Rezyser) -> None:
    """Statements of the chosen area once more: most of them better than at the start."""
    r.proces.refresh_from_db()
    people = r.zespol[2:] if r.opis["dokad"] == W_TOKU else r.zespol
    for place, czlonek in enumerate(people):
        rng = Random(f"powtorka-{r.numer}-{place}")
        answers = {one.pk: _rating(one.numer, r.numer, rng) for one in get_stwierdzenia(r.proces)}
        with r.at(122, 12 + place):
            save_odpowiedzi_powtorne(r.proces.pk, czlonek, answers, wspolny=False)
            send_powtorny(r.proces.pk, czlonek, wspolny=False)


def _rating(statement: int, team: int, rng: Random) -> str:
    """From 2 at the start mostly to 3 or 4; one statement of six stays where it was."""
    level = 2 if statement == team % 6 + 1 else 3 + (statement + team) % 2
    return str(max(1, min(5, level + rng.choice((-1, 0, 0, 0, 1)))))
