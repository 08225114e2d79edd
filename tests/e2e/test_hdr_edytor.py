"""The editor of the HDR with several people in it: two of the team at a desk and on a phone, two
advisors, a partner Jst, a network that goes away, a deletion taken back, a keyboard alone."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from hdr.enums import FormaPodsumowania, StatusHdr
from hdr.models import Cel, Dzialanie, Hdr, PartnerHdr
from rozmowy.models import Komentarz
from tests.e2e.osoba import exactly
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.hdr.wzory import make_obsada

pytestmark = pytest.mark.django_db(transaction=True)

SZEROKO, WASKO = 1366, 390
STARY = "Każda szkoła ma plan."
# Chromium itself writes these down when a network is off or an answer is a conflict of texts.
BEZ_SIECI, KONFLIKT = "ERR_INTERNET_DISCONNECTED", "409 (Conflict)"


@pytest.fixture
def hdr():
    """A draft of two goals, the first with two actions, and its people."""
    obsada = make_obsada()
    cele = [CelFactory(hdr=HdrFactory(proces=obsada.proces), kompletny=True, tresc=STARY)]
    cele.append(CelFactory(hdr=cele[0].hdr, kompletny=True, tresc="Sieć dyrektorów działa."))
    dzialania = [
        DzialanieFactory(cel=cele[0], kompletne=True, tresc=text)
        for text in ("Ankieta", "Warsztat")
    ]
    url = reverse("hdr:hdr_detail", args=[obsada.proces.pk])
    return SimpleNamespace(obsada=obsada, cele=cele, dzialania=dzialania, url=url)


@pytest.fixture
def open_hdr(new_page, hdr):
    """Open the document as somebody; at the end nobody's console may hold an unexpected error."""
    noise = []

    def hear(message):
        if message.type == "error" and not any(
            one in message.text for one in (BEZ_SIECI, KONFLIKT)
        ):
            noise.append(message.text)

    def open_page(user, width=SZEROKO):
        page = new_page(width=width)
        page.on("console", hear)
        page.on("pageerror", lambda error: noise.append(str(error)))
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "path": "/", "domain": "localhost"}
        page.context.add_cookies([cookie | {"value": client.cookies[name].value}])
        page.goto(hdr.url)
        return page

    yield open_page
    assert noise == []


def edit_goal(page):
    """The first goal opened in its place: its text and its status line."""
    page.get_by_role("link", name=exactly("Edytuj cel 1.1")).click()
    form = page.get_by_role("form", name=exactly("Cel 1.1"))
    expect(form).to_be_visible()
    return form.get_by_label("Cel", exact=True), form.locator("[data-stan-zapisu]")


def press_by_keyboard(page, name):
    button = page.get_by_role("button", name=exactly(name))
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def check_page(page, axe):
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_two_people_in_one_goal_see_each_other_and_lose_nothing(open_hdr, hdr, axe):
    lider = open_hdr(hdr.obsada.lider)
    czlonek = open_hdr(hdr.obsada.czlonek, WASKO)
    text_lidera, line_lidera = edit_goal(lider)
    text_czlonka, line_czlonka = edit_goal(czlonek)

    name = hdr.obsada.lider.get_full_name()
    expect(czlonek.locator("[data-obecnosc]")).to_contain_text(f"Teraz pisze też: {name}")
    expect(czlonek.locator("[data-obecnosc]")).to_contain_text("cel 1.1")
    for page in (lider, czlonek):
        check_page(page, axe)

    text_lidera.fill("Każda szkoła ma roczny plan.")
    expect(line_lidera).to_contain_text("Zapisano")
    text_czlonka.fill("Każda szkoła ma dobry plan.")
    panel = czlonek.get_by_role("region", name="Dwie osoby zmieniły to samo pole")
    expect(panel).to_contain_text(f"Tekst: {name}")
    expect(panel.locator("ins")).to_have_text(["dobry", "roczny"])
    check_page(czlonek, axe)
    panel.get_by_role("button", name="Połącz oba teksty").click()

    expect(panel).to_have_count(0)
    expect(line_czlonka).to_contain_text("Zapisano")
    joined = "Każda szkoła ma dobry plan.\n\nKażda szkoła ma roczny plan."
    assert Cel.objects.get(pk=hdr.cele[0].pk).tresc == joined


def test_text_typed_without_a_network_is_saved_when_it_is_back(open_hdr, hdr):
    page = open_hdr(hdr.obsada.czlonek, WASKO)
    text, line = edit_goal(page)
    page.context.set_offline(True)

    text.fill("Napisane w pociągu.")
    expect(line).to_contain_text("Nie ma połączenia")
    assert Cel.objects.get(pk=hdr.cele[0].pk).tresc == STARY
    page.context.set_offline(False)

    expect(line).to_contain_text("Zapisano")
    assert Cel.objects.get(pk=hdr.cele[0].pk).tresc == "Napisane w pociągu."


