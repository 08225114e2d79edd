from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Max, Q

from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from konta.models import User
from rozmowy.enums import StanPropozycji, Widocznosc
from rozmowy.models import Komentarz


@dataclass(frozen=True)
class LiczbaKomentarzy:
    """What stands beside one place, for the mark that opens its thread."""

    otwarte: int = 0
    propozycje: int = 0
    wszystkie: int = 0


BRAK = LiczbaKomentarzy()


@dataclass
class Watek:
    komentarz: Komentarz
    odpowiedzi: list[Komentarz] = field(default_factory=list)


def liczby_komentarzy(proces: Proces, user) -> dict[tuple[str, int], LiczbaKomentarzy]:
    """(miejsce, key of the row) → its threads, as this person sees them. One query."""
    threads = Komentarz.objects.visible_to(user).threads().current().filter(proces=proces)
    unsettled = Q(rozwiazano_at=None)
    rows = (
        threads.order_by()
        .values_list("miejsce", "obiekt_pk")
        .annotate(
            otwarte=Count("pk", filter=unsettled),
            propozycje=Count("pk", filter=unsettled & Q(stan_propozycji=StanPropozycji.CZEKA)),
            wszystkie=Count("pk"),
        )
    )
    return {(miejsce, pk): LiczbaKomentarzy(*numbers) for miejsce, pk, *numbers in rows}


def watki_miejsca(proces: Proces, miejsce: str, obiekt_pk: int, user) -> list[Watek]:
    """Threads at one place, the open ones first, with their answers. Two queries."""
    rows = (
        Komentarz.objects.visible_to(user)
        .filter(proces=proces, miejsce=miejsce, obiekt_pk=obiekt_pk)
        .select_related("autor", "rozstrzygnal")
        .prefetch_related("wzmianki")
        .order_by("created_at", "pk")
    )
    threads, answers = [], defaultdict(list)
    for row in rows:
        if row.watek_id is None:
            threads.append(row)
        elif not row.is_withdrawn:
            answers[row.watek_id].append(row)
    shown = [row for row in threads if not row.is_withdrawn or answers[row.pk]]
    shown.sort(key=lambda row: not row.is_open)
    return [Watek(row, answers[row.pk]) for row in shown]


def rozmowy_procesu(proces: Proces, user):
    """Threads of a Proces, the one with the newest word first, with ``ostatnio`` and ``ile``."""
    return (
        Komentarz.objects.visible_to(user)
        .threads()
        .current()
        .filter(proces=proces)
        .select_related("autor")
        .annotate(
            ostatnia_odpowiedz=Max("odpowiedzi__created_at"),
            ile_odpowiedzi=Count("odpowiedzi", filter=Q(odpowiedzi__wycofano_at=None)),
        )
        .order_by("rozwiazano_at", "-pk")
    )


def rozmowcy(proces: Proces, widocznosc: str = Widocznosc.WSZYSCY) -> list[User]:
    """Who may answer in a thread: the team and its advisors, or the advisors alone.

    People with an account only, in the order of names. Two queries, or one.
    """
    advisors = PrzydzialDoradcy.objects.current().filter(proces=proces)
    people = {row.doradca.user for row in advisors.select_related("doradca__user")}
    if widocznosc == Widocznosc.WSZYSCY:
        members = CzlonekZespolu.objects.active().filter(proces=proces, user__isnull=False)
        working = members.filter(Q(wypelnia_arkusz=True) | Q(is_lider=True))
        people |= {row.user for row in working.select_related("user")}
    return sorted((one for one in people if one.is_active), key=lambda u: (u.nazwisko, u.imie))
