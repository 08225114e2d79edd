"""The vote on areas before the choice: a help, not a decision. The only writer of its models.

It is secret: others learn who has voted, and the sums once it is closed, never of fewer than
three people.
"""

from django.db import transaction
from django.utils import timezone

from arkusz.models import WynikZespolu
from arkusz.skala import MIN_OSOB
from edycje.models import CzlonekZespolu, Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from obszary.models import Obszar
from wynik.exceptions import GlosowanieError
from wynik.models import GlosNaObszar, WynikGlosowania
from wynik.models.glosowanie import PUNKTY
from wynik.queries.glosowanie import Glosowanie, get_glosowanie


@transaction.atomic
def vote(proces_pk: int, czlonek: CzlonekZespolu, punkty: list[Obszar]) -> None:
    """Give the three points, or give them anew. The last voter closes the vote."""
    proces = lock_open_proces(proces_pk)
    glosowanie = _open_glosowanie(proces)
    if not glosowanie.may_vote(czlonek):
        raise GlosowanieError("W tym głosowaniu nie bierzesz udziału.")
    if len(punkty) != PUNKTY:
        raise GlosowanieError("Rozdziel wszystkie trzy punkty.")
    is_first = czlonek.pk not in glosowanie.oddali
    GlosNaObszar.objects.bulk_create(
        [
            GlosNaObszar(
                proces=proces,
                czlonek=czlonek,
                numer=numer,
                obszar=obszar,
                updated_at=timezone.now(),
            )
            for numer, obszar in enumerate(punkty, start=1)
        ],
        update_conflicts=True,
        unique_fields=["czlonek", "numer"],
        update_fields=["obszar", "updated_at"],
    )
    if is_first:
        slad.record(proces, "oddano głos na obszary", kto=czlonek.user, proces_pk=proces.pk)
    after = get_glosowanie(proces)
    if after.is_complete and after.can_close:
        _close(proces, after, kto=None)


@transaction.atomic
def close_glosowanie(proces_pk: int, kto: User) -> WynikGlosowania:
    """The lider closes the vote before everybody has voted; at least three must have."""
    proces = lock_open_proces(proces_pk)
    glosowanie = _open_glosowanie(proces)
    if not glosowanie.can_close:
        raise GlosowanieError(
            f"Głosowanie można zamknąć, gdy zagłosują co najmniej {MIN_OSOB} osoby. "
            "Inaczej byłoby widać, kto jak głosował."
        )
    return _close(proces, glosowanie, kto)


def _open_glosowanie(proces: Proces) -> Glosowanie:
    if not WynikZespolu.objects.filter(proces=proces).exists():
        raise GlosowanieError("Głosuje się po wyniku grupy. Poczekajcie, aż wszyscy wyślą arkusze.")
    glosowanie = get_glosowanie(proces)
    if glosowanie.wynik is not None or glosowanie.is_wybrany:
        raise GlosowanieError("Głosowanie jest zamknięte.")
    if not glosowanie.is_possible:
        raise GlosowanieError(
            "W zespole mniejszym niż trzyosobowy głosowanie nie byłoby tajne. "
            "Wybierzcie obszar w rozmowie."
        )
    return glosowanie


def _close(proces: Proces, glosowanie: Glosowanie, kto: User | None) -> WynikGlosowania:
    """Points of people who have left the team since then stay in the sums."""
    wynik = WynikGlosowania.objects.create(
        proces=proces, zamknal=kto, liczba_glosujacych=len(glosowanie.oddali)
    )
    slad.record(
        wynik,
        "zamknięto głosowanie na obszary",
        kto=kto,
        na=f"głosowało: {wynik.liczba_glosujacych}",
        proces_pk=proces.pk,
    )
    return wynik
