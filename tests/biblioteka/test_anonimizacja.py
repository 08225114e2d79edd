import json

import pytest

from biblioteka.anonimizacja import (
    OsobaHdr,
    publiczna_tresc,
    tekst_do_szukania,
    zakryj_nazwiska,
    znajdz_nazwiska,
)
from tests.factories.biblioteka import make_tresc

OSOBY = [
    OsobaHdr("Irena", "Ćwiczebna", "inspektor ds. oświaty"),
    OsobaHdr("Bogdan", "Wzorcowy", "doradca"),
]


def test_publiczna_tresc_holds_functions_instead_of_names():
    public = publiczna_tresc(make_tresc(), OSOBY)

    action = public["priorytety"][0]["cele"][0]["dzialania"][0]
    assert action["odpowiada"] == "inspektor ds. oświaty"
    assert action["tresc"] == "inspektor ds. oświaty robi ankietę"
    text = json.dumps(public, ensure_ascii=False)
    assert [name for name in ("Irena Ćwiczebna", "Wzorcowy", "nie ma czasu") if name in text] == []


def test_znajdz_nazwiska_sees_a_surname_in_another_case():
    public = publiczna_tresc(make_tresc(), OSOBY)

    assert [one.slowo for one in znajdz_nazwiska(public, OSOBY)] == ["Ćwiczebnej"]


def test_publiczna_tresc_does_not_change_the_frozen_version():
    tresc = make_tresc()

    publiczna_tresc(tresc, OSOBY)

    assert tresc == make_tresc()


def test_tekst_do_szukania_needs_no_diacritics():
    assert "kazda szkola ma plan" in tekst_do_szukania(publiczna_tresc(make_tresc(), OSOBY))


@pytest.mark.parametrize(
    ("nazwisko", "tekst", "slowa"),
    [
        ("Nowak-Kowalska", "Plan u Nowak-Kowalskiej.", ["Nowak", "Kowalskiej"]),
        ("Nowak-Kowalska", "Plan Kowalskiej.", ["Kowalskiej"]),
        ("Lis", "Plan ma Lis, a lis nie; Lisowi go damy.", ["Lis", "Lisowi"]),
        ("Lis", "Lisówka ma plan.", []),
    ],
)
def test_znajdz_nazwiska_sees_double_and_short_surnames(nazwisko, tekst, slowa):
    tresc = {"priorytety": [{"nazwa": tekst}]}

    found = znajdz_nazwiska(tresc, [OsobaHdr("Anna", nazwisko, "wójt")])

    assert [one.slowo for one in found] == slowa


def test_zakryj_nazwiska_hides_what_nobody_will_judge():
    text = "Irena Ćwiczebna prowadzi sieć. Bez Ireny Ćwiczebnej nic by nie było, wiadomo."

    assert zakryj_nazwiska(text, OSOBY) == (
        "inspektor ds. oświaty prowadzi sieć. Bez Ireny […] nic by nie było, wiadomo."
    )
