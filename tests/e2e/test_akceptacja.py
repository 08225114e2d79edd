"""A decydent without an account decides on a phone; then the HDR is shown to everybody."""

import re
from hashlib import sha256

import pytest
from django.core import mail
from playwright.sync_api import expect

from obieg.druk import find
from obieg.models import Akceptacja
from tests.e2e.obsada import Dostepnosc
from tests.e2e.osoba import Osoba
from tests.factories.konta import HASLO
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import give_both, submit

pytestmark = pytest.mark.django_db(transaction=True)
TELEFON = {"width": 390, "height": 844}
EMAIL = "burmistrz@example.org"
KTO, FUNKCJA = "Jan Lis", "burmistrz gminy"


@pytest.fixture
def obsada():
    """An HDR with a name in its text waits for a decydent who never had an account."""
    obsada = make_obsada()
    obsada.proces.czlonkowie.filter(is_decydent=True).update(user=None, email=EMAIL)
    _, _, obsada.dzialanie = make_kompletny(obsada.proces)
    obsada.dzialanie.tresc = f"{obsada.lider.get_full_name()} prowadzi ankietę w szkołach"
    obsada.dzialanie.save()
    submit(obsada)
    give_both(obsada)
    return obsada


@pytest.fixture
def person(new_page, axe):
    check = Dostepnosc(axe)

    def make(user=None, **size):
        osoba = Osoba(new_page(**size), check)
        # The worker runs within the request in tests: sending the link makes the PDF.
        osoba.page.set_default_timeout(60_000)
        if user:
            osoba.sign_in(user.email, HASLO)
        return osoba

    return make


def test_accepted_by_a_personal_link_then_shown_and_withdrawn(obsada, person):
    lider, decydent = person(obsada.lider), person(**TELEFON)
    link = send_link(lider, obsada)
    read_on_a_phone(decydent, link, obsada)
    accept_once(decydent, link)
    hdr_says_how(lider, obsada)

    visitor = person(**TELEFON)
    publish(lider, person(obsada.koordynator))
    address = read_without_names(visitor, obsada)
    withdraw(lider, visitor, address)


def _narrow(osoba):
    assert osoba.page.evaluate("document.documentElement.scrollWidth") <= TELEFON["width"]


def send_link(lider: Osoba, obsada) -> str:
    """From the page of the HDR; what comes back is the address in the mail that went."""
    lider.goto(f"/procesy/{obsada.proces.pk}/hdr/")
    lider.follow("Wyślij odnośnik decydentowi")
    lider.fill("Adres e-mail decydenta", EMAIL)
    lider.press("Wyślij odnośnik")
    lider.sees("Wysłano osobisty odnośnik.")
    (body,) = [one.body for one in mail.outbox if one.to == [EMAIL]]
    return re.search(r"https?://[^/\s]+(/decyzja/\S+)", body)[1]


def read_on_a_phone(decydent: Osoba, link: str, obsada):
    """The whole text, the code and the hash of the PDF, and the very bytes they are of."""
    (dokument,) = find(obsada.proces.hdr.wersje.get())
    decydent.goto(link)
    for text in ("Decyzja o HDR", obsada.dzialanie.tresc, dokument.kod, dokument.sha256):
        decydent.sees(text)
    _narrow(decydent)
    with decydent.page.expect_download() as taken:
        decydent.page.get_by_role("link", name="Pobierz PDF").click()
    assert sha256(taken.value.path().read_bytes()).hexdigest() == dokument.sha256


def accept_once(decydent: Osoba, link: str):
    """Without the statement nothing is saved; with it the link is used up and says so."""
    decydent.pick("przyjmuję HDR do realizacji")
    decydent.fill("Twoje imię i nazwisko", KTO)
    decydent.fill("Twoja funkcja", FUNKCJA)
    decydent.press("Zapisz decyzję")
    decydent.sees("Popraw 1 miejsce")
    assert Akceptacja.objects.count() == 0
    expect(decydent.field("Twoje imię i nazwisko")).to_have_value(KTO)
    _narrow(decydent)
    decydent.tick(re.compile("Oświadczam"))
    decydent.press("Zapisz decyzję")
    decydent.sees_heading("Decyzja jest zapisana")
    _narrow(decydent)
    decydent.goto(link)
    decydent.sees_heading("Decyzja jest już zapisana")
    decydent.sees(f"{KTO}, {FUNKCJA}")
    _narrow(decydent)


def hdr_says_how(lider: Osoba, obsada):
    lider.goto(f"/procesy/{obsada.proces.pk}/hdr/")
    card = lider.page.get_by_role("region", name="Opinie i akceptacja")
    expect(card).to_contain_text(re.compile(f"{KTO}, {FUNKCJA}.*Przez osobisty odnośnik"))


def publish(lider: Osoba, koordynator: Osoba):
    """The Jst consents on the page that the HDR leads to; the coordinator decides there."""
    lider.follow("Publikacja")
    lider.tick(re.compile("Zgadzamy się"))
    lider.press("Daj zgodę")
    lider.sees("Zapisano zgodę.")
    koordynator.goto(lider.page.url)
    koordynator.tick(re.compile("Nie ma w nim danych osobowych"))
    koordynator.press("Opublikuj")
    koordynator.sees("HDR jest opublikowany.")


def read_without_names(visitor: Osoba, obsada) -> str:
    visitor.goto("/biblioteka/")
    _narrow(visitor)
    visitor.page.get_by_role("link", name=re.compile(obsada.proces.jst.nazwa)).click()
    visitor.sees("prowadzi ankietę w szkołach")
    visitor.axe(visitor.page)
    _narrow(visitor)
    people = (obsada.lider, obsada.decydent, obsada.ros, obsada.pro, obsada.koordynator)
    names, text = [KTO, *(one.nazwisko for one in people)], visitor.page.content()
    assert [name for name in names if name in text] == []
    return visitor.page.url


def withdraw(lider: Osoba, visitor: Osoba, address: str):
    """Gone at once, for those too who kept the address."""
    lider.page.reload()
    lider.follow("Wycofaj")
    lider.page.get_by_role("main").get_by_role("textbox").fill("Zmieniamy plan.")
    lider.press("Wycofaj publikację")
    lider.sees("Zapisano.")
    assert visitor.page.goto(address).status == 404
