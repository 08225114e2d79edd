"""The HDR as a DOCX that an office edits and that „Wczytaj do HDR” reads back."""

import io

from docx.document import Document as DocumentType

from doradztwo.teksty import short_date
from raporty.biuro_docx import (
    add_contents,
    add_labelled,
    add_running_lines,
    add_table,
    clean,
    new_document,
)
from raporty.pola_hdr import (
    POLA_CELU,
    POLA_DZIALANIA,
    POLA_PRIORYTETU,
    POLA_PROBLEMU,
    TERMIN,
    ZNANE_POLA_PROBLEMU,
    inne_pola,
    plain_text,
    pola_rekordu,
    wersy_przyczyn,
)

TYTUL = "Harmonogram Działań Rozwojowych"
WYBORY = (("wybor", "Przesłanka wyboru"), ("drugi_wybor", "Przesłanka wyboru drugiego obszaru"))
_DWIE = (4.5, 12.5)


def build_docx(dane: dict, opis_stanu: str, stan_na) -> bytes:
    """``dane`` as of ``raporty.queries.hdr`` with dates made dates."""
    tresc = dane["tresc"]
    jst = tresc["jst"]["nazwa"]
    document = new_document(f"{TYTUL}, {jst}", tresc["edycja"]["nazwa"], opis_stanu)
    add_running_lines(document, f"HDR, {jst} · {opis_stanu}", f"Stan na {short_date(stan_na)}")
    _cover(document, tresc, opis_stanu, stan_na)
    first = _diagnoza(document, tresc)
    _plan(document, tresc)
    _opinie(document, dane)
    add_contents(document, first)
    first.paragraph_format.page_break_before = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _cover(document: DocumentType, tresc: dict, opis_stanu: str, stan_na) -> None:
    edycja, jst = tresc["edycja"], tresc["jst"]
    program = edycja["nazwa"]
    if edycja["numer_projektu"]:
        program += f" · numer projektu: {edycja['numer_projektu']}"
    document.add_paragraph(clean(program))
    document.add_paragraph(TYTUL, style="Title")
    document.add_paragraph(clean(jst["nazwa"][:1].upper() + jst["nazwa"][1:]), style="Subtitle")
    rows = [("Samorząd", f"{jst['rodzaj']}, woj. {jst['wojewodztwo']}, TERYT {jst['kod']}")]
    rows += [
        ("Obszar", f"{one['nr']}. {one['nazwa']}")
        for one in (tresc["obszar"], tresc.get("drugi_obszar"))
        if one
    ]
    rows += [
        ("Okres edycji", plain_text(TERMIN.pokaz(edycja))),
        ("Zespół", "\n".join(map(_osoba, tresc["zespol"])) or "–"),
        (
            "Doradcy",
            "\n".join(f"{one['osoba']} ({one['specjalizacja']})" for one in tresc["doradcy"])
            or "–",
        ),
    ]
    for key, label in WYBORY:
        if tresc.get(key):
            rows.append((label, "\n".join(filter(None, tresc[key].values()))))
    rows += [
        ("Planowana forma podsumowania", tresc["forma_podsumowania"]["nazwa"] or "nie wybrano"),
        ("Stan dokumentu", f"{opis_stanu}, stan na {short_date(stan_na)}"),
    ]
    add_table(document, "Dane dokumentu", ("Dane", "Treść"), rows, _DWIE)


def _osoba(osoba: dict) -> str:
    roles = [name for key, name in (("lider", "lider"), ("decydent", "decydent")) if osoba[key]]
    parts = [*roles, osoba["funkcja"], osoba["stanowisko"]]
    return f"{osoba['osoba']} ({', '.join(dict.fromkeys(filter(None, parts)))})"


