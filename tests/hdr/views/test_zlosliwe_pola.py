"""What people and programs paste into the HDR: a sentence beside the field, or safe text."""

from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from doradztwo.autozapis import as_text
from hdr.services import edytor
from rozmowy.models import Komentarz
from tests.factories.hdr import CelFactory, DzialanieFactory
from tests.hdr.views.zapis import JSON
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept

pytestmark = pytest.mark.django_db

ZLA_DATA = "Wpisz poprawną datę."
ZLY_ROK = "Sprawdź rok: podaj datę między 1990 a 2100."
NIE_LICZBA = "Wpisz liczbę, na przykład 12 500,50."
NIEJASNA = "Kropka może tu oddzielać tysiące albo grosze. Wpisz na przykład 12 500 albo 12,50."
ZLOSLIWE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<b>gruby</b> & </textarea><script>alert(2)</script>",
    '=HYPERLINK("http://zly.example.org")',
    "@SUM(A1:A9)",
    "\u202eodwrotnie\u202c i prosto",
    "{{ 7|add:7 }}{% debug %}",
    "javascript:alert(1)",
)


@pytest.fixture
def dzialanie(client):
    obsada = make_obsada()
    client.force_login(obsada.czlonek)
    return DzialanieFactory(cel__hdr__proces=obsada.proces, od=date(2027, 5, 4))


def save(client, row, pole, wartosc):
    """The field the way the page sends it: (status, sentence beside the field)."""
    row.refresh_from_db()
    name = type(row).__name__.lower()
    data = {"pole": pole, "wartosc": wartosc, "wersja": row.wersja, "baza": as_text(row, pole)}
    answer = client.post(reverse(f"hdr:{name}_pole", args=[row.pk]), data, headers=JSON)
    row.refresh_from_db()
    return answer.status_code, answer.json().get("bledy", {}).get(pole)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2027-02-30", ZLA_DATA),
        ("30 lutego 2027", ZLA_DATA),
        ("2027-13-01", ZLA_DATA),
        ("²", ZLA_DATA),
        ("0001-01-01", ZLY_ROK),
        ("9999-12-31", ZLY_ROK),
        ("2027-05-03", "Koniec działania nie może być przed jego początkiem."),
    ],
)
def test_a_wrong_date_gets_a_sentence_and_changes_nothing(client, dzialanie, typed, sentence):
    assert save(client, dzialanie, "do", typed) == (422, sentence)
    assert (dzialanie.do, dzialanie.wersja) == (None, 1)


def test_dates_outside_the_edition_are_saved_and_named(client, dzialanie):
    proces = dzialanie.cel.hdr.proces
    url = reverse("hdr:hdr_detail", args=[proces.pk])

    assert save(client, dzialanie, "do", "2100-12-31") == (200, None)
    page = client.get(url)

    assert "Działanie 1.1.1 kończy się po zakończeniu edycji" in page.content.decode()
    assert len(page.content) < 300_000


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12 500,50 zł", Decimal("12500.50")),
        ("12\u00a0500,50\u00a0ZŁ", Decimal("12500.50")),
        ("1.234,5", Decimal("1234.50")),
        ("1 000 000", Decimal("1000000.00")),
        ("  ", None),
    ],
)
def test_amounts_as_people_write_them(client, dzialanie, typed, stored):
    assert save(client, dzialanie, "koszt", typed) == (200, None)
    assert dzialanie.koszt == stored


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-5", "Koszt nie może być mniejszy od zera."),
        ("1e9", NIE_LICZBA),
        ("1,234.5", NIE_LICZBA),
        ("12.500", NIEJASNA),
        ("12 zł 50 gr", NIE_LICZBA),
        ("5 000 EUR", NIE_LICZBA),
        ("=1+1", NIE_LICZBA),
        ("NaN", NIE_LICZBA),
        ("0,001", "Upewnij się, że liczba ma nie więcej niż 2 cyfry po przecinku."),
        ("9" * 40, "Upewnij się, że łącznie nie ma więcej niż 14 cyfr."),
    ],
)
def test_a_wrong_amount_gets_a_sentence_and_changes_nothing(client, dzialanie, typed, sentence):
    assert save(client, dzialanie, "koszt", typed) == (422, sentence)
    assert (dzialanie.koszt, dzialanie.wersja) == (None, 1)


def texts_of(row):
    names = edytor.POLA_DZIALANIA if hasattr(row, "cel_id") else edytor.POLA_CELU
    fields = (row._meta.get_field(name) for name in names)
    return [
        one for one in fields if one.get_internal_type() in ("TextField", "CharField")
        and not one.choices
    ]  # fmt: skip


