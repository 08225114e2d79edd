import pytest
from django.db import IntegrityError, transaction

from cykl.enums import RodzajPrzejscia
from cykl.exceptions import BramkaError, PrzejscieError
from cykl.models import Przejscie
from cykl.services import przejscia
from edycje.enums import Etap, StatusProcesu
from edycje.exceptions import ProcesZamknietyError
from konta.models import Slad
from tests.factories.edycje import ProcesFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db
POWOD = "Zmiana wójta."


@pytest.fixture
def koordynator():
    return UserFactory()


def _stan(proces):
    proces.refresh_from_db()
    return proces.etap, proces.status


def test_gate_stays_closed_and_lists_what_is_missing(koordynator):
    proces = ProcesFactory(edycja__kroki=True)

    with pytest.raises(BramkaError) as error:
        przejscia.przejdz_bramke(proces.pk, kto=koordynator)

    assert _stan(proces) == (Etap.WYBOR_OBSZARU, StatusProcesu.AKTYWNY)
    # 3 of the team, 1 inaugural meeting, 2 of the sheet, 2 of the advisors
    assert len(error.value.braki) == 8


def test_open_gate_moves_on_and_leaves_a_trace(koordynator):
    proces = ProcesFactory(etap2=True)

    przejscia.przejdz_bramke(proces.pk, kto=koordynator)

    przejscie = Przejscie.objects.get()
    assert _stan(proces) == (Etap.WDROZENIE, StatusProcesu.AKTYWNY)
    assert (przejscie.rodzaj, przejscie.z_etapu, przejscie.na_etap, przejscie.kto) == (
        RodzajPrzejscia.BRAMKA,
        2,
        3,
        koordynator,
    )
    assert Slad.objects.filter(proces_pk=proces.pk).count() == 1


def test_last_gate_ends_the_proces(koordynator):
    proces = ProcesFactory(etap3=True)

    przejscia.przejdz_bramke(proces.pk, kto=koordynator)

    assert _stan(proces) == (Etap.WDROZENIE, StatusProcesu.ZAKONCZONY)
    assert proces.zakonczono_at is not None


def test_unblocking_keeps_what_was_missing(koordynator):
    proces = ProcesFactory(etap2=True, edycja__kroki=True)

    przejscia.odblokuj_bramke(proces.pk, powod=POWOD, kto=koordynator)

    powod = Przejscie.objects.get().powod
    assert _stan(proces) == (Etap.WDROZENIE, StatusProcesu.AKTYWNY)
    assert powod.startswith(f"{POWOD}\nBrakowało: ")


def test_unblocking_needs_a_chosen_area(koordynator):
    proces = ProcesFactory()

    with pytest.raises(PrzejscieError):
        przejscia.odblokuj_bramke(proces.pk, powod=POWOD, kto=koordynator)

    assert _stan(proces) == (Etap.WYBOR_OBSZARU, StatusProcesu.AKTYWNY)


def test_step_back_keeps_both_facts(koordynator):
    proces = ProcesFactory(etap3=True)

    przejscia.cofnij_etap(proces.pk, powod=POWOD, kto=koordynator)

    assert _stan(proces) == (Etap.DIAGNOZA_I_HDR, StatusProcesu.AKTYWNY)
    assert Przejscie.objects.get().powod == POWOD


def test_first_etap_cannot_be_stepped_back(koordynator):
    with pytest.raises(PrzejscieError):
        przejscia.cofnij_etap(ProcesFactory().pk, powod=POWOD, kto=koordynator)


def test_paused_proces_is_closed_for_everything_but_resuming(koordynator):
    proces = ProcesFactory(etap2=True)

    przejscia.wstrzymaj(proces.pk, powod=POWOD, kto=koordynator)

    assert _stan(proces) == (Etap.DIAGNOZA_I_HDR, StatusProcesu.WSTRZYMANY)
    for service in (przejscia.odblokuj_bramke, przejscia.cofnij_etap, przejscia.wstrzymaj):
        with pytest.raises(ProcesZamknietyError):
            service(proces.pk, powod=POWOD, kto=koordynator)
    przejscia.wznow(proces.pk, powod=POWOD, kto=koordynator)
    assert _stan(proces) == (Etap.DIAGNOZA_I_HDR, StatusProcesu.AKTYWNY)
    assert proces.wstrzymania.filter(do=None).count() == 0


def test_resume_of_running_proces_is_refused(koordynator):
    with pytest.raises(PrzejscieError):
        przejscia.wznow(ProcesFactory().pk, powod=POWOD, kto=koordynator)


def test_resignation_ends_a_pause_and_can_be_taken_back(koordynator):
    proces = ProcesFactory(etap2=True)
    przejscia.wstrzymaj(proces.pk, powod=POWOD, kto=koordynator)

    przejscia.odnotuj_rezygnacje(proces.pk, powod=POWOD, kto=koordynator)
    assert _stan(proces) == (Etap.DIAGNOZA_I_HDR, StatusProcesu.REZYGNACJA)
    assert proces.wstrzymania.filter(do=None).count() == 0

    przejscia.przywroc(proces.pk, powod=POWOD, kto=koordynator)
    assert _stan(proces) == (Etap.DIAGNOZA_I_HDR, StatusProcesu.AKTYWNY)
    assert proces.zakonczono_at is None


def test_restore_of_open_proces_is_refused(koordynator):
    with pytest.raises(PrzejscieError):
        przejscia.przywroc(ProcesFactory().pk, powod=POWOD, kto=koordynator)


def test_database_refuses_a_decision_without_a_reason(koordynator):
    proces = ProcesFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Przejscie.objects.create(
            proces=proces,
            rodzaj=RodzajPrzejscia.COFNIECIE,
            z_etapu=2,
            na_etap=1,
            z_statusu=StatusProcesu.AKTYWNY,
            na_status=StatusProcesu.AKTYWNY,
            kto=koordynator,
        )