def _diagnoza(document: DocumentType, tresc: dict):
    first = document.add_heading("1. Od diagnozy do priorytetów", 1)
    if not tresc["diagnoza"]:
        document.add_paragraph("Diagnoza pogłębiona nie jest jeszcze zapisana.")
    for problem in tresc["diagnoza"]:
        name = clean(problem["nazwa"]) or "Problem bez nazwy"
        document.add_heading(name, 2)
        rows = [
            ("Jak jest", problem["jak_jest"] or "–"),
            ("Jak chcemy, żeby było", problem["jak_chcemy"] or "–"),
            ("Przyczyny", "\n".join(wersy_przyczyn(problem["przyczyny"])) or "–"),
            ("Luka rozwojowa", problem["luka"] or "–"),
        ]
        rows += pola_rekordu(POLA_PROBLEMU, problem) + inne_pola(problem, ZNANE_POLA_PROBLEMU)
        add_table(document, f"Problem: {name}", ("Ogniwo", "Opis"), rows, _DWIE)
    return first


def _plan(document: DocumentType, tresc: dict) -> None:
    document.add_heading("2. Priorytety, cele, działania", 1)
    if not tresc["priorytety"]:
        document.add_paragraph("Nie ma jeszcze priorytetów.")
    for priorytet in tresc["priorytety"]:
        document.add_heading(clean(f"Priorytet {priorytet['numer']}. {priorytet['nazwa']}"), 2)
        for label, text in pola_rekordu(POLA_PRIORYTETU, priorytet):
            add_labelled(document, label, text)
        if not priorytet["cele"]:
            document.add_paragraph("Priorytet nie ma jeszcze celów.")
        for cel in priorytet["cele"]:
            _cel(document, cel)


def _cel(document: DocumentType, cel: dict) -> None:
    document.add_heading(clean(f"Cel {cel['numer']}. {cel['tresc'] or 'bez treści'}"), 3)
    rows = pola_rekordu(POLA_CELU, cel)
    add_table(document, f"Wskaźnik celu {cel['numer']}", ("Pole celu", "Treść"), rows, _DWIE)
    if not rows:
        document.add_paragraph("Cel nie ma jeszcze wskaźnika.")
    if not cel["dzialania"]:
        document.add_paragraph("Cel nie ma jeszcze działań.")
    for dzialanie in cel["dzialania"]:
        name = dzialanie["tresc"] or "bez treści"
        document.add_heading(clean(f"Działanie {dzialanie['numer']}. {name}"), 4)
        rows = pola_rekordu((TERMIN, *POLA_DZIALANIA), dzialanie)
        title = f"Działanie {dzialanie['numer']}"
        add_table(document, title, ("Pole działania", "Treść"), rows, _DWIE)


def _opinie(document: DocumentType, dane: dict) -> None:
    document.add_heading("3. Opinie i akceptacja", 1)
    rows = [
        (
            f"{one['kto']}, {one['specjalizacja']}",
            f"opinia {one['ocena']}",
            one["uzasadnienie"] or "–",
            _kiedy(one),
        )
        for one in dane["opinie"]
    ]
    decyzja = dane["akceptacja"]
    if decyzja:
        osoba = f"{decyzja['kto']}, {decyzja['funkcja']}"
        stanowisko = ", ".join(filter(None, (decyzja["decyzja"], decyzja["sposob"])))
        rows.append((osoba, stanowisko, decyzja["uwagi"] or "–", _kiedy(decyzja)))
    head = ("Kto", "Stanowisko", "Treść", "Data")
    add_table(document, "Opinie i decyzja", head, rows, (4.3, 3.5, 6.6, 2.6))
    if not rows:
        document.add_paragraph("Nie ma jeszcze opinii ani decyzji.")
    for one in dane["opinie"]:
        _lista(document, one)


def _lista(document: DocumentType, opinia: dict) -> None:
    """The checklist of an advisor, when the opinion has one."""
    rows = [(one["pytanie"], one["nazwa"], one["uwaga"] or "–") for one in opinia.get("lista", [])]
    if rows:
        title = clean(f"Lista kontrolna, {opinia['specjalizacja']}: {opinia['kto']}")
        document.add_heading(title, 2)
        add_table(document, title, ("Pytanie", "Odpowiedź", "Uwaga"), rows, (8.4, 2.8, 5.8))


def _kiedy(rekord: dict) -> str:
    year, month, day = rekord["kiedy"].split("-")
    return f"{int(day)}.{month}.{year}"
