from wynik.obliczenia import compute_wynik
from wynik.wykresy import build_pasek, build_radar


def _wynik(nr, rating=None):
    return compute_wynik(
        [{rating: 3}] if rating else [],
        osoby=3,
        nie_wiem=0,
        nie_dotyczy=0,
        min_osob=3,
        nr=nr,
        nazwa=f"Obszar {nr}",
        skrot=f"O{nr}",
        obszar_pk=nr,
    )


def test_radar_puts_the_first_axis_up_and_ratings_along_it():
    radar = build_radar([_wynik(1, 5), _wynik(2, 1), _wynik(3, 3), _wynik(4, 5)])

    assert radar.mediana == "300,55 330,205 300,295 150,205"
    assert [(os.punkt_x, os.punkt_y, os.is_slaby) for os in radar.osie] == [
        ("300", "55", True),
        ("330", "205", True),
        ("300", "295", True),
        ("150", "205", False),
    ]


def test_radar_leaves_out_areas_without_a_figure():
    radar = build_radar([_wynik(1, 5), _wynik(2), _wynik(3, 3), _wynik(4, 5)])

    assert radar.mediana == "300,55 300,295 150,205"
    assert radar.osie[1].punkt_x == ""


def test_radar_of_no_figures_draws_only_the_grid():
    radar = build_radar([_wynik(1), _wynik(2), _wynik(3)])

    assert (radar.zakres, radar.mediana, len(radar.siatka)) == ("", "", 5)


def test_pasek_spans_the_range():
    pasek = build_pasek(_wynik(1, 3))

    assert (pasek.x, pasek.szerokosc, pasek.kreska) == ("56", "8", "60")
    assert build_pasek(_wynik(1)) is None
