import pytest

from edycje.services.dopasowanie import Stan, match_lista
from jst.enums import RodzajJst
from jst.models import Jst

_ROWS = (
    ("2604033", "Chęciny", RodzajJst.GMINA_MIEJSKO_WIEJSKA, "świętokrzyskie", "kielecki"),
    ("0208021", "Kłodzko", RodzajJst.GMINA_MIEJSKA, "dolnośląskie", "kłodzki"),
    ("0208072", "Kłodzko", RodzajJst.GMINA_WIEJSKA, "dolnośląskie", "kłodzki"),
    ("2461011", "Bielsko-Biała", RodzajJst.MIASTO_NA_PRAWACH_POWIATU, "śląskie", "Bielsko-Biała"),
    ("1202", "brzeski", RodzajJst.POWIAT, "małopolskie", "brzeski"),
    ("1601", "brzeski", RodzajJst.POWIAT, "opolskie", "brzeski"),
    ("0607083", "Urzędów", RodzajJst.GMINA_MIEJSKO_WIEJSKA, "lubelskie", "kraśnicki"),
    ("0412011", "Rypin", RodzajJst.GMINA_MIEJSKA, "kujawsko-pomorskie", "rypiński"),
    ("0412052", "Rypin", RodzajJst.GMINA_WIEJSKA, "kujawsko-pomorskie", "rypiński"),
    (
        "2812011",
        "Nowe Miasto Lubawskie",
        RodzajJst.GMINA_MIEJSKA,
        "warmińsko-mazurskie",
        "nowomiejski",
    ),
    ("3211012", "Dobra (Szczecińska)", RodzajJst.GMINA_WIEJSKA, "zachodniopomorskie", "policki"),
    ("1006022", "Andrespol", RodzajJst.GMINA_WIEJSKA, "łódzkie", "łódzki wschodni"),
)
REJESTR = [
    Jst(
        pk=number,
        kod=kod,
        identyfikator=kod[:6],
        nazwa=nazwa,
        rodzaj=rodzaj,
        wojewodztwo=wojewodztwo,
        powiat=powiat,
    )
    for number, (kod, nazwa, rodzaj, wojewodztwo, powiat) in enumerate(_ROWS, start=1)
]


def _result(text, w_edycji=frozenset()):
    return [
        (position.stan, [jst.kod for jst in position.kandydaci])
        for position in match_lista(text, REJESTR, set(w_edycji))
    ]


@pytest.mark.parametrize(
    ("text", "kod"),
    [
        ("Chęciny", "2604033"),
        ("checiny", "2604033"),
        ("  gmina CHĘCINY ", "2604033"),
        ("gm. Chęciny", "2604033"),
        ("Miasto i Gmina Chęciny", "2604033"),
        ("Urzędów (lubelskie)", "0607083"),
        ("Urzędów, lubelskie", "0607083"),
        ("Urzędów woj. lubelskie", "0607083"),
        ("Kłodzko, gmina miejska", "0208021"),
        ("gmina wiejska Kłodzko", "0208072"),
        ("powiat brzeski (małopolskie)", "1202"),
        ("pow. brzeski, woj. opolskie", "1601"),
        ("powiat Bielsko-Biała", "2461011"),
        ("miasto Bielsko-Biała", "2461011"),
        ("2604033", "2604033"),
        ("2604032", "2604033"),
        ("412011", "0412011"),
        ("607083", "0607083"),
        ("60708", "0607083"),
        ("gmina Chęciny, powiat kielecki", "2604033"),
        ("Chęciny pow. kielecki woj. świętokrzyskie", "2604033"),
        ("Chęciny, woj. świętokrzyskie, pow. kielecki", "2604033"),
        ("Dobra (Szczecińska)", "3211012"),
        ("gmina Dobra (Szczecińska) (zachodniopomorskie)", "3211012"),
        ("gmina wiejska Andrespol pow. łódzki wschodni", "1006022"),
        ("1202", "1202"),
        ("2461", "2461011"),
        ("1) Nowe Miasto Lubawskie", "2812011"),
        ("2604033\tChęciny\tgmina miejsko-wiejska\tświętokrzyskie", "2604033"),
        ("Chęciny;2604033", "2604033"),
    ],
)
def test_one_entry_finds_its_jst(text, kod):
    assert _result(text) == [(Stan.DOPASOWANA, [kod])]


def test_namesakes_are_ambiguous():
    assert _result("Kłodzko\npowiat brzeski") == [
        (Stan.NIEJEDNOZNACZNA, ["0208021", "0208072"]),
        (Stan.NIEJEDNOZNACZNA, ["1202", "1601"]),
    ]


def test_namesake_of_a_jst_in_the_edition_is_still_asked_about():
    position = match_lista("Rypin", REJESTR, {8})[0]

    assert position.stan == Stan.NIEJEDNOZNACZNA
    assert [jst.kod for jst in position.kandydaci] == ["0412052"]
    assert [jst.kod for jst in position.w_edycji] == ["0412011"]


def test_unknown_entry_gets_the_closest_names():
    assert _result("Chenciny\nUrzędów (opolskie)\nabcdefgh") == [
        (Stan.NIEZNANA, ["2604033"]),
        (Stan.NIEZNANA, ["0607083"]),
        (Stan.NIEZNANA, []),
    ]


def test_separators_repetitions_and_members_of_the_edition():
    text = "Chęciny; Urzędów, checiny\t1202"

    assert _result(text, w_edycji={7}) == [
        (Stan.DOPASOWANA, ["2604033"]),
        (Stan.JUZ_W_EDYCJI, ["0607083"]),
        (Stan.POWTORZONA, ["2604033"]),
        (Stan.DOPASOWANA, ["1202"]),
    ]


def test_empty_text_has_no_entries():
    assert _result(" \n;;,\t\n") == []
