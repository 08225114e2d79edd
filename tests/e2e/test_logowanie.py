import pytest
from playwright.sync_api import expect

from tests.factories.konta import HASLO, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_person_signs_in_on_the_way_to_a_page(page, axe):
    user = UserFactory(imie="Halina")

    page.goto("/konto/")
    axe(page)
    page.get_by_label("Adres e-mail").fill(user.email)
    page.get_by_label("Hasło", exact=True).fill(HASLO)
    page.get_by_role("button", name="Zaloguj się").click()

    expect(page).to_have_url("/konto/")
    expect(page.get_by_label("Imię")).to_have_value("Halina")
    axe(page)
