"""Four members fill the sheet on two kinds of devices; the result appears when all have sent."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

from arkusz.models import ArkuszDiagnostyczny, WynikZespolu
from obszary.models import WersjaArkusza
from tests.e2e.arkusze import OBSZARY, W_OBSZARZE, next_area, send, statements
from tests.e2e.obsada import Dostepnosc
from tests.e2e.osoba import Osoba, exactly
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.konta import HASLO
from wynik.models import WyborObszaru

pytestmark = pytest.mark.django_db(transaction=True)

KOMPUTER = {"width": 1366, "height": 768}
TELEFON = {"width": 390, "height": 844}
NAJSLABSZY = 4


@pytest.fixture
def zespol():
    call_command("wczytaj_obszary", verbosity=0)
    wersja = WersjaArkusza.objects.get()
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=3)
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    return [lider, *CzlonekZespoluFactory.create_batch(3, proces=proces)]


@pytest.fixture
def wejdz(new_page, axe):
    """Somebody of the team at a device of their own, signed in."""
    checked = Dostepnosc(axe)

    def wejdz(czlonek, urzadzenie, **options):
        page = new_page(**urzadzenie, **options)
        client = Client()
        client.force_login(czlonek.user)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "path": "/", "domain": "localhost"}
        cookie["value"] = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([cookie])
        # Without JavaScript the script of axe does not run either; the pages are the same.
        return Osoba(page, checked if not options else lambda page: None)

    return wejdz


def test_team_sees_itself_only_together(zespol, wejdz):
    adres = f"/procesy/{zespol[0].proces_id}/"
    lider = wejdz(zespol[0], KOMPUTER)

    by_mouse(lider, adres)
    by_keyboard(wejdz(zespol[1], KOMPUTER), adres)
    bez_skryptow = wejdz(zespol[2], TELEFON, java_script_enabled=False)
    without_javascript(bez_skryptow, adres)
    only_the_fact_of_sending_is_seen(lider, adres)
    on_two_devices(wejdz(zespol[3], TELEFON), wejdz(zespol[3], KOMPUTER), zespol[3], adres)

    arkusz = ArkuszDiagnostyczny.objects.get(czlonek=zespol[3])
    assert set(arkusz.odpowiedzi.values_list("ocena", flat=True)) == {1}
    assert WynikZespolu.objects.get().liczba_arkuszy == 4
    bez_skryptow.goto(f"{adres}wynik/")
    bez_skryptow.sees_heading("Wynik grupy")
    sheets_open_again_only_for_everybody(lider, adres)
    lider_chooses(lider, adres)
    assert WyborObszaru.objects.get().obszar.nr == NAJSLABSZY


def by_mouse(osoba, adres):
    """What is clicked saves itself; what others will see is said before the first answer."""
    osoba.goto(f"{adres}arkusz/")
    osoba.sees("Twoje odpowiedzi widzisz tylko Ty.")
    osoba.follow("Rozpocznij arkusz")
    for number in range(1, OBSZARY + 1):
        for statement in statements(osoba, number):
            name = "2" if number == NAJSLABSZY else "4"
            statement.get_by_role("radio", name=exactly(name)).check()
        whole = osoba.page.get_by_role("group", name=re.compile("^Jak konieczna jest zmiana"))
        whole.get_by_role("radio", name=exactly("5, bardzo")).check()
        expect(osoba.page.get_by_text("W tym obszarze 6 z 6")).to_be_visible()
        next_area(osoba, number)
    osoba.sees("Cofnąć to może tylko lider")
    send(osoba)


def by_keyboard(osoba, adres):
    """Tab and Enter to begin, then digits: each answers and moves on, Enter turns the page."""
    keyboard = osoba.page.keyboard
    osoba.goto(f"{adres}arkusz/")
    _tab_to(osoba, "Rozpocznij arkusz")
    keyboard.press("Enter")
    for number in range(1, OBSZARY + 1):
        osoba.sees(f"Obszar {number} z {OBSZARY}")
        expect(osoba.page.get_by_text("Klawisze: 1–5")).to_be_visible()
        for _ in range(W_OBSZARZE):
            keyboard.press("1" if number == NAJSLABSZY else "3")
        for digit in "504":
            keyboard.press(digit)
        expect(osoba.page.get_by_text("W tym obszarze 6 z 6")).to_be_visible()
        keyboard.press("Enter")
    osoba.sees("Wszystko wypełnione. Wyślij arkusz")
    _tab_to(osoba, "Wyślij arkusz")
    keyboard.press("Enter")
    osoba.sees("Arkusz wysłany.")


def _tab_to(osoba, name):
    for _ in range(80):
        osoba.page.keyboard.press("Tab")
        if osoba.page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"{name}: not reached by Tab")


def without_javascript(osoba, adres):
    osoba.goto(f"{adres}arkusz/1/")
    for number in range(1, OBSZARY + 1):
        for statement in statements(osoba, number):
            name = "nie wiem" if number == OBSZARY else "5, zdecydowanie tak"
            statement.get_by_role("radio", name=exactly(name)).check()
        next_area(osoba, number)
    send(osoba)


def only_the_fact_of_sending_is_seen(lider, adres):
    lider.goto(f"{adres}wynik/")
    lider.sees("3 z 4 arkuszy wysłane")
    expect(lider.page.get_by_role("heading", name="Wynik grupy", exact=True)).to_have_count(0)
    lider.follow("Arkusze zespołu")
    expect(lider.page.get_by_role("link", name=re.compile("Otwórz ponownie"))).to_have_count(3)


def on_two_devices(telefon, komputer, czlonek, adres):
    """Begun on a phone, where the session ends in the middle; finished at a computer."""
    telefon.goto(f"{adres}arkusz/")
    telefon.follow("Rozpocznij arkusz")
    _answer(statements(telefon, 1))
    expect(telefon.page.get_by_text("W tym obszarze 6 z 6")).to_be_visible()
    next_area(telefon, 1)
    first, second, *_ = statements(telefon, 2)
    _answer([first])
    expect(telefon.page.get_by_text("W tym obszarze 1 z 6")).to_be_visible()
    _lose_the_session(telefon, second, czlonek)

    komputer.goto(f"{adres}arkusz/")
    komputer.sees(f"{W_OBSZARZE + 2} z {OBSZARY * W_OBSZARZE} odpowiedzi.")
    komputer.follow("Wróć do obszaru 2")
    for number in range(2, OBSZARY + 1):
        _answer(statements(komputer, number)[2 if number == 2 else 0 :])
        expect(komputer.page.get_by_text("W tym obszarze 6 z 6")).to_be_visible()
        next_area(komputer, number)
    send(komputer)
    komputer.sees_heading("Wynik grupy")


def _answer(groups):
    for group in groups:
        group.get_by_role("radio", name=exactly("1, zdecydowanie nie")).check()


def _lose_the_session(telefon, statement, czlonek):
    """The answer given while signed out is there after signing in again, and is saved."""
    page = telefon.page
    page.context.clear_cookies()
    _answer([statement])
    link = page.get_by_role("link", name="Zaloguj się w nowej karcie")
    expect(link).to_be_visible()
    page.goto(link.get_attribute("href"))
    telefon.fill("Adres e-mail", czlonek.user.email)
    telefon.fill("Hasło", HASLO)
    page.get_by_role("button", name="Zaloguj się", exact=True).click()
    expect(page.get_by_text("W tym obszarze 2 z 6")).to_be_visible()


def sheets_open_again_only_for_everybody(lider, adres):
    """After the result; it stays until all have sent, or the lider leaves it as it is."""
    lider.goto(f"{adres}arkusze/")
    expect(lider.page.get_by_role("link", name=re.compile("Otwórz ponownie"))).to_have_count(0)
    lider.follow("Otwórz arkusze wszystkich")
    lider.press("Otwórz arkusze wszystkich")
    lider.sees("Arkusze są otwarte ponownie")
    lider.goto(f"{adres}wynik/")
    lider.sees("Ten wynik zostaje")
    lider.goto(f"{adres}arkusze/")
    lider.follow("Zostaw dotychczasowy wynik")
    lider.press("Zostaw dotychczasowy wynik")
    lider.sees("Zostaje dotychczasowy wynik.")


def lider_chooses(lider, adres):
    lider.goto(f"{adres}wybor-obszaru/")
    lider.pick_like(f"{NAJSLABSZY}. ")
    lider.pick("trudności")
    lider.fill("Dlaczego ten obszar", "Budżet szkół powstaje bez wskaźników i bez szkół.")
    lider.press("Wybierz obszar")
    lider.sees_heading("Wybrany obszar")
