from uuid import uuid4

import pytest

from konsultacje.exceptions import KonsultacjaError, LinkClosedError, LinkUsedError
from konsultacje.models import LinkKonsultacji, OdpowiedzKonsultacji
from konsultacje.queries import find_wejscie
from konsultacje.services.odpowiedzi import submit_odpowiedz
from konta.models import Slad
from tests.factories.konsultacje import KonsultacjaFactory, LinkKonsultacjiFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def wejscie():
    LinkKonsultacjiFactory(token="mój-token")
    return find_wejscie("mój-token")


def test_answer_uses_up_the_link_and_leaves_no_trace(wejscie):
    submit_odpowiedz(wejscie, {"1": 4}, " ")

    odpowiedz = OdpowiedzKonsultacji.objects.get()
    assert (odpowiedz.wartosci, odpowiedz.grupa, odpowiedz.podpis) == ({"1": 4}, "dyrektorzy", "")
    assert LinkKonsultacji.objects.get().wykorzystany is True
    assert Slad.objects.count() == 0


def test_nothing_of_an_answer_leads_to_a_link():
    names = {field.name for field in OdpowiedzKonsultacji._meta.get_fields()}

    assert names == {"id", "konsultacja", "grupa", "z_otwartego", "podpis", "wartosci"}


def test_second_answer_of_a_link_is_refused(wejscie):
    submit_odpowiedz(wejscie, {"1": 4}, "")

    with pytest.raises(LinkUsedError):
        submit_odpowiedz(wejscie, {"1": 1}, "")

    assert OdpowiedzKonsultacji.objects.get().wartosci == {"1": 4}


def test_same_copy_of_the_form_is_saved_once(wejscie):
    kopia = uuid4()

    submit_odpowiedz(wejscie, {"1": 4}, "", kopia)
    submit_odpowiedz(wejscie, {"1": 4}, "", kopia)

    assert OdpowiedzKonsultacji.objects.count() == 1


@pytest.mark.parametrize("status", [{"zamknieta": True}, {"po_terminie": True}])
def test_closed_consultation_takes_no_answer(status):
    LinkKonsultacjiFactory(token="t", konsultacja=KonsultacjaFactory(**status))

    with pytest.raises(LinkClosedError):
        submit_odpowiedz(find_wejscie("t"), {"1": 4}, "")

    assert LinkKonsultacji.objects.get().wykorzystany is False


def test_empty_answer_does_not_use_up_the_link(wejscie):
    with pytest.raises(KonsultacjaError):
        submit_odpowiedz(wejscie, {}, "Anna")

    assert LinkKonsultacji.objects.get().wykorzystany is False


def test_open_link_takes_answers_up_to_its_limit():
    konsultacja = KonsultacjaFactory(otwarta=True, z_otwartym=True)
    wejscie = find_wejscie(konsultacja.otwarty_token)

    submit_odpowiedz(wejscie, {"1": 4}, "")
    submit_odpowiedz(wejscie, {"1": 5}, "")
    with pytest.raises(LinkClosedError):
        submit_odpowiedz(wejscie, {"1": 5}, "")

    assert (find_wejscie(konsultacja.otwarty_token).is_full, konsultacja.odpowiedzi.count()) == (
        True,
        2,
    )


def test_unknown_token_leads_nowhere():
    KonsultacjaFactory()

    assert (find_wejscie("nieznany"), find_wejscie("")) == (None, None)
