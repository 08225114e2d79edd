"""A month of hours in a browser: logged on a phone, confirmed, closed, accepted and settled."""

import re
import sys
import time
import zipfile
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from playwright.sync_api import expect

from doradztwo.teksty import MIESIACE, short_date
from sesje.enums import StatusMiesiaca
from sesje.models import MiesiacDoradcy, Sesja, ZadanieOsoby
from tests.e2e.cykl_etap3 import pdf_text
from tests.e2e.obsada import Dostepnosc
from tests.e2e.osoba import Osoba, exactly
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.konta import HASLO

pytestmark = pytest.mark.django_db(transaction=True)
TELEFON = {"width": 390, "height": 844}
NAJDLUZEJ_S = 10
PLIK = {"name": "notatka.txt", "mimeType": "text/plain", "buffer": b"Ustalenia z rozmowy."}


@pytest.fixture
def swiat():
    """Last month the advisor had one Jst; this month a second one came."""
    this_month = timezone.localdate().replace(day=1)
    month = (this_month - timedelta(days=1)).replace(day=1)
    edycja = EdycjaFactory(od=month, do=month + timedelta(days=300))
    proces = ProcesFactory(edycja=edycja, etap2=True)
    ros = PrzydzialDoradcyFactory(proces=proces, ros=True, od=month)
    other = ProcesFactory(edycja=edycja, etap2=True)
    PrzydzialDoradcyFactory(proces=other, ros=True, doradca=ros.doradca, od=this_month)
    return SimpleNamespace(
        edycja=edycja,
        miesiac=month,
        proces=proces,
        ros=ros.doradca.user,
        lider=CzlonekZespoluFactory(proces=proces, lider=True),
        koordynator=RolaEdycjiFactory(edycja=edycja, koordynator=True).user,
    )


@pytest.fixture
def sign_in(new_page, axe):
    check = Dostepnosc(axe)

    def make(user, **size):
        osoba = Osoba(new_page(**size), check)
        # A page waits for its document: the tasks of the worker run within the request here.
        osoba.page.set_default_timeout(60_000)
        osoba.sign_in(user.email, HASLO)
        return osoba

    return make


def test_month_from_the_first_session_to_the_settlement(swiat, sign_in):
    doradca, lider = sign_in(swiat.ros, **TELEFON), sign_in(swiat.lider.user)
    koordynator = sign_in(swiat.koordynator)

    log_at_once(doradca, swiat)
    log_in_full(doradca, swiat)
    log_again(doradca, swiat)
    confirm_one_object_to_another(lider, swiat)
    correct(doradca, swiat)
    confirm_month(lider, swiat)
    close_month(doradca, swiat)
    accept_by_keyboard(koordynator, swiat)
    settle(koordynator)
    assert_nothing_changes(doradca, swiat)


def _day(swiat, day) -> date:
    return swiat.miesiac.replace(day=day)


def _name(swiat) -> str:
    return f"{MIESIACE[swiat.miesiac.month - 1]} {swiat.miesiac.year}"


def _narrow(osoba):
    width = osoba.page.evaluate("document.documentElement.scrollWidth")
    assert width <= TELEFON["width"], osoba.page.url


def log_at_once(doradca: Osoba, swiat):
    """From any page to "saved" in under ten seconds, with what a person has to type."""
    doradca.goto(f"/procesy/{swiat.proces.pk}/")
    _narrow(doradca)
    started = time.monotonic()
    doradca.page.get_by_role("link", name="Zapisz sesję").first.click()
    panel = doradca.page.get_by_role("dialog")
    doradca.pick("30", within=panel)
    doradca.fill("Czego dotyczyła", "Rozmowa o danych", within=panel)
    panel.get_by_role("button", name=exactly("Zapisz sesję")).click()
    doradca.sees("Zapisano sesję")
    seconds = time.monotonic() - started
    sys.stdout.write(f"From any page to a saved session: {seconds:.1f} s\n")
    assert seconds < NAJDLUZEJ_S
    assert Sesja.objects.get().proces == swiat.proces


def _open_form(doradca, swiat, day, minuty, temat):
    doradca.goto(f"/procesy/{swiat.proces.pk}/sesje/")
    _narrow(doradca)
    doradca.follow("Zapisz sesję", within=doradca.page.get_by_role("main"))
    _narrow(doradca)
    doradca.fill("Data sesji", _day(swiat, day).isoformat())
    doradca.pick(minuty)
    doradca.fill("Czego dotyczyła", temat)


def log_in_full(doradca: Osoba, swiat):
    """A session of last month with people, agreements, a next step with its day, a file."""
    _open_form(doradca, swiat, 14, "45", "Przyczyny problemów")
    doradca.open_all()
    _narrow(doradca)
    doradca.tick(re.compile(re.escape(swiat.lider.nazwisko)))
    doradca.fill("Ustalenia", "Zespół zbierze dane z trzech lat.")
    doradca.fill("Co zrobić", "Zebrać dane z trzech lat")
    doradca.choose_like("Kto", str(swiat.lider))
    doradca.fill("Do kiedy", (timezone.localdate() + timedelta(days=7)).isoformat())
    doradca.page.get_by_label("Pliki").set_input_files(PLIK)
    doradca.axe(doradca.page)
    doradca.press("Zapisz sesję", within=doradca.page.get_by_role("main"))
    doradca.sees("Zapisano sesję")
    doradca.sees("notatka.txt")
    assert ZadanieOsoby.objects.get().osoba == swiat.lider


