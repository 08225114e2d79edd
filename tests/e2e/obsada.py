"""Who plays in the journey, and what they share: mailbox, password, the Proces."""

import re
from urllib.parse import urlsplit

from django.core import mail

from tests.e2e.osoba import Osoba

JST = "gmina Chęciny"
OBSZAR = 4
CELE = ["Do 30 czerwca każda szkoła ma plan finansowy oparty na wspólnych wskaźnikach"]
DZIALANIA = [
    "Uzgodnienie dziesięciu wskaźników z dyrektorami szkół",
    "Warsztat planowania budżetu dla skarbnika i księgowych",
]
HASLO = "Cztery zielone rowery 9"
OSOBY = {
    "koordynator": ("Krystyna", "Koordynacka"),
    "lider": ("Lidia", "Liderska"),
    "czlonek": ("Cezary", "Członkowski"),
    "czlonek2": ("Celina", "Zespołowa"),
    "decydent": ("Damian", "Decydencki"),
    "ros": ("Roman", "Rosowski"),
    "pro": ("Paulina", "Prosta"),
}


KINDS_OF_ELEMENTS = """() => [...new Set(
    [...document.querySelectorAll("*")].map((e) => `${e.tagName} ${e.getAttribute("class")}`)
)]"""


class Dostepnosc:
    """axe on every page, but not again where everything is of a kind already checked there."""

    def __init__(self, axe):
        self._axe = axe
        self._checked = {}

    def __call__(self, page):
        kinds = set(page.evaluate(KINDS_OF_ELEMENTS))
        checked = self._checked.setdefault(re.sub(r"\d+", "0", urlsplit(page.url).path), set())
        if kinds - checked:
            self._axe(page)
            checked |= kinds


class Obsada:
    def __init__(self, new_page, axe, admin):
        self._new_page = new_page
        self._axe = Dostepnosc(axe)
        self._people = {}
        self.edycja = self.proces = ""
        self["admin"].sign_in(*admin)

    def __getitem__(self, rola: str) -> Osoba:
        if rola not in self._people:
            self._people[rola] = Osoba(self._new_page(), self._axe)
        return self._people[rola]

    @staticmethod
    def name(rola: str) -> str:
        return " ".join(OSOBY[rola])

    def without_javascript(self, rola: str) -> Osoba:
        """The same person in another browser, which runs no scripts: not even those of axe."""
        osoba = Osoba(self._new_page(java_script_enabled=False), axe=lambda page: None)
        osoba.sign_in(self.email(rola), HASLO)
        return osoba

    @staticmethod
    def email(rola: str) -> str:
        return f"{rola}.cyklu@example.org"

    def accept(self, rola: str) -> Osoba:
        osoba = self[rola]
        osoba.accept_invitation(self.mailed_link(rola), HASLO)
        return osoba

    def mailed_link(self, rola: str) -> str:
        """The path of the link in the last invitation this person was sent."""
        email = self.email(rola)
        texts = [message.body for message in mail.outbox if email in str(message.to)]
        return re.findall(r"https?://[^/\s]+(/zaproszenie/\S+)", "\n".join(texts))[-1]

    def fill_invited(self, osoba: Osoba, rola: str):
        imie, nazwisko = OSOBY[rola]
        osoba.fill("Imię", imie)
        osoba.fill("Nazwisko", nazwisko)
        osoba.fill("Adres e-mail", self.email(rola))

    def fill_member(self, osoba: Osoba, rola: str, *, funkcja: str):
        imie, nazwisko = OSOBY[rola]
        osoba.fill("Imię", imie)
        osoba.fill("Nazwisko", nazwisko)
        osoba.choose("Funkcja", funkcja)
        osoba.fill("Adres e-mail", self.email(rola))

    def remember(self, osoba: Osoba):
        """Paths of the edition and of the Proces, from the address bar."""
        path = urlsplit(osoba.page.url).path
        if path.startswith("/edycje/"):
            self.edycja = re.match(r"/edycje/\d+/", path)[0]
        else:
            self.proces = re.match(r"/procesy/\d+/", path)[0]
