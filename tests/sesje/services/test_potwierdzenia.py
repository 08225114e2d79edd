from datetime import date

import pytest
from django.db import IntegrityError, transaction

from konta.models import Slad
from sesje.exceptions import SesjaError
from sesje.models import Sesja, UwagaSesji
from sesje.services.potwierdzenia import answer_uwaga, approve_month, approve_sesja, object_sesja
from sesje.services.sesje import WpisSesji, update_sesja, withdraw_sesja
from tests.factories.sesje import MiesiacDoradcyFactory, SesjaFactory

LISTOPAD = date(2026, 11, 1)


def log(swiat, day=date(2026, 11, 17), **more):
    return SesjaFactory(proces=swiat.proces, doradca=swiat.doradca, data_sesji=day, **more)


def settle(swiat, **state):
    MiesiacDoradcyFactory(proces=swiat.proces, doradca=swiat.doradca, miesiac=LISTOPAD, **state)


def objected(swiat, **more):
    return object_sesja(log(swiat, **more), " Trwała 45 minut. ", kto=swiat.lider.user)


def test_approve_sesja_confirms_once(swiat):
    sesja = approve_sesja(log(swiat), kto=swiat.lider.user)

    assert (sesja.is_confirmed, sesja.potwierdzil) == (True, swiat.lider.user)
    with pytest.raises(SesjaError):
        approve_sesja(sesja, kto=swiat.lider.user)


def test_approve_month_confirms_only_what_waits_without_objection_in_that_month(swiat):
    here = log(swiat)
    log(swiat, day=date(2026, 10, 5))
    log(swiat, wycofana=True)
    objected(swiat)

    first = approve_month(swiat.proces, LISTOPAD, kto=swiat.lider.user)
    second = approve_month(swiat.proces, LISTOPAD, kto=swiat.lider.user)

    assert (first, second) == (1, 0)
    assert set(Sesja.objects.exclude(potwierdzono_at=None)) == {here}


def test_lider_confirms_and_objects_also_in_a_closed_month(swiat):
    one, two = log(swiat), log(swiat)
    settle(swiat, zamkniety=True)

    approve_sesja(one, kto=swiat.lider.user)
    uwaga = object_sesja(two, "Trwała krócej.", kto=swiat.lider.user)
    answer_uwaga(uwaga, "Sprawdzam.", kto=swiat.user)

    assert Sesja.objects.filter(potwierdzono_at=None).get() == two


def test_nothing_is_said_about_sessions_of_an_accepted_month(swiat):
    sesja = log(swiat)
    settle(swiat, przyjety=True)

    for act in (approve_sesja, lambda one, kto: object_sesja(one, "Nie tak.", kto=kto)):
        with pytest.raises(SesjaError):
            act(sesja, kto=swiat.lider.user)
    assert approve_month(swiat.proces, LISTOPAD, kto=swiat.lider.user) == 0


def test_object_sesja_keeps_the_note_and_takes_a_confirmation_back(swiat):
    uwaga = objected(swiat, potwierdzona=True)

    sesja = Sesja.objects.get()
    assert (uwaga.tresc, uwaga.zglosil) == ("Trwała 45 minut.", swiat.lider.user)
    assert (sesja.is_confirmed, sesja.stan) == (False, ("pilne", "zgłoszono uwagi"))
    assert Slad.objects.get().powod == "Trwała 45 minut."
    with pytest.raises(SesjaError):
        object_sesja(sesja, "Jeszcze coś.", kto=swiat.lider.user)


@pytest.mark.parametrize("text", ["", "  "])
def test_object_sesja_needs_a_note(swiat, text):
    with pytest.raises(SesjaError):
        object_sesja(log(swiat), text, kto=swiat.lider.user)


def test_answer_leads_back_to_the_lider(swiat):
    uwaga = objected(swiat)

    uwaga = answer_uwaga(uwaga, "Razem z przygotowaniem 60.", kto=swiat.user)

    sesja = Sesja.objects.get()
    assert (uwaga.odpowiedz, uwaga.odpowiedzial) == ("Razem z przygotowaniem 60.", swiat.user)
    assert sesja.stan == ("czeka", "czeka na lidera")
    with pytest.raises(SesjaError):
        answer_uwaga(uwaga, "Drugi raz.", kto=swiat.user)


def test_correction_withdrawal_and_confirmation_answer_the_objection(swiat):
    fixed, gone, agreed = (objected(swiat).sesja for _ in range(3))
    entry = WpisSesji(date(2026, 11, 17), 45, "telefon", "Wskaźniki")

    update_sesja(fixed, entry, fixed.wersja, kto=swiat.user)
    withdraw_sesja(gone, "Pomyłka.", kto=swiat.user)
    approve_sesja(agreed, kto=swiat.lider.user)

    assert not UwagaSesji.objects.otwarte().exists()
    assert list(UwagaSesji.objects.order_by("pk").values_list("odpowiedz", flat=True)) == [
        "Sesja jest poprawiona.",
        "Sesja jest wycofana: Pomyłka.",
        "Lider potwierdził sesję.",
    ]
    assert not Sesja.objects.filter(uwagi_at__isnull=False).exists()


def test_database_keeps_one_open_objection_and_none_beside_a_confirmation(swiat):
    uwaga = objected(swiat)
    confirmed = log(swiat, potwierdzona=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        UwagaSesji.objects.create(sesja=uwaga.sesja, tresc="Druga.", zglosil=swiat.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        UwagaSesji.objects.create(sesja=confirmed, tresc="", zglosil=swiat.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sesja.objects.filter(pk=confirmed.pk).update(uwagi_at="2026-11-17T10:00:00Z")
