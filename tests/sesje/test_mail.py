"""Mails to the advisor: an objection of the lider, months opened by the coordinator."""

from datetime import date

import pytest
from django.utils import timezone

from powiadomienia.models import Powiadomienie, Wiadomosc
from powiadomienia.rodzaje import get_rodzaj
from sesje.exceptions import MiesiacError, SesjaError
from sesje.models import MiesiacDoradcy
from sesje.services.miesiace import close_miesiac
from sesje.services.potwierdzenia import answer_uwaga, object_sesja
from sesje.services.przyjecia import reopen_miesiac, return_miesiace
from sesje.services.sesje import withdraw_sesja
from tests.factories.edycje import ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.konta import UserFactory
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

PAZDZIERNIK = date(2026, 10, 1)


@pytest.fixture
def sesja(swiat):
    return SesjaFactory(
        proces=swiat.proces, doradca=swiat.doradca, data_sesji=date(2026, 11, 17), minuty=60
    )


def _build(rodzaj):
    wiadomosc = Wiadomosc.objects.get(rodzaj=rodzaj)
    return get_rodzaj(rodzaj).build(wiadomosc)


def test_objection_is_told_to_the_advisor_with_its_place(swiat, sesja):
    uwaga = object_sesja(sesja, "Trwała 45 minut.", kto=swiat.lider.user)

    tresc = _build("uwaga_do_sesji")
    notice = Powiadomienie.objects.get()

    assert Wiadomosc.objects.get().odbiorca == swiat.user
    assert tresc.temat == f"Uwaga do sesji: {swiat.proces.jst}"
    assert "Trwała 45 minut." in tresc.tresc
    assert tresc.adres.endswith(f"/sesje/uwagi/{uwaga.pk}/odpowiedz/")
    assert (notice.osoba, notice.url) == (swiat.user, f"/sesje/uwagi/{uwaga.pk}/odpowiedz/")


def test_answered_objection_is_not_told(swiat, sesja):
    uwaga = object_sesja(sesja, "Trwała 45 minut.", kto=swiat.lider.user)

    answer_uwaga(uwaga, "Sprawdziłem: 60.", kto=swiat.user)

    assert _build("uwaga_do_sesji") is None


def test_objection_to_a_withdrawn_session_is_not_told(swiat, sesja):
    object_sesja(sesja, "Nie było jej.", kto=swiat.lider.user)

    withdraw_sesja(sesja, "Pomyłka.", kto=swiat.user)

    assert _build("uwaga_do_sesji") is None


def test_refused_objection_tells_nobody(swiat, sesja):
    with pytest.raises(SesjaError):
        object_sesja(sesja, " ", kto=swiat.lider.user)

    assert Wiadomosc.objects.count() == 0


def _two_closed(swiat):
    second = ProcesFactory(edycja=swiat.edycja)
    PrzydzialDoradcyFactory(
        proces=second,
        doradca=swiat.doradca,
        specjalizacja=swiat.przydzial.specjalizacja,
        od=date(2026, 9, 10),
    )
    return [
        MiesiacDoradcyFactory(
            proces=proces, doradca=swiat.doradca, miesiac=PAZDZIERNIK, zamkniety=True
        )
        for proces in (swiat.proces, second)
    ]


def test_months_sent_back_in_one_action_are_one_mail_to_each_advisor(swiat):
    own = _two_closed(swiat)
    other = MiesiacDoradcyFactory(proces=swiat.proces, miesiac=PAZDZIERNIK, zamkniety=True)
    pks = [row.pk for row in (*own, other)]

    return_miesiace(swiat.edycja, PAZDZIERNIK, "Brak tematów.", kto=UserFactory(), pks=pks)

    told = Wiadomosc.objects.get(odbiorca=swiat.user)
    tresc = get_rodzaj(told.rodzaj).build(told)
    assert Wiadomosc.objects.count() == 2
    assert tresc.temat == "Miesiąc do poprawy: październik 2026"
    assert [f"– {row.proces.jst}" in tresc.tresc for row in own] == [True, True]
    assert "Brak tematów." in tresc.tresc
    assert tresc.adres.endswith("/moje-godziny/2026/10/")


def test_month_opened_twice_is_told_twice(swiat):
    kto = UserFactory()
    row = _two_closed(swiat)[0]

    reopen_miesiac(row, "Pomyłka w sesji.", kto=kto)
    MiesiacDoradcy.objects.filter(pk=row.pk).update(
        status="zamkniety", wymagane_min=60, zapisane_min=60, zamknieto_at=timezone.now()
    )
    reopen_miesiac(row, "Pomyłka w sesji.", kto=kto)

    assert Wiadomosc.objects.filter(rodzaj="miesiac_otwarty", odbiorca=swiat.user).count() == 2
    with pytest.raises(MiesiacError):
        reopen_miesiac(row, "Jeszcze raz.", kto=kto)
    assert Wiadomosc.objects.count() == 2


def test_month_closed_again_meanwhile_is_not_told(swiat):
    SesjaFactory(
        proces=swiat.proces,
        doradca=swiat.doradca,
        data_sesji=date(2026, 10, 14),
        minuty=120,
        potwierdzona=True,
    )
    row = MiesiacDoradcyFactory(
        proces=swiat.proces, doradca=swiat.doradca, miesiac=PAZDZIERNIK, zamkniety=True
    )
    reopen_miesiac(row, "Pomyłka.", kto=UserFactory())

    assert _build("miesiac_otwarty") is not None
    close_miesiac(swiat.doradca, PAZDZIERNIK, kto=swiat.user)

    assert _build("miesiac_otwarty") is None
