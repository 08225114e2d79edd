"""The pages of a team without JavaScript on a phone: everything can be read, filled and saved."""

import pytest
from playwright.sync_api import expect

from tests.access.swiat import Swiat
from tests.e2e.osoba import Osoba, exactly
from tests.factories.konta import HASLO
from tests.factories.obszary import StwierdzenieFactory

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def swiat():
    world = Swiat()
    StwierdzenieFactory.create_batch(3, wersja=world.edycja.wersja_arkusza)
    return world


@pytest.fixture
def lider(new_page, swiat, axe):
    """Without scripts; axe needs its own, so it reads the same page beside, without ours."""
    osoba = Osoba(new_page(**PHONE, java_script_enabled=False), lambda page: None)
    osoba.sign_in(swiat.lider.email, HASLO)
    beside = new_page(**PHONE)
    beside.route("**/static/**/*.js", lambda route: route.abort())
    beside.context.add_cookies(osoba.page.context.cookies())

    def check(page):
        beside.goto(page.url)
        assert beside.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url
        axe(beside)

    osoba.axe = check
    return osoba


def test_home_leads_to_every_page_of_the_proces(lider):
    lider.goto("/")
    names = lider.page.get_by_role("navigation", name="Strony procesu").get_by_role("link")

    for name in names.all_inner_texts():
        lider.follow(name)
        expect(lider.page.get_by_role("heading", level=1)).to_have_count(1)


def test_sheet_is_filled_and_sent_by_plain_buttons(lider, swiat):
    lider.goto(f"/procesy/{swiat.proces.pk}/arkusz/")
    lider.follow("Rozpocznij arkusz")
    while lider.page.get_by_role("radio").count():
        for statement in lider.page.get_by_role("group").all():
            answer = statement.get_by_role("radio", name=exactly("4"))
            if answer.count():
                answer.check()
        lider.page.locator("main form").get_by_role("button").first.click()
    lider.press("Wyślij arkusz")

    lider.sees_heading("Twój arkusz jest wysłany")


def test_goal_of_the_hdr_is_written_by_plain_buttons(lider, swiat):
    lider.goto(f"/hdr/cele/{swiat.cel.pk}/edytuj/")
    lider.fill("Cel", "Każda szkoła ma plan")
    lider.press("Zapisz cel")

    lider.sees("Zapisano cel.")
    lider.sees("Każda szkoła ma plan")
    lider.follow("Edytuj cel 1.1")
    expect(lider.field("Cel")).to_have_value("Każda szkoła ma plan")
