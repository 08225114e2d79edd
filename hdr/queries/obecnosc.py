"""Who has the editor open now: a moment in the cache, without trail, activity or history."""

from dataclasses import dataclass

from django.core.cache import cache

from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from hdr.enums import PrawoPartnera
from hdr.models import PartnerHdr
from konta.models import User

# A page asks every 20 seconds; who has not asked for twice as long has gone.
SEKUND = 45


@dataclass(frozen=True)
class Obecny:
    """``miejsce`` is the anchor of the goal or the action open for writing, or empty."""

    osoba: str
    rola: str
    miejsce: str


def note_obecnosc(proces: Proces, user: User, miejsce: str) -> None:
    cache.set(_klucz(proces.pk, user.pk), miejsce, SEKUND)


def obecni(proces: Proces, user: User) -> list[Obecny]:
    """Others of the team, its partners who write, and advisors in the editor. Three queries."""
    people = {}
    partners = PartnerHdr.objects.current().filter(hdr__proces=proces, prawo=PrawoPartnera.PISZE)
    guests = CzlonekZespolu.objects.active().filter(proces__in=partners.values("proces"))
    for one in guests.filter(user__isnull=False).select_related("proces__jst"):
        people[one.user_id] = (str(one), str(one.proces.jst))
    for one in CzlonekZespolu.objects.active().filter(proces=proces, user__isnull=False):
        people[one.user_id] = (str(one), one.stanowisko or one.get_funkcja_display())
    advisors = PrzydzialDoradcy.objects.current().filter(proces=proces)
    for one in advisors.select_related("doradca__user"):
        name = one.doradca.user.get_full_name()
        people[one.doradca.user_id] = (name, f"doradca {one.specjalizacja.upper()}")
    people.pop(user.pk, None)
    keys = {_klucz(proces.pk, pk): pk for pk in people}
    found = cache.get_many(keys)
    return [Obecny(*people[keys[key]], place) for key, place in sorted(found.items())]


def _klucz(proces_pk: int, user_pk: int) -> str:
    return f"hdr-obecnosc:{proces_pk}:{user_pk}"
