import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
    OdpowiedzFactory,
    WynikZespoluFactory,
)
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.obszary import WersjaArkuszaFactory
from tests.factories.wynik import (
    WyborObszaruFactory,
)
from wynik.models import WyborObszaru

pytestmark = pytest.mark.django_db

LONG = "Organizacja wsparcia uczniów z niepełnosprawnością oraz uczniów z trudnościami w nauce"


@pytest.fixture
def proces():
    """Areas 1 and 2; closed by three sheets with medians 2 and 4."""
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2], pelna__stwierdzenia_na_obszar=1
    )
    proces = ProcesFactory(edycja__wersja_arkusza=wersja)
    wynik = WynikZespoluFactory(proces=proces)
    for _ in range(3):
        arkusz = ArkuszDiagnostycznyFactory(proces=proces, wyslany=True, wynik=wynik)
        for stwierdzenie in wersja.stwierdzenia.select_related("obszar"):
            OdpowiedzFactory(
                arkusz=arkusz, stwierdzenie=stwierdzenie, ocena=2 * stwierdzenie.obszar.nr
            )
    return proces


@pytest.fixture
def lider(proces):
    return CzlonekZespoluFactory(proces=proces, lider=True)


def _url(name, proces):
    return reverse(f"wynik:{name}", args=[proces.pk])


def _obszar(proces, nr):
    return proces.edycja.wersja_arkusza.stwierdzenia.get(obszar__nr=nr).obszar


def _choice(proces, nr, **more):
    return {
        "obszar": _obszar(proces, nr).pk,
        "przeslanka": "trudnosci",
        "uzasadnienie": "Tu mamy najwięcej do zrobienia.",
        **more,
    }


def test_before_closing_only_the_fact_of_sending_is_shown(client):
    wersja = WersjaArkuszaFactory(pelna=True, pelna__obszary=[1], pelna__stwierdzenia_na_obszar=1)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja)
    sent = ArkuszDiagnostycznyFactory(proces=proces, oceny=5, wyslany=True)
    ArkuszDiagnostycznyFactory(proces=proces, oceny=1)
    client.force_login(sent.czlonek.user)

    response = client.get(_url("wynik_detail", proces))

    assertContains(response, "1 z 2 arkuszy wysłane")
    assertContains(response, "czekamy", count=1)
    assertNotContains(response, "Mediana")


@pytest.mark.parametrize("who", ["lider", "doradca", "koordynator", "obserwator"])
def test_everybody_of_the_proces_sees_the_group_result(client, proces, lider, who):
    user = {
        "lider": lambda: lider.user,
        "doradca": lambda: PrzydzialDoradcyFactory(proces=proces).doradca.user,
        "koordynator": lambda: RolaEdycjiFactory(edycja=proces.edycja, koordynator=True).user,
        "obserwator": lambda: RolaEdycjiFactory(edycja=proces.edycja, obserwator=True).user,
    }[who]()
    client.force_login(user)

    response = client.get(_url("wynik_detail", proces))

    assertContains(response, "<b>2</b>")
    assertContains(response, 'class="w-mediana"')


def test_long_names_of_areas_are_shown_whole(client, proces, lider):
    _obszar(proces, 1).__class__.objects.filter(nr=1).update(nazwa=LONG * 2)
    client.force_login(lider.user)

    response = client.get(_url("wynik_detail", proces))

    assertContains(response, "trudnościami w\u00a0nauceOrganizacja")


def test_lider_chooses_the_weakest(client, proces, lider):
    client.force_login(lider.user)

    response = client.post(_url("wybor_obszaru_create", proces), _choice(proces, 1))

    assertRedirects(response, _url("wynik_detail", proces))
    proces.refresh_from_db()
    assert (proces.obszar.nr, WyborObszaru.objects.get().wybral) == (1, lider.user)


def test_reason_is_asked_beside_the_field(client, proces, lider):
    client.force_login(lider.user)

    response = client.post(_url("wybor_obszaru_create", proces), _choice(proces, 2))

    assert response.context["form"].errors == {
        "powod_odstepstwa": ["Napisz, dlaczego odkładacie obszar 1, oceniony najniżej."]
    }
    assertContains(response, "Tu mamy najwięcej do zrobienia.")
    assert WyborObszaru.objects.count() == 0


