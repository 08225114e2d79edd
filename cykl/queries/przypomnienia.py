"""The reminders of one day: which rung of what goes to whom. Reads only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from cykl.enums import RodzajPrzypomnienia
from cykl.przypomnienia import KROKI_EDYCJI, MIESIACE_EDYCJI, Sprawa, get_wiersz
from cykl.queries.cisza import cisza
from cykl.queries.osoby import Osoba, koordynatorzy, osoby_procesow
from cykl.queries.plan import otwarte_procesy, sprawy_na_dzien
from cykl.warunki import DECYDENT, KOORDYNATOR, LIDER
from doradztwo.dni_robocze import is_working_day
from doradztwo.drabina import Szczebel, szczebel_na_dzien
from edycje.models import Proces
from sesje import kalendarz
from sesje.queries import braki_miesiaca, niezamkniete

RODZAJE_WIADOMOSCI = (*RodzajPrzypomnienia.values, KROKI_EDYCJI, MIESIACE_EDYCJI)


@dataclass(frozen=True, slots=True)
class Planowana:
    """One mail of the plan; (rodzaj, osoba, przedmiot, okres) is its key for ever."""

    rodzaj: str
    osoba: Osoba
    przedmiot: str
    okres: str
    proces_pk: int | None = None
    edycja_pk: int | None = None
    dane: dict = field(default_factory=dict)

    @property
    def klucz(self) -> tuple[str, str, str, str]:
        return (self.rodzaj, self.osoba.email.lower(), self.przedmiot, self.okres)


def plan_dnia(day: date) -> list[Planowana]:
    """All mails planned for the day, and those missed just before it, in any state of the outbox.

    The number of queries depends on the day alone, never on how many Procesy or people there are.
    """
    if not is_working_day(day):
        return []
    procesy = otwarte_procesy()
    return [*plan_spraw(procesy, day), *_godziny(day), *_cisza(procesy, day)]


def plan_spraw(procesy: list[Proces], day: date) -> list[Planowana]:
    """Mails about single Procesy, and one to each coordinator about the Kroki of the edition."""
    due = [
        (sprawa, rung)
        for sprawa in sprawy_na_dzien(procesy, day)
        if (rung := sprawa.na_dzien(day)) is not None
    ]
    ludzie = osoby_procesow({sprawa.proces.pk for sprawa, _ in due})
    mails = [
        mail
        for sprawa, rung in due
        for mail in wiadomosci_sprawy(sprawa, rung, ludzie[sprawa.proces.pk])
    ]
    escalated = {
        (sprawa.proces.edycja_id, rung.dzien)
        for sprawa, rung in due
        if KOORDYNATOR in sprawa.role(rung.numer)
    }
    return mails + list(_do_koordynatorow(KROKI_EDYCJI, escalated))


def wiadomosci_sprawy(
    sprawa: Sprawa, rung: Szczebel, ludzie: dict[str, list[Osoba]], okres: str = ""
) -> Iterator[Planowana]:
    """One mail for each person of the roles; the coordinator gets the whole edition in another."""
    dane = {
        "numer": rung.numer,
        "termin": sprawa.kotwica.isoformat(),
        "czego": sprawa.czego,
    }
    if sprawa.termin:
        dane |= {"osoba": sprawa.termin.osoba_pk, "dzialania": list(sprawa.termin.dzialania)}
    if sprawa.prosba:
        dane |= {"prosba": sprawa.prosba.pk}
    for osoba in sorted(adresaci_sprawy(sprawa, rung.numer, ludzie)):
        yield Planowana(
            rodzaj=sprawa.wiersz.rodzaj.value,
            osoba=osoba,
            przedmiot=sprawa.przedmiot,
            okres=okres or rung.okres,
            proces_pk=sprawa.proces.pk,
            edycja_pk=sprawa.proces.edycja_id,
            dane=dane,
        )


def adresaci_sprawy(sprawa: Sprawa, numer: int, ludzie: dict[str, list[Osoba]]) -> set[Osoba]:
    """Who gets the rung: people of the roles, and those whom the Sprawa names."""
    if sprawa.termin:
        return {Osoba(sprawa.termin.user_pk, sprawa.termin.email)}
    people = {osoba for role in sprawa.role(numer) for osoba in adresaci(ludzie, role)}
    if sprawa.prosba and sprawa.prosba.opiekun is not None:
        people.add(Osoba(*sprawa.prosba.opiekun))
    return people


def adresaci(ludzie: dict[str, list[Osoba]], role: str) -> list[Osoba]:
    """People of a role; for a decydent without an account the lider, who can see to one."""
    if role == KOORDYNATOR:
        return []
    return ludzie.get(role) or (ludzie.get(LIDER, []) if role == DECYDENT else [])


def _do_koordynatorow(rodzaj: str, keys: Iterable[tuple[int, date]]) -> Iterator[Planowana]:
    """One mail to each coordinator for each (Edycja, day)."""
    keys = sorted(keys)
    ludzie = koordynatorzy({edycja for edycja, _ in keys})
    for edycja, day in keys:
        for osoba in ludzie[edycja]:
            yield Planowana(
                rodzaj=rodzaj,
                osoba=osoba,
                przedmiot=f"edycja:{edycja}",
                okres=day.isoformat(),
                edycja_pk=edycja,
                dane={"edycja": edycja, "dzien": day.isoformat()},
            )


def _godziny(day: date) -> Iterator[Planowana]:
    month, previous = kalendarz.first_day(day), kalendarz.previous_month(day)
    if okres := kalendarz.okres_na_dzien(kalendarz.terminy_brakow(month), day):
        yield from _do_doradcow("brak_godzin", braki_miesiaca(month), month, okres)
    if okres := kalendarz.okres_na_dzien(kalendarz.terminy_zamkniecia(previous), day):
        left = niezamkniete(previous)
        yield from _do_doradcow("miesiac_niezamkniety", left, previous, okres)
        if okres == list(kalendarz.terminy_zamkniecia(previous).values())[-1]:
            edycje = {brak.proces.edycja_id for braki in left.values() for brak in braki}
            yield from _do_koordynatorow(MIESIACE_EDYCJI, [(edycja, previous) for edycja in edycje])


def _do_doradcow(rodzaj, doradcy, miesiac, okres) -> Iterator[Planowana]:
    for doradca in doradcy:
        if doradca.user.is_active:
            yield Planowana(
                rodzaj=rodzaj,
                osoba=Osoba(doradca.user_id, doradca.user.email),
                przedmiot=f"doradca:{doradca.pk}",
                okres=okres,
                dane={"doradca": doradca.pk, "miesiac": miesiac.isoformat()},
            )


def szczebel_ciszy(day: date) -> Szczebel | None:
    """The Monday whose digest goes out on the day."""
    drabina = get_wiersz(RodzajPrzypomnienia.CISZA).drabina
    return szczebel_na_dzien(drabina, day - timedelta(days=14), None, day)


def _cisza(procesy: list[Proces], day: date) -> Iterator[Planowana]:
    """Silence as it stood on the Monday: whoever falls silent later waits for the next one."""
    rung = szczebel_ciszy(day)
    if rung is None:
        return
    silent = {row.proces.edycja_id for row in cisza(procesy, rung.dzien) if row.notatka is None}
    yield from _do_koordynatorow(
        RodzajPrzypomnienia.CISZA.value, [(edycja, rung.plan) for edycja in silent]
    )
