import pytest

from jst.enums import RodzajJst
from jst.queries import get_oswiadczenie, oswiadczenia, search, wojewodztwa
from tests.factories.jst import DoradcaFactory, JstFactory, OswiadczenieDoradcyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def rejestr():
    def add(kod, nazwa, rodzaj, powiat, wojewodztwo, **more):
        return JstFactory(
            identyfikator=kod[:6],
            kod=kod,
            nazwa=nazwa,
            rodzaj=rodzaj,
            powiat=powiat,
            wojewodztwo=wojewodztwo,
            **more,
        )

    add("2604033", "Chęciny", RodzajJst.GMINA_MIEJSKO_WIEJSKA, "kielecki", "świętokrzyskie")
    add("1202", "brzeski", RodzajJst.POWIAT, "brzeski", "małopolskie")
    add("1601", "brzeski", RodzajJst.POWIAT, "brzeski", "opolskie")
    add("1401", "białobrzeski", RodzajJst.POWIAT, "białobrzeski", "mazowieckie")
    add("1202012", "Borzęcin", RodzajJst.GMINA_WIEJSKA, "brzeski", "małopolskie")
    add("1061011", "Łódź", RodzajJst.MIASTO_NA_PRAWACH_POWIATU, "Łódź", "łódzkie")
    add("2604992", "Brzeskie Łąki", RodzajJst.GMINA_WIEJSKA, "kielecki", "świętokrzyskie")
    add(
        "2604982",
        "Dawne",
        RodzajJst.GMINA_WIEJSKA,
        "kielecki",
        "świętokrzyskie",
        zniesiona_od="2026-01-01",
    )


def codes(text):
    return [jst.kod for jst in search(text)]


@pytest.mark.usefixtures("rejestr")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("checiny", ["2604033"]),
        ("CHĘCINY", ["2604033"]),
        ("ecin", ["1202012", "2604033"]),
        ("brzeski", ["1202", "1601", "2604992", "1401", "1202012"]),
        ("powiat brzeski opolskie", ["1601", "1202", "1202012"]),
        ("gmina brzeski", ["2604992", "1202012"]),
        ("lodz", ["1061011"]),
        ("2604", ["2604992", "2604033"]),
        ("2604033", ["2604033"]),
        ("dawne", []),
        ("100%", []),
    ],
)
def test_search_finds_any_part_without_diacritics(text, expected):
    assert codes(text) == expected


@pytest.mark.usefixtures("rejestr")
def test_search_without_text_gives_all_current_in_polish_order():
    assert [jst.nazwa for jst in search("")] == [
        "białobrzeski",
        "Borzęcin",
        "brzeski",
        "brzeski",
        "Brzeskie Łąki",
        "Chęciny",
        "Łódź",
    ]


@pytest.mark.usefixtures("rejestr")
def test_search_with_limit_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(search("brzeski", 2)) == 2


@pytest.mark.usefixtures("rejestr")
def test_wojewodztwa_are_unique_and_sorted():
    assert wojewodztwa() == ["łódzkie", "małopolskie", "mazowieckie", "opolskie", "świętokrzyskie"]


def test_newest_oswiadczenie_holds():
    doradca, jst = DoradcaFactory(), JstFactory()
    OswiadczenieDoradcyFactory(doradca=doradca, jst=jst, konflikt=True)
    newest = OswiadczenieDoradcyFactory(doradca=doradca, jst=jst)

    assert get_oswiadczenie(doradca, jst) == newest
    assert oswiadczenia([doradca.pk], [jst.pk]) == {(doradca.pk, jst.pk): newest}
