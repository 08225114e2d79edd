import pytest
from django.urls import reverse
from django.utils import timezone

from biblioteka.enums import StanPublikacji
from hdr.models import Cel, Dzialanie
from tests.factories.biblioteka import PublikacjaFactory
from tests.factories.diagnoza import (
    PriorytetFactory,
)
from tests.factories.hdr import CelFactory, HdrFactory
from tests.hdr.wzory import make_obsada

pytestmark = pytest.mark.django_db


@pytest.fixture
def obsada():
    obsada = make_obsada()
    PriorytetFactory(diagnoza__proces=obsada.proces)
    return obsada


@pytest.fixture
def publikacja():
    return PublikacjaFactory(opublikowana=True)


def priorytet(obsada):
    return obsada.proces.diagnoza.priorytety.get()


def wez(publikacja, numer="1.1.1"):
    return reverse("biblioteka:zapozyczenie_create", args=[publikacja.pk, numer])


def test_the_link_is_for_teams_that_write(client, obsada, publikacja):
    address = publikacja.get_absolute_url()
    assert "Weź do naszego HDR" not in client.get(address).content.decode()
    client.force_login(obsada.ros)
    assert "Weź do naszego HDR" not in client.get(address).content.decode()
    client.force_login(obsada.czlonek)
    assert wez(publikacja) in client.get(address).content.decode()


def test_an_action_joins_a_goal_with_its_attribution(client, obsada, publikacja):
    cel = CelFactory(hdr=HdrFactory(proces=obsada.proces))
    client.force_login(obsada.lider)

    answer = client.post(wez(publikacja), {"miejsce": f"cel-{cel.pk}"})

    assert answer.url == reverse("hdr:hdr_detail", args=[obsada.proces.pk])
    action = Dzialanie.objects.get(cel=cel)
    source = publikacja.proces
    assert action.za_przykladem == f"{source.jst.nazwa_z_rodzajem}, {source.edycja.nazwa}"
    assert (action.od, action.do, action.odpowiada) == (None, None, "")
    assert action.za_przykladem in client.get(answer.url).content.decode()


def test_a_goal_comes_with_its_actions_without_values(client, obsada, publikacja):
    client.force_login(obsada.lider)

    client.post(wez(publikacja, "1.1"), {"miejsce": f"priorytet-{priorytet(obsada).pk}"})

    cel = Cel.objects.get(hdr__proces=obsada.proces)
    assert (cel.wskaznik, cel.wartosc_docelowa) == ("liczba planów", None)
    assert cel.dzialania.count() == 1


def test_who_writes_no_draft_is_told_why(client, obsada, publikacja):
    HdrFactory(proces=obsada.proces, przyjety=True)
    client.force_login(obsada.lider)
    answer = client.get(wez(publikacja))
    assert answer.status_code == 403
    assert "Działania przejmuje zespół" in answer.content.decode()


@pytest.mark.parametrize("miejsce", ["", "cel-999", "priorytet-999", "x"])
def test_a_place_that_is_not_there(client, obsada, publikacja, miejsce):
    client.force_login(obsada.lider)
    answer = client.post(wez(publikacja), {"miejsce": miejsce})
    assert (answer.status_code, Dzialanie.objects.count()) == (200, 0)


def test_a_place_of_another_team_is_not_offered(client, obsada, publikacja):
    client.force_login(obsada.lider)
    answer = client.post(wez(publikacja), {"miejsce": f"cel-{CelFactory().pk}"})
    assert (answer.status_code, Dzialanie.objects.count()) == (200, 0)


def test_withdrawn_or_unknown_is_not_found(client, obsada, publikacja):
    client.force_login(obsada.lider)
    assert client.get(wez(publikacja, "7.7")).status_code == 404
    publikacja.stan, publikacja.powod = StanPublikacji.WYCOFANA, "Zmiana planów."
    publikacja.wycofano_at = timezone.now()
    publikacja.save()
    assert client.get(wez(publikacja)).status_code == 404
