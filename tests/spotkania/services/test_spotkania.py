from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from doradztwo.wersje import WersjaConflictError
from edycje.enums import StatusEdycji
from edycje.exceptions import ProcesZamknietyError
from edycje.models import Edycja
from konta.models import Slad
from powiadomienia.models import Wiadomosc
from powiadomienia.services.wysylka import deliver
from spotkania.exceptions import SpotkanieError
from spotkania.models import Spotkanie
from spotkania.services.spotkania import (
    cancel_spotkanie,
    hold_spotkanie,
    plan_spotkanie,
    update_spotkanie,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.spotkania import SpotkanieFactory


def build(swiat, *, proces=True, days=7, krok=None):
    start = timezone.now() + timedelta(days=days)
    return Spotkanie(
        edycja=swiat.edycja,
        proces=swiat.proces if proces else None,
        krok=krok or (swiat.w_jst if proces else swiat.inauguracja),
        tytul="Spotkanie",
        poczatek=start,
        koniec=start + timedelta(hours=2),
        miejsce="Urząd Gminy",
    )


def plan(swiat, **more):
    return plan_spotkanie(build(swiat, **more), kto=swiat.koordynator)


def recipients(rodzaj):
    rows = Wiadomosc.objects.filter(rodzaj=rodzaj)
    return set(rows.values_list("odbiorca", flat=True))


def test_plan_spotkanie_tells_the_team_and_the_advisors(swiat):
    CzlonekZespoluFactory(proces=swiat.proces, zaproszony=True)
    CzlonekZespoluFactory(proces=swiat.proces, odszedl=True)

    spotkanie = plan(swiat)

    assert spotkanie.status == "zaplanowane"
    assert recipients("spotkanie_zaplanowane") == {
        swiat.lider.user.pk,
        swiat.czlonek.user.pk,
        swiat.doradca.pk,
    }
    assert Slad.objects.get().zdarzenie == "zaplanowano spotkanie"


def test_plan_spotkanie_of_the_edition_tells_all_active_procesy_once(swiat):
    PrzydzialDoradcyFactory(proces=swiat.drugi, pro=True, doradca__user=swiat.lider.user)
    paused = ProcesFactory(edycja=swiat.edycja, wstrzymany=True)
    CzlonekZespoluFactory(proces=paused)

    plan(swiat, proces=False)

    assert recipients("spotkanie_zaplanowane") == {
        swiat.lider.user.pk,
        swiat.czlonek.user.pk,
        swiat.obcy.user.pk,
        swiat.doradca.pk,
    }


def test_plan_spotkanie_of_the_past_tells_nobody(swiat):
    plan(swiat, days=-3)

    assert not Wiadomosc.objects.exists()


def test_plan_spotkanie_refuses_a_second_one_for_the_same_krok(swiat):
    first = plan(swiat)

    with pytest.raises(SpotkanieError):
        plan(swiat)

    cancel_spotkanie(first, "Choroba.", kto=swiat.koordynator)
    assert plan(swiat).pk


def test_plan_spotkanie_refuses_a_krok_of_another_kind_or_edition(swiat):
    foreign = SpotkanieFactory().krok

    for proces, krok in ((True, swiat.inauguracja), (False, swiat.w_jst), (True, foreign)):
        with pytest.raises(SpotkanieError):
            plan(swiat, proces=proces, krok=krok)


def test_nothing_is_planned_in_a_closed_proces_or_edition(swiat):
    swiat.proces = ProcesFactory(edycja=swiat.edycja, wstrzymany=True)
    with pytest.raises(ProcesZamknietyError):
        plan(swiat)
    Edycja.objects.update(status=StatusEdycji.ZAKONCZONA)
    with pytest.raises(SpotkanieError):
        plan(swiat, proces=False)

    assert not Spotkanie.objects.exists()


def test_update_spotkanie_writes_to_people_only_of_a_new_time_or_place(swiat):
    spotkanie = plan(swiat)

    spotkanie = update_spotkanie(spotkanie, {"porzadek": "1. Jak jest"}, 1, kto=swiat.doradca)
    quiet = recipients("spotkanie_zmienione")
    update_spotkanie(spotkanie, {"miejsce": "Szkoła"}, 2, kto=swiat.doradca)

    assert quiet == set()
    assert len(recipients("spotkanie_zmienione")) == 3


def test_update_spotkanie_refuses_an_old_version(swiat):
    spotkanie = plan(swiat)
    update_spotkanie(spotkanie, {"miejsce": "Szkoła"}, 1, kto=swiat.doradca)

    with pytest.raises(WersjaConflictError):
        update_spotkanie(spotkanie, {"miejsce": "Dom kultury"}, 1, kto=swiat.lider.user)

    spotkanie.refresh_from_db()
    assert spotkanie.miejsce == "Szkoła"


def test_cancelled_and_held_meetings_are_not_changed_or_called_off(swiat):
    cancelled = SpotkanieFactory(proces=swiat.proces, krok=swiat.w_jst, odwolane=True)
    held = SpotkanieFactory(proces=swiat.proces, krok=swiat.w_jst, odbyte=True)

    for spotkanie in (cancelled, held):
        with pytest.raises(SpotkanieError):
            update_spotkanie(spotkanie, {"miejsce": "Szkoła"}, 1, kto=swiat.doradca)
        with pytest.raises(SpotkanieError):
            cancel_spotkanie(spotkanie, "Choroba.", kto=swiat.doradca)


def test_cancel_spotkanie_needs_a_reason(swiat):
    with pytest.raises(SpotkanieError):
        cancel_spotkanie(plan(swiat), "  ", kto=swiat.doradca)


def test_hold_spotkanie_saves_attendance_and_corrects_it(swiat):
    spotkanie = plan(swiat, days=-1)
    both = [swiat.lider.pk, swiat.czlonek.pk]

    hold_spotkanie(spotkanie, both, "Dane do piątku.", 1, kto=swiat.doradca)
    first_time = Spotkanie.objects.get().odbyto_at
    hold_spotkanie(spotkanie, [swiat.lider.pk], "Dane do środy.", 2, kto=swiat.doradca)

    spotkanie.refresh_from_db()
    assert (spotkanie.status, spotkanie.ustalenia) == ("odbyte", "Dane do środy.")
    assert spotkanie.odbyto_at == first_time
    assert list(spotkanie.obecni.all()) == [swiat.lider]


def test_hold_spotkanie_refuses_strangers_the_future_and_an_old_version(swiat):
    later = plan(swiat)
    earlier = SpotkanieFactory(
        proces=swiat.proces,
        krok=swiat.edycja.kroki.get(rodzaj="spotkanie_w_jst", numer=2),
        poczatek=timezone.now() - timedelta(days=1),
    )

    for spotkanie, obecni, wersja in ((later, [], 1), (earlier, [swiat.obcy.pk], 1)):
        with pytest.raises(SpotkanieError):
            hold_spotkanie(spotkanie, obecni, "", wersja, kto=swiat.doradca)
    with pytest.raises(WersjaConflictError):
        hold_spotkanie(earlier, [], "", 7, kto=swiat.doradca)
    assert set(Spotkanie.objects.values_list("status", flat=True)) == {"zaplanowane"}


def test_hold_spotkanie_keeps_somebody_who_has_left_the_team_since(swiat):
    spotkanie = plan(swiat, days=-1)
    hold_spotkanie(spotkanie, [swiat.czlonek.pk], "", 1, kto=swiat.doradca)
    swiat.czlonek.odszedl_at = timezone.now()
    swiat.czlonek.save()

    hold_spotkanie(spotkanie, [swiat.czlonek.pk], "Ustalenia.", 2, kto=swiat.doradca)

    assert list(spotkanie.obecni.all()) == [swiat.czlonek]


def test_mail_tells_of_the_meeting_as_it_is_when_sent(swiat, mailoutbox):
    spotkanie = plan(swiat)
    update_spotkanie(spotkanie, {"miejsce": "Szkoła w Wólce"}, 1, kto=swiat.doradca)
    row = Wiadomosc.objects.get(rodzaj="spotkanie_zaplanowane", odbiorca=swiat.lider.user)

    deliver(row.pk)

    assert "stacjonarnie: Szkoła w Wólce" in mailoutbox[0].body.splitlines()
    assert f"{swiat.proces.jst}" in mailoutbox[0].body.splitlines()


def test_mail_of_a_cancelled_meeting_replaces_the_one_that_had_not_gone(swiat, mailoutbox):
    cancel_spotkanie(plan(swiat), "Choroba prowadzącej.", kto=swiat.doradca)

    for row in Wiadomosc.objects.filter(odbiorca=swiat.lider.user):
        deliver(row.pk)

    rows = Wiadomosc.objects.filter(odbiorca=swiat.lider.user)
    assert set(rows.values_list("rodzaj", "status")) == {
        ("spotkanie_zaplanowane", "anulowana"),
        ("spotkanie_odwolane", "wyslana"),
        # Both waited; what is left of the digest of the two is a mail about one thing.
        ("zbior", "wyslana"),
    }
    assert "Powód: Choroba prowadzącej." in mailoutbox[0].body.splitlines()


def test_database_refuses_two_dates_for_one_krok_and_a_meeting_that_ends_before_it_begins(swiat):
    spotkanie = plan(swiat)

    with pytest.raises(IntegrityError), transaction.atomic():
        build(swiat).save()
    for change in (
        {"koniec": spotkanie.poczatek},
        {"status": "odbyte"},
        {"odbyto_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Spotkanie.objects.filter(pk=spotkanie.pk).update(**change)
