import pytest
from django.utils import timezone

from obieg.enums import Decyzja, Ocena
from obieg.services import obieg
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import get_rodzaj
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept, give_both, submit

pytestmark = pytest.mark.django_db


def _build(rodzaj, user):
    wiadomosc = Wiadomosc.objects.get(rodzaj=rodzaj, odbiorca=user)
    return get_rodzaj(rodzaj).build(wiadomosc)


def test_opinion_mail_is_dropped_once_given_or_taken_back():
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)

    tresc = _build("hdr_czeka_na_opinie", obsada.ros)
    assert tresc.temat == f"HDR czeka na opinię: {obsada.proces.jst}"
    assert f"/procesy/{obsada.proces.pk}/hdr/opinia/" in tresc.tresc
    obieg.give_opinia(obsada.proces.pk, "ros", Ocena.POZYTYWNA, "", kto=obsada.ros)
    assert _build("hdr_czeka_na_opinie", obsada.ros) is None
    obieg.withdraw_hdr(obsada.proces.pk, kto=obsada.lider)
    assert _build("hdr_czeka_na_opinie", obsada.pro) is None


def test_acceptance_mail_is_dropped_once_decided():
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    give_both(obsada)

    assert _build("hdr_czeka_na_akceptacje", obsada.decydent) is not None
    obieg.decide_hdr(
        obsada.proces.pk,
        Decyzja.ZWROCONY,
        "Za drogo.",
        czlonek=obsada.czlonek_decydent,
        kto=obsada.decydent,
    )

    assert _build("hdr_czeka_na_akceptacje", obsada.decydent) is None
    assert "wersja 1" in _build("hdr_zwrocony", obsada.lider).tresc


def test_mail_about_acceptance_names_who_decided():
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    accept(obsada)

    tresc = _build("hdr_przyjety", obsada.czlonek).tresc

    assert f"Decyzja: {obsada.decydent}, burmistrz." in tresc


def test_nobody_who_left_reads_of_the_hdr():
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    obsada.proces.przydzialy.filter(doradca__user=obsada.ros).update(
        do=timezone.localdate(), powod_konca="Zmiana."
    )
    assert _build("hdr_czeka_na_opinie", obsada.ros) is None
    assert _build("hdr_czeka_na_opinie", obsada.pro) is not None


@pytest.mark.parametrize("kind", ["hdr_zwrocony", "hdr_przyjety"])
def test_nobody_who_left_reads_of_the_decision(kind):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    if kind == "hdr_zwrocony":
        obieg.give_opinia(obsada.proces.pk, "ros", Ocena.DO_POPRAWY, "Skąd 9?", kto=obsada.ros)
    else:
        give_both(obsada)
        obieg.decide_hdr(
            obsada.proces.pk,
            Decyzja.PRZYJETY,
            "",
            czlonek=obsada.czlonek_decydent,
            kto=obsada.decydent,
        )
    obsada.proces.czlonkowie.filter(user=obsada.czlonek).update(odszedl_at=timezone.now())

    assert _build(kind, obsada.czlonek) is None
    assert _build(kind, obsada.lider) is not None
    assert _build(kind, obsada.decydent) is not None
