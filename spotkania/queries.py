"""Facts about meetings of many Procesy at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from konta.models import User
from spotkania.enums import StatusSpotkania
from spotkania.models import Obecnosc, Spotkanie


@dataclass(frozen=True)
class FaktSpotkania:
    """The meeting that fulfils one Krok in one Proces: its own, or that of the whole edition.

    ``obecni`` counts members of the team of this Proces. Days are those in Poland.
    """

    spotkanie_pk: int
    termin: date
    odbyto: date | None
    obecni: int
    ma_ustalenia: bool


class _Wiersz(NamedTuple):
    pk: int
    proces_id: int | None
    edycja_id: int
    krok: int
    poczatek: datetime
    status: str
    ustalenia: str


def fakty(
    procesy: Iterable[Proces], *, z_obecnymi: bool = True
) -> dict[tuple[int, int], FaktSpotkania]:
    """(Proces, Krok) → its meeting, unless it was called off. Two queries; one without attendance.

    Of several meetings of the edition for one Krok a held one counts first, then the latest.
    """
    edycje = {proces.pk: proces.edycja_id for proces in procesy}
    # The board reads a thousand meetings: rows as plain values, a day in Poland once for each.
    meetings = sorted(
        (
            _Wiersz(*row)
            for row in _spotkania(edycje)
            .exclude(status=StatusSpotkania.ODWOLANE)
            .order_by("poczatek", "pk")
            .values_list("pk", "proces", "edycja", "krok", "poczatek", "status", "ustalenia")
        ),
        key=lambda meeting: meeting.status == StatusSpotkania.ODBYTE,
    )
    counts = _obecni(edycje) if z_obecnymi and meetings else {}
    result = {}
    for meeting in meetings:
        fakt = _fakt(meeting)
        for proces in _procesy_spotkania(meeting, edycje):
            present = counts.get((meeting.pk, proces))
            result[proces, meeting.krok] = replace(fakt, obecni=present) if present else fakt
    return result


def _fakt(meeting: _Wiersz) -> FaktSpotkania:
    day = timezone.localdate(meeting.poczatek)
    return FaktSpotkania(
        spotkanie_pk=meeting.pk,
        termin=day,
        odbyto=day if meeting.status == StatusSpotkania.ODBYTE else None,
        obecni=0,
        ma_ustalenia=bool(meeting.ustalenia.strip()),
    )


def _obecni(edycje: dict[int, int]) -> dict[tuple[int, int], int]:
    """(meeting, Proces) → how many of its team were there."""
    rows = (
        Obecnosc.objects.filter(
            czlonek__proces__in=list(edycje), spotkanie__edycja__in=set(edycje.values())
        )
        .order_by()
        .values_list("spotkanie", "czlonek__proces")
        .annotate(liczba=Count("pk"))
    )
    return {(spotkanie, proces): number for spotkanie, proces, number in rows}


def najblizsze(procesy: Iterable[Proces], teraz: datetime | None = None) -> dict[int, Spotkanie]:
    """Proces → its next planned meeting, also one of the whole edition. One query."""
    edycje = {proces.pk: proces.edycja_id for proces in procesy}
    coming = (
        _spotkania(edycje)
        .filter(status=StatusSpotkania.ZAPLANOWANE, koniec__gte=teraz or timezone.now())
        .select_related("krok", "proces__jst", "edycja")
        .order_by("poczatek", "pk")
    )
    result = {}
    for spotkanie in coming:
        for proces in _procesy_spotkania(spotkanie, edycje):
            result.setdefault(proces, spotkanie)
    return result


def odbiorcy(spotkanie: Spotkanie) -> QuerySet[User]:
    """People of the teams and the advisors who serve them, with a working account. One query.

    Paused, withdrawn and ended Procesy are left out of a meeting of the whole edition.
    """
    procesy = Proces.objects.active().filter(edycja=spotkanie.edycja_id)
    if spotkanie.proces_id is not None:
        procesy = Proces.objects.filter(pk=spotkanie.proces_id)
    members = CzlonekZespolu.objects.active().filter(proces__in=procesy, user__isnull=False)
    advisors = PrzydzialDoradcy.objects.current().filter(proces__in=procesy)
    return User.objects.filter(
        Q(pk__in=members.values("user")) | Q(pk__in=advisors.values("doradca__user")),
        is_active=True,
    )


def _spotkania(edycje):
    return Spotkanie.objects.filter(
        Q(proces__in=list(edycje)) | Q(proces=None, edycja__in=set(edycje.values()))
    )


def _procesy_spotkania(spotkanie, edycje):
    if spotkanie.proces_id is not None:
        return [spotkanie.proces_id]
    return [proces for proces, edycja in edycje.items() if edycja == spotkanie.edycja_id]
