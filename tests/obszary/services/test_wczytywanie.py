import json

import pytest
from django.core.management import CommandError, call_command

from obszary.exceptions import PlikObszarowError
from obszary.models import (
    Narzedzie,
    Obszar,
    Stwierdzenie,
    WersjaArkusza,
    ZadanieJst,
    ZbiorDanych,
)
from obszary.services.plik import read_pliki
from obszary.services.wczytywanie import (
    BEZ_ZMIAN,
    DODANE,
    WYCOFANE,
    ZMIENIONE,
    ZOSTAWIONE,
    load_obszary,
)


def item(text, source="opracowanie własne"):
    return {"tekst": text, "zrodlo": source}


def area(nr):
    return {
        "nr": nr,
        "nazwa": f"Obszar {nr}",
        "opis": item(f"Opis {nr}."),
        "zadania": [item(f"Pierwsze zadanie obszaru {nr}."), item(f"Drugie, inne, nr {nr}.")],
        "narzedzia_zarzadcze": [item(f"Narzędzie zarządcze {nr}.")],
        "narzedzia_pro": [item(f"Narzędzie PRO {nr}.")],
        "dane": [item(f"Zbiór danych {nr}.")],
        "stwierdzenia": [item(f"Stwierdzenie {nr}.")],
    }


@pytest.fixture
def pliki(tmp_path):
    """Writes both files and reads them; change ``areas`` between loads."""

    class Pliki:
        areas = [area(nr) for nr in range(1, 13)]
        hints = {
            "wersja_arkusza": "2026.1",
            "obszary": [
                {
                    "nr": nr,
                    "skrot": f"Skrót {nr}",
                    "stwierdzenia": [{"dlaczego": f"Bo {nr}.", "gdzie": f"Tam {nr}."}],
                }
                for nr in range(1, 13)
            ],
        }

        @property
        def paths(self):
            return tmp_path / "obszary.json", tmp_path / "podpowiedzi.json"

        def write(self):
            for path, value in zip(self.paths, (self.areas, self.hints), strict=True):
                path.write_text(json.dumps(value), encoding="utf-8")

        def load(self):
            self.write()
            return load_obszary(read_pliki(*self.paths))

    pliki = Pliki()
    pliki.areas = [area(nr) for nr in range(1, 13)]
    return pliki


@pytest.mark.django_db
def test_files_of_the_project_give_12_areas_and_72_explained_statements():
    call_command("wczytaj_obszary", verbosity=0)

    assert list(Obszar.objects.values_list("nr", flat=True)) == list(range(1, 13))
    assert Obszar.objects.get(nr=2).skrot == "Monitorowanie jakości"
    counts = [model.objects.count() for model in (ZadanieJst, Narzedzie, ZbiorDanych)]
    assert counts == [90, 133, 70]
    wersja = WersjaArkusza.objects.opublikowane().get()
    assert wersja.numer == "2026.1"
    assert wersja.stwierdzenia.exclude(dlaczego="").exclude(gdzie="").count() == 72
    assert set(Stwierdzenie.objects.values_list("numer", flat=True)) == set(range(1, 7))


@pytest.mark.django_db
def test_second_load_changes_nothing(pliki):
    assert pliki.load().wynik == {DODANE: 12 * 7}

    report = pliki.load()

    assert report.wynik == {BEZ_ZMIAN: 12 * 6}
    assert report.uwagi == []


@pytest.mark.django_db
def test_edit_made_in_the_application_stays_and_is_reported(pliki):
    pliki.load()
    task = ZadanieJst.objects.get(tekst="Pierwsze zadanie obszaru 1.")
    task.tekst = "Pierwsze zadanie poprawione przez ORE."
    task.save()

    report = pliki.load()

    task.refresh_from_db()
    assert task.tekst == "Pierwsze zadanie poprawione przez ORE."
    assert report.wynik == {BEZ_ZMIAN: 71, ZOSTAWIONE: 1}
    assert report.uwagi == [f"{ZOSTAWIONE}: Pierwsze zadanie poprawione przez ORE."]


