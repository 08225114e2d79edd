"""Putting the plan of reminders into the outbox, and putting reminders off.

Any number of runs of any day puts each mail into the outbox once: its key names the rung of the
ladder, not the day of the run. After days without a run only the last missed rung goes out.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from cykl.enums import RodzajPrzypomnienia, StronaCiszy
from cykl.exceptions import PrzypomnienieError
from cykl.models import NotatkaCiszy, WstrzymaniePrzypomnien
from cykl.przypomnienia import Sprawa
from cykl.queries.osoby import osoby_procesow
from cykl.queries.plan import sprawy_procesow
from cykl.queries.przypomnienia import (
    RODZAJE_WIADOMOSCI,
    Planowana,
    plan_dnia,
    wiadomosci_sprawy,
)
from doradztwo.drabina import Szczebel
from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services.slad import record
from powiadomienia.models import Wiadomosc
from powiadomienia.services.outbox import NowaWiadomosc, enqueue_many
from wdrozenie.services.odnosniki import create_odnosniki


def remind(day: date) -> dict[str, int]:
    """Put the mails planned for the day into the outbox; kind → number of new ones."""
    counts = Counter(enqueue_planned(plan_dnia(day)))
    return {rodzaj: counts[rodzaj] for rodzaj in RODZAJE_WIADOMOSCI}


@transaction.atomic
def enqueue_planned(planned: Iterable[Planowana], *, od_razu: bool = False) -> list[str]:
    """Kinds of the mails that are new; those the outbox knows already are left as they are."""
    planned = {one.klucz: one for one in planned}
    known = Wiadomosc.objects.filter(
        rodzaj__in={one.rodzaj for one in planned.values()},
        okres__in={one.okres for one in planned.values()},
    )
    for key in known.values_list("rodzaj", "email", "przedmiot", "okres"):
        planned.pop(key, None)
    people = User.objects.in_bulk({one.osoba.pk for one in planned.values()} - {None})
    jst = _jst({one.proces_pk for one in planned.values() if one.proces_pk})
    enqueue_many(
        NowaWiadomosc(
            rodzaj=one.rodzaj,
            przedmiot=one.przedmiot,
            odbiorca=people.get(one.osoba.pk),
            email=one.osoba.email,
            okres=one.okres,
            tajne=_odnosniki(one),
            dane=one.dane | ({"jst": jst[one.proces_pk]} if one.proces_pk else {}),
            proces_pk=one.proces_pk,
            edycja_pk=one.edycja_pk,
            od_razu=od_razu,
        )
        for one in planned.values()
    )
    return [one.rodzaj for one in planned.values()]


def _odnosniki(one: Planowana) -> dict[str, str]:
    """Action → token of the personal link to its progress; only such mails have any."""
    if one.rodzaj != RodzajPrzypomnienia.DZIALANIE:
        return {}
    tokens = create_odnosniki((pk, one.dane["osoba"]) for pk in one.dane["dzialania"])
    return {str(action): token for (action, _), token in tokens.items()}


def _jst(pks: set[int]) -> dict[int, str]:
    rows = Proces.objects.filter(pk__in=pks).select_related("jst")
    return {proces.pk: str(proces.jst) for proces in rows}


@transaction.atomic
def send_now(proces_pk: int, rodzaj: str, przedmiot: str, *, kto: User) -> int:
    """Send one reminder without waiting for its day, once a day; the number of mails.

    Refused when what it reminds of has been done, or has been put off.
    """
    proces = lock_open_proces(proces_pk)
    sprawa = _find(proces, rodzaj, przedmiot)
    day = timezone.localdate()
    rung = sprawa.na_dzien(day) or sprawa.nastepny(day)
    if sprawa.wstrzymano_do and sprawa.wstrzymano_do >= day:
        raise PrzypomnienieError("Te przypomnienia są wstrzymane. Najpierw je wznów.")
    if rung is None:
        rung = Szczebel(day, day, 1)
    ludzie = osoby_procesow([proces.pk])[proces.pk]
    planned = list(wiadomosci_sprawy(sprawa, rung, ludzie, okres=f"recznie-{day}"))
    if not planned:
        raise PrzypomnienieError("Nie ma do kogo napisać: nikt z tej roli nie ma czynnego konta.")
    sent = enqueue_planned(planned, od_razu=True)
    if not sent:
        raise PrzypomnienieError("To przypomnienie już dziś wysłano.")
    record(proces, f"wysłano przypomnienie {sprawa.czego}", kto=kto, proces_pk=proces.pk)
    return len(sent)


def _find(proces: Proces, rodzaj: str, przedmiot: str) -> Sprawa:
    for sprawa in sprawy_procesow([proces]):
        if (sprawa.wiersz.rodzaj, sprawa.przedmiot) == (rodzaj, przedmiot):
            return sprawa
    raise PrzypomnienieError("To jest już zrobione, więc przypomnienie nie jest potrzebne.")


@transaction.atomic
def suspend_przypomnienia(
    proces_pk: int, rodzaj: str, do: date, powod: str, *, kto: User
) -> WstrzymaniePrzypomnien:
    """Put off one kind of reminders of the Proces; an earlier decision about it is replaced."""
    proces = lock_open_proces(proces_pk)
    if do < timezone.localdate():
        raise PrzypomnienieError("Podaj dzień, który jeszcze nie minął.")
    _take_back(proces.wstrzymania_przypomnien.filter(rodzaj=rodzaj))
    row = WstrzymaniePrzypomnien(proces=proces, rodzaj=rodzaj, do=do, powod=powod, kto=kto)
    row.full_clean()
    row.save()
    name = RodzajPrzypomnienia(rodzaj).label
    _record(proces, f"wstrzymano przypomnienia: {name}", kto, na=f"do {do:%d.%m.%Y}", powod=powod)
    return row


@transaction.atomic
def resume_przypomnienia(wstrzymanie: WstrzymaniePrzypomnien, *, kto: User) -> None:
    proces = lock_open_proces(wstrzymanie.proces_id)
    if _take_back(WstrzymaniePrzypomnien.objects.filter(pk=wstrzymanie.pk)):
        _record(proces, f"wznowiono przypomnienia: {wstrzymanie.get_rodzaj_display()}", kto)


@transaction.atomic
def note_cisza(proces_pk: int, strona: str, do: date, powod: str, *, kto: User) -> NotatkaCiszy:
    """Say why a side is silent; an earlier note about it is replaced."""
    proces = lock_open_proces(proces_pk)
    if do < timezone.localdate():
        raise PrzypomnienieError("Podaj dzień, który jeszcze nie minął.")
    _take_back(proces.notatki_ciszy.filter(strona=strona))
    row = NotatkaCiszy(proces=proces, strona=strona, do=do, powod=powod, kto=kto)
    row.full_clean()
    row.save()
    name = StronaCiszy(strona).label
    _record(proces, f"zapisano powód ciszy: {name}", kto, na=f"do {do:%d.%m.%Y}", powod=powod)
    return row


@transaction.atomic
def withdraw_notatka(notatka: NotatkaCiszy, *, kto: User) -> None:
    proces = lock_open_proces(notatka.proces_id)
    if _take_back(NotatkaCiszy.objects.filter(pk=notatka.pk)):
        _record(proces, f"usunięto powód ciszy: {notatka.get_strona_display()}", kto)


def _take_back(rows) -> int:
    return rows.filter(cofnieto_at=None).update(cofnieto_at=timezone.now())


def _record(proces: Proces, zdarzenie: str, kto: User, *, na: str = "", powod: str = "") -> None:
    record(proces, zdarzenie, kto=kto, na=na, powod=powod, proces_pk=proces.pk)
