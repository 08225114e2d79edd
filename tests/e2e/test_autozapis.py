"""What is typed is never lost: static/js/autozapis.js and szkic.js in a real browser."""

import pytest
from playwright.sync_api import expect

from doradztwo.wersje import save_versioned
from hdr.models import Cel
from tests.factories.hdr import CelFactory
from tests.factories.konta import HASLO, UserFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.doradztwo.adresy"),
]


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def cel():
    return CelFactory(tresc="działają dwie sieci", wskaznik="")


def sign_in(page, user):
    page.get_by_label("Adres e-mail").fill(user.email)
    page.get_by_label("Hasło").fill(HASLO)
    page.get_by_role("button", name="Zaloguj się", exact=True).click()
    page.wait_for_url(lambda url: "/konto/" not in url)


def open_cel(page, user, cel):
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/konto/login/?next=/cel/{cel.pk}/")
    sign_in(page, user)
    return page.locator("[data-stan-zapisu]")


def sign_out_in_another_tab(page):
    tab = page.context.new_page()
    tab.on("dialog", lambda dialog: dialog.dismiss())
    tab.goto("/konto/logout/")
    tab.evaluate("document.querySelector('form[data-wylogowanie]').submit()")
    tab.wait_for_url(lambda url: "logout" not in url)
    return tab


def stored(cel):
    return Cel.objects.values_list("tresc", "wskaznik").get(pk=cel.pk)


def test_typing_saves_by_itself_and_says_when(page, user, cel, axe):
    line = open_cel(page, user, cel)

    page.get_by_label("Wskaźnik").press_sequentially("liczba sieci", delay=10)

    expect(line).to_contain_text("Zapisano")
    assert stored(cel) == ("działają dwie sieci", "liczba sieci")
    axe(page)


def test_somebody_in_another_field_does_not_disturb(page, user, cel):
    line = open_cel(page, user, cel)
    save_versioned(Cel.objects.get(pk=cel.pk), {"tresc": "czyjś tekst"}, expected=1)

    page.get_by_label("Wskaźnik").fill("mój")

    expect(line).to_contain_text("Zapisano")
    assert stored(cel) == ("czyjś tekst", "mój")


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("Połącz oba teksty", "działają dwie duże sieci\n\ndziałają trzy sieci"),
        ("Zostaw mój", "działają dwie duże sieci"),
        ("Przyjmij tamten", "działają trzy sieci"),
    ],
)
def test_two_people_in_one_field_see_both_texts(page, user, cel, axe, button, expected):
    line = open_cel(page, user, cel)
    save_versioned(Cel.objects.get(pk=cel.pk), {"tresc": "działają trzy sieci"}, expected=1)

    page.get_by_label("Treść celu").fill("działają dwie duże sieci")
    panel = page.get_by_role("region", name="Dwie osoby zmieniły to samo pole: „Treść celu”")
    expect(panel).to_contain_text("Tekst: Maria Testowa")
    axe(page)
    panel.get_by_role("button", name=button).click()

    expect(panel).to_have_count(0)
    expect(line).not_to_contain_text("Zapisuję")
    assert stored(cel)[0] == expected
    assert page.get_by_label("Treść celu").input_value() == expected


def test_text_typed_offline_goes_out_when_the_network_is_back(page, user, cel):
    line = open_cel(page, user, cel)
    page.context.set_offline(True)

    page.get_by_label("Wskaźnik").fill("bez sieci")
    expect(line).to_contain_text("Nie ma połączenia")
    page.context.set_offline(False)

    expect(line).to_contain_text("Zapisano")
    assert stored(cel)[1] == "bez sieci"


def test_text_of_a_closed_laptop_comes_back(page, user, cel):
    line = open_cel(page, user, cel)
    page.context.set_offline(True)
    page.get_by_label("Wskaźnik").fill("zamknięty laptop")
    expect(line).to_contain_text("Nie ma połączenia")
    page.close(run_before_unload=False)
    page.context.set_offline(False)

    again = page.context.new_page()
    again.goto(f"/cel/{cel.pk}/")

    expect(again.get_by_label("Wskaźnik")).to_have_value("zamknięty laptop")
    expect(again.locator("#komunikaty-na-zywo")).to_contain_text("Przywrócono tekst")
    expect(again.locator("[data-stan-zapisu]")).to_contain_text("Zapisano")
    assert stored(cel)[1] == "zamknięty laptop"


def test_text_typed_after_the_session_ended_is_saved_after_signing_in_again(page, user, cel):
    line = open_cel(page, user, cel)
    tab = sign_out_in_another_tab(page)

    page.bring_to_front()
    page.get_by_label("Wskaźnik").fill("po wylogowaniu")
    expect(line).to_contain_text("Wylogowano Cię")
    tab.goto("/konto/login/")
    sign_in(tab, user)
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(line).to_contain_text("Zapisano")
    assert stored(cel)[1] == "po wylogowaniu"


def test_refused_value_stays_on_the_screen_with_its_reason(page, user, cel):
    line = open_cel(page, user, cel)

    page.get_by_label("Wskaźnik").fill("x" * 301)

    expect(line).to_contain_text("Nie zapisano")
    expect(page.get_by_role("alert")).to_contain_text("300")
    expect(page.get_by_label("Wskaźnik")).to_have_attribute("aria-invalid", "true")
    assert page.get_by_label("Wskaźnik").input_value() == "x" * 301
    assert stored(cel)[1] == ""


@pytest.mark.parametrize("ending", ["session", "error"])
def test_draft_of_a_form_survives(page, user, ending):
    page.goto("/konto/login/?next=/powod/")
    sign_in(page, user)
    text = "wybuch" if ending == "error" else "Wybory wójta"
    page.get_by_label("Powód").fill(text)
    if ending == "session":
        sign_out_in_another_tab(page)
    page.bring_to_front()
    page.get_by_role("button", name="Zapisz powód").click()
    if ending == "session":
        sign_in(page, user)
    else:
        expect(page.get_by_role("heading", name="Coś poszło nie tak")).to_be_visible()
        page.goto("/powod/")

    expect(page.get_by_label("Powód")).to_have_value(text)
    expect(page.get_by_text("Przywrócono tekst")).to_be_visible()


def test_draft_disappears_once_the_form_was_accepted(page, user):
    page.goto("/konto/login/?next=/powod/")
    sign_in(page, user)
    page.get_by_label("Powód").fill("Wybory wójta")

    page.get_by_role("button", name="Zapisz powód").click()
    expect(page.get_by_text("Zapisano powód.")).to_be_visible()
    page.goto("/powod/")

    expect(page.get_by_label("Powód")).to_have_value("")
