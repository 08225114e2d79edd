"""Etap 1: the edition, the team, the sheets, the area, the advisors."""

from datetime import timedelta

from django.utils import timezone

from tests.e2e.arkusze import fill_by_keyboard, fill_by_mouse, fill_without_javascript
from tests.e2e.obsada import JST, OBSZAR, Obsada
from tests.e2e.zebrania import hold_edycja_meeting, plan_meeting

EDYCJA = "Doradztwo dla JST, edycja próbna"


def create_edycja(obsada: Obsada):
    """The administrator makes the edition and hands it to the coordinator."""
    admin = obsada["admin"]
    admin.goto("/edycje/")
    admin.follow("Załóż edycję")
    admin.fill("Nazwa edycji", EDYCJA)
    admin.choose("Według czego", "Doradztwo dla JST 2022/2023")
    admin.fill("Pierwszy dzień", (timezone.localdate() - timedelta(days=60)).isoformat())
    admin.press("Pokaż okna kroków")
    admin.sees("Drugie spotkanie w JST")
    admin.press("Załóż edycję")
    admin.sees("Utworzono edycję")
    admin.follow("Nadaj rolę")
    admin.pick("koordynator")
    obsada.fill_invited(admin, "koordynator")
    admin.press("Wyślij zaproszenie")
    obsada.accept("koordynator")


def add_jst(obsada: Obsada):
    """From the register, by a pasted list: known, ambiguous and unknown lines in a preview."""
    koordynator = obsada["koordynator"]
    koordynator.goto("/edycje/")
    koordynator.follow(EDYCJA)
    obsada.remember(koordynator)
    koordynator.follow("Samorządy")
    koordynator.follow("Wklej listę")
    koordynator.fill("Lista samorządów", f"{JST}\nKłodzko\nNibylandia")
    koordynator.press("Sprawdź listę")
    koordynator.sees("nie ma w rejestrze")
    koordynator.press("Dodaj wybrane do edycji")
    koordynator.sees("Dodano do edycji 1 samorząd")
    koordynator.follow("Przegląd")
    koordynator.follow("Uruchom edycję")
    koordynator.press("Uruchom edycję")
    koordynator.sees("Edycja została uruchomiona.")


def gather_team(obsada: Obsada):
    """The coordinator invites the lider; the lider invites the others."""
    koordynator = obsada["koordynator"]
    koordynator.follow("Samorządy")
    koordynator.follow(JST)
    obsada.remember(koordynator)
    koordynator.follow("Zespół")
    koordynator.follow("Dodaj lidera")
    obsada.fill_member(koordynator, "lider", funkcja="naczelnik lub dyrektor wydziału")
    koordynator.tick("Lider")
    koordynator.press("Dodaj do zespołu")
    lider = obsada.accept("lider")
    lider.follow("Zespół")
    for rola, funkcja in (("czlonek", "dyrektor szkoły lub przedszkola"), ("czlonek2", "skarbnik")):
        lider.follow("Dodaj osobę")
        obsada.fill_member(lider, rola, funkcja=funkcja)
        lider.press("Dodaj do zespołu")
    lider.follow("Dodaj osobę")
    obsada.fill_member(lider, "decydent", funkcja="burmistrz")
    lider.tick("Decydent")
    lider.untick("Pracuje w zespole i wypełnia arkusz")
    lider.press("Dodaj do zespołu")
    for rola in ("czlonek", "czlonek2", "decydent"):
        obsada.accept(rola)


def hold_inauguration(obsada: Obsada):
    koordynator = obsada["koordynator"]
    koordynator.goto(obsada.edycja)
    koordynator.follow("Spotkania")
    hold_edycja_meeting(koordynator, "Spotkanie inicjujące")


def fill_sheets(obsada: Obsada):
    """One with a mouse, one with the keyboard, one without JavaScript; then the group result."""
    fill_by_mouse(obsada["lider"], obsada.proces)
    fill_by_keyboard(obsada["czlonek"], obsada.proces)
    czlonek2 = obsada.without_javascript("czlonek2")
    fill_without_javascript(czlonek2, obsada.proces)
    czlonek2.sees_heading("Wynik grupy")


def choose_obszar(obsada: Obsada):
    lider = obsada["lider"]
    lider.goto(obsada.proces)
    lider.follow("Przejdź do tego kroku")
    lider.sees_heading("Wybierzcie obszar")
    lider.pick_like(f"{OBSZAR}. ")
    lider.pick("trudności")
    lider.fill("Dlaczego ten obszar", "Budżet szkół powstaje bez wskaźników i bez szkół.")
    lider.press("Wybierz obszar")
    lider.sees_heading("Wybrany obszar")


def bring_advisors(obsada: Obsada):
    """Invited, accepted, assigned without a conflict of interest."""
    koordynator = obsada["koordynator"]
    koordynator.goto(obsada.edycja)
    koordynator.follow("Doradcy")
    for rola in ("ros", "pro"):
        koordynator.follow("Zaproś doradcę")
        koordynator.pick_like(rola.upper())
        obsada.fill_invited(koordynator, rola)
        koordynator.press("Wyślij zaproszenie")
        obsada.accept(rola)
    koordynator.follow("Przydziel doradców")
    koordynator.tick("Chęciny")
    koordynator.choose("Doradca ROS", obsada.name("ros"))
    koordynator.choose("Doradca PRO", obsada.name("pro"))
    koordynator.tick("Doradcy złożyli dziś oświadczenie")
    koordynator.press("Przydziel doradców")
    koordynator.sees("Zapisano 2 przydziały.")


def agree_first_meeting(obsada: Obsada):
    ros = obsada["ros"]
    ros.goto(obsada.proces)
    ros.follow("Spotkania")
    plan_meeting(ros, "Pierwsze spotkanie w JST", in_days=3)


def open_gate_1(obsada: Obsada):
    lider = obsada["lider"]
    lider.goto(obsada.proces)
    lider.press("Przejdź do etapu 2")
    lider.sees("Otwarto etap 2")


ROZDZIALY = [
    create_edycja,
    add_jst,
    gather_team,
    hold_inauguration,
    fill_sheets,
    choose_obszar,
    bring_advisors,
    agree_first_meeting,
    open_gate_1,
]
