"""The deep diagnosis between two people, and a consultation answered on a phone without scripts."""

import pytest
from playwright.sync_api import expect

from diagnoza.models import Problem, Przyczyna
from konsultacje.models import OdpowiedzKonsultacji
from tests.e2e.osoba import Osoba, exactly
from tests.factories.diagnoza import (
    PriorytetFactory,
    ProblemFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.konsultacje import LinkKonsultacjiFactory, PytanieKonsultacjiFactory
from tests.factories.konta import HASLO
from tests.factories.zbiory import (
    ZebraneDaneFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def problem():
    return ProblemFactory(opisany=True)


@pytest.fixture
def open_as(new_page, problem, axe):
    """A member of the team at the diagnosis, in a browser of their own."""

    def open_diagnoza(width, **czlonek):
        member = CzlonekZespoluFactory(proces=problem.diagnoza.proces, **czlonek)
        osoba = Osoba(new_page(width=width), axe)
        osoba.email = member.user.email
        osoba.sign_in(osoba.email, HASLO)
        osoba.goto(f"/procesy/{problem.diagnoza.proces_id}/diagnoza/")
        return osoba

    return open_diagnoza


def test_two_people_in_one_text_of_the_diagnosis_keep_both(open_as, problem):
    lider, czlonek = open_as(1366, lider=True), open_as(390)
    lider.fill("Luka rozwojowa", "Brak definicji i osoby, która je prowadzi.")
    expect(lider.page.locator("[data-stan-zapisu]").first).to_contain_text("Zapisano")

    czlonek.fill("Luka rozwojowa", "Brak uzgodnionych definicji ośmiu wskaźników.")
    panel = czlonek.page.get_by_role(
        "region", name="Dwie osoby zmieniły to samo pole: „Luka rozwojowa”"
    )
    expect(panel).to_contain_text("prowadzi")
    czlonek.axe(czlonek.page)
    czlonek.press("Połącz oba teksty", within=panel)

    expect(panel).to_have_count(0)
    expect(czlonek.page.locator("[data-stan-zapisu]").first).to_contain_text("Zapisano")
    assert Problem.objects.get().luka == (
        "Brak uzgodnionych definicji ośmiu wskaźników.\n\n"
        "Brak definicji i osoby, która je prowadzi."
    )


def test_cause_typed_after_the_session_ended_is_there_after_signing_in(open_as):
    lider = open_as(1366, lider=True)
    lider.fill("Dlaczego tak jest?", "Nikt nie prowadzi spisu.")
    lider.page.wait_for_timeout(500)
    lider.page.context.clear_cookies(name="sessionid")

    lider.press("Dodaj przyczynę")
    lider.page.get_by_label("Adres e-mail").fill(lider.email)
    lider.page.get_by_label("Hasło").fill(HASLO)
    lider.press("Zaloguj się")

    expect(lider.page.get_by_role("heading", name="Diagnoza pogłębiona")).to_be_visible()
    expect(lider.field("Dlaczego tak jest?")).to_have_value("Nikt nie prowadzi spisu.")
    lider.press("Dodaj przyczynę")
    assert Przyczyna.objects.get().tresc == "Nikt nie prowadzi spisu."


def test_facts_are_ticked_and_priorities_rated(open_as, problem):
    ZebraneDaneFactory(proces=problem.diagnoza.proces, zebrane=True, nazwa="Plany szkół")
    PriorytetFactory(diagnoza=problem.diagnoza, nazwa="Jeden plan dla szkół")
    czlonek = open_as(390)

    czlonek.tick("Plany szkół")
    expect(czlonek.page.locator("[data-stan-zapisu]").first).to_contain_text("Zapisano")
    czlonek.follow("Oceny zespołu: wpływ × wykonalność")
    for name in ("Wpływ: Jeden plan dla szkół", "Wykonalność: Jeden plan dla szkół"):
        group = czlonek.page.get_by_role("group", name=exactly(name))
        group.get_by_role("radio", name=exactly("4")).check()
    czlonek.press("Zapisz moje oceny")

    expect(czlonek.page.get_by_role("img", name="Macierz priorytetów")).to_be_visible()
    assert problem.fakty.current().get().dane.nazwa == "Plany szkół"


def test_consultation_is_answered_on_a_phone_without_scripts(new_page):
    konsultacja = LinkKonsultacjiFactory(token="odnosnik-rodzica").konsultacja
    pytanie = PytanieKonsultacjiFactory(konsultacja=konsultacja, tekstowe=True, tresc="Co zmienić?")
    page = new_page(width=390, height=844, java_script_enabled=False)
    page.goto("/konsultacja/odnosnik-rodzica/")

    page.get_by_label("Co zmienić?").fill("Więcej rozmów.")
    page.get_by_role("button", name="Wyślij odpowiedź").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Dziękujemy za odpowiedź")
    page.goto("/konsultacja/odnosnik-rodzica/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Z tego odnośnika wysłano już odpowiedź"
    )
    assert OdpowiedzKonsultacji.objects.get().wartosci == {str(pytanie.pk): "Więcej rozmów."}


def test_half_an_answer_survives_a_reload_in_its_tab_alone(new_page, axe):
    konsultacja = LinkKonsultacjiFactory(token="odnosnik-radnego").konsultacja
    PytanieKonsultacjiFactory(konsultacja=konsultacja, tekstowe=True, tresc="Co zmienić?")
    page = new_page()
    page.goto("/konsultacja/odnosnik-radnego/")
    axe(page)
    page.get_by_label("Co zmienić?").fill("Pół zdania")
    page.wait_for_timeout(500)

    page.reload()
    other = page.context.new_page()
    other.goto("/konsultacja/odnosnik-radnego/")

    expect(page.get_by_label("Co zmienić?")).to_have_value("Pół zdania")
    expect(other.get_by_label("Co zmienić?")).to_have_value("")
