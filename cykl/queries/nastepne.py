"""The next reminder of everything that waits: when, to whom, why (produkt.md, section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils import timezone

from cykl.enums import RodzajPrzypomnienia
from cykl.fakty import Fakty
from cykl.models import WstrzymaniePrzypomnien
from cykl.przypomnienia import FaktyPlanu, Sprawa, sprawy, sprawy_prosb
from cykl.queries.plan import (
    Wstrzymania,
    fakty_planu_strony,
    get_wstrzymania,
    sprawy_procesow,
)
from cykl.queries.sciezka import Sciezka
from doradztwo.teksty import normalize
from edycje.models import Edycja, Proces
from zbiory.queries.prosby import otwarte_prosby

# When the plan of a day runs (``CELERY_BEAT_SCHEDULE``): later that day its mails have gone.
GODZINA_PLANU = time(7, 10)


@dataclass(frozen=True, slots=True)
class Nastepne:
    """One line of the list, and the context of components/nastepne.html."""

    sprawa: Sprawa
    data: date
    do_kogo: str
    wstrzymanie: WstrzymaniePrzypomnien | None = None

    @property
    def proces(self) -> Proces:
        return self.sprawa.proces

    @property
    def dlaczego(self) -> str:
        return self.sprawa.czego

    @property
    def is_wstrzymane(self) -> bool:
        return self.wstrzymanie is not None


def pierwszy_dzien() -> date:
    """The first day whose reminders have not gone yet."""
    today = timezone.localdate()
    passed = timezone.localtime().time() >= GODZINA_PLANU
    return today + timedelta(days=1) if passed else today


def nastepne_przypomnienia(czekaja: Iterable[Sprawa], wstrzymania: Wstrzymania) -> list[Nastepne]:
    """Next rungs in order of days."""
    day, today = pierwszy_dzien(), timezone.localdate()
    rows = []
    for sprawa in czekaja:
        rung = sprawa.nastepny(day)
        if rung is None:
            continue
        put_off = wstrzymania.get(sprawa.proces.pk, {}).get(sprawa.wiersz.rodzaj.value)
        rows.append(
            Nastepne(
                sprawa,
                rung.dzien,
                sprawa.do_kogo(rung.numer),
                put_off if put_off is not None and put_off.do >= today else None,
            )
        )
    return sorted(rows, key=lambda row: (row.data, row.proces.pk, row.sprawa.przedmiot))


def nastepne_edycji(edycja: Edycja) -> list[Nastepne]:
    """Everything that waits in the edition. The number of queries does not grow with Procesy."""
    procesy = list(edycja.procesy.active().select_related("jst").order_by("pk"))
    for proces in procesy:
        proces.edycja = edycja
    put_off = get_wstrzymania([proces.pk for proces in procesy])
    rows = nastepne_przypomnienia(sprawy_procesow(procesy, put_off), put_off)
    return sorted(
        rows, key=lambda row: (row.data, normalize(row.proces.jst.nazwa), row.sprawa.przedmiot)
    )


def nastepne_procesu(sciezka: Sciezka) -> list[Nastepne]:
    """Of one Proces, from its path. Four queries; none when it is not open."""
    if not sciezka.proces.is_open:
        return []
    return nastepne_przypomnienia(sprawy(fakty_planu_strony(sciezka)), {})


def nastepne_o_dokumencie(proces: Proces, prosba_pk: int | None = None) -> Nastepne | None:
    """The next reminder of a document asked for: the given one, else the earliest. Two queries."""
    if not proces.is_open:
        return None
    prosby = otwarte_prosby([proces.pk]).get(proces.pk, [])
    put_off = WstrzymaniePrzypomnien.objects.filter(
        proces=proces, rodzaj=RodzajPrzypomnienia.PROSBA, cofnieto_at=None
    )
    dane = FaktyPlanu(
        proces=proces,
        okna=[],
        fakty=Fakty(),
        w_etapie_od=timezone.localdate(proces.created_at),
        wstrzymania=dict(put_off.values_list("rodzaj", "do")),
        prosby=tuple(one for one in prosby if prosba_pk in (None, one.pk)),
    )
    return next(iter(nastepne_przypomnienia(sprawy_prosb(dane), {})), None)


def filtruj(rows: list[Nastepne], *, rodzaj: str, jst: str, stan: str) -> list[Nastepne]:
    words = normalize(jst).split()
    return [
        row
        for row in rows
        if (not rodzaj or row.sprawa.wiersz.rodzaj == rodzaj)
        and (not stan or row.is_wstrzymane == (stan == "wstrzymane"))
        and all(word in normalize(str(row.proces.jst)) for word in words)
    ]