def test_lider_accepts_a_wording_of_the_advisor_with_one_click(open_hdr, hdr, axe):
    doradca = open_hdr(hdr.obsada.ros)
    doradca.get_by_role("link", name=exactly("Komentarze: 1.1")).click()
    panel = doradca.get_by_role("region", name=STARY)
    panel.get_by_role("link", name="treść celu").click()
    doradca.get_by_label("Proponowany tekst").fill("Do czerwca każda szkoła ma plan.")
    doradca.get_by_role("button", name="Wyślij propozycję").click()
    expect(doradca.get_by_text("Propozycja czeka na zespół.")).to_be_visible()

    lider = open_hdr(hdr.obsada.lider)
    lider.get_by_role("link", name=re.compile(r"otwarte komentarze: 1\.1$")).click()
    check_page(lider, axe)
    lider.get_by_role("link", name="cała strona").click()
    check_page(lider, axe)
    lider.get_by_role("button", name="Przyjmij ten tekst").click()

    expect(lider.get_by_text("Przyjęto propozycję. Tekst jest już w dokumencie.")).to_be_visible()
    assert Komentarz.objects.get().stan_propozycji == "przyjeta"
    assert Cel.objects.get(pk=hdr.cele[0].pk).tresc == "Do czerwca każda szkoła ma plan."


def test_deleted_action_comes_back_and_places_change_from_the_keyboard(open_hdr, hdr, axe):
    page = open_hdr(hdr.obsada.lider, WASKO)
    ankieta, warsztat = hdr.dzialania
    page.get_by_role("link", name=exactly("Edytuj działanie 1.1.1")).click()
    check_page(page, axe)
    page.get_by_role("button", name="Usuń działanie").click()
    expect(page.locator("#cofnij")).to_be_focused()
    expect(page.locator("#cofnij")).to_contain_text("Usunięto działanie: Ankieta")
    assert list(Dzialanie.objects.filter(usunieto_at=None)) == [warsztat]
    press_by_keyboard(page, "Cofnij")
    expect(page.get_by_text("Przywrócono działanie.")).to_be_visible()

    press_by_keyboard(page, "Wyżej: działanie 1.1.2")
    # The same action is first now; what is left of its buttons has the focus.
    expect(page.get_by_role("button", name=exactly("Niżej: działanie 1.1.1"))).to_be_focused()
    press_by_keyboard(page, "Niżej: cel 1.1")

    check_page(page, axe)
    assert list(Dzialanie.objects.filter(usunieto_at=None)) == [warsztat, ankieta]
    assert list(Cel.objects.order_by("kolejnosc")) == hdr.cele[::-1]


def write_comment(page, name, text):
    page.get_by_role("link", name=exactly(name)).click()
    page.locator("#rozmowa").get_by_label(re.compile("^Komentarz")).fill(text)
    page.get_by_role("button", name="Dodaj komentarz").click()
    expect(page.get_by_text(text)).to_be_visible()


def test_two_editors_and_two_advisors_at_once(open_hdr, hdr):
    lider, czlonek = open_hdr(hdr.obsada.lider), open_hdr(hdr.obsada.czlonek, WASKO)
    text, saved = edit_goal(lider)
    czlonek.get_by_role("link", name=exactly("Edytuj działanie 1.1.1")).click()
    action = czlonek.get_by_role("form", name=exactly("Działanie 1.1.1"))
    expect(action).to_be_visible()
    ros, pro = open_hdr(hdr.obsada.ros), open_hdr(hdr.obsada.pro, WASKO)

    for person in (hdr.obsada.lider, hdr.obsada.czlonek):
        expect(pro.locator("[data-obecnosc]")).to_contain_text(person.get_full_name())
    text.fill("Każda szkoła ma roczny plan.")
    write_comment(ros, "Komentarze: 1.1", "Który rok macie na myśli?")
    action.get_by_label("Spodziewany rezultat").fill("wykaz potrzeb")
    write_comment(pro, "Komentarze: 1.1.1", "Kto zbierze ankiety?")
    expect(saved).to_contain_text("Zapisano")
    expect(action.locator("[data-stan-zapisu]")).to_contain_text("Zapisano")
    lider.get_by_role("button", name="Zapisz cel").click()

    expect(lider.get_by_text("Rozmowy (2 otwarte)")).to_be_visible()
    assert Cel.objects.get(pk=hdr.cele[0].pk).tresc == "Każda szkoła ma roczny plan."
    assert Dzialanie.objects.get(pk=hdr.dzialania[0].pk).rezultat == "wykaz potrzeb"
    assert {one.autor for one in Komentarz.objects.all()} == {hdr.obsada.ros, hdr.obsada.pro}


