"""The plan of a day in the database: rows of the outbox, run any number of times."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cykl.queries.przypomnienia import plan_dnia
from cykl.services.przypomnienia import remind
from edycje.enums import Etap, RodzajKroku
from hdr.enums import StatusHdr
from konta.models import User
from powiadomienia.models import Wiadomosc
from powiadomienia.services.wysylka import deliver
from tests.factories.cykl import WstrzymaniePrzypomnienFactory
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    KrokFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
    TerminKrokuFactory,
)
from tests.factories.hdr import HdrFactory
from tests.factories.obszary import ObszarFactory
from tests.factories.sesje import SesjaFactory

DZIEN_PO = date(2026, 11, 23)


@pytest.fixture
def krok(swiat):
    """A Krok of etap 2 whose deadline is Friday, 20 November."""
    swiat.proces.etap, swiat.proces.obszar = Etap.DIAGNOZA_I_HDR, ObszarFactory()
    swiat.proces.created_at = datetime(2026, 9, 1, tzinfo=ZoneInfo("Europe/Warsaw"))
    swiat.proces.save()
    return KrokFactory(
        edycja=swiat.edycja,
        rodzaj=RodzajKroku.ZEBRANIE_DANYCH,
        od=date(2026, 10, 1),
        do=date(2026, 11, 20),
    )


def rows(rodzaj="krok_termin"):
    found = Wiadomosc.objects.filter(rodzaj=rodzaj).order_by("pk")
    return [(row.odbiorca, row.okres) for row in found]


def test_a_late_krok_reminds_the_lider_once(swiat, krok):
    CzlonekZespoluFactory(proces=swiat.proces)

    assert remind(DZIEN_PO)["krok_termin"] == 1
    assert remind(DZIEN_PO)["krok_termin"] == 0
    assert remind(date(2026, 11, 24))["krok_termin"] == 0
    assert rows() == [(swiat.lider.user, "2026-11-21")]


def test_every_day_run_twice_sends_each_rung_once(swiat, krok):
    """Six weeks over Christmas and New Year: nothing twice, nothing on a day off."""
    czlonek = CzlonekZespoluFactory(proces=swiat.proces)
    for number in range(45):
        day = date(2026, 11, 9) + timedelta(days=number)
        remind(day)
        remind(day)

    lider = swiat.lider.user
    assert rows() == [
        (lider, "2026-11-13"),
        (lider, "2026-11-21"),
        (lider, "2026-11-28"),
        (czlonek.user, "2026-11-28"),
        (lider, "2026-12-05"),
        (czlonek.user, "2026-12-05"),
        (lider, "2026-12-12"),
        (czlonek.user, "2026-12-12"),
        (lider, "2026-12-19"),
        (czlonek.user, "2026-12-19"),
    ]


def test_days_without_a_run_are_made_up_for_with_one_mail(swiat, krok):
    for day in (date(2026, 12, 2), date(2026, 12, 3)):
        remind(day)

    assert [okres for _, okres in rows()] == ["2026-11-28"]


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 21),  # Saturday
        date(2026, 11, 11),  # Independence Day
        date(2026, 12, 24),  # a holiday since 2025
        date(2027, 3, 29),  # Easter Monday
        date(2027, 5, 27),  # Boże Ciało
    ],
)
def test_nothing_is_planned_for_a_day_off(swiat, krok, day, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert plan_dnia(day) == []


def test_coordinator_gets_one_mail_for_the_edition_after_the_third(swiat, krok, tresc):
    koordynator = RolaEdycjiFactory(edycja=swiat.edycja).user
    other = ProcesFactory(edycja=swiat.edycja, etap2=True, created_at=swiat.proces.created_at)
    type(other).objects.filter(pk=other.pk).update(created_at=swiat.proces.created_at)
    remind(date(2026, 12, 7))

    assert rows("kroki_po_terminie") == [(koordynator, "2026-12-07")]

    text = tresc(Wiadomosc.objects.get(rodzaj="kroki_po_terminie")).tresc
    names = ", ".join(sorted([str(swiat.proces.jst), str(other.jst)]))
    assert [line for line in text.splitlines() if line.startswith("–")] == [
        f"– {krok.nazwa}, termin 20.11.2026: 2\u00a0JST ({names})"
    ]


def test_an_own_window_of_the_proces_counts(swiat, krok):
    TerminKrokuFactory(proces=swiat.proces, krok=krok, do=date(2026, 12, 18))

    assert remind(DZIEN_PO)["krok_termin"] == 0


def test_reminders_put_off_do_not_go(swiat, krok):
    WstrzymaniePrzypomnienFactory(proces=swiat.proces, do=date(2026, 11, 23))

    assert remind(DZIEN_PO)["krok_termin"] == 0
    assert remind(date(2026, 11, 30))["krok_termin"] == 1


def test_a_paused_proces_and_one_of_a_closed_edition_are_quiet(swiat, krok):
    swiat.proces.status = "wstrzymany"
    swiat.proces.save()
    closed = ProcesFactory(edycja__zakonczona=True, etap2=True)
    CzlonekZespoluFactory(proces=closed, lider=True)

    assert [mail for mail in plan_dnia(DZIEN_PO) if mail.proces_pk] == []


def test_people_without_a_working_account_and_former_members_get_nothing(swiat, krok):
    CzlonekZespoluFactory(proces=swiat.proces, zaproszony=True)
    CzlonekZespoluFactory(proces=swiat.proces, odszedl=True)
    CzlonekZespoluFactory(proces=swiat.proces, bez_konta=True)

    assert remind(date(2026, 11, 30))["krok_termin"] == 1


def test_text_names_what_is_missing_when_it_is_sent(swiat, krok, zegar, tresc):
    remind(DZIEN_PO)
    zegar(DZIEN_PO)

    mail = tresc(Wiadomosc.objects.get(rodzaj="krok_termin"))

    assert mail.temat == f"{krok.nazwa}: 3 dni po terminie ({swiat.proces.jst})"
    assert "– Dane zebrane lub niedostępne: 0 z 0 (zespół)" in mail.tresc
    assert f"/procesy/{swiat.proces.pk}/" in mail.tresc


def _window(swiat, krok):
    TerminKrokuFactory(proces=swiat.proces, krok=krok, do=date(2026, 12, 18))


def _put_off(swiat, krok):
    WstrzymaniePrzypomnienFactory(proces=swiat.proces, do=date(2026, 12, 18))


def _paused(swiat, krok):
    swiat.proces.status = "wstrzymany"
    swiat.proces.save()


def _another_lider(swiat, krok):
    swiat.lider.is_lider = False
    swiat.lider.save()


@pytest.mark.parametrize("change", [_window, _put_off, _paused, _another_lider])
def test_there_is_no_text_when_its_reason_is_gone(swiat, krok, tresc, change):
    remind(DZIEN_PO)
    change(swiat, krok)

    assert tresc(Wiadomosc.objects.get(rodzaj="krok_termin")) is None


def test_hdr_reminds_the_advisor_who_has_not_given_an_opinion(swiat, tresc):
    pro = PrzydzialDoradcyFactory(proces=swiat.proces, pro=True)
    moment = datetime(2026, 11, 13, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
    HdrFactory(proces=swiat.proces, status=StatusHdr.W_OPINII, status_at=moment)

    assert remind(date(2026, 11, 16))["hdr_opinia_przypomnienie"] == 2
    assert [person for person, _ in rows("hdr_opinia_przypomnienie")] == [
        swiat.user,
        pro.doradca.user,
    ]

    text = tresc(Wiadomosc.objects.filter(rodzaj="hdr_opinia_przypomnienie").first()).tresc
    assert "czeka na Twoją opinię od 13.11.2026" in text


@pytest.mark.parametrize("has_account", [True, False])
def test_hdr_waits_for_the_decydent_or_tells_the_lider_that_there_is_none(
    swiat, tresc, has_account
):
    if has_account:
        decydent = CzlonekZespoluFactory(
            proces=swiat.proces, decydent=True, wypelnia_arkusz=False
        ).user
    else:
        CzlonekZespoluFactory(proces=swiat.proces, bez_konta=True)
        decydent = swiat.lider.user
    moment = datetime(2026, 11, 13, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
    HdrFactory(proces=swiat.proces, status=StatusHdr.DO_AKCEPTACJI, status_at=moment)

    remind(date(2026, 11, 16))

    assert [person for person, _ in rows("hdr_akceptacja_przypomnienie")] == [decydent]
    text = tresc(Wiadomosc.objects.get(rodzaj="hdr_akceptacja_przypomnienie")).tresc
    assert ("nie ma czynnego konta" in text) == (not has_account)


def test_lider_hears_of_sessions_once_a_week(swiat, tresc):
    for _ in range(2):
        SesjaFactory(proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 5))
    swiat.proces.sesje.update(
        created_at=datetime(2026, 11, 5, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
    )

    for number in range(12):
        remind(date(2026, 11, 5) + timedelta(days=number))

    assert rows("sesje_do_potwierdzenia") == [
        (swiat.lider.user, "2026-11-09"),
        (swiat.lider.user, "2026-11-16"),
    ]
    text = tresc(Wiadomosc.objects.filter(rodzaj="sesje_do_potwierdzenia").first())
    assert text.temat == f"Do potwierdzenia: 2 sesje ({swiat.proces.jst})"


def test_there_is_no_text_when_the_sessions_are_confirmed(swiat, tresc):
    sesja = SesjaFactory(proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 5))
    swiat.proces.sesje.update(
        created_at=datetime(2026, 11, 5, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
    )
    remind(date(2026, 11, 9))
    type(sesja).objects.filter(pk=sesja.pk).update(
        potwierdzono_at=timezone.now(), potwierdzil=swiat.lider.user
    )

    assert tresc(Wiadomosc.objects.get(rodzaj="sesje_do_potwierdzenia")) is None


def test_reminders_of_a_morning_stand_in_one_mail(swiat, krok, mailoutbox):
    SesjaFactory(proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 5))
    swiat.proces.sesje.update(
        created_at=datetime(2026, 11, 5, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
    )
    remind(DZIEN_PO)
    Wiadomosc.objects.update(wyslij_po=timezone.now())

    for pk in list(Wiadomosc.objects.values_list("pk", flat=True)):
        deliver(pk)

    own = [mail for mail in mailoutbox if swiat.lider.user.email in mail.to[0]]
    assert [mail.subject.split(":")[0] for mail in own] == ["2 sprawy"]


@pytest.mark.parametrize(
    ("hour", "day"),
    [
        # Warsaw is one hour ahead in winter, two in summer: both changes of time of 2027
        ("2027-03-27T22:59:59", date(2027, 3, 27)),
        ("2027-03-27T23:00:00", date(2027, 3, 28)),
        ("2027-03-28T21:59:59", date(2027, 3, 28)),
        ("2027-03-28T22:00:00", date(2027, 3, 29)),
        ("2027-10-30T21:59:59", date(2027, 10, 30)),
        ("2027-10-30T22:00:00", date(2027, 10, 31)),
        ("2027-10-31T22:59:59", date(2027, 10, 31)),
        ("2027-10-31T23:00:00", date(2027, 11, 1)),
    ],
)
def test_the_day_of_a_run_is_the_day_in_poland(hour, day):
    moment = datetime.fromisoformat(f"{hour}+00:00")

    assert timezone.localdate(moment) == day


@pytest.mark.parametrize("number", [1, 3])
def test_the_plan_costs_the_same_for_any_number_of_procesy_and_people(
    swiat, krok, number, django_assert_num_queries
):
    RolaEdycjiFactory(edycja=swiat.edycja)
    for _ in range(number - 1):
        proces = ProcesFactory(edycja=swiat.edycja, etap2=True)
        PrzydzialDoradcyFactory(proces=proces)
        for place in range(number):
            CzlonekZespoluFactory(proces=proces, lider=place == 0)
    # The date of the assignment of the factory is counted from the real today.
    assert User.objects.exists()

    # Procesy and editions 2, HDR that wait 1, windows 1, etapy, sessions and suspensions 3,
    # actions and documents asked for 2, facts 9, people 3, silence 5, coordinators 1 on a Monday.
    with django_assert_num_queries(29):
        plan_dnia(DZIEN_PO)
