"""Etap 3: sessions, progress, the last meetings, Podsumowanie, the end, the documents."""

import re
import subprocess

from playwright.sync_api import expect

from tests.e2e.obsada import CELE, DZIALANIA, Obsada
from tests.e2e.osoba import Osoba
from tests.e2e.zebrania import hold_edycja_meeting, plan_meeting, record_meeting

WYNIK = "Trzy z dziewięciu szkół planują już budżet według wskaźników."


def log_sessions(obsada: Obsada):
    """The advisors log from the header of any page; the lider confirms."""
    for rola in ("ros", "pro"):
        doradca = obsada[rola]
        doradca.goto("/obszary/")
        doradca.follow("Zapisz sesję")
        doradca.pick("telefon")
        doradca.pick("60")
        doradca.fill("Czego dotyczyła", "wskaźniki budżetu")
        doradca.press("Zapisz sesję")
        doradca.sees("Zapisano sesję")
    lider = obsada["lider"]
    lider.goto(obsada.proces)
    lider.follow("Sesje")
    lider.press_like("Potwierdź wszystkie")
    lider.sees("Potwierdzono 2 sesje.")


def report_progress(obsada: Obsada):
    """One action is done, one is under way, and the indicator is measured."""
    lider = obsada["lider"]
    lider.goto(f"{obsada.proces}hdr/postep/")
    lider.follow("Zapisz postęp działania 1.1.1")
    lider.pick("zakończone")
    lider.press("Zapisz postęp")
    lider.follow("Zapisz postęp działania 1.1.2")
    lider.pick("w toku")
    lider.pick("40%")
    lider.press("Zapisz postęp")
    lider.follow("Zapisz pomiar wskaźnika")
    lider.fill("Wartość", "33,3")
    lider.press("Zapisz pomiar")
    lider.sees("33,3")


def meet_last(obsada: Obsada):
    pro = obsada["pro"]
    pro.goto(f"{obsada.proces}spotkania/")
    plan_meeting(pro, "Trzecie spotkanie w JST", in_days=-1)
    record_meeting(pro, "Postęp jest omówiony, zostało jedno działanie.")
    koordynator = obsada["koordynator"]
    koordynator.goto(f"{obsada.edycja}spotkania/")
    hold_edycja_meeting(koordynator, "Spotkanie podsumowujące")


def sum_up(obsada: Obsada):
    """Written part by part, handed in by the lider, accepted by the coordinator."""
    lider = obsada["lider"]
    lider.goto(obsada.proces)
    lider.follow("Podsumowanie")
    lider.press("Zacznij podsumowanie")
    for part in lider.page.get_by_role("main").get_by_role("region").all():
        part.get_by_role("textbox").fill(WYNIK)
        expect(part.get_by_role("status")).to_contain_text("Zapisano")
    lider.press("Złóż podsumowanie")
    lider.sees("czeka na przyjęcie")
    koordynator = obsada["koordynator"]
    koordynator.goto(obsada.proces)
    koordynator.follow("Podsumowanie")
    koordynator.press("Przyjmij podsumowanie")
    koordynator.sees("przyjęte")


def close(obsada: Obsada):
    lider = obsada["lider"]
    lider.goto(obsada.proces)
    lider.press("Zakończ proces")
    lider.sees("Proces jest zakończony.")
    koordynator = obsada["koordynator"]
    koordynator.goto(f"{obsada.edycja}tablica/")
    koordynator.goto(f"{obsada.edycja}samorzady/")
    koordynator.sees("zakończony")


def read_documents(obsada: Obsada):
    """Ordered, made by the worker, downloaded; every goal and action is in the text."""
    lider = obsada["lider"]
    # The task runs inside the request here, so the page answers when the file is made.
    lider.page.set_default_timeout(60_000)
    lider.goto(obsada.proces)
    for button in ("PDF z HDR, szkic", "Przygotuj raport końcowy"):
        lider.follow("Dokumenty")
        lider.press(button)
        text = pdf_text(lider)
        for expected in (*CELE, *DZIALANIA, "Chęciny"):
            assert expected in text


def pdf_text(osoba: Osoba) -> str:
    with osoba.page.expect_download() as download:
        osoba.page.get_by_role("link", name="Pobierz PDF").click()
    done = subprocess.run(
        ["pdftotext", download.value.path(), "-"], capture_output=True, check=True
    )
    text = done.stdout.decode().replace("\N{SOFT HYPHEN}", "").replace("-\n", "")
    return re.sub(r"\s+", " ", text)


ROZDZIALY = [log_sessions, report_progress, meet_last, sum_up, close, read_documents]
