import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from arkusz.models import ArkuszDiagnostyczny, Odpowiedz, WynikZespolu
from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
    OdpowiedzFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import ObszarFactory, WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def czlonek(client):
    """A signed-in lider of a team of three; two areas with two statements each."""
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=2
    )
    czlonek = CzlonekZespoluFactory(proces__edycja__wersja_arkusza=wersja, lider=True)
    CzlonekZespoluFactory.create_batch(2, proces=czlonek.proces)
    client.force_login(czlonek.user)
    return czlonek


def _url(name, czlonek, *args):
    return reverse(f"arkusz:{name}", args=[czlonek.proces_id, *args])


def _statements(czlonek):
    return list(czlonek.proces.edycja.wersja_arkusza.stwierdzenia.all())


def test_start_page_says_what_others_see_before_beginning(client, czlonek):
    response = client.get(_url("arkusz_detail", czlonek))

    assertContains(response, "Twoje odpowiedzi widzisz tylko Ty.")
    assertContains(response, "Rozpocznij arkusz")
    assert ArkuszDiagnostyczny.objects.count() == 0


def test_start_page_leads_back_to_the_last_area(client, czlonek):
    ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek, ostatni_obszar=2)

    response = client.get(_url("arkusz_detail", czlonek))

    assertContains(response, "Wróć do obszaru 2")


@pytest.mark.parametrize(
    ("per_area", "gaps"), [(2, ["brakuje", "brakuje"]), (10, ["brakuje 8 z 10", "brakuje 10 z 10"])]
)
def test_many_gaps_are_counted_area_by_area(client, per_area, gaps):
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=per_area
    )
    czlonek = CzlonekZespoluFactory(proces__edycja__wersja_arkusza=wersja, lider=True)
    CzlonekZespoluFactory.create_batch(2, proces=czlonek.proces)
    arkusz = ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek)
    for stwierdzenie in wersja.stwierdzenia.filter(obszar__nr=1, numer__lte=2):
        OdpowiedzFactory(arkusz=arkusz, stwierdzenie=stwierdzenie)
    client.force_login(czlonek.user)

    html = client.get(_url("arkusz_review", czlonek)).content.decode()

    found = re.findall(r'<span class="maly cichy">(brakuje[^<]*)</span>', html)
    assert found == gaps
    assert html.count("Nic tu jeszcze nie ma.") == 1


def test_area_is_not_written_by_reading(client, czlonek):
    response = client.get(_url("arkusz_update", czlonek, 1))

    assertContains(response, '<fieldset class="stwierdzenie"', count=5)
    assert ArkuszDiagnostyczny.objects.count() == 0


def test_whole_screen_is_saved_without_javascript(client, czlonek):
    first, second, *_ = _statements(czlonek)

    response = client.post(
        _url("arkusz_update", czlonek, 1),
        {f"s{first.pk}": "4", f"s{second.pk}": "nie_dotyczy", "dokad": "2"},
    )

    assertRedirects(response, _url("arkusz_update", czlonek, 2))
    assert list(Odpowiedz.objects.values_list("stwierdzenie", "ocena", "brak_oceny")) == [
        (first.pk, 4, ""),
        (second.pk, None, "nie_dotyczy"),
    ]


def test_last_button_leads_to_the_review(client, czlonek):
    response = client.post(_url("arkusz_update", czlonek, 2), {"dokad": "przeglad"})

    assertRedirects(response, _url("arkusz_review", czlonek))


def test_wrong_value_saves_nothing(client, czlonek):
    first = _statements(czlonek)[0]

    client.post(_url("arkusz_update", czlonek, 1), {f"s{first.pk}": "9", "dokad": "2"})

    assert Odpowiedz.objects.count() == 0


def test_autosave_answers_with_progress(client, czlonek):
    first = _statements(czlonek)[0]

    response = client.post(
        _url("arkusz_autosave", czlonek, 1),
        {"pole": f"s{first.pk}", "wartosc": "5", "wersja": "", "baza": ""},
        headers={"Accept": "application/json"},
    )

    answer = response.json()
    assert response.status_code == 200
    assert (answer["obszar"], answer["w_obszarze"], answer["stwierdzen"], answer["odpowiedzi"]) == (
        1,
        1,
        2,
        1,
    )
    assert Odpowiedz.objects.get().ocena == 5


