"""Reminders of documents that advisors asked for and nobody answered about in time."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cykl.enums import RodzajPrzypomnienia
from cykl.queries.nastepne import nastepne_o_dokumencie
from cykl.services.przypomnienia import remind, send_now, suspend_przypomnienia
from powiadomienia.models import Wiadomosc
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.zbiory import (
    ProsbaODokumentFactory,
    ZebraneDaneFactory,
)

TERMIN = date(2026, 11, 27)
PIERWSZE = date(2026, 11, 30)  # the day after is a Saturday


@pytest.fixture
def opiekun(swiat):
    return CzlonekZespoluFactory(proces=swiat.proces)


@pytest.fixture
def prosba(swiat, opiekun):
    dane = ZebraneDaneFactory(proces=swiat.proces, odpowiedzialny=opiekun)
    return ProsbaODokumentFactory(
        proces=swiat.proces, dane=dane, prosi=swiat.user, tresc="Uchwała", termin=TERMIN
    )


def wyslane():
    return Wiadomosc.objects.filter(rodzaj=RodzajPrzypomnienia.PROSBA).order_by("okres", "pk")


def remind_on(zegar, day):
    zegar(day)
    remind(day)


def test_ladder_begins_after_the_day_and_goes_on_weekly(swiat, prosba, opiekun, zegar):
    for number in range(25):
        remind_on(zegar, date(2026, 11, 20) + timedelta(days=number))
        remind(date(2026, 11, 20) + timedelta(days=number))

    people = {swiat.lider.user, opiekun.user}
    rungs = {okres: {row.odbiorca for row in wyslane().filter(okres=okres)} for okres in okresy()}
    assert rungs == {"2026-11-28": people, "2026-12-05": people, "2026-12-12": people}
    assert wyslane().count() == 6


def okresy():
    return set(wyslane().values_list("okres", flat=True))


@pytest.mark.parametrize(
    "zmiana",
    [
        {"is_lider": True},
        {"user": None},
        {"odszedl_at": timezone.make_aware(timezone.datetime(2026, 11, 1))},
    ],
)
def test_only_the_lider_hears_where_nobody_else_answers(swiat, prosba, opiekun, zegar, zmiana):
    if "is_lider" in zmiana:
        type(swiat.lider).objects.filter(pk=swiat.lider.pk).update(is_lider=False)
    type(opiekun).objects.filter(pk=opiekun.pk).update(**zmiana)
    remind_on(zegar, PIERWSZE)
    expected = opiekun if "is_lider" in zmiana else swiat.lider
    assert [row.odbiorca for row in wyslane()] == [expected.user]


def test_mail_leads_to_the_answer(prosba, zegar, tresc):
    remind_on(zegar, PIERWSZE)
    text = tresc(wyslane().first())
    assert f"/prosby/{prosba.pk}/" in text.tresc
    assert "„Uchwała”. Termin minął 27.11.2026" in text.tresc


@pytest.mark.parametrize("pole", ["odpowiedziano_at", "wycofano_at"])
def test_answer_or_withdrawal_ends_it(swiat, prosba, zegar, tresc, pole):
    remind_on(zegar, PIERWSZE)
    fields = {pole: timezone.now()}
    if pole == "odpowiedziano_at":
        fields["odpowiedzial"] = swiat.lider.user
    type(prosba).objects.filter(pk=prosba.pk).update(**fields)

    assert tresc(wyslane().first()) is None
    remind_on(zegar, date(2026, 12, 7))
    assert okresy() == {"2026-11-28"}


def test_next_reminder_is_told_and_can_be_put_off(swiat, prosba, zegar):
    koordynator = swiat.user
    assert opis(nastepne_o_dokumencie(swiat.proces)) == (
        PIERWSZE,
        "do lidera i do osoby, która odpowiada za te dane",
        "o prośbie o dokument „Uchwała”, termin 27.11.2026",
    )
    suspend_przypomnienia(
        swiat.proces.pk, RodzajPrzypomnienia.PROSBA, PIERWSZE, "Urlop.", kto=koordynator
    )
    assert opis(nastepne_o_dokumencie(swiat.proces, prosba.pk))[0] == date(2026, 12, 7)
    assert nastepne_o_dokumencie(swiat.proces, prosba.pk + 1) is None
    remind_on(zegar, PIERWSZE)
    assert wyslane().count() == 0


def opis(nastepne):
    return (nastepne.data, nastepne.do_kogo, nastepne.dlaczego)


def test_coordinator_sends_it_now(swiat, prosba):
    przedmiot = f"proces:{swiat.proces.pk}:prosba:{prosba.pk}"
    assert send_now(swiat.proces.pk, RodzajPrzypomnienia.PROSBA, przedmiot, kto=swiat.user) == 2
