from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from hdr.enums import StanDzialania
from hdr.exceptions import HdrError
from obieg.services import obieg
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept
from wdrozenie.models import PomiarWskaznika, PostepDzialania
from wdrozenie.services import wdrozenie

pytestmark = pytest.mark.django_db


def test_progress_waits_for_acceptance():
    obsada = make_obsada()
    _, cel, dzialanie = make_kompletny(obsada.proces)

    with pytest.raises(HdrError):
        wdrozenie.report_postep(dzialanie, "w_toku", 10, "", kto=obsada.czlonek)
    with pytest.raises(HdrError):
        wdrozenie.add_pomiar(cel, timezone.localdate(), Decimal(3), "", kto=obsada.czlonek)

    assert PostepDzialania.objects.count() == 0


@pytest.mark.parametrize(
    ("stan", "given", "kept"),
    [("w_toku", 40, 40), ("zakonczone", 40, 100), ("nierozpoczete", 9, 0)],
)
def test_report_is_kept_and_repeated_in_the_action(stan, given, kept):
    obsada = make_obsada()
    *_, dzialanie = make_kompletny(obsada.proces)
    accept(obsada)

    wdrozenie.report_postep(dzialanie, stan, given, "Notatka", kto=obsada.czlonek)

    dzialanie.refresh_from_db()
    assert (dzialanie.stan, dzialanie.procent) == (stan, kept)
    assert dzialanie.postepy.get().kto == obsada.czlonek


def test_abandoned_action_needs_a_reason():
    obsada = make_obsada()
    *_, dzialanie = make_kompletny(obsada.proces)
    accept(obsada)

    with pytest.raises(ValidationError):
        wdrozenie.report_postep(dzialanie, StanDzialania.ZANIECHANE, 0, "", kto=obsada.lider)


def test_progress_goes_on_while_the_plan_is_changed():
    obsada = make_obsada()
    *_, dzialanie = make_kompletny(obsada.proces)
    accept(obsada)
    obieg.reopen_hdr(obsada.proces.pk, "Zmiana terminu.", kto=obsada.lider)

    wdrozenie.report_postep(dzialanie, "w_toku", 50, "", kto=obsada.czlonek)

    assert dzialanie.postepy.count() == 1


def test_measurement_is_not_from_the_future_and_can_be_withdrawn():
    obsada = make_obsada()
    _, cel, _ = make_kompletny(obsada.proces)
    accept(obsada)
    today = timezone.localdate()

    with pytest.raises(ValidationError):
        wdrozenie.add_pomiar(cel, today + timedelta(days=1), Decimal(3), "", kto=obsada.lider)
    pomiar = wdrozenie.add_pomiar(cel, today, Decimal("3.50"), "", kto=obsada.lider)
    assert list(PomiarWskaznika.objects.current()) == [pomiar]
    wdrozenie.withdraw_pomiar(pomiar, kto=obsada.lider)

    assert list(PomiarWskaznika.objects.current()) == []


@pytest.mark.parametrize(
    ("stan", "od", "do", "late"),
    [
        ("nierozpoczete", 1, 5, False),
        ("nierozpoczete", -1, 5, True),
        ("w_toku", -5, 0, False),
        ("w_toku", -5, -1, True),
        ("zakonczone", -5, -1, False),
        ("zaniechane", -5, -1, False),
    ],
)
def test_late_follows_from_dates(stan, od, do, late):
    today = timezone.localdate()
    *_, dzialanie = make_kompletny(make_obsada().proces)
    dzialanie.stan = stan
    dzialanie.od, dzialanie.do = today + timedelta(days=od), today + timedelta(days=do)

    assert dzialanie.is_late is late