@pytest.mark.parametrize("pole", ["", "ocena", "s", "x12", "s12345678901"])
def test_autosave_refuses_unknown_fields(client, czlonek, pole):
    response = client.post(
        _url("arkusz_autosave", czlonek, 1),
        {"pole": pole, "wartosc": "5"},
        headers={"Accept": "application/json"},
    )

    assert (response.status_code, Odpowiedz.objects.count()) == (409, 0)


def test_autosave_after_sending_is_refused(client, czlonek):
    ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek, oceny=3, wyslany=True)
    first = _statements(czlonek)[0]

    response = client.post(
        _url("arkusz_autosave", czlonek, 1),
        {"pole": f"s{first.pk}", "wartosc": "5"},
        headers={"Accept": "application/json"},
    )

    assert response.status_code == 409
    assert set(Odpowiedz.objects.values_list("ocena", flat=True)) == {3}


def test_review_lists_gaps_as_links(client, czlonek):
    ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek, oceny=3)
    missing = _statements(czlonek)[3]
    Odpowiedz.objects.filter(stwierdzenie=missing).delete()

    response = client.get(_url("arkusz_review", czlonek))

    assertContains(response, "Brakuje 1\u00a0odpowiedzi")
    assertContains(response, f'{_url("arkusz_update", czlonek, 2)}#s{missing.pk}"')
    assertNotContains(response, ">Wyślij arkusz<")


def test_sending_gaps_leads_back_to_the_review(client, czlonek):
    response = client.post(_url("arkusz_send", czlonek), {"tryb": "s"})

    assertRedirects(response, _url("arkusz_review", czlonek))
    assert ArkuszDiagnostyczny.objects.sent().count() == 0


def test_sending_a_complete_sheet(client, czlonek):
    ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek, oceny=3)

    response = client.post(_url("arkusz_send", czlonek), {"tryb": "s"})

    assertRedirects(response, _url("arkusz_detail", czlonek))
    assert (ArkuszDiagnostyczny.objects.sent().count(), WynikZespolu.objects.count()) == (1, 0)


def test_sent_sheet_can_be_read_but_not_opened_for_writing(client, czlonek):
    ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=czlonek, oceny=3, wyslany=True)

    response = client.get(_url("arkusz_update", czlonek, 1))

    assertRedirects(response, _url("arkusz_review", czlonek))
    assertContains(client.get(_url("arkusz_review", czlonek)), "Twoje odpowiedzi")


def test_nobody_sees_answers_of_another_member(client, czlonek):
    other = czlonek.proces.czlonkowie.exclude(pk=czlonek.pk).first()
    ArkuszDiagnostycznyFactory(proces=czlonek.proces, czlonek=other, oceny=5, wyslany=True)

    page = client.get(_url("arkusz_review", czlonek))

    assertContains(page, "Brakuje 4\u00a0odpowiedzi")
    assertNotContains(page, "<b>5</b>")


def test_member_who_fills_no_sheet_is_told_whom_to_ask(client, czlonek):
    czlonek.wypelnia_arkusz = False
    czlonek.save()

    response = client.get(_url("arkusz_detail", czlonek))

    assertContains(response, "poproś lidera", status_code=403)


def test_unknown_area_is_404(client, czlonek):
    assert client.get(_url("arkusz_update", czlonek, 9)).status_code == 404


def test_joint_sheet_is_named_and_sent_for_both(client):
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=1)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja, edycja__zespol_min=2)
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    drugi = CzlonekZespoluFactory(proces=proces)
    client.force_login(lider.user)

    assertContains(client.get(_url("arkusz_detail", lider)), "jeden wspólny arkusz")
    client.post(_url("arkusz_update", lider, 1), {f"w{wersja.stwierdzenia.get().pk}": "2"})
    client.post(_url("arkusz_send", lider), {"tryb": "w"})

    client.force_login(drugi.user)
    assertContains(
        client.get(reverse("wynik:wynik_detail", args=[drugi.proces_id])),
        "wspólny arkusz dwóch osób",
    )


@pytest.mark.parametrize("areas", [1, 3])
def test_area_page_takes_the_same_queries_for_any_number_of_areas(
    client, django_assert_num_queries, areas
):
    for nr in range(1, areas + 1):
        ObszarFactory(nr=nr)
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=range(1, areas + 1), pelna__stwierdzenia_na_obszar=areas
    )
    czlonek = CzlonekZespoluFactory(proces__edycja__wersja_arkusza=wersja)
    client.force_login(czlonek.user)
    url = _url("arkusz_update", czlonek, 1)
    client.get(url)

    with django_assert_num_queries(9):
        client.get(url)
