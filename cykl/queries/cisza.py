"""Silence: who of a Proces has not been active in it for 21 days (produkt.md, section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from cykl.enums import StronaCiszy
from cykl.models import NotatkaCiszy
from cykl.queries.oczekiwania import Oczekiwane, oczekiwane
from cykl.queries.tablica import DNI_CISZY
from doradztwo.teksty import counted
from edycje.enums import StatusEdycji, StatusProcesu
from edycje.models import CzlonekZespolu, Edycja, Proces, PrzydzialDoradcy
from konta.models import Slad
from sesje.models import Sesja

Klucz = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Cisza:
    """One silent side of one Proces. ``ostatnio`` is None when it has never done anything."""

    proces: Proces
    strona: StronaCiszy
    kto: str
    od: date
    dni: int
    ostatnio: date | None
    notatka: NotatkaCiszy | None = None

    @property
    def jak_dlugo(self) -> str:
        return counted(self.dni, "dzień,dni,dni")


@dataclass(frozen=True, slots=True)
class WierszCiszy:
    """A line of the list: the silence and what is awaited next in that Proces."""

    cisza: Cisza
    oczekiwane: Oczekiwane | None


@dataclass(slots=True)
class _Strona:
    """Since when a side could have done something, who it is, and what it last did."""

    od: date
    kto: str
    osoby: set[int]
    ostatnio: datetime | None = None

    def note(self, moment: datetime | None) -> None:
        if moment is not None and (self.ostatnio is None or moment > self.ostatnio):
            self.ostatnio = moment


def cisza(procesy: Iterable[Proces], day: date | None = None) -> list[Cisza]:
    """Silent sides of those Procesy that are open (``edycja`` loaded), the longest silence first.

    Sides with a note that still holds are there with it. Six queries, however many Procesy.
    Entries of the trail, sessions and sign-ins count; a sign-in counts for a member of one open
    Proces alone, because of several it does not say which was meant.
    """
    day = day or timezone.localdate()
    rows = {proces.pk: proces for proces in procesy if proces.is_open}
    if not rows:
        return []
    strony = _zespoly(rows) | _doradcy(rows)
    _read_sesje(strony, rows)
    # Who did something on the 21st day before is silent already, who did a day later is not.
    border = timezone.make_aware(
        datetime.combine(day - timedelta(days=DNI_CISZY - 1), datetime.min.time())
    )
    _read_slady(strony, rows, od=border)
    # The trail is long: how long ago it was is asked only about those who are silent.
    silent = {
        key: one
        for key, one in strony.items()
        if (one.ostatnio is None or one.ostatnio < border) and (day - one.od).days >= DNI_CISZY
    }
    _read_slady(silent, {pk for pk, _ in silent}, do=border)
    notes = _notatki(rows, day)
    found = [
        Cisza(
            proces=rows[pk],
            strona=StronaCiszy(strona),
            kto=one.kto,
            od=_ostatni_dzien(one),
            dni=_dni(one, day),
            ostatnio=timezone.localdate(one.ostatnio) if one.ostatnio else None,
            notatka=notes.get((pk, strona)),
        )
        for (pk, strona), one in silent.items()
    ]
    return sorted(found, key=lambda row: (-row.dni, row.proces.pk, row.strona))


def cisza_edycji(edycja: Edycja) -> list[Cisza]:
    """Silent sides of one edition. The number of queries does not grow."""
    procesy = list(edycja.procesy.active().select_related("jst"))
    for proces in procesy:
        proces.edycja = edycja
    return cisza(procesy)


def wiersze_ciszy(silent: Iterable[Cisza]) -> list[WierszCiszy]:
    """Lines to show, with the next step. The number of queries does not grow."""
    silent = list(silent)
    awaited = oczekiwane({row.proces.pk: row.proces for row in silent}.values())
    return [WierszCiszy(row, awaited[row.proces.pk]) for row in silent]


def _ostatni_dzien(one: _Strona) -> date:
    return max(one.od, timezone.localdate(one.ostatnio)) if one.ostatnio else one.od


def _dni(one: _Strona, day: date) -> int:
    return (day - _ostatni_dzien(one)).days


def _zespoly(rows: dict[int, Proces]) -> dict[Klucz, _Strona]:
    """A side of the Jst for each Proces, with its people and their sign-ins."""
    strony = {
        (pk, StronaCiszy.JST.value): _Strona(timezone.localdate(proces.created_at), "", set())
        for pk, proces in rows.items()
    }
    elsewhere = (
        CzlonekZespolu.objects.active()
        .filter(
            user=OuterRef("user"),
            proces__status=StatusProcesu.AKTYWNY,
            proces__edycja__status=StatusEdycji.AKTYWNA,
        )
        .exclude(proces=OuterRef("proces"))
    )
    members = (
        CzlonekZespolu.objects.active()
        .filter(proces__in=list(rows), user__isnull=False)
        .order_by()
        .annotate(is_elsewhere=Exists(elsewhere))
    )
    for proces, user, seen_at, is_elsewhere in members.values_list(
        "proces", "user", "user__last_seen_at", "is_elsewhere"
    ):
        strona = strony[proces, StronaCiszy.JST.value]
        strona.osoby.add(user)
        if not is_elsewhere:
            strona.note(seen_at)
    return strony


def _doradcy(rows: dict[int, Proces]) -> dict[Klucz, _Strona]:
    current = PrzydzialDoradcy.objects.current().filter(proces__in=list(rows)).order_by()
    return {
        (proces, specjalizacja): _Strona(od, f"{imie} {nazwisko}".strip(), {user})
        for proces, specjalizacja, od, user, imie, nazwisko in current.values_list(
            "proces",
            "specjalizacja",
            "od",
            "doradca__user",
            "doradca__user__imie",
            "doradca__user__nazwisko",
        )
    }


def _read_sesje(strony, rows):
    sessions = Sesja.objects.current().filter(proces__in=list(rows)).order_by()
    for proces, user, moment in sessions.values_list("proces", "doradca__user").annotate(
        ostatnio=Max("created_at")
    ):
        _note(strony, proces, user, moment)


def _read_slady(strony, pks, *, od: datetime | None = None, do: datetime | None = None):
    slady = Slad.objects.filter(proces_pk__in=list(pks), kto__isnull=False).order_by()
    slady = slady.filter(created_at__gte=od) if od else slady.filter(created_at__lt=do)
    for proces, user, moment in slady.values_list("proces_pk", "kto").annotate(
        ostatnio=Max("created_at")
    ):
        _note(strony, proces, user, moment)


def _note(strony, proces, user, moment):
    for strona in StronaCiszy.values:
        one = strony.get((proces, strona))
        if one is not None and user in one.osoby:
            one.note(moment)


def _notatki(rows, day) -> dict[Klucz, NotatkaCiszy]:
    notes = NotatkaCiszy.objects.current(day).filter(proces__in=list(rows)).select_related("kto")
    return {(note.proces_id, note.strona): note for note in notes}
