"""The repeated sheet on the page of a Proces in etap 3: offered, never a condition of the gate."""

from dataclasses import dataclass

from arkusz.queries import get_tryb
from edycje.models import Proces
from edycje.queries import Uprawnienia
from powtorka.models import WynikPowtorny
from powtorka.queries import get_stany_powtorne, is_powtorka_time


@dataclass(frozen=True)
class Powtorka:
    wyslane: int
    wszystkie: int
    # The reader has a sheet of their own that is not sent yet.
    is_mine: bool


def powtorka_procesu(proces: Proces, uprawnienia: Uprawnienia) -> Powtorka | None:
    """None outside etap 3 and once before and after stand side by side. At most three queries."""
    if not proces.is_open or not is_powtorka_time(proces):
        return None
    if WynikPowtorny.objects.filter(proces=proces).exists():
        return None
    stany = get_stany_powtorne(proces, get_tryb(proces))
    waiting = [stan.czlonek for stan in stany if stan.wyslano_at is None]
    return Powtorka(
        wyslane=len(stany) - len(waiting),
        wszystkie=len(stany),
        is_mine=uprawnienia.is_czlonek and uprawnienia.czlonek in waiting,
    )