def test_any_text_field_keeps_hostile_text_and_no_page_runs_it(client, dzialanie):
    obsada_url = reverse("hdr:hdr_detail", args=[dzialanie.cel.hdr.proces_id])
    for row in (dzialanie, dzialanie.cel):
        for number, one in enumerate(texts_of(row)):
            text = ZLOSLIWE[number % len(ZLOSLIWE)]
            text = text[: one.max_length] if one.max_length else text
            assert save(client, row, one.name, text) == (200, None)
            assert getattr(row, one.name) == text

    name = type(dzialanie)._meta.model_name
    for url in (obsada_url, reverse(f"hdr:{name}_update", args=[dzialanie.pk])):
        page = client.get(url).content.decode()
        for wrong in ("<script>alert", "<img src=x", "<b>gruby"):
            assert wrong not in page


def test_text_beyond_its_limit_is_refused_and_ten_thousand_signs_are_not(client, dzialanie):
    for row in (dzialanie, dzialanie.cel):
        for one in texts_of(row):
            status, sentence = save(client, row, one.name, "ż" * 10_000)
            expected = one.max_length is None
            assert (status == 200, sentence is None) == (expected, expected), one.name


def test_nul_goes_and_the_rest_of_the_text_stays(client, dzialanie):
    assert save(client, dzialanie, "tresc", "przed\x00 i po\r\nnowy wiersz\rtrzeci") == (200, None)
    assert dzialanie.tresc == "przed i po\nnowy wiersz\ntrzeci"


def test_a_form_sent_whole_keeps_all_that_was_typed_beside_its_errors(client, dzialanie):
    typed = {"tresc": ZLOSLIWE[2], "koszt": "12.500", "do": "2027-02-30", "rezultat": "r" * 9_000}
    data = typed | {f"baza-{name}": "" for name in typed} | {"wersja": "1"}
    data["baza-tresc"] = dzialanie.tresc

    page = client.post(reverse("hdr:dzialanie_update", args=[dzialanie.pk]), data).content.decode()

    assert NIEJASNA.replace("12 500", "12\u00a0500") in page or NIEJASNA in page
    assert ZLA_DATA in page
    assert 'value="12.500"' in page
    assert "r" * 9_000 in page
    assert "&lt;/textarea&gt;&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_both_texts_of_a_conflict_are_shown_as_text(client, dzialanie):
    cel = CelFactory(hdr=dzialanie.cel.hdr, tresc="stary")
    edytor.update_cel(cel, {"tresc": ZLOSLIWE[0]}, 1, kto=cel.hdr.proces.czlonkowie.first().user)
    data = {"tresc": ZLOSLIWE[1], "baza-tresc": "stary", "wersja": "1"}

    page = client.post(reverse("hdr:cel_update", args=[cel.pk]), data).content.decode()

    assert "Dwie osoby zmieniły to samo pole" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "onerror=alert(1)&gt;" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("text", ZLOSLIWE)
def test_a_comment_is_text(client, dzialanie, text):
    place = [dzialanie.cel.hdr.proces_id, "dzialanie", dzialanie.pk]

    client.post(reverse("rozmowy:komentarz_create", args=place), {"tresc": text})
    page = client.get(reverse("rozmowy:rozmowa_detail", args=place)).content.decode()

    assert Komentarz.objects.get().tresc == text
    for wrong in ("<script>alert", "<img src=x", "<b>gruby"):
        assert wrong not in page


@pytest.mark.parametrize(
    "typed",
    [
        {"procent": "101"},
        {"procent": "-1"},
        {"procent": "1e2"},
        {"stan": "<script>"},
        {"stan": "zaniechane", "notatka": ""},
        {"notatka": "n" * 10_000},
    ],
)
def test_a_wrong_report_comes_back_with_a_sentence_and_as_it_was_typed(client, typed):
    obsada = make_obsada()
    _, _, action = make_kompletny(obsada.proces)
    accept(obsada)
    client.force_login(obsada.czlonek)
    data = {"stan": "w_toku", "procent": "40", "notatka": "Trwa <b>."} | typed

    answer = client.post(reverse("wdrozenie:postep_create", args=[action.pk]), data)

    page, errors = unescape(answer.content.decode()), answer.context["form"].errors
    assert (answer.status_code, action.postepy.count()) == (200, 0)
    assert list(errors) == [next(reversed(typed))]
    assert all(one in page.replace("\u00a0", " ") for found in errors.values() for one in found)
    assert data["notatka"] in page
