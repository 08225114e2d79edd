"""The HDR as a workbook: goals, actions, indicators, progress; numbers and dates stay ones."""

import io
from datetime import date

import xlsxwriter

from doradztwo.teksty import short_date, to_date
from raporty.biuro_docx import clean
from raporty.biuro_xlsx import Skoroszyt
from raporty.hdr_docx import TYTUL
from raporty.pola_hdr import (
    POLA_CELU,
    POLA_DZIALANIA,
    POLA_PRIORYTETU,
    POLA_PROBLEMU,
    Pole,
    number_of,
    wersy_przyczyn,
)


def build_xlsx(dane: dict, opis_stanu: str, stan_na) -> bytes:
    """``dane`` as of ``raporty.queries.hdr.dane_eksportu``, dates made dates."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    tresc = dane["tresc"]
    with xlsxwriter.Workbook(out, options) as book:
        tytul = clean(f"{TYTUL}, {tresc['jst']['nazwa']}")
        book.set_properties({"title": tytul, "author": "Doradztwo JST"})
        writer = Skoroszyt(book, tytul, f"{opis_stanu}, stan na {short_date(stan_na)}")
        writer.write("HDR", ("Dane", "Treść"), (24, 90), _dane_hdr(dane, opis_stanu, stan_na))
        writer.write("Cele", *_cele(tresc))
        writer.write("Działania", *_dzialania(tresc))
        writer.write("Wskaźniki", *_wskazniki(tresc, dane))
        writer.write("Postęp", *_postep(tresc, dane))
        writer.write("Diagnoza", *_diagnoza(tresc))
        writer.write("Opinie", *_opinie(dane))
        writer.write("Listy kontrolne", *_listy(dane))
    return out.getvalue()


def _columns(pola: tuple[Pole, ...]) -> tuple[list[str], list[int]]:
    return [pole.etykieta for pole in pola], [pole.szerokosc for pole in pola]


def _dane_hdr(dane: dict, opis_stanu: str, stan_na) -> list[tuple]:
    tresc = dane["tresc"]
    jst, edycja = tresc["jst"], tresc["edycja"]
    obszary = [one for one in (tresc["obszar"], tresc.get("drugi_obszar")) if one]
    rows = [
        ("Dokument", TYTUL),
        ("Samorząd", jst["nazwa"]),
        ("Rodzaj", jst["rodzaj"]),
        ("Województwo", jst["wojewodztwo"]),
        ("TERYT", jst["kod"]),
        ("Edycja", edycja["nazwa"]),
        ("Numer projektu", edycja["numer_projektu"]),
        ("Początek edycji", edycja["od"]),
        ("Koniec edycji", edycja["do"]),
        *(("Obszar", f"{one['nr']}. {one['nazwa']}") for one in obszary),
        *_wybory(tresc),
        ("Forma podsumowania", tresc["forma_podsumowania"]["nazwa"]),
        ("Stan dokumentu", opis_stanu),
        ("Stan na", to_date(stan_na)),
    ]
    for one in tresc["zespol"]:
        roles = [name for name in ("lider", "decydent") if one[name]]
        text = ", ".join(filter(None, [one["osoba"], *roles, one["funkcja"], one["stanowisko"]]))
        rows.append(("Zespół", text))
    rows += [("Doradca", f"{one['osoba']} ({one['specjalizacja']})") for one in tresc["doradcy"]]
    return rows


def _wybory(tresc: dict) -> list[tuple]:
    """Why the area was chosen, and the second one when there is one."""
    parts = (
        ("przeslanka", "Przesłanka wyboru"),
        ("uzasadnienie", "Uzasadnienie wyboru"),
        ("powod_odstepstwa", "Powód odstępstwa"),
    )
    rows = [(label, tresc["wybor"].get(key, "")) for key, label in parts]
    second = tresc.get("drugi_wybor")
    if second:
        rows += [(f"{label}, drugi obszar", second.get(key, "")) for key, label in parts]
    return rows


def _cele(tresc: dict):
    labels, widths = _columns(POLA_CELU)
    extra, extra_widths = _columns(POLA_PRIORYTETU)
    head = ("Nr", "Priorytet", *extra, "Cel", *labels)
    rows = [
        (
            cel["numer"],
            f"{priorytet['numer']}. {priorytet['nazwa']}",
            *(pole.komorka(priorytet) for pole in POLA_PRIORYTETU),
            cel["tresc"],
            *(pole.komorka(cel) for pole in POLA_CELU),
        )
        for priorytet in tresc["priorytety"]
        for cel in priorytet["cele"] or [_PUSTY_CEL]
    ]
    return head, (8, 40, *extra_widths, 50, *widths), rows


_PUSTY_CEL = {
    "numer": "",
    "tresc": "",
    "wskaznik": "",
    "wartosc_bazowa": "",
    "wartosc_docelowa": "",
    "jednostka": "",
    "zrodlo_danych": "",
}


def _dzialania(tresc: dict):
    labels, widths = _columns(POLA_DZIALANIA)
    head = ("Nr", "Działanie", "Cel", "Od", "Do", *labels)
    rows = [
        (
            one["numer"],
            one["tresc"],
            f"{cel['numer']}. {cel['tresc']}",
            one["od"],
            one["do"],
            *(pole.komorka(one) for pole in POLA_DZIALANIA),
        )
        for cel in _all_cele(tresc)
        for one in cel["dzialania"]
    ]
    return head, (8, 34, 30, 11, 11, *widths), rows


def _wskazniki(tresc: dict, dane: dict):
    """Each measurement is a row; an indicator without one has a row too."""
    head = ("Cel", "Wskaźnik", "Jednostka", "Jest", "Ma być", "Data pomiaru", "Wartość", "Notatka")
    rows = []
    for cel in _all_cele(tresc):
        start = (
            cel["numer"],
            cel["wskaznik"],
            cel["jednostka"],
            number_of(cel["wartosc_bazowa"]),
            number_of(cel["wartosc_docelowa"]),
        )
        measured = dane.get("pomiary", {}).get(cel["pk"], [])
        rows += [(*start, one["kiedy"], one["wartosc"], one["notatka"]) for one in measured]
        if not measured:
            rows.append((*start, None, None, ""))
    return head, (8, 40, 16, 12, 12, 14, 12, 40), rows


def _postep(tresc: dict, dane: dict):
    """Each report is a row, the newest first; an action without one has a row too."""
    head = ("Nr", "Działanie", "Stan", "Wykonano (%)", "Data", "Kto", "Notatka")
    rows = []
    for one in (action for cel in _all_cele(tresc) for action in cel["dzialania"]):
        reports = dane.get("postepy", {}).get(one["pk"], [])
        rows += [
            (
                one["numer"],
                one["tresc"],
                report["stan"],
                report["procent"],
                report["kiedy"],
                report["kto"],
                report["notatka"],
            )
            for report in reports
        ]
        if not reports:
            rows.append((one["numer"], one["tresc"], "bez zgłoszeń", 0, None, "", ""))
    return head, (8, 46, 16, 14, 12, 24, 50), rows


def _diagnoza(tresc: dict):
    more = [pole.etykieta for pole in POLA_PROBLEMU]
    head = ("Problem", "Jak jest", "Jak chcemy, żeby było", "Przyczyny", "Luka rozwojowa", *more)
    rows = [
        (
            one["nazwa"],
            one["jak_jest"],
            one["jak_chcemy"],
            "\n".join(wersy_przyczyn(one["przyczyny"])),
            one["luka"],
            *(pole.pokaz(one) for pole in POLA_PROBLEMU),
        )
        for one in tresc["diagnoza"]
    ]
    return head, (30, 42, 42, 46, 36, *(pole.szerokosc for pole in POLA_PROBLEMU)), rows


def _opinie(dane: dict):
    head = ("Kto", "Rola", "Stanowisko", "Treść", "Data")
    rows = [
        (
            one["kto"],
            one["specjalizacja"],
            f"opinia {one['ocena']}",
            one["uzasadnienie"],
            date.fromisoformat(one["kiedy"]),
        )
        for one in dane["opinie"]
    ]
    one = dane["akceptacja"]
    if one:
        day = date.fromisoformat(one["kiedy"])
        decyzja = ", ".join(filter(None, (one["decyzja"], one["sposob"])))
        rows.append((one["kto"], one["funkcja"], decyzja, one["uwagi"], day))
    return head, (26, 26, 22, 60, 14), rows


def _listy(dane: dict):
    """A row for each question of each checklist."""
    head = ("Kto", "Rola", "Pytanie", "Odpowiedź", "Uwaga")
    rows = [
        (one["kto"], one["specjalizacja"], item["pytanie"], item["nazwa"], item["uwaga"])
        for one in dane["opinie"]
        for item in one.get("lista", [])
    ]
    return head, (26, 12, 60, 18, 50), rows


def _all_cele(tresc: dict):
    return [cel for priorytet in tresc["priorytety"] for cel in priorytet["cele"]]
