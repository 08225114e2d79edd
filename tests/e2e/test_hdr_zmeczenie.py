"""A tired person in the HDR: hostile text in a conflict, a place left in the middle, two tabs."""

from playwright.sync_api import expect

from hdr.models import Cel
from tests.e2e.osoba import exactly
from tests.e2e.test_hdr_edytor import edit_goal, hdr, open_hdr, pytestmark  # noqa: F401 -- fixtures
from tests.hdr.views.test_zlosliwe_pola import ZLOSLIWE

GROZNY = f"{ZLOSLIWE[1]} {ZLOSLIWE[2]}"


def stored(hdr):  # noqa: F811 -- the value of the fixture
    return Cel.objects.get(pk=hdr.cele[0].pk).tresc


def test_two_tabs_of_one_person_show_both_texts_and_run_nothing(open_hdr, hdr):  # noqa: F811
    first, second = open_hdr(hdr.obsada.lider), open_hdr(hdr.obsada.lider)
    text_a, line_a = edit_goal(first)
    text_b, _ = edit_goal(second)

    text_a.fill(GROZNY)
    expect(line_a).to_contain_text("Zapisano")
    text_b.fill("z drugiej karty")

    panel = second.get_by_role("region", name="Dwie osoby zmieniły to samo pole")
    expect(panel.locator("ins")).to_have_text(["z drugiej karty", GROZNY])
    expect(panel.locator("img, ins *, script")).to_have_count(0)
    panel.get_by_role("button", name="Przyjmij tamten").click()
    expect(text_b).to_have_value(GROZNY)
    assert stored(hdr) == GROZNY


def test_a_place_left_without_a_network_stays_open_until_it_is_saved(open_hdr, hdr):  # noqa: F811
    page = open_hdr(hdr.obsada.czlonek)
    text, line = edit_goal(page)
    page.route("**/hdr/cele/*/pole/", lambda route: route.abort("internetdisconnected"))

    text.fill("Napisane, gdy sieć znikła.")
    page.get_by_role("link", name=exactly("Edytuj cel 1.2")).click()
    expect(page.get_by_role("form", name=exactly("Cel 1.2"))).to_be_visible()

    expect(line).to_contain_text("Nie ma połączenia")
    expect(text).to_have_value("Napisane, gdy sieć znikła.")
    page.unroute("**/hdr/cele/*/pole/")
    page.evaluate("window.dispatchEvent(new Event('online'))")

    expect(page.get_by_role("form", name=exactly("Cel 1.1"))).to_have_count(0)
    assert stored(hdr) == "Napisane, gdy sieć znikła."


def test_the_back_button_shows_what_was_saved(open_hdr, hdr):  # noqa: F811
    page = open_hdr(hdr.obsada.lider)
    page.goto(f"/hdr/cele/{hdr.cele[0].pk}/edytuj/")
    form = page.get_by_role("form", name=exactly("Cel 1.1"))
    text, line = form.get_by_label("Cel", exact=True), form.locator("[data-stan-zapisu]")
    text.fill("Napisane przed wyjściem.")
    expect(line).to_contain_text("Zapisano")
    page.goto(hdr.url)

    page.go_back()
    expect(text).to_have_value("Napisane przed wyjściem.")
    text.fill("Napisane po powrocie.")
    expect(line).to_contain_text("Zapisano")
    assert stored(hdr) == "Napisane po powrocie."