def log_again(doradca: Osoba, swiat):
    _open_form(doradca, swiat, 20, "30", "Luka rozwojowa")
    doradca.press("Zapisz sesję", within=doradca.page.get_by_role("main"))
    doradca.sees("Zapisano sesję")


def confirm_one_object_to_another(lider: Osoba, swiat):
    lider.goto(f"/procesy/{swiat.proces.pk}/")
    lider.sees("Zebrać dane z trzech lat")
    lider.follow("Sesje")
    lider.press(f"Potwierdź sesję z {short_date(_day(swiat, 14))}")
    lider.sees("Potwierdzono sesję.")
    lider.follow(f"Zgłoś uwagę do sesji z {short_date(_day(swiat, 20))}")
    lider.page.get_by_role("main").get_by_role("textbox").fill("Rozmowa trwała kwadrans.")
    lider.press_like("Zgłoś uwagę")
    lider.sees("Zgłoszono uwagę.")


def correct(doradca: Osoba, swiat):
    """The mail leads to the objection; the session is corrected with an answer."""
    told = next(one for one in mail.outbox if one.subject.startswith("Uwaga do sesji"))
    assert swiat.ros.email in told.to[0]
    doradca.goto(re.search(r"https?://[^/\s]+(/sesje/uwagi/\S+)", told.body)[1])
    doradca.sees("Rozmowa trwała kwadrans.")
    _narrow(doradca)
    doradca.goto(f"/procesy/{swiat.proces.pk}/sesje/")
    doradca.follow(f"Zmień sesję z {short_date(_day(swiat, 20))}")
    _narrow(doradca)
    doradca.pick("15")
    doradca.fill("Odpowiedź na uwagę lidera", "Poprawione na 15 minut.")
    doradca.press("Zapisz zmiany")
    doradca.sees("Zapisano zmiany w sesji.")


def confirm_month(lider: Osoba, swiat):
    lider.goto(f"/procesy/{swiat.proces.pk}/sesje/")
    lider.press(f"Potwierdź wszystkie: {_name(swiat)}")
    lider.sees("Potwierdzono 1 sesję.")


def close_month(doradca: Osoba, swiat):
    doradca.goto("/")
    _narrow(doradca)
    doradca.page.get_by_role("link", name=re.compile("^Zamknij ")).click()
    doradca.axe(doradca.page)
    _narrow(doradca)
    doradca.press_like("Zamknij miesiąc w")
    doradca.sees("Zamknięto miesiąc w 1 JST. Czeka na koordynatora.")


def accept_by_keyboard(koordynator: Osoba, swiat):
    """The table of the edition, and everything clean accepted with one action, without a mouse."""
    koordynator.goto(f"/edycje/{swiat.edycja.pk}/godziny/?miesiac={swiat.miesiac:%Y-%m}")
    row = koordynator.page.get_by_role("row").nth(1)
    expect(row).to_contain_text("brak")
    _tab_to(koordynator.page, "Przyjmij wszystkie bez zastrzeżeń")
    koordynator.page.keyboard.press("Enter")
    koordynator.sees("Przyjęto 1 wiersz.")
    assert MiesiacDoradcy.objects.get().status == StatusMiesiaca.PRZYJETY
    _tab_to(koordynator.page, "Rozliczenie miesiąca")
    koordynator.page.keyboard.press("Enter")
    koordynator.sees("Rozliczeni: 1 z 1")
    koordynator.axe(koordynator.page)


FOCUSED = "document.activeElement.innerText || document.activeElement.getAttribute('aria-label')"


def _tab_to(page, name):
    for _ in range(80):
        page.keyboard.press("Tab")
        if (page.evaluate(FOCUSED) or "").strip() == name:
            return
    raise AssertionError(f"{name}: not reached by the keyboard")


def settle(koordynator: Osoba):
    """The record of hours as a PDF, and the ZIP of the month, made by the tasks."""
    koordynator.page.get_by_role("link", name=re.compile(r"^Dokumenty\s*:")).click()
    koordynator.press("Ewidencja godzin")
    text = pdf_text(koordynator)
    assert "Przyczyny problemów" in text
    assert "Luka rozwojowa" in text
    koordynator.page.go_back()
    koordynator.follow("Rozliczenia", within=koordynator.page.get_by_role("main"))
    koordynator.press_like("Przygotuj paczkę")
    with koordynator.page.expect_download() as download:
        koordynator.page.get_by_role("link", name="Pobierz ZIP").click()
    with zipfile.ZipFile(download.value.path()) as paczka:
        kinds = sorted({name.rpartition(".")[2] for name in paczka.namelist()})
        pdfs = [name for name in paczka.namelist() if name.endswith(".pdf")]
    assert (kinds[-2:], len(pdfs)) == (["pdf", "xlsx"], 3)


def assert_nothing_changes(doradca: Osoba, swiat):
    """Neither in the application nor in the database."""
    settled = Sesja.objects.get(data_sesji=_day(swiat, 14))
    doradca.goto(f"/procesy/{swiat.proces.pk}/sesje/")
    link = doradca.page.get_by_role("link", name=re.compile("^Zmień"))
    expect(link).to_have_count(1)
    doradca.goto(f"/sesje/{settled.pk}/zmien/")
    doradca.sees("poproś koordynatora o otwarcie miesiąca")
    expect(doradca.page.get_by_role("button", name="Zapisz zmiany")).to_have_count(0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Sesja.objects.filter(pk=settled.pk).update(minuty=300)
    settled.refresh_from_db()
    assert settled.minuty == 45
