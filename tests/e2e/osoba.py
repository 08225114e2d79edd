"""A person at a browser: finds things by role or label, and every page seen is checked by axe."""

import re

from playwright.sync_api import Page, expect


def exactly(name: str, end: str = "$") -> re.Pattern:
    """The whole accessible name; text for screen readers alone may add a space before : or ,."""
    words = [re.escape(word) for word in re.sub("([:,])", r" \1", name).split()]
    return re.compile("^" + r"\s*".join(words) + end)


class Osoba:
    """One signed-in person; ``axe`` runs on every page this person lands on."""

    def __init__(self, page: Page, axe):
        self.page = page
        self.axe = axe
        # "Leave the page?" is answered with yes, as long as nothing was refused.
        page.on("dialog", lambda dialog: dialog.accept())

    def goto(self, address: str):
        self.page.goto(address)
        self.axe(self.page)

    def follow(self, name: str, *, within=None):
        (within or self.page).get_by_role("link", name=exactly(name)).first.click()
        self.axe(self.page)

    def press(self, name: str, *, within=None):
        (within or self.page).get_by_role("button", name=exactly(name)).first.click()
        self.axe(self.page)

    def press_like(self, name: str):
        """The button whose name begins so."""
        self.page.get_by_role("button", name=exactly(name, "")).first.click()
        self.axe(self.page)

    def fill(self, label: str, text: str, *, within=None):
        self.field(label, within=within).fill(text)

    def field(self, label: str, *, within=None):
        """By its label, with or without the mark of a required field."""
        return (within or self.page).get_by_label(exactly(label, r"\*?$")).first

    def choose(self, label: str, option: str):
        self.field(label).select_option(label=option)

    def choose_like(self, label: str, option: str):
        """The option that begins so."""
        field = self.field(label)
        texts = field.get_by_role("option").all_inner_texts()
        field.select_option(label=next(text for text in texts if text.startswith(option)))

    def tick(self, name: str, *, within=None):
        (within or self.page).get_by_role("checkbox", name=name).check()

    def untick(self, name: str):
        self.page.get_by_role("checkbox", name=name).uncheck()

    def pick(self, name: str, *, within=None):
        """A radio; in the buttons of ``.wybor`` the input itself is not drawn."""
        (within or self.page).get_by_role("radio", name=name, exact=True).check(force=True)

    def pick_like(self, name: str):
        """The radio whose name begins so."""
        radio = self.page.get_by_role("radio", name=exactly(name, ""))
        radio.first.check(force=True)

    def open_all(self):
        """Unfold every ``details`` of the page, as a person looking for something does."""
        self.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")

    def sees(self, text: str):
        expect(self.page.get_by_text(text).first).to_be_visible()

    def sees_heading(self, text: str):
        expect(self.page.get_by_role("heading", name=text).first).to_be_visible()

    def sign_in(self, email: str, password: str):
        self.goto("/")
        self.follow("Zaloguj się")
        self.fill("Adres e-mail", email)
        self.fill("Hasło", password)
        self.press("Zaloguj się")
        self.page.wait_for_url(re.compile(r"^(?!.*/konto/)"))

    def accept_invitation(self, link: str, password: str):
        """What the mail asks for: open the link, set a password, accept."""
        self.goto(link)
        self.fill("Hasło", password)
        self.press("Przyjmij zaproszenie")
        self.page.wait_for_url(re.compile(r"^(?!.*/zaproszenie/)"))
