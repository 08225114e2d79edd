from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from doradztwo.pliki import PDF
from edycje.exceptions import ProcesZamknietyError
from konta.models import Slad
from powiadomienia.models import Wiadomosc
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
)
from tests.factories.konta import UserFactory
from tests.factories.zbiory import (
    PlikDanychFactory,
    ProsbaODokumentFactory,
    ZebraneDaneFactory,
)
from zbiory.exceptions import ZebraneDaneError
from zbiory.mail import build_odpowiedz, build_prosba
from zbiory.models import PlikDanych, ProsbaODokument
from zbiory.services.prosby import ask_for_dokument, give_dokument, refuse_dokument, withdraw_prosba

pytestmark = pytest.mark.django_db


def _plik():
    plik = SimpleUploadedFile("Uchwała.pdf", b"%PDF-1.7 wzor")
    plik.rodzaj, plik.nazwa = PDF, "Uchwała.pdf"
    return plik


def _zmiany(**more):
    termin = timezone.localdate() + timedelta(days=14)
    return {"tresc": "Uchwała o sieci szkół", "dane": None, "po_co": "", "termin": termin, **more}


def test_ask_tells_the_lider_and_who_answers_for_the_item():
    lider = CzlonekZespoluFactory(lider=True)
    drugi = CzlonekZespoluFactory(proces=lider.proces)
    CzlonekZespoluFactory(proces=lider.proces)
    dane = ZebraneDaneFactory(proces=lider.proces, odpowiedzialny=drugi)

    ask_for_dokument(lider.proces_id, _zmiany(dane=dane), UserFactory())

    assert set(Wiadomosc.objects.values_list("odbiorca", flat=True)) == {
        lider.user_id,
        drugi.user_id,
    }
    text = build_prosba(Wiadomosc.objects.get(odbiorca=lider.user_id))
    assert "Uchwała o sieci szkół" in text.tresc
    assert str(dane) in text.tresc


def test_ask_refuses_a_day_that_is_over_and_an_item_of_another_team():
    proces = ProcesFactory()
    yesterday = timezone.localdate() - timedelta(days=1)

    for wrong in ({"termin": yesterday}, {"dane": ZebraneDaneFactory()}):
        with pytest.raises(ZebraneDaneError):
            ask_for_dokument(proces.pk, _zmiany(**wrong), UserFactory())

    assert ProsbaODokument.objects.count() == 0


def test_given_document_joins_the_item_and_the_advisor_hears():
    dane = ZebraneDaneFactory()
    doradca = PrzydzialDoradcyFactory(proces=dane.proces).doradca.user
    prosba = ProsbaODokumentFactory(proces=dane.proces, dane=dane, prosi=doradca)

    prosba = give_dokument(prosba, _plik(), "Załącznik nr 2.", UserFactory())

    plik = PlikDanych.objects.get()
    assert (plik.dane, plik.prosba, plik.nazwa) == (dane, prosba, "Uchwała.pdf")
    assert (prosba.is_open, prosba.is_refused) == (False, False)
    assert "Załącznik nr 2." in build_odpowiedz(Wiadomosc.objects.get()).tresc
    plik.plik.delete(save=False)


def test_refusal_needs_a_reason_and_gives_it_to_the_advisor():
    przydzial = PrzydzialDoradcyFactory()
    prosba = ProsbaODokumentFactory(proces=przydzial.proces, prosi=przydzial.doradca.user)

    with pytest.raises(ZebraneDaneError):
        refuse_dokument(prosba, " ", UserFactory())
    refuse_dokument(prosba, "Nie ma takiej uchwały.", UserFactory())

    assert "Nie ma takiej uchwały." in build_odpowiedz(Wiadomosc.objects.get()).tresc
    assert list(Slad.objects.values_list("zdarzenie", "na")) == [
        ("odmówiono dokumentu", "Nie ma takiej uchwały.")
    ]


@pytest.mark.parametrize("stan", ["odmowa", "wycofana"])
def test_answered_or_withdrawn_request_takes_no_answer(stan):
    prosba = ProsbaODokumentFactory(**{stan: True})

    for act in (
        lambda: give_dokument(prosba, _plik(), "", UserFactory()),
        lambda: refuse_dokument(prosba, "Powód.", UserFactory()),
        lambda: withdraw_prosba(prosba, UserFactory()),
    ):
        with pytest.raises(ZebraneDaneError):
            act()

    assert PlikDanych.objects.count() == 0


def test_mail_about_a_request_that_was_answered_or_withdrawn_is_not_sent():
    lider = CzlonekZespoluFactory(lider=True)
    prosba = ask_for_dokument(lider.proces_id, _zmiany(), UserFactory())

    withdraw_prosba(prosba, UserFactory())

    assert build_prosba(Wiadomosc.objects.get()) is None


def test_closed_proces_takes_no_request():
    with pytest.raises(ProcesZamknietyError):
        ask_for_dokument(ProcesFactory(wstrzymany=True).pk, _zmiany(), UserFactory())


@pytest.mark.parametrize(
    "values",
    [
        {"odpowiedziano_at": timezone.now()},
        {"powod_odmowy": "Bo nie."},
    ],
)
def test_database_refuses_half_an_answer(values):
    prosba = ProsbaODokumentFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ProsbaODokument.objects.filter(pk=prosba.pk).update(**values)


def test_database_refuses_an_answer_to_a_withdrawn_request_and_a_file_without_a_place():
    prosba, plik = ProsbaODokumentFactory(odmowa=True), PlikDanychFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ProsbaODokument.objects.filter(pk=prosba.pk).update(wycofano_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        PlikDanych.objects.filter(pk=plik.pk).update(dane=None)
