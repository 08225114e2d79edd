"""The logic thread: the places where a rule of ``hdr.reguly`` does not hold.

„Gotowość” is the share of checks that hold, and counts exactly these rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from hdr.drzewo import Drzewo, GalazCelu, GalazDzialania, GalazPriorytetu, GalazPrzyczyny
from hdr.reguly import CEL, DZIALANIE, HDR, PRIORYTET, PRZYCZYNA, REGULY, Regula


@dataclass(frozen=True)
class Ogniwo:
    """One break: which rule, at which place."""

    regula: Regula
    numer: str
    obiekt_pk: int | None
    url: str
    kotwica: str

    @property
    def text(self) -> str:
        return self.regula.zdanie.format(numer=self.numer)

    @property
    def krotko(self) -> str:
        """The same at the place itself, where its number is seen: „bez rezultatu”."""
        return self.regula.zdanie.rpartition("{numer} ")[2]

    @property
    def miejsce(self) -> str:
        """Id of the element of the page that is opened for editing; empty when none is."""
        return self.kotwica.partition("#")[2] if "?pole=" in self.url else ""


_KOTWICE_HDR = {"narzedzie": "tresc-hdr"}


@dataclass(frozen=True)
class StanNici:
    """All breaks of one HDR and how many checks were made."""

    ogniwa: tuple[Ogniwo, ...]
    sprawdzen: int

    @property
    def gotowosc(self) -> int:
        """Percent; 100 only when nothing is missing."""
        if not self.sprawdzen:
            return 0
        return 100 * (self.sprawdzen - len(self.ogniwa)) // self.sprawdzen

    @property
    def is_complete(self) -> bool:
        return not self.ogniwa

    @property
    def nastepne(self) -> Ogniwo | None:
        """What to mend first: what is written, then what it answers, then the whole."""
        order = (PRIORYTET, CEL, DZIALANIE, PRZYCZYNA, HDR)
        return min(self.ogniwa, key=lambda one: order.index(one.regula.poziom), default=None)


def _places(drzewo: Drzewo) -> Iterator[tuple[str, object, str]]:
    yield HDR, drzewo, ""
    for branch in drzewo.priorytety:
        yield PRIORYTET, branch, branch.numer
        for cause in branch.przyczyny:
            yield PRZYCZYNA, cause, cause.numer
        for goal in branch.cele:
            yield CEL, goal, goal.numer
            for leaf in goal.dzialania:
                yield DZIALANIE, leaf, leaf.numer


def check(drzewo: Drzewo) -> StanNici:
    """Pure function over a loaded tree: no queries."""
    breaks, checks = [], 0
    for poziom, place, numer in _places(drzewo):
        for regula in REGULY:
            if regula.poziom != poziom or not regula.applies(place, drzewo):
                continue
            checks += 1
            if not regula.is_met(place, drzewo):
                breaks.append(_ogniwo(regula, place, numer, drzewo))
    return StanNici(tuple(breaks), checks)


def _ogniwo(regula: Regula, place, numer: str, drzewo: Drzewo) -> Ogniwo:
    page = reverse("hdr:hdr_detail", args=[drzewo.proces_pk])
    if isinstance(place, GalazDzialania):
        pk = place.dzialanie.pk
        anchor = f"dzialanie-{pk}"
        url = f"{reverse('hdr:dzialanie_update', args=[pk])}?pole={regula.pole}#{anchor}"
    elif isinstance(place, GalazCelu):
        pk = place.cel.pk
        anchor = f"cel-{pk}"
        url = f"{reverse('hdr:cel_update', args=[pk])}?pole={regula.pole}#{anchor}"
        if not regula.pole:
            url = f"{page}#dodaj-dzialanie-{pk}"
    elif isinstance(place, GalazPrzyczyny):
        pk = place.przyczyna.pk
        anchor = f"przyczyna-{pk}"
        url = f"{page}#{anchor}"
    elif isinstance(place, GalazPriorytetu):
        pk = place.priorytet.pk
        anchor = f"priorytet-{pk}"
        url = f"{page}#{anchor}" if place.is_usuniety else f"{page}#dodaj-cel-{pk}"
    else:
        pk, anchor = None, _KOTWICE_HDR.get(regula.pole, "forma")
        url = f"{page}#{anchor}"
        if regula.pole == "narzedzie":
            action = next(drzewo.dzialania).dzialanie.pk
            url = f"{reverse('hdr:dzialanie_update', args=[action])}#dzialanie-{action}"
        if not regula.pole:
            url = reverse("diagnoza:diagnoza_detail", args=[drzewo.proces_pk])
    return Ogniwo(regula, numer, pk, url, f"{page}#{anchor}")


def mark(drzewo: Drzewo, nic: StanNici) -> None:
    """Put each break of a goal or an action at its place in the tree."""
    places = {(CEL, one.cel.pk): one for one in drzewo.cele}
    places |= {(DZIALANIE, one.dzialanie.pk): one for one in drzewo.dzialania}
    for ogniwo in nic.ogniwa:
        place = places.get((ogniwo.regula.poziom, ogniwo.obiekt_pk))
        if place is not None:
            place.ogniwa.append(ogniwo)
