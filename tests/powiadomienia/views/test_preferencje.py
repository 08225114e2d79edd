import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from powiadomienia.enums import Odbiorca, Tryb
from powiadomienia.wypisanie import make_token
from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db
STRONA = reverse("powiadomienia:preferencje")


@pytest.fixture
def osoba(client):
    osoba = UserFactory()
    client.force_login(osoba)
    return osoba


@pytest.fixture
def rodzaj(probny):
    return probny("zb", zbiorcza=True, grupa="Próby", opis="Gdy coś się zdarzy.")


def _chosen(osoba):
    return dict(osoba.preferencje.values_list("rodzaj", "tryb"))


def _wypisz(wiadomosc):
    return reverse("powiadomienia:wypisz", args=[make_token(wiadomosc.pk)])


def test_page_offers_what_the_kind_offers(client, osoba, rodzaj):
    form = client.get(STRONA).context["form"]

    assert [value for value, _ in form.fields[rodzaj].choices] == list(Tryb.values)
    assert form[rodzaj].initial == Tryb.OD_RAZU
    assert "zaproszenie" not in form.fields


def test_page_says_why_a_kind_is_required(client, osoba):
    response = client.get(STRONA)

    assertContains(response, "Bez zaproszenia nie da się zacząć.")
    assertNotContains(response, "Zbiór wiadomości")


def test_choice_is_saved(client, osoba, rodzaj):
    response = client.post(STRONA, {rodzaj: Tryb.TYGODNIOWY})

    assertRedirects(response, STRONA)
    assert _chosen(osoba) == {rodzaj: Tryb.TYGODNIOWY}
    assert client.get(STRONA).context["form"][rodzaj].initial == Tryb.TYGODNIOWY


def test_kind_that_was_not_sent_stays(client, osoba, rodzaj):
    osoba.preferencje.create(rodzaj=rodzaj, tryb=Tryb.DZIENNY)

    client.post(STRONA, {})

    assert _chosen(osoba) == {rodzaj: Tryb.DZIENNY}


def test_wrong_choice_saves_nothing(client, osoba, rodzaj, probny):
    other = probny("drugi")

    response = client.post(STRONA, {rodzaj: Tryb.DZIENNY, other: "nigdy"})

    assert response.status_code == 200
    assert _chosen(osoba) == {}


def test_opening_the_link_of_a_mail_changes_nothing(client, rodzaj):
    row = WiadomoscFactory(rodzaj=rodzaj, wyslana=True)

    assertContains(client.get(_wypisz(row)), "Nie wysyłaj więcej")
    client.head(_wypisz(row))

    assert _chosen(row.odbiorca) == {}


def test_mail_program_stops_the_mails_without_signing_in(client, rodzaj):
    client.handler.enforce_csrf_checks = True
    row = WiadomoscFactory(rodzaj=rodzaj, wyslana=True)

    first = client.post(_wypisz(row), {"List-Unsubscribe": "One-Click"})
    second = client.post(_wypisz(row), {"List-Unsubscribe": "One-Click"})

    assert (first.status_code, second.status_code) == (200, 200)
    assert _chosen(row.odbiorca) == {rodzaj: Tryb.APLIKACJA}


def test_somebody_else_signed_in_changes_only_the_recipient(client, osoba, rodzaj):
    row = WiadomoscFactory(rodzaj=rodzaj, wyslana=True)

    client.post(_wypisz(row))

    assert (_chosen(osoba), _chosen(row.odbiorca)) == ({}, {rodzaj: Tryb.APLIKACJA})


def test_link_of_a_required_mail_says_so(client):
    row = WiadomoscFactory(rodzaj="zaproszenie", wyslana=True)

    assertContains(client.get(_wypisz(row)), "Tych wiadomości nie można wyłączyć")
    assertContains(client.post(_wypisz(row)), "Tych wiadomości nie można wyłączyć")
    assert _chosen(row.odbiorca) == {}


@pytest.mark.parametrize("token", ["1", "1.abc", "abc", make_token(987654)])
def test_forged_link_is_unknown(client, token):
    url = reverse("powiadomienia:wypisz", args=[token])

    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404


def test_page_lists_only_what_can_come_to_the_person(client, osoba, probny):
    own = probny("dla_doradcy", dla=(Odbiorca.DORADCA,))
    other = probny("dla_lidera", dla=(Odbiorca.LIDER,))
    earlier = probny("dawniej", dla=(Odbiorca.KOORDYNATOR,))
    PrzydzialDoradcyFactory(doradca__user=osoba, ros=True)
    WiadomoscFactory(odbiorca=osoba, rodzaj=earlier)

    response = client.get(STRONA)

    assert {own, other, earlier} & set(response.context["form"].fields) == {own, earlier}
    assertContains(response, "mogą do Ciebie przyjść (doradca)")


def test_lider_who_decides_reads_both_names(client, osoba):
    CzlonekZespoluFactory(user=osoba, lider=True, decydent=True)

    assertContains(client.get(STRONA), "(lider zespołu, decydent)")
