from doradztwo.svg import wrap
from doradztwo.wykresy import MAX_SLUPKOW, build_linia, build_slupki


def test_line_stands_on_zero_so_that_a_small_change_looks_small():
    wykres = build_linia("Uczniowie", ["2022", "2023"], [100, 200])

    assert wykres.linie == ["24,79 336,26"]
    assert wykres.poziom_zera == "132"
    assert [napis.tekst for napis in wykres.napisy] == ["100", "200"]
    assert [napis.tekst for napis in wykres.osie] == ["2022", "2023"]


def test_line_breaks_where_a_number_is_missing():
    wykres = build_linia("Uczniowie", list("abcde"), [1, 2, None, 4, 5])

    assert [linia.count(",") for linia in wykres.linie] == [2, 2]
    assert len(wykres.punkty) == 4


def test_line_goes_below_the_axis_of_zero_for_numbers_below_zero():
    wykres = build_linia("Saldo", ["2022", "2023"], [-10, 10])

    assert (wykres.linie, wykres.poziom_zera) == (["24,132 336,26"], "79")


def test_equal_numbers_make_a_level_line_and_zeros_lie_on_the_axis():
    assert build_linia("x", ["2022", "2023"], [7, 7]).linie == ["24,26 336,26"]
    assert [punkt.y for punkt in build_linia("x", ["2022"], [0]).punkty] == ["132"]


def test_chart_without_numbers_says_so():
    assert build_linia("x", ["2022"], [None]).opis == "Nie ma liczb do pokazania."
    assert build_slupki("x", ["a"], [None]).slupki == []


def test_bars_share_a_zero_and_go_left_of_it_below_zero():
    wykres = build_slupki("Saldo", ["a", "b"], [-10, 10])

    assert wykres.zero == "144"
    assert [(slupek.x, slupek.szerokosc) for slupek in wykres.slupki] == [
        ("0", "144"),
        ("144", "144"),
    ]


def test_more_bars_than_fit_are_told_of():
    wykres = build_slupki("x", [str(n) for n in range(30)], range(30))

    assert len(wykres.slupki) == MAX_SLUPKOW
    assert wykres.przypis == "Na wykresie 24 z 30 wierszy."


def test_few_labels_of_many_years_fit_under_the_axis():
    wykres = build_linia("x", [str(2020 + n) for n in range(10)], range(10))

    assert [napis.tekst for napis in wykres.osie] == ["2020", "2023", "2026", "2029"]


def test_wrap_keeps_together_what_a_no_break_space_joins():
    assert wrap("Rozmowy o\xa0planie  pracy", 10) == ["Rozmowy", "o\xa0planie…"]
