from datetime import date

import pytest
from django.core.management import CommandError, call_command

from cykl.services import przypomnienia
from cykl.tasks import remind_osoby
from konta.models import User
from powiadomienia.models import Wiadomosc
from tests.factories.edycje import ProcesFactory, PrzydzialDoradcyFactory, RolaEdycjiFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

DWUDZIESTY = date(2026, 11, 20)
TRZECI_OD_KONCA = date(2026, 11, 26)
NIC = {}
JEDEN = {"brak_godzin": 1}


def remind(day):
    """Kinds with new mails."""
    return {kind: number for kind, number in przypomnienia.remind(day).items() if number}


def log(swiat, proces=None, **more):
    fields = {"data_sesji": date(2026, 11, 5), "minuty": 60}
    return SesjaFactory(proces=proces or swiat.proces, doradca=swiat.doradca, **(fields | more))


def test_remind_puts_one_mail_for_all_jst_and_nothing_on_the_second_run(swiat):
    PrzydzialDoradcyFactory(doradca=swiat.doradca, od=date(2026, 10, 1))

    assert remind(DWUDZIESTY) == JEDEN
    assert remind(DWUDZIESTY) == NIC

    row = Wiadomosc.objects.get()
    assert (row.rodzaj, row.okres, row.odbiorca) == ("brak_godzin", "2026-11/20", swiat.user)


def test_remind_again_on_the_third_last_working_day(swiat):
    remind(DWUDZIESTY)

    assert remind(TRZECI_OD_KONCA) == JEDEN
    assert list(Wiadomosc.objects.order_by("pk").values_list("okres", flat=True)) == [
        "2026-11/20",
        "2026-11/3-od-konca",
    ]


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2026, 11, 21), date(2026, 11, 25)])
def test_remind_is_silent_on_other_days(swiat, day):
    assert remind(day) == NIC


def test_remind_makes_up_for_a_missed_day(swiat):
    assert remind(date(2026, 11, 23)) == JEDEN


def test_remind_is_silent_when_the_hours_are_there(swiat):
    log(swiat)

    assert remind(DWUDZIESTY) == NIC


def test_remind_does_not_count_meetings_on_site_and_withdrawn_sessions(swiat):
    log(swiat, forma="na_miejscu")
    log(swiat, wycofana=True)

    assert remind(DWUDZIESTY) == JEDEN


def test_remind_is_silent_with_a_reason(swiat):
    MiesiacDoradcyFactory(
        proces=swiat.proces,
        doradca=swiat.doradca,
        miesiac=date(2026, 11, 1),
        bez_wsparcia=True,
    )

    assert remind(DWUDZIESTY) == NIC


def test_remind_is_silent_about_a_paused_proces_a_former_advisor_and_an_inactive_account(swiat):
    paused = ProcesFactory(edycja=swiat.edycja, wstrzymany=True)
    PrzydzialDoradcyFactory(proces=paused, od=date(2026, 9, 10))
    PrzydzialDoradcyFactory(
        od=date(2026, 9, 10), do=date(2026, 11, 10), powod_konca="Koniec umowy."
    )
    User.objects.filter(pk=swiat.user.pk).update(is_active=False)

    assert remind(DWUDZIESTY) == NIC


def test_remind_asks_to_close_the_last_month(swiat):
    log(swiat, data_sesji=date(2026, 10, 5))

    assert remind(date(2026, 11, 3)) == {"miesiac_niezamkniety": 1}
    assert Wiadomosc.objects.get().okres == "2026-10/zamkniecie-3"


def test_coordinator_hears_of_open_months_from_the_second_time(swiat, tresc):
    koordynator = RolaEdycjiFactory(edycja=swiat.edycja).user
    RolaEdycjiFactory(edycja=swiat.edycja, obserwator=True)
    RolaEdycjiFactory()

    assert remind(date(2026, 11, 2)) == {"cisza": 1}
    assert remind(date(2026, 11, 3)) == {"miesiac_niezamkniety": 1}
    assert remind(date(2026, 11, 6)) == {"miesiac_niezamkniety": 1, "miesiace_niezamkniete": 1}

    row = Wiadomosc.objects.get(rodzaj="miesiace_niezamkniete")
    assert (row.odbiorca, row.okres) == (koordynator, "2026-10-01")
    assert tresc(row).temat == f"Niezamknięty miesiąc: październik 2026 ({swiat.edycja})"
    assert f"– {swiat.doradca}: 1\u00a0JST ({swiat.proces.jst})" in tresc(row).tresc


def test_remind_does_not_ask_to_close_a_closed_month(swiat):
    MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca, miesiac=date(2026, 10, 1), zamkniety=True
    )

    assert remind(date(2026, 11, 3)) == NIC


def test_text_is_made_when_it_is_sent(swiat, tresc):
    other = PrzydzialDoradcyFactory(doradca=swiat.doradca, od=date(2026, 10, 1)).proces
    remind(DWUDZIESTY)
    log(swiat, minuty=25)
    log(swiat, proces=other)

    mail = tresc(Wiadomosc.objects.get())
    assert mail.temat == "Brakujące godziny: listopad 2026"
    lines = [line for line in mail.tresc.splitlines() if line.startswith("–")]
    assert lines == [f"– {swiat.proces.jst}: zapisano 25 z 60 min, brakuje 35 min"]


def test_there_is_no_text_when_the_hours_were_logged_meanwhile(swiat, tresc):
    remind(DWUDZIESTY)
    log(swiat)

    assert tresc(Wiadomosc.objects.get()) is None


def test_mail_about_closing_names_open_months_only(swiat, tresc):
    closed = PrzydzialDoradcyFactory(doradca=swiat.doradca, od=date(2026, 9, 1)).proces
    remind(date(2026, 11, 3))
    MiesiacDoradcyFactory(
        proces=closed, doradca=swiat.doradca, miesiac=date(2026, 10, 1), zamkniety=True
    )

    text = tresc(Wiadomosc.objects.get()).tresc
    lines = [line for line in text.splitlines() if line.startswith("–")]
    assert lines == [f"– {swiat.proces.jst}: zapisano 0 z 60 min, brakuje 60 min"]


def test_task_runs_the_day_that_it_is(swiat):
    remind_osoby()

    assert not Wiadomosc.objects.exists()


def test_command_runs_a_day_by_hand(swiat, capsys):
    call_command("przypomnij", dzien="2026-11-20")

    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.endswith(" 0")] == [
        "Brakujące godziny doradcy: nowych wiadomości 1"
    ]
    with pytest.raises(CommandError):
        call_command("przypomnij", dzien="20.11.2026")
