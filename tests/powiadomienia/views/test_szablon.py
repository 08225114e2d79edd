import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from konta.models import Slad
from powiadomienia import rodzaje
from powiadomienia.models import SzablonWiadomosci
from powiadomienia.tresci import default_wzor
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db
KLUCZ = "zmiana_w_koncie"
EDYCJA = reverse("powiadomienia:szablon_edit", args=[KLUCZ])
PODGLAD = reverse("powiadomienia:szablon_preview", args=[KLUCZ])
RESET = reverse("powiadomienia:szablon_reset", args=[KLUCZ])
DANE = {"temat": "Zmiana: {kiedy}", "tresc": "{zdanie}\n\nZobacz:\n{adres}", "wersja": "0"}


@pytest.fixture
def admin(client):
    admin = UserFactory(admin=True)
    client.force_login(admin)
    return admin


def test_list_tells_which_are_changed(client, admin):
    SzablonWiadomosci.objects.create(rodzaj=KLUCZ, temat="T", tresc="x", zmienil=admin)

    rows = client.get(reverse("powiadomienia:szablon_list")).context["wiersze"]

    assert [rodzaj.klucz for rodzaj, row in rows if row] == [KLUCZ]
    assert {rodzaj.klucz for rodzaj, _ in rows} == {
        rodzaj.klucz for rodzaj in rodzaje.get_rodzaje() if rodzaj.pola
    }


def test_page_starts_from_the_default_with_its_placeholders(client, admin):
    response = client.get(EDYCJA)

    assert response.context["form"]["temat"].value() == "Zmiana w Twoim koncie"
    assertContains(response, "<code>{zdanie}</code>")
    assertContains(response, "Z danymi przykładowymi.")
    assertNotContains(response, "Przywróć domyślną")


def test_text_is_saved_with_its_trace(client, admin):
    assertRedirects(client.post(EDYCJA, DANE), EDYCJA)

    row = SzablonWiadomosci.objects.get()
    assert (row.temat, row.tresc, row.zmienil, row.wersja) == (
        DANE["temat"], DANE["tresc"], admin, 1
    )  # fmt: skip
    assert Slad.objects.get().z == default_wzor(rodzaje.get_rodzaj(KLUCZ)).tresc


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"tresc": "{lider} {zdanie}"}, "Nie ma pola {lider}. W tej wiadomości działają: {zdanie}"),
        ({"temat": "{zdani"}, "Nawias klamrowy może stać tylko w polu, na przykład {zdanie}."),
        ({"tresc": "{{ zdanie }}"}, "Nawias klamrowy może stać tylko w polu"),
        ({"tresc": "{zdanie.__class__}"}, "Nawias klamrowy może stać tylko w polu"),
        ({"tresc": ""}, "To pole jest wymagane."),
        ({"temat": "x" * 201}, "200"),
    ],
)
def test_broken_text_is_refused_with_a_sentence(client, admin, change, sentence):
    response = client.post(EDYCJA, DANE | change)

    assertContains(response, sentence)
    assert not SzablonWiadomosci.objects.exists()


def test_link_for_one_use_may_not_be_left_out(client, admin):
    url = reverse("powiadomienia:szablon_edit", args=["nowe_haslo"])

    response = client.post(url, {"temat": "Hasło", "tresc": "Kliknij.", "wersja": "0"})

    assertContains(response, "Zostaw w treści pole {link}")
    assert not SzablonWiadomosci.objects.exists()


def test_preview_shows_data_of_the_newest_mail_and_saves_nothing(client, admin):
    dane = {"zdarzenie": "mfa/email/totp_activated", "kiedy": "2027-02-05T11:41:00+00:00"}
    WiadomoscFactory(rodzaj=KLUCZ, wyslana=True, dane=dane)

    response = client.post(PODGLAD, DANE)

    assertContains(response, "Z danymi najnowszej takiej wiadomości.")
    assertContains(response, "Zmiana: 5.02.2027, 12:41")
    assertContains(client.post(EDYCJA, DANE | {"podglad": "1"}), "Zmiana: 5.02.2027, 12:41")
    assert not SzablonWiadomosci.objects.exists()


def test_preview_of_a_broken_text_says_what_to_put_right(client, admin):
    assertContains(client.post(PODGLAD, DANE | {"tresc": "{x}"}), "Nie ma pola {x}.")


def test_second_administrator_is_told_of_the_first(client, admin):
    client.post(EDYCJA, DANE | {"tresc": "Pierwszy tekst."})

    response = client.post(EDYCJA, DANE | {"tresc": "Drugi tekst."})

    assertContains(response, "Teraz jest zapisane: Pierwszy tekst.")
    assertContains(response, "Drugi tekst.")
    assert SzablonWiadomosci.objects.get().tresc == "Pierwszy tekst."


def test_reset_brings_the_default_back(client, admin):
    client.post(EDYCJA, DANE)

    assertContains(client.get(RESET), "Czy przywrócić domyślną treść?")
    assert SzablonWiadomosci.objects.exists()
    assertRedirects(client.post(RESET), EDYCJA)
    client.post(RESET)

    assert not SzablonWiadomosci.objects.exists()
    assert client.get(EDYCJA).context["form"]["temat"].value() == "Zmiana w Twoim koncie"


@pytest.mark.parametrize("klucz", ["nieznany", "zbior"])
def test_kind_without_a_text_of_its_own_is_unknown(client, admin, klucz):
    assert client.get(reverse("powiadomienia:szablon_edit", args=[klucz])).status_code == 404


def test_others_are_told_whom_to_ask(client):
    client.force_login(UserFactory(is_staff=True))

    assertContains(client.get(EDYCJA), "Treści wiadomości zmienia administrator", status_code=403)


def test_preview_rejects_get(client, admin):
    assert client.get(PODGLAD).status_code == 405