def test_empty_form_names_every_field(client, proces, lider):
    client.force_login(lider.user)

    response = client.post(_url("wybor_obszaru_create", proces), {})

    assert set(response.context["form"].errors) == {"obszar", "przeslanka", "uzasadnienie"}


def test_lider_cannot_change_the_choice(client, proces, lider):
    WyborObszaruFactory(proces=proces, obszar=_obszar(proces, 1))
    client.force_login(lider.user)

    response = client.get(_url("wybor_obszaru_create", proces), follow=True)

    assertContains(response, "Zmienić go może tylko koordynator")


def test_coordinator_changes_the_choice_with_a_reason(client, proces):
    old = WyborObszaruFactory(proces=proces, obszar=_obszar(proces, 1))
    client.force_login(RolaEdycjiFactory(edycja=proces.edycja, koordynator=True).user)
    choice = _choice(proces, 2, powod_odstepstwa="Decyzja rady.")

    without = client.post(_url("wybor_obszaru_create", proces), choice)
    response = client.post(
        _url("wybor_obszaru_create", proces), choice | {"powod_zmiany": "Nowy burmistrz."}
    )

    assert set(without.context["form"].errors) == {"powod_zmiany"}
    assertRedirects(response, _url("wynik_detail", proces))
    old.refresh_from_db()
    assert old.powod_zmiany == "Nowy burmistrz."


def test_lider_adds_a_second_area_where_the_edition_allows_it(client, proces, lider):
    client.force_login(lider.user)
    client.post(_url("wybor_obszaru_create", proces), _choice(proces, 1))
    refused = client.get(_url("drugi_obszar_create", proces))
    proces.edycja.obszary_max = 2
    proces.edycja.save()

    form = client.get(_url("drugi_obszar_create", proces))
    response = client.post(_url("drugi_obszar_create", proces), _choice(proces, 2))
    page = client.get(_url("wynik_detail", proces))

    assert refused.status_code == 404
    assertContains(form, "Dobierzcie drugi obszar")
    assertRedirects(response, _url("wynik_detail", proces))
    assertContains(page, "Wybrane obszary")
    proces.refresh_from_db()
    assert proces.drugi_obszar.nr == 2


def test_second_area_chosen_before_stays_and_is_changed_after_the_edition_allows_one(
    client, proces, lider
):
    WyborObszaruFactory(proces=proces, obszar=_obszar(proces, 1))
    WyborObszaruFactory(proces=proces, miejsce=2)
    client.force_login(RolaEdycjiFactory(edycja=proces.edycja, koordynator=True).user)
    choice = _choice(proces, 2, powod_odstepstwa="Rada.", powod_zmiany="Nowe dane.")

    response = client.post(_url("drugi_obszar_create", proces), choice)

    assertRedirects(response, _url("wynik_detail", proces))
    proces.refresh_from_db()
    assert (proces.edycja.obszary_max, proces.drugi_obszar.nr) == (1, 2)


def test_second_area_before_the_first_leads_to_the_result(client, proces, lider):
    proces.edycja.obszary_max = 2
    proces.edycja.save()
    client.force_login(lider.user)

    response = client.get(_url("drugi_obszar_create", proces), follow=True)

    assertContains(response, "Najpierw wybierzcie pierwszy obszar.")


def test_choice_before_the_result_leads_to_the_result(client):
    lider = CzlonekZespoluFactory(lider=True)
    client.force_login(lider.user)

    response = client.get(_url("wybor_obszaru_create", lider.proces))

    assertRedirects(response, _url("wynik_detail", lider.proces))


def test_result_page_takes_a_fixed_number_of_queries(
    client, proces, lider, django_assert_num_queries
):
    WyborObszaruFactory(proces=proces, obszar=_obszar(proces, 1))
    client.force_login(lider.user)
    client.get(_url("wynik_detail", proces))

    with django_assert_num_queries(16):
        client.get(_url("wynik_detail", proces))
