"""Etap 2: data, meetings, the deep diagnosis, the HDR, opinions and acceptance."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e.obsada import CELE, DZIALANIA, Obsada
from tests.e2e.osoba import Osoba
from tests.e2e.zebrania import hold_edycja_meeting, plan_meeting, record_meeting, write_date

LUKA = "Gmina nie ma wspólnych wskaźników do planowania budżetu szkół."


def collect_data(obsada: Obsada):
    """One item with a file, one not available, the rest with a source and a conclusion."""
    czlonek = obsada["czlonek"]
    czlonek.goto(obsada.proces)
    czlonek.follow("Dane")
    links = czlonek.page.get_by_role("rowheader").get_by_role("link")
    names = [link.inner_text() for link in links.all()]
    for number, name in enumerate(names):
        czlonek.follow(name)
        czlonek.follow("Uzupełnij")
        if number == 0:
            attach_file(czlonek)
        describe_data(czlonek, available=number != 1)
        czlonek.sees(f"Zapisano: {name}")
        czlonek.follow("Zebranie danych")
    expect(czlonek.page.get_by_text("do zebrania", exact=True)).to_have_count(0)


def attach_file(osoba: Osoba):
    osoba.field("Plik").set_input_files(
        {"name": "wydatki.csv", "mimeType": "text/csv", "buffer": b"rok;kwota\n2025;100\n"}
    )
    osoba.press("Dodaj plik")
    osoba.sees("Dodano plik wydatki.csv.")


def describe_data(osoba: Osoba, *, available: bool):
    osoba.pick("zebrane" if available else "niedostępne")
    if available:
        osoba.fill("Źródło", "sprawozdanie z wykonania budżetu")
        osoba.fill("Wniosek w jednym zdaniu", "Wydatki rosną szybciej niż subwencja.")
    else:
        osoba.fill("Dlaczego niedostępne", "Szkoły nie prowadzą takiego zestawienia.")
    osoba.press("Zapisz dane")


def meet(obsada: Obsada):
    """Trainings of the edition; the agreed meeting is moved to yesterday and held; then no. 2."""
    koordynator = obsada["koordynator"]
    for tura in ("tura 1", "tura 2"):
        koordynator.goto(f"{obsada.edycja}spotkania/")
        hold_edycja_meeting(koordynator, f"Szkolenia warsztatowe – {tura}")
    ros = obsada["ros"]
    ros.goto(f"{obsada.proces}spotkania/")
    ros.follow("Pierwsze spotkanie w JST")
    ros.follow("Zmień")
    write_date(ros, in_days=-1)
    ros.press("Zapisz zmiany")
    record_meeting(ros, "Zasady współpracy i kodeks etyczny są przyjęte.")
    ros.follow("Spotkania")
    plan_meeting(ros, "Drugie spotkanie w JST", in_days=-1)
    record_meeting(ros, "Priorytet i cele są omówione.")


def diagnose(obsada: Obsada):
    czlonek = obsada["czlonek"]
    czlonek.goto(obsada.proces)
    czlonek.follow("Diagnoza")
    czlonek.fill("Nowy problem", "Budżet szkół bez wskaźników")
    czlonek.press("Dodaj problem")
    czlonek.fill("Jak jest", "Plan powstaje z kwot z zeszłego roku.")
    czlonek.fill("Jak chcemy, żeby było", "Plan powstaje z liczby uczniów i zadań.")
    czlonek.fill("Luka rozwojowa", LUKA)
    czlonek.press("Zapisz problem")
    czlonek.fill("Dlaczego tak jest?", "Nikt nie zbiera wskaźników w jednym miejscu.")
    czlonek.press("Dodaj przyczynę")
    czlonek.choose("Z której luki wynika", LUKA)
    czlonek.fill("Nowy priorytet", "Wspólne wskaźniki budżetu oświaty")
    czlonek.press("Dodaj priorytet")
    czlonek.press("Zakończ diagnozę")
    czlonek.sees_heading("Diagnoza jest zakończona")


def write_hdr(obsada: Obsada):
    """A goal with its indicator and two actions; what is typed saves itself."""
    lider = obsada["lider"]
    lider.goto(obsada.proces)
    lider.follow("HDR")
    lider.press("Dodaj cel do priorytetu 1")
    lider.fill("Cel", CELE[0])
    lider.fill("Wskaźnik", "odsetek szkół z planem według wskaźników")
    lider.fill("Jest (wartość bazowa)", "0")
    lider.fill("Ma być (wartość docelowa)", "100")
    lider.fill("Jednostka", "%")
    lider.fill("Źródło danych", "uchwała budżetowa")
    lider.tick("Nikt nie zbiera wskaźników w jednym miejscu.")
    lider.press("Zapisz cel")
    for number, action in enumerate(DZIALANIA):
        lider.press("Dodaj działanie do celu 1.1")
        write_action(lider, action, obsada.name("lider" if number else "czlonek"))
    lider.pick("opis dobrej praktyki")
    lider.press("Zapisz formę")
    lider.press("Przekaż do opinii")
    lider.sees("czeka na opinie")


def write_action(lider: Osoba, tresc: str, odpowiada: str):
    today = timezone.localdate()
    lider.fill("Co zrobimy", tresc)
    lider.fill("Od", (today - timedelta(days=10)).isoformat())
    lider.fill("Do", (today + timedelta(days=40)).isoformat())
    lider.choose_like("Odpowiada (z zespołu)", odpowiada)
    lider.open_all()
    lider.fill("Zasoby: ludzie i rzeczy", "arkusz kalkulacyjny, dwa spotkania")
    lider.fill("Własne narzędzie", "wspólny arkusz wskaźników")
    lider.fill("Spodziewany rezultat", "wspólny dokument")
    lider.press("Zapisz działanie")


def judge_hdr(obsada: Obsada):
    """Opinions of both advisors, then the decision of the decydent."""
    for rola in ("ros", "pro"):
        doradca = obsada[rola]
        doradca.goto(f"{obsada.proces}hdr/")
        doradca.follow("Wydaj opinię")
        doradca.pick("pozytywna")
        doradca.fill("Uzasadnienie", "Cel jest mierzalny, działania z niego wynikają.")
        doradca.press("Wydaj opinię")
    decydent = obsada["decydent"]
    decydent.goto("/")
    decydent.follow("HDR")
    decydent.follow("Przyjmij albo zwróć HDR")
    decydent.pick("przyjmuję HDR do realizacji")
    decydent.press("Zapisz decyzję")
    decydent.sees("przyjęty")


def open_gate_2(obsada: Obsada):
    lider = obsada["lider"]
    lider.goto(obsada.proces)
    lider.press("Przejdź do etapu 3")
    lider.sees("Otwarto etap 3")


ROZDZIALY = [collect_data, meet, diagnose, write_hdr, judge_hdr, open_gate_2]
