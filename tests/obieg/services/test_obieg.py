import json

import pytest

from edycje.exceptions import ProcesZamknietyError
from edycje.models import PrzydzialDoradcy
from hdr.enums import StatusHdr
from hdr.exceptions import HdrError
from hdr.services import edytor
from obieg.enums import Decyzja, Ocena
from obieg.exceptions import HdrNiekompletnyError
from obieg.models import Akceptacja, Opinia, WersjaHdr
from obieg.services import obieg
from powiadomienia.models import Wiadomosc
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.hdr import HdrFactory
from tests.factories.konta import UserFactory
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept, give_both, submit

pytestmark = pytest.mark.django_db


def _mails(rodzaj):
    return sorted(Wiadomosc.objects.filter(rodzaj=rodzaj).values_list("email", flat=True))


def test_submit_with_gaps_lists_them_and_freezes_nothing():
    obsada = make_obsada()
    HdrFactory(proces=obsada.proces)

    with pytest.raises(HdrNiekompletnyError) as caught:
        submit(obsada)

    assert [one.regula.klucz for one in caught.value.ogniwa] == ["hdr_priorytety", "hdr_forma"]
    assert WersjaHdr.objects.count() == 0


def test_submit_without_an_advisor_says_whom_to_ask():
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    PrzydzialDoradcy.objects.filter(specjalizacja="pro").delete()

    with pytest.raises(HdrError, match="Brakuje doradcy: PRO"):
        submit(obsada)


def test_submit_freezes_the_whole_content_and_tells_both_advisors():
    obsada = make_obsada()
    hdr, cel, dzialanie = make_kompletny(obsada.proces)

    wersja = submit(obsada)

    hdr.refresh_from_db()
    assert hdr.status == StatusHdr.W_OPINII
    assert wersja.sha256 == obieg.compute_sha256(WersjaHdr.objects.get().tresc)
    frozen = wersja.tresc["priorytety"][0]["cele"][0]
    assert (frozen["tresc"], frozen["wartosc_docelowa"]) == (cel.tresc, "9")
    assert frozen["dzialania"][0]["rezultat"] == dzialanie.rezultat
    assert [one["lider"] for one in wersja.tresc["zespol"]] == [True, False, False]
    assert _mails("hdr_czeka_na_opinie") == sorted([obsada.ros.email, obsada.pro.email])


def test_frozen_version_does_not_follow_the_document():
    obsada = make_obsada()
    _, cel, _ = make_kompletny(obsada.proces)
    wersja = submit(obsada)
    obieg.withdraw_hdr(obsada.proces.pk, kto=obsada.lider)

    edytor.update_cel(cel, {"tresc": "Inny cel"}, 1, kto=obsada.lider)

    wersja.refresh_from_db()
    assert wersja.tresc["priorytety"][0]["cele"][0]["tresc"] == cel.tresc
    assert wersja.sha256 == obieg.compute_sha256(wersja.tresc)


def test_canonical_json_does_not_depend_on_order():
    assert obieg.canonical_json({"b": 1, "a": "ł"}) == '{"a":"ł","b":1}'
    assert json.loads(obieg.canonical_json({"b": [1]})) == {"b": [1]}


def test_one_do_poprawy_returns_it_at_once_and_keeps_the_version():
    obsada = make_obsada()
    hdr, *_ = make_kompletny(obsada.proces)
    wersja = submit(obsada)

    obieg.give_opinia(obsada.proces.pk, "ros", Ocena.DO_POPRAWY, "Skąd 9?", kto=obsada.ros)

    hdr.refresh_from_db()
    wersja.refresh_from_db()
    assert hdr.status == StatusHdr.SZKIC
    assert wersja.zwrocono_at is not None
    assert _mails("hdr_zwrocony") == sorted(
        one.email for one in (obsada.lider, obsada.czlonek, obsada.decydent)
    )
    with pytest.raises(HdrError):
        obieg.give_opinia(obsada.proces.pk, "pro", Ocena.POZYTYWNA, "", kto=obsada.pro)


def test_two_positive_opinions_send_it_to_the_decydent():
    obsada = make_obsada()
    hdr, *_ = make_kompletny(obsada.proces)
    submit(obsada)

    obieg.give_opinia(obsada.proces.pk, "ros", Ocena.Z_UWAGAMI, "Uwaga.", kto=obsada.ros)
    hdr.refresh_from_db()
    assert hdr.status == StatusHdr.W_OPINII
    obieg.give_opinia(obsada.proces.pk, "pro", Ocena.POZYTYWNA, "", kto=obsada.pro)

    hdr.refresh_from_db()
    assert hdr.status == StatusHdr.DO_AKCEPTACJI
    assert _mails("hdr_czeka_na_akceptacje") == [obsada.decydent.email]


