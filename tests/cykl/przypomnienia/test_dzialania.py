"""Reminders of actions of an accepted HDR, with links that need no account."""

from datetime import date, timedelta

import pytest

from cykl.enums import RodzajPrzypomnienia
from cykl.services.przypomnienia import remind
from powiadomienia.models import Wiadomosc
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.hdr import CelFactory, DzialanieFactory
from tests.factories.obieg import AkceptacjaFactory
from wdrozenie.models import OdnosnikPostepu
from wdrozenie.services.odnosniki import find_odnosnik

KONIEC = date(2026, 12, 15)


@pytest.fixture
def osoba(swiat):
    osoba = CzlonekZespoluFactory(proces=swiat.proces)
    swiat.hdr = AkceptacjaFactory(wersja_hdr__hdr__proces=swiat.proces).wersja_hdr.hdr
    cel = CelFactory(hdr=swiat.hdr)
    swiat.dzialania = [
        DzialanieFactory(cel=cel, odpowiedzialny=osoba, od=date(2026, 11, 1), do=KONIEC)
        for _ in range(2)
    ]
    return osoba


def wyslane():
    return Wiadomosc.objects.filter(rodzaj=RodzajPrzypomnienia.DZIALANIE).order_by("okres")


def test_ladder_of_a_person_is_7_days_before_the_day_after_and_weekly(swiat, osoba, zegar):
    for number in range(45):
        day = date(2026, 11, 20) + timedelta(days=number)
        zegar(day)
        remind(day)
        remind(day)

    assert [(row.odbiorca, row.okres) for row in wyslane()] == [
        (osoba.user, okres) for okres in ("2026-12-08", "2026-12-16", "2026-12-23", "2026-12-30")
    ]


def test_mail_has_a_link_for_each_action_still_open(swiat, osoba, zegar, tresc):
    zegar(date(2026, 12, 8))
    remind(date(2026, 12, 8))
    mail = wyslane().get()
    first, second = swiat.dzialania

    tokens = {one.pk: mail.tajne[str(one.pk)] for one in (first, second)}
    assert {pk: find_odnosnik(token).dzialanie_id for pk, token in tokens.items()} == {
        first.pk: first.pk,
        second.pk: second.pk,
    }
    type(first).objects.filter(pk=first.pk).update(stan="zaniechane")
    text = tresc(mail).tresc
    assert [f"/postep/{token}/" in text for token in tokens.values()] == [False, True]
    type(first).objects.update(stan="zaniechane")
    assert tresc(mail) is None


def test_person_without_an_account_gets_it_at_the_address(swiat, osoba, zegar):
    decydent = CzlonekZespoluFactory(
        proces=swiat.proces, decydent=True, user=None, email="wojt@example.org"
    )
    type(swiat.dzialania[0]).objects.update(odpowiedzialny=decydent)
    zegar(date(2026, 12, 8))
    remind(date(2026, 12, 8))

    mail = wyslane().get()
    assert (mail.odbiorca, mail.email) == (None, "wojt@example.org")
    assert OdnosnikPostepu.objects.filter(osoba=decydent).count() == 2


@pytest.mark.parametrize("zmiana", [{"odszedl_at": "2026-12-01T10:00:00+01:00"}])
def test_nobody_is_reminded_for_a_person_who_left(swiat, osoba, zegar, zmiana):
    type(osoba).objects.filter(pk=osoba.pk).update(**zmiana)
    zegar(date(2026, 12, 8))
    remind(date(2026, 12, 8))
    assert wyslane().count() == 0
