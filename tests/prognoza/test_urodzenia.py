import pytest
from hypothesis import given
from hypothesis import strategies as st

from prognoza.urodzenia import read_urodzenia, to_text
from zbiory.tabele import TabelaError

TRZY = {2019: 132, 2020: 1240, 2021: 118}


@pytest.mark.parametrize(
    "text",
    [
        "2019\t132\n2020\t1 240\n2021\t118",
        "2019;132\n2020;1240\n2021;118",
        "2019,132\n2020,1240\n2021,118",
        "2019 132\n2020: 1240\n2021 = 118",
        "Rok;Urodzenia\r\n2019;132\r\n2020;1240\r\n2021;118\r\n",
        "2018\t\n2019\t132\n2020\t1240\n2021\t118\n2022\t–",
        "2021\t118\n2019\t132\n2020\t1240",
    ],
)
def test_years_and_numbers_are_read_however_they_are_written(text):
    assert read_urodzenia(text) == TRZY


@pytest.mark.parametrize(
    ("text", "bledy"),
    [
        ("", ["Nie ma tu żadnej liczby. Wpisz w każdym wierszu rok i liczbę urodzeń."]),
        ("2019;132\n2020;-5\n2021;7", ["Wiersz 2: liczba przy roku 2020 jest ujemna."]),
        ("2019;132\n2020;dużo\n2021;7", ["Wiersz 2: przy roku 2020 „dużo” to nie liczba."]),
        ("2019;132\n2020;1,5\n2021;7", ["Wiersz 2: liczba przy roku 2020 nie jest całkowita."]),
        (
            "2019;132\n2020;123456789\n2021;7",
            ["Wiersz 2: liczba przy roku 2020 jest za duża. Sprawdź ją."],
        ),
        (
            "1019;132\n2020;1\n20211;7",
            [
                "Wiersz 1: „1019” to nie rok między 1990 a 2100.",
                "Wiersz 3: „20211” to nie rok między 1990 a 2100.",
            ],
        ),
        ("2019;132\n2019;1\n2021;7", ["Wiersz 2: rok 2019 jest już podany wyżej."]),
        ("2019;132\n2020;1", ["Podaj co najmniej 3 lata."]),
        ("2019;132\n2020;1\n2023;7", ["Między podanymi latami brakuje: 2021, 2022."]),
        ("2019;132\n" * 3000, ["Za dużo tekstu. W każdym wierszu ma być tylko rok i liczba."]),
    ],
)
def test_each_error_names_its_row(text, bledy):
    with pytest.raises(TabelaError) as error:
        read_urodzenia(text)

    assert error.value.bledy == bledy


@given(st.text(max_size=100))
def test_any_text_is_births_or_a_sentence(text):
    try:
        urodzenia = read_urodzenia(text)
    except TabelaError as error:
        assert all(error.bledy)
    else:
        assert read_urodzenia(to_text(urodzenia)) == urodzenia