def test_opinion_is_given_once_per_version():
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    obieg.give_opinia(obsada.proces.pk, "ros", Ocena.POZYTYWNA, "", kto=obsada.ros)

    with pytest.raises(HdrError, match="Opinia ROS"):
        obieg.give_opinia(obsada.proces.pk, "ros", Ocena.DO_POPRAWY, "Jednak", kto=obsada.ros)

    assert Opinia.objects.count() == 1


def test_acceptance_closes_the_document_and_tells_the_team():
    obsada = make_obsada()
    hdr, cel, _ = make_kompletny(obsada.proces)

    akceptacja = accept(obsada)

    hdr.refresh_from_db()
    assert (hdr.status, akceptacja.funkcja) == (StatusHdr.PRZYJETY, "burmistrz")
    assert hdr.przyjeto_at is not None
    assert len(_mails("hdr_przyjety")) == 3
    with pytest.raises(HdrError):
        edytor.update_cel(cel, {"tresc": "Inny"}, 1, kto=obsada.lider)


def test_decydent_returns_it_with_a_note():
    obsada = make_obsada()
    hdr, *_ = make_kompletny(obsada.proces)
    submit(obsada)
    give_both(obsada)

    obieg.decide_hdr(
        obsada.proces.pk,
        Decyzja.ZWROCONY,
        "Za drogo.",
        czlonek=obsada.czlonek_decydent,
        kto=obsada.decydent,
    )

    hdr.refresh_from_db()
    assert hdr.status == StatusHdr.SZKIC
    assert Akceptacja.objects.get().uwagi == "Za drogo."
    assert submit(obsada).numer == 2


def test_decision_comes_only_after_both_opinions():
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)

    with pytest.raises(HdrError):
        obieg.decide_hdr(
            obsada.proces.pk,
            Decyzja.PRZYJETY,
            "",
            czlonek=obsada.czlonek_decydent,
            kto=obsada.decydent,
        )


def test_reopened_document_goes_the_same_way_again():
    obsada = make_obsada()
    hdr, *_ = make_kompletny(obsada.proces)
    accept(obsada)
    with pytest.raises(HdrError):
        obieg.reopen_hdr(obsada.proces.pk, "  ", kto=obsada.lider)

    obieg.reopen_hdr(obsada.proces.pk, "Zmiana budżetu.", kto=obsada.lider)
    hdr.refresh_from_db()
    assert (hdr.status, hdr.przyjeto_at) == (StatusHdr.SZKIC, None)
    accept(obsada)

    hdr.refresh_from_db()
    assert hdr.status == StatusHdr.PRZYJETY
    assert list(WersjaHdr.objects.values_list("numer", "powod_otwarcia")) == [
        (2, ""),
        (1, "Zmiana budżetu."),
    ]
    assert Akceptacja.objects.count() == 2


@pytest.mark.parametrize("stan", ["szkic", "przyjety"])
def test_withdraw_needs_a_document_that_waits(stan):
    obsada = make_obsada()
    HdrFactory(proces=obsada.proces, **({"przyjety": True} if stan == "przyjety" else {}))

    with pytest.raises(HdrError):
        obieg.withdraw_hdr(obsada.proces.pk, kto=obsada.lider)


def test_lider_who_is_also_decydent_can_do_both():
    obsada = make_obsada()
    both = UserFactory()
    obsada.proces.czlonkowie.filter(is_lider=True).update(is_lider=False)
    obsada.proces.czlonkowie.filter(is_decydent=True).update(is_decydent=False)
    CzlonekZespoluFactory(proces=obsada.proces, lider=True, is_decydent=True, user=both)
    obsada.lider = obsada.decydent = both
    hdr, *_ = make_kompletny(obsada.proces)

    accept(obsada)

    hdr.refresh_from_db()
    assert hdr.status == StatusHdr.PRZYJETY


def test_nothing_moves_in_a_paused_proces():
    obsada = make_obsada(wstrzymany=True)
    make_kompletny(obsada.proces)

    with pytest.raises(ProcesZamknietyError):
        submit(obsada)
