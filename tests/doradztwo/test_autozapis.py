import json

import pytest
from django.http import QueryDict

from doradztwo.autozapis import AutozapisError, Zapis, read_zapis, save_zapis
from doradztwo.wersje import save_versioned
from hdr.models import Cel
from tests.factories.hdr import CelFactory, DzialanieFactory


def request(rf, **fields):
    return rf.post("/", fields)


def zapis(pole, wartosc, wersja=1, baza=None):
    return Zapis(pole, wartosc, (wartosc,), wersja, baza)


def answer(response):
    return response.status_code, json.loads(response.content)


def test_read_zapis_reads_one_field(rf):
    read = read_zapis(
        request(rf, pole="tresc", wartosc="a\r\nb\x00", wersja="3", baza=""), allowed=("tresc",)
    )

    assert read == Zapis("tresc", "a\nb", ("a\nb",), 3, "")


@pytest.mark.parametrize("wersja", ["", "-1", "x", "1e3", "٣", "9" * 30])
def test_read_zapis_without_a_sane_version_has_none(rf, wersja):
    assert read_zapis(request(rf, pole="tresc", wersja=wersja), allowed=("tresc",)).wersja is None


@pytest.mark.parametrize("pole", ["", "wersja", "pk", "usunieto_at"])
def test_read_zapis_refuses_a_field_it_was_not_given(rf, pole):
    with pytest.raises(AutozapisError):
        read_zapis(request(rf, pole=pole, wartosc="x"), allowed=("tresc",))


def test_read_zapis_keeps_all_values_of_a_group(rf):
    rf_request = rf.post("/")
    rf_request.POST = QueryDict("pole=tresc&wartosc=1&wartosc=2")

    assert read_zapis(rf_request, allowed=("tresc",)).wartosci == ("1", "2")


@pytest.mark.django_db
def test_save_zapis_saves_and_tells_the_new_version():
    cel = CelFactory(tresc="stary")

    status, data = answer(save_zapis(zapis("tresc", "nowy"), cel, save_versioned))

    assert (status, data["wersja"]) == (200, 2)
    assert Cel.objects.get(pk=cel.pk).tresc == "nowy"


@pytest.mark.django_db
def test_save_zapis_takes_an_empty_field_of_a_draft():
    cel = CelFactory(wartosc_bazowa=2)

    status, _ = answer(save_zapis(zapis("wartosc_bazowa", ""), cel, save_versioned))

    assert status == 200
    assert Cel.objects.get(pk=cel.pk).wartosc_bazowa is None


@pytest.mark.django_db
def test_save_zapis_says_what_is_wrong_at_the_field():
    cel = CelFactory(wskaznik="stary")

    status, data = answer(save_zapis(zapis("wskaznik", "x" * 301), cel, save_versioned))

    assert status == 422
    assert list(data["bledy"]) == ["wskaznik"]
    assert Cel.objects.get(pk=cel.pk).wskaznik == "stary"


@pytest.mark.django_db
def test_save_zapis_answers_with_the_sentence_of_a_constraint():
    dzialanie = DzialanieFactory(od="2027-05-10", do="2027-05-20")
    dzialanie.refresh_from_db()

    status, data = answer(save_zapis(zapis("od", "2027-06-01"), dzialanie, save_versioned))

    assert (status, list(data["bledy"])) == (422, ["od"])


@pytest.mark.django_db
def test_save_zapis_of_another_field_goes_over_a_newer_row():
    cel = CelFactory(tresc="stary", wskaznik="")
    save_versioned(Cel.objects.get(pk=cel.pk), {"tresc": "czyjś"}, expected=1)

    status, data = answer(save_zapis(zapis("wskaznik", "mój", baza=""), cel, save_versioned))

    assert (status, data["wersja"]) == (200, 3)
    cel = Cel.objects.get(pk=cel.pk)
    assert (cel.tresc, cel.wskaznik) == ("czyjś", "mój")


@pytest.mark.django_db
def test_save_zapis_compares_values_not_their_spelling():
    cel = CelFactory(wartosc_bazowa="2.50")
    save_versioned(Cel.objects.get(pk=cel.pk), {"tresc": "czyjś"}, expected=1)

    status, _ = answer(save_zapis(zapis("wartosc_bazowa", "3", baza="2,5"), cel, save_versioned))

    assert status == 200


@pytest.mark.django_db
def test_save_zapis_of_the_same_field_gives_both_texts_back():
    cel = CelFactory(tresc="działają dwie sieci")
    save_versioned(Cel.objects.get(pk=cel.pk), {"tresc": "działają trzy sieci"}, expected=1)

    mine = zapis("tresc", "działają dwie duże sieci", baza="działają dwie sieci")
    status, data = answer(save_zapis(mine, cel, save_versioned, autor=lambda _: "Maria Testowa"))

    assert status == 409
    assert data["konflikt"] == {
        "pole": "tresc",
        "tekst": "działają trzy sieci",
        "wersja": 2,
        "autor": "Maria Testowa",
        "moj": [["=", "działają dwie "], ["+", "duże "], ["=", "sieci"]],
        "cudzy": [["=", "działają "], ["-", "dwie"], ["+", "trzy"], ["=", " sieci"]],
    }
    assert Cel.objects.get(pk=cel.pk).tresc == "działają trzy sieci"


@pytest.mark.django_db
def test_save_zapis_without_a_base_never_overwrites():
    cel = CelFactory(tresc="stary")
    save_versioned(Cel.objects.get(pk=cel.pk), {"wskaznik": "czyjś"}, expected=1)

    status, _ = answer(save_zapis(zapis("tresc", "mój"), cel, save_versioned))

    assert status == 409


@pytest.mark.django_db
def test_save_zapis_with_the_newest_number_but_an_old_text_is_a_conflict():
    """The page saved another field, took the new number over, and still shows the old text."""
    cel = CelFactory(tresc="stary", wskaznik="dawny")
    save_versioned(Cel.objects.get(pk=cel.pk), {"wskaznik": "czyjś"}, expected=1)
    mine = zapis("tresc", "mój", baza="stary")
    _, first = answer(save_zapis(mine, Cel.objects.get(pk=cel.pk), save_versioned))

    second = zapis("wskaznik", "mój wskaźnik", wersja=first["wersja"], baza="dawny")
    status, data = answer(save_zapis(second, Cel.objects.get(pk=cel.pk), save_versioned))

    assert (status, data["konflikt"]["tekst"]) == (409, "czyjś")
    assert Cel.objects.get(pk=cel.pk).wskaznik == "czyjś"


@pytest.mark.django_db
def test_save_zapis_sent_twice_is_not_a_conflict():
    cel = CelFactory(tresc="stary")
    save_zapis(zapis("tresc", "nowy", baza="stary"), Cel.objects.get(pk=cel.pk), save_versioned)

    status, data = answer(save_zapis(zapis("tresc", "nowy", baza="stary"), cel, save_versioned))

    assert (status, data["wersja"]) == (200, 2)
