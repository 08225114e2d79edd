from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from doradztwo import teksty
from doradztwo.teksty import NBSP


def render(source, **context):
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "sesji"),
        (1, "sesja"),
        (2, "sesje"),
        (4, "sesje"),
        (5, "sesji"),
        (11, "sesji"),
        (12, "sesji"),
        (14, "sesji"),
        (21, "sesji"),
        (22, "sesje"),
        (112, "sesji"),
        (122, "sesje"),
        (1.5, "sesje"),
    ],
)
def test_plural_follows_polish_rules(number, expected):
    assert teksty.plural(number, "sesja,sesje,sesji") == expected


def test_odmiana_gives_number_and_word_bound_together():
    assert render('{{ n|odmiana:"dzień,dni,dni" }}', n=12345) == f"12{NBSP}345{NBSP}dni"


def test_odmiana_slowa_gives_the_word_alone():
    assert render('{{ n|odmiana_slowa:"miejsce,miejsca,miejsc" }}', n=4) == "miejsca"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chęciny", "checiny"),
        ("ŁÓDŹ", "lodz"),
        ("  Zażółć   gęślą\njaźń ", "zazolc gesla jazn"),
        ("Święty Krzyż", "swiety krzyz"),
        ("", ""),
    ],
)
def test_normalize_removes_diacritics_case_and_spaces(text, expected):
    assert teksty.normalize(text) == expected


@given(st.text())
def test_normalize_of_a_normalized_text_changes_nothing(text):
    once = teksty.normalize(text)

    assert teksty.normalize(once) == once


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (1234, "1234"),
        (12345, f"12{NBSP}345"),
        (1234567, f"1{NBSP}234{NBSP}567"),
        (2.5, "2,5"),
        (Decimal("2.50"), "2,5"),
        (Decimal("100"), "100"),
        (-3, "−3"),
        (None, "–"),
    ],
)
def test_format_number(number, expected):
    assert teksty.format_number(number) == expected


def test_format_number_with_fixed_places():
    assert teksty.format_number(2.5, 2) == "2,50"


def test_long_date_names_the_day():
    assert teksty.long_date(date(2027, 3, 31)) == f"środa, 31{NBSP}marca 2027"


def test_long_date_without_weekday_and_year():
    assert teksty.long_date(date(2027, 3, 31), weekday=False, year=False) == f"31{NBSP}marca"


def test_short_date_has_no_leading_zero_in_the_day():
    assert teksty.short_date(date(2027, 2, 5)) == "5.02.2027"


def test_dates_are_the_days_of_poland():
    late_evening = datetime(2027, 2, 4, 23, 30, tzinfo=UTC)

    assert teksty.short_date(late_evening) == "5.02.2027"
    assert render("{{ t|godzina }}", t=late_evening) == "0:30"
    assert render("{{ t|data_z_godzina }}", t=late_evening) == "5.02.2027, 0:30"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2027, 5, 19), date(2027, 5, 20), "19–20.05.2027"),
        (date(2027, 5, 19), date(2027, 5, 19), "19.05.2027"),
        (date(2027, 4, 30), date(2027, 5, 2), "30.04–2.05.2027"),
        (date(2026, 12, 20), date(2027, 1, 8), "20.12.2026–8.01.2027"),
        (date(2027, 5, 19), None, "od 19.05.2027"),
        (None, date(2027, 5, 19), "do 19.05.2027"),
        (None, None, "–"),
    ],
)
def test_date_range(start, end, expected):
    assert render("{{ od|zakres_dat:do }}", od=start, do=end) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 3, 9), "dziś"),
        (date(2027, 3, 10), "jutro"),
        (date(2027, 3, 31), f"za 22{NBSP}dni"),
        (date(2027, 3, 8), f"1{NBSP}dzień po terminie"),
        (date(2027, 2, 26), f"11{NBSP}dni po terminie"),
    ],
)
def test_days_left(day, expected):
    assert teksty.days_left(day, today=date(2027, 3, 9)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 3, 9), "dziś"),
        (date(2027, 3, 8), "wczoraj"),
        (date(2027, 3, 4), f"5{NBSP}dni temu"),
        (date(2027, 1, 2), "2.01.2027"),
    ],
)
def test_days_ago(day, expected):
    assert teksty.days_ago(day, today=date(2027, 3, 9)) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, f"0{NBSP}min"),
        (35, f"35{NBSP}min"),
        (60, f"1{NBSP}h"),
        (75, f"1{NBSP}h{NBSP}15{NBSP}min"),
        (-25, f"−25{NBSP}min"),
    ],
)
def test_minuty(minutes, expected):
    assert render("{{ n|minuty }}", n=minutes) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Pokazowa", "AP"),
        ("Ewa Maria Przykładowa-Nowak", "EP"),
        ("łukasz", "Ł"),
        ("  ", "?"),
        ("a@b.pl", "A"),
    ],
)
def test_inicjaly(name, expected):
    assert render("{{ n|inicjaly }}", n=name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("w JST i o HDR", f"w{NBSP}JST i{NBSP}o{NBSP}HDR"),
        ("A w gminie", f"A{NBSP}w{NBSP}gminie"),
        ("do 31 marca", f"do 31{NBSP}marca"),
        ("35 min i 20 zł", f"35{NBSP}min i{NBSP}20{NBSP}zł"),
        ("woj. śląskie", f"woj.{NBSP}śląskie"),
        ("obszar", "obszar"),
        ("nowa rola", "nowa rola"),
    ],
)
def test_bind_spaces(text, expected):
    assert teksty.bind_spaces(text) == expected


def test_typo_escapes_what_people_typed():
    html = render("{{ t|typo }}", t="<b>w domu</b> & o")

    assert html == f"&lt;b&gt;w{NBSP}domu&lt;/b&gt; &amp; o"


def test_typo_leaves_tags_of_safe_html_alone():
    html = render("{% with t=\"<a class='a b'>w domu</a>\"|safe %}{{ t|typo }}{% endwith %}")

    assert html == f"<a class='a b'>w{NBSP}domu</a>"


@pytest.mark.parametrize(
    ("size", "expected"),
    [(1, f"1{NBSP}kB"), (214_000, f"214{NBSP}kB"), (1_440_000, f"1,4{NBSP}MB")],
)
def test_rozmiar(size, expected):
    assert render("{{ n|rozmiar }}", n=size) == expected


@pytest.mark.parametrize("name", ["data_slownie", "data_krotka", "godzina", "minuty", "rozmiar"])
def test_filters_of_nothing_give_a_dash(name):
    assert render("{{ n|" + name + " }}", n=None) == "–"


def test_miesiac_in_three_styles():
    day = date(2027, 3, 1)

    assert render("{{ d|miesiac }}", d=day) == f"marzec{NBSP}2027"
    assert render('{{ d|miesiac:"rzymski" }}', d=day) == f"III{NBSP}2027"
    assert render('{{ d|miesiac:"sam" }}', d=day) == "marzec"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opracowanie HDR", "Opraco\u00adwanie HDR"),
        ("Podsumowanie", "Podsumo\u00adwanie"),
        ("Zebranie danych", "Zebranie danych"),
    ],
)
def test_soft_hyphenated_breaks_long_words_alone(text, expected):
    assert teksty.soft_hyphenated(text) == expected


def test_bez_kropki_drops_one_full_stop_at_the_end():
    assert render("{{ tekst|bez_kropki }}", tekst="Plan m.in. dla szkół.") == "Plan m.in. dla szkół"
