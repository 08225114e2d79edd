"""Three ways to fill the 72 statements of the sheet."""

import re

from playwright.sync_api import expect

from tests.e2e.osoba import Osoba, exactly

OBSZARY = 12
W_OBSZARZE = 6


def fill_by_mouse(osoba: Osoba, proces: str):
    """Everything at 4, the weakest area lower; what is clicked saves itself."""
    osoba.goto(proces)
    osoba.follow("Arkusz i wynik")
    osoba.follow("Otwórz swój arkusz")
    osoba.follow("Rozpocznij arkusz")
    for number in range(1, OBSZARY + 1):
        for statement in statements(osoba, number):
            answer = "2" if number == 4 else "4"
            statement.get_by_role("radio", name=exactly(answer)).check()
        expect(osoba.page.get_by_text("W tym obszarze 6 z 6")).to_be_visible()
        next_area(osoba, number)
    send(osoba)


def fill_by_keyboard(osoba: Osoba, proces: str):
    """A digit answers and moves on; no mouse."""
    osoba.goto(proces)
    osoba.follow("Arkusz i wynik")
    osoba.follow("Otwórz swój arkusz")
    osoba.follow("Rozpocznij arkusz")
    for number in range(1, OBSZARY + 1):
        osoba.page.get_by_role("radio").first.focus()
        for _ in range(W_OBSZARZE):
            osoba.page.keyboard.press("1" if number == 4 else "3")
        expect(osoba.page.get_by_text("W tym obszarze 6 z 6")).to_be_visible()
        next_area(osoba, number)
    send(osoba)


def fill_without_javascript(osoba: Osoba, proces: str):
    """The plain form: the button saves and leads on."""
    osoba.goto(f"{proces}arkusz/1/")
    for number in range(1, OBSZARY + 1):
        for statement in statements(osoba, number):
            name = "nie wiem" if number == OBSZARY else "5, zdecydowanie tak"
            statement.get_by_role("radio", name=exactly(name)).check()
        next_area(osoba, number)
    send(osoba)


def statements(osoba: Osoba, number: int):
    groups = osoba.page.get_by_role("group", name=re.compile(rf"^{number}\.\d"))
    expect(groups).to_have_count(W_OBSZARZE)
    return groups.all()


def next_area(osoba: Osoba, number: int):
    if number == OBSZARY:
        osoba.press("Przegląd i wysłanie")
        return
    osoba.page.get_by_role("button", name=f"Obszar {number + 1}", exact=True).click()
    osoba.sees(f"Obszar {number + 1} z {OBSZARY}")


def send(osoba: Osoba):
    osoba.press("Wyślij arkusz")
    osoba.sees("Arkusz wysłany.")