@pytest.mark.django_db
def test_correction_in_the_file_updates_the_same_row(pliki):
    pliki.load()
    before = ZadanieJst.objects.get(tekst="Pierwsze zadanie obszaru 1.")
    pliki.areas[0]["zadania"][0] = item("Pierwsze, najważniejsze zadanie obszaru 1.")

    report = pliki.load()

    before.refresh_from_db()
    assert before.tekst == "Pierwsze, najważniejsze zadanie obszaru 1."
    assert report.wynik == {BEZ_ZMIAN: 71, ZMIENIONE: 1}


@pytest.mark.django_db
def test_new_item_above_moves_the_others_and_keeps_their_rows(pliki):
    pliki.load()
    keys = set(ZadanieJst.objects.values_list("pk", flat=True))
    pliki.areas[0]["zadania"].insert(0, item("Zupełnie nowa rzecz na początku listy."))

    report = pliki.load()

    assert report.wynik == {BEZ_ZMIAN: 70, ZMIENIONE: 2, DODANE: 1}
    rows = Obszar.objects.get(nr=1).zadania.values_list("tekst", flat=True)
    assert list(rows) == [
        "Zupełnie nowa rzecz na początku listy.",
        "Pierwsze zadanie obszaru 1.",
        "Drugie, inne, nr 1.",
    ]
    assert keys <= set(ZadanieJst.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_item_removed_from_the_file_is_switched_off_unless_edited(pliki):
    pliki.load()
    edited = ZbiorDanych.objects.get(tekst="Zbiór danych 1.")
    edited.zrodlo = "ORE"
    edited.save()
    for nr in (0, 1):
        pliki.areas[nr]["dane"] = []

    report = pliki.load()

    assert report.wynik == {BEZ_ZMIAN: 70, ZOSTAWIONE: 1, WYCOFANE: 1}
    assert list(ZbiorDanych.objects.filter(aktywna=False)) == [
        ZbiorDanych.objects.get(tekst="Zbiór danych 2.")
    ]


@pytest.mark.django_db
def test_row_added_by_hand_is_left_alone(pliki):
    pliki.load()
    own = ZadanieJst(obszar=Obszar.objects.get(nr=1), tekst="Własne.", kolejnosc=9, zrodlo="ORE")
    own.assign_own_klucz()
    own.save()

    assert pliki.load().wynik == {BEZ_ZMIAN: 72}
    own.refresh_from_db()
    assert own.aktywna


@pytest.mark.django_db
def test_published_statements_are_not_changed_by_the_file(pliki):
    pliki.load()
    pliki.areas[0]["stwierdzenia"][0] = item("Inne stwierdzenie.")

    report = pliki.load()

    assert Stwierdzenie.objects.get(obszar__nr=1).tekst == "Stwierdzenie 1."
    assert report.uwagi == [
        "Stwierdzenia w pliku różnią się od wersji 2026.1, która jest już w użyciu. "
        "Zrób w aplikacji nową wersję arkusza."
    ]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda areas: areas[2].pop("dane"), "obszary.json, obszar 3: brakuje pola 'dane'."),
        (lambda areas: areas[1].update(nr=1), "obszary.json: obszar 1 występuje dwa razy."),
        (
            lambda areas: areas[0]["zadania"].append(item(" ")),
            "obszary.json, obszar 1: pusty tekst.",
        ),
        (
            lambda areas: areas[0]["dane"].append(item("Zbiór danych 1.")),
            "obszary.json, obszar 1: powtórzono „Zbiór danych 1.”.",
        ),
    ],
)
def test_broken_file_is_refused_whole(pliki, change, fault):
    change(pliki.areas)
    pliki.write()

    with pytest.raises(PlikObszarowError) as refused:
        read_pliki(*pliki.paths)

    assert refused.value.bledy[0] == fault


@pytest.mark.django_db
def test_command_names_the_line_of_broken_json(tmp_path):
    plik = tmp_path / "obszary.json"
    plik.write_text('[\n{"nr": 1,,}]')

    with pytest.raises(CommandError, match=r"obszary\.json, wiersz 2"):
        call_command("wczytaj_obszary", str(plik))
