from obieg.porownanie import porownaj


def _tresc(*cele):
    return {
        "forma_podsumowania": {"nazwa": "opis"},
        "priorytety": [{"pk": 1, "numer": "1", "nazwa": "P", "cele": list(cele)}],
    }


def test_porownaj_names_added_removed_and_changed():
    old = {"pk": 1, "numer": "1.1", "tresc": "Plan w 9 szkołach", "dzialania": []}
    gone = {"pk": 2, "numer": "1.2", "tresc": "Stary", "dzialania": []}
    new = {"pk": 3, "numer": "1.2", "tresc": "Nowy", "dzialania": []}

    changes = porownaj(_tresc(old, gone), _tresc(old | {"tresc": "Plan w 8 szkołach"}, new))

    assert [(one.rodzaj, one.miejsce, one.nazwa) for one in changes] == [
        ("zmieniono", "cel 1.1", "Plan w 8 szkołach"),
        ("dodano", "cel 1.2", "Nowy"),
        ("usunięto", "cel 1.2", "Stary"),
    ]
    assert changes[0].pola == [("cel", "Plan w <del>9</del><ins>8</ins> szkołach")]


def test_porownaj_escapes_and_sees_no_change():
    row = {"pk": 1, "numer": "1.1", "tresc": "a", "dzialania": []}

    assert porownaj(_tresc(row), _tresc(row)) == []
    changed = porownaj(_tresc(row), _tresc(row | {"tresc": "<script>"}))
    assert changed[0].pola == [("cel", "<del>a</del><ins>&lt;script&gt;</ins>")]
