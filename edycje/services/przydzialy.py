"""Assignment of advisors. The only writer of ``PrzydzialDoradcy``."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from edycje.exceptions import PrzydzialError
from edycje.models import Proces, PrzydzialDoradcy
from edycje.services.procesy import lock_open_proces
from jst.models import Doradca
from jst.queries import get_oswiadczenie
from jst.services.doradcy import get_or_create_team, record_oswiadczenie
from konta.models import User
from konta.services import slad


@transaction.atomic
def assign_doradcy(
    procesy: Iterable[Proces],
    *,
    ros: Doradca | None,
    pro: Doradca | None,
    od: date,
    oswiadczenie: bool,
    powod: str,
    kto: User,
) -> list[PrzydzialDoradcy]:
    """Assign one or two advisors to many Procesy: all of it, or nothing with a sentence.

    ``oswiadczenie``: the advisors declared today that there is no conflict of interest; it is
    written down for every Jst without an earlier declaration.
    """
    doradcy = [doradca for doradca in (ros, pro) if doradca is not None]
    if not doradcy:
        raise PrzydzialError("Wybierz co najmniej jednego doradcę.")
    team = None
    if ros is not None and pro is not None:
        team = get_or_create_team(ros, pro)
    return [
        row
        for proces in sorted(procesy, key=lambda proces: proces.pk)
        for row in _assign_proces(proces, doradcy, team, od, oswiadczenie, powod, kto)
    ]


def _assign_proces(proces, doradcy, team, od, oswiadczenie, powod, kto):
    proces = lock_open_proces(proces.pk)
    for doradca in doradcy:
        row = _assign(proces, doradca, team, od, oswiadczenie, powod, kto)
        if row is not None:
            yield row


def _assign(proces, doradca, team, od, oswiadczenie, powod, kto) -> PrzydzialDoradcy | None:
    """None when this very advisor serves the Proces already."""
    current = (
        PrzydzialDoradcy.objects.current()
        .select_related("doradca__user")
        .filter(proces=proces, specjalizacja=doradca.specjalizacja)
        .first()
    )
    if current is not None and current.doradca_id == doradca.pk:
        if team is not None and current.team_id != team.pk:
            current.team = team
            current.save(update_fields=["team"])
        return None
    _check_doradca(proces, doradca)
    _require_oswiadczenie(proces, doradca, oswiadczenie, kto)
    if current is not None:
        _close(current, od, powod)
    row = PrzydzialDoradcy.objects.create(
        proces=proces,
        doradca=doradca,
        specjalizacja=doradca.specjalizacja,
        team=team,
        od=od,
        przydzielil=kto,
    )
    slad.record(
        row,
        "zmieniono doradcę" if current else "przydzielono doradcę",
        kto=kto,
        z=current.doradca if current else "",
        na=doradca,
        powod=powod if current else "",
        proces_pk=proces.pk,
    )
    return row


def _check_doradca(proces: Proces, doradca: Doradca) -> None:
    name = doradca.user.get_full_name()
    if not doradca.aktywny:
        raise PrzydzialError(f"{name} nie jest już czynnym doradcą. Wybierz kogoś innego.")
    if proces.czlonkowie.active().filter(user=doradca.user_id).exists():
        raise PrzydzialError(f"{name} jest w zespole: {proces.jst}. Doradcą musi być ktoś inny.")


def _require_oswiadczenie(proces: Proces, doradca: Doradca, ticked: bool, kto: User) -> None:
    """produkt.md, section 3: a conflict of interest is declared before an advisor is assigned."""
    name = doradca.user.get_full_name()
    last = get_oswiadczenie(doradca, proces.jst)
    if last is not None and last.jest_konflikt:
        raise PrzydzialError(
            f"{name} ma zgłoszony konflikt interesów: {proces.jst}. Wybierz innego doradcę."
        )
    if last is None and not ticked:
        raise PrzydzialError(
            f"{name} nie ma oświadczenia o braku konfliktu interesów: {proces.jst}. "
            "Zaznacz w formularzu, że zostało dziś złożone, albo poproś doradcę o złożenie."
        )
    if last is None:
        record_oswiadczenie(doradca, proces.jst, jest_konflikt=False, kto=kto)


def _close(current: PrzydzialDoradcy, od: date, powod: str) -> None:
    if not powod.strip():
        raise PrzydzialError(
            f"{current.proces.jst} ma już doradcę {current.get_specjalizacja_display()}: "
            f"{current.doradca.user.get_full_name()}. Podaj powód zmiany."
        )
    if od < current.od:
        raise PrzydzialError(
            f"Zmiana doradcy nie może być wcześniejsza niż poprzedni przydział "
            f"({current.od:%d.%m.%Y}): {current.proces.jst}."
        )
    # The new advisor owes support from ``od``; on the very day of both, the day is shared.
    current.do = max(current.od, od - timedelta(days=1))
    current.powod_konca = powod
    current.save(update_fields=["do", "powod_konca"])