def test_partner_jst_writes_and_is_seen_until_it_is_ended(open_hdr, hdr, axe):
    partner = ProcesFactory(etap2=True, edycja=hdr.obsada.proces.edycja)
    guest = CzlonekZespoluFactory(proces=partner, lider=True).user
    lider = open_hdr(hdr.obsada.lider)
    lider.get_by_role("link", name=exactly("Partnerzy")).click()
    lider.get_by_label("Samorząd z tej edycji").select_option(value=str(partner.pk))
    lider.get_by_role("radio", name="czyta i pisze").check(force=True)
    lider.get_by_role("button", name="Dodaj partnera").click()
    expect(lider.get_by_text("Dodano partnera")).to_be_visible()
    check_page(lider, axe)

    gosc = open_hdr(guest, WASKO)
    expect(gosc.get_by_text("Twój zespół czyta i pisze")).to_be_visible()
    gosc.get_by_role("button", name="Dodaj cel do priorytetu 1").click()
    expect(gosc.get_by_label("Cel", exact=True)).to_be_focused()
    gosc.keyboard.type("Wspólna sieć szkół.")
    expect(gosc.get_by_role("form").locator("[data-stan-zapisu]")).to_contain_text("Zapisano")
    check_page(gosc, axe)
    lider.get_by_role("link", name=exactly("Wróć do HDR")).click()
    expect(lider.get_by_role("heading", name="Wspólna sieć szkół.")).to_be_visible()
    expect(lider.locator("[data-obecnosc]")).to_contain_text(guest.get_full_name())
    expect(lider.locator("[data-obecnosc]")).to_contain_text(str(partner.jst))

    lider.get_by_role("link", name=exactly("Partnerzy")).click()
    lider.get_by_role("button", name=re.compile("^Zakończ")).click()
    expect(lider.get_by_text("Zakończono współpracę")).to_be_visible()
    assert gosc.request.get(hdr.url).status == 404
    assert PartnerHdr.objects.get().zakonczyl == hdr.obsada.lider


def tab_to(page, target):
    """Only Tab, as somebody without a mouse goes; 200 stops are more than any page here has."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("element => element.contains(document.activeElement)"):
            return
    raise AssertionError(str(target))


def enter_on(page, name):
    tab_to(page, page.get_by_role("button", name=exactly(name)))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_into(page, texts):
    """Label → text, one field after another."""
    for label, text in texts.items():
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.type(text)


def test_keyboard_alone_adds_a_goal_and_an_action_moves_and_hands_over(open_hdr, hdr):
    DzialanieFactory(cel=hdr.cele[1], kompletne=True)
    Hdr.objects.update(forma_podsumowania=FormaPodsumowania.DOBRA_PRAKTYKA)
    days = (timezone.localdate() + timedelta(days=one) for one in range(40))
    # The same in any order of day and month.
    day = next(one for one in days if one.day == one.month)
    page = open_hdr(hdr.obsada.lider)

    enter_on(page, "Dodaj cel do priorytetu 1")
    expect(page.get_by_label("Cel", exact=True)).to_be_focused()
    page.keyboard.type("Trzy szkoły mają wspólny plan.")
    goal = {"Wskaźnik": "szkoły", "Jest (wartość bazowa)": "0", "Ma być (wartość docelowa)": "3"}
    type_into(page, goal | {"Źródło danych": "plany w urzędzie"})
    enter_on(page, "Zapisz cel")
    enter_on(page, "Dodaj działanie do celu 1.3")
    expect(page.get_by_label("Co zrobimy")).to_be_focused()
    page.keyboard.type("Narada dyrektorów")
    type_into(page, dict.fromkeys(("Od", "Do"), day.strftime("%d%m%Y")))
    tab_to(page, page.get_by_label("Odpowiada (z zespołu)"))
    page.keyboard.press("ArrowDown")
    type_into(page, {"Spodziewany rezultat": "wspólny plan"})
    enter_on(page, "Zapisz działanie")
    enter_on(page, "Wyżej: cel 1.3")
    enter_on(page, "Przekaż do opinii")

    expect(page.get_by_text("HDR czeka na opinie")).to_be_visible()
    goal = Cel.objects.get(tresc="Trzy szkoły mają wspólny plan.")
    assert (goal.dzialania.get().od, goal.dzialania.get().do) == (day, day)
    assert list(Cel.objects.order_by("kolejnosc")) == [hdr.cele[0], goal, hdr.cele[1]]
    assert Hdr.objects.get().status == StatusHdr.W_OPINII
