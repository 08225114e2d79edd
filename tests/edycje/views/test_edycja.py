import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from edycje.models import Edycja
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    GrupaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.jst import DoradcaFactory, JstFactory
from tests.factories.konta import UserFactory, ZaproszenieFactory
from tests.factories.obszary import ObszarFactory, WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def edycja():
    return EdycjaFactory(kroki=True)


@pytest.fixture
def koordynator(client, edycja):
    user = RolaEdycjiFactory(edycja=edycja).user
    client.force_login(user)
    return user


def _create_data(**changes):
    wersja = WersjaArkuszaFactory()
    return {
        "nazwa": "Doradztwo 2026/2027",
        "wzor": "doradztwo-2022-2023",
        "od": "2026-10-05",
        "wersja_arkusza": wersja.pk,
    } | changes


def test_edycja_create_shows_the_windows_before_it_saves(client):
    client.force_login(UserFactory(admin=True))
    data = _create_data()
    url = reverse("edycje:edycja_create")

    preview = client.post(url, data | {"krok": "podglad"})
    unseen = client.post(url, data | {"krok": "zapisz"})
    saved = client.post(url, data | {"krok": "zapisz", "widziane": preview.context["widziane"]})

    assert preview.context["kroki"][0].nazwa == "Spotkanie inicjujące"
    assert (preview.status_code, unseen.status_code) == (200, 200)
    assert saved.url == Edycja.objects.get().get_absolute_url()


def test_edycja_create_with_a_taken_name_saves_nothing(client, edycja):
    client.force_login(UserFactory(admin=True))

    response = client.post(
        reverse("edycje:edycja_create"), _create_data(nazwa=edycja.nazwa.upper(), krok="zapisz")
    )

    assert response.context["form"].errors["nazwa"] == [
        "Edycja o tej nazwie już istnieje. Podaj inną."
    ]
    assert Edycja.objects.count() == 1


def test_edycja_update_with_reversed_dates_saves_nothing(client, edycja, koordynator):
    data = {
        name: getattr(edycja, name)
        for name in ("nazwa", "zespol_min", "zespol_max", "spotkania_w_jst", "minuty_miesiecznie")
    }
    data |= {"etykieta_ros": "a", "etykieta_pro": "b", "od": "2027-01-01", "do": "2026-01-01"}

    response = client.post(reverse("edycje:edycja_update", args=[edycja.pk]), data)

    assert (response.status_code, response.context["form"].is_valid()) == (200, False)
    assert Edycja.objects.get().od == edycja.od


def _parametry(edycja, **more):
    return {
        "nazwa": "Nowa nazwa",
        "od": edycja.od,
        "do": edycja.do,
        "zespol_min": 2,
        "zespol_max": 5,
        "spotkania_w_jst": 2,
        "minuty_miesiecznie": 90,
        "przenoszenie_godzin": "edycja",
        "obszary_max": 2,
        "etykieta_ros": "a",
        "etykieta_pro": "b",
    } | more


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (0, ""),
        (2, " W 2\u00a0procesach zostaje drugi obszar, wybrany wcześniej."),
    ],
)
def test_fewer_areas_take_away_none_that_is_chosen(client, edycja, koordynator, number, message):
    Edycja.objects.filter(pk=edycja.pk).update(obszary_max=2)
    for _ in range(number):
        ProcesFactory(edycja=edycja, etap2=True, drugi_obszar=ObszarFactory())
    url = reverse("edycje:edycja_update", args=[edycja.pk])

    response = client.post(url, _parametry(edycja, obszary_max=1), follow=True)

    assert [str(one) for one in response.context["messages"]] == [
        f"Zapisano parametry edycji.{message}"
    ]
    assert edycja.procesy.exclude(drugi_obszar=None).count() == number


def test_edycja_update_saves(client, edycja, koordynator):
    data = _parametry(edycja)

    response = client.post(reverse("edycje:edycja_update", args=[edycja.pk]), data)

    edycja.refresh_from_db()
    assert response.url == edycja.get_absolute_url()
    assert (edycja.nazwa, edycja.zespol_max, edycja.minuty_miesiecznie) == ("Nowa nazwa", 5, 90)
    assert edycja.przenoszenie_godzin == "edycja"
    assert edycja.obszary_max == 2


def test_krok_update_refuses_a_row_without_its_krok(client, edycja, koordynator):
    krok = edycja.kroki.first()
    data = {
        "kroki-TOTAL_FORMS": "1",
        "kroki-INITIAL_FORMS": "1",
        "kroki-0-nazwa": "Nowa nazwa",
        "kroki-0-skrot": "Nowa",
        "kroki-0-od": "2026-10-05",
        "kroki-0-do": "2026-10-06",
    }

    response = client.post(reverse("edycje:krok_update", args=[edycja.pk]), data)

    krok.refresh_from_db()
    assertContains(response, "Tego kroku nie ma w edycji.")
    assert krok.nazwa != "Nowa nazwa"


def test_krok_update_puts_the_error_beside_the_date(client, edycja, koordynator):
    url = reverse("edycje:krok_update", args=[edycja.pk])
    formset = client.get(url).context["formset"]
    data = {"kroki-TOTAL_FORMS": 14, "kroki-INITIAL_FORMS": 14}
    for form in formset:
        for name in ("id", "nazwa", "skrot", "od", "do"):
            data[f"{form.prefix}-{name}"] = getattr(form.instance, name)
    wrong = data | {"kroki-0-do": "2020-01-01"}

    refused = client.post(url, wrong)
    saved = client.post(url, data | {"kroki-0-nazwa": "Inauguracja"})

    assert refused.context["formset"].errors[0] == {
        "do": ["Koniec jest przed początkiem. Popraw jedną z dat."]
    }
    assert saved.status_code == 302
    assert edycja.kroki.order_by("etap", "kolejnosc").first().nazwa == "Inauguracja"


def test_proces_create_adds_one_jst(client, edycja, koordynator):
    jst = JstFactory()
    url = reverse("edycje:proces_create", args=[edycja.pk])

    client.post(url, {"jst": jst.pk})
    again = client.post(url, {"jst": jst.pk})

    assert [proces.jst for proces in edycja.procesy.all()] == [jst]
    assert again.context["form"].errors["jst"] == [
        f"{jst} już jest w tej edycji. Wybierz inny samorząd."
    ]


def test_proces_import_saves_only_what_was_confirmed(client, edycja, koordynator):
    first, second, foreign = JstFactory.create_batch(3)
    url = reverse("edycje:proces_import", args=[edycja.pk])
    data = {"lista": f"{first.nazwa}\n{second.kod}"}

    preview = client.post(url, data | {"krok": "podglad"})
    nothing = client.post(url, data | {"krok": "zapisz"})
    assert edycja.procesy.count() == 0
    client.post(url, data | {"krok": "zapisz", "pozycja-1": first.pk, "pozycja-2": foreign.pk})

    assert [row.jst for row in preview.context["dopasowane"]] == [first, second]
    assert nothing.context["nic_nie_wybrano"] is True
    assert [proces.jst for proces in edycja.procesy.all()] == [first]


def test_grupa_list_adds_and_refuses_a_taken_number(client, edycja, koordynator):
    url = reverse("edycje:grupa_list", args=[edycja.pk])

    client.post(url, {"numer": 1, "nazwa": "powiaty"})
    response = client.post(url, {"numer": 1, "nazwa": "inne"})

    assert [grupa.nazwa for grupa in edycja.grupy.all()] == ["powiaty"]
    assert response.context["form"].errors["numer"] == [
        "Grupa 1 już jest w tej edycji. Wybierz inny numer."
    ]


def test_przydzial_create_shows_the_refusal_and_keeps_the_choice(client, edycja, koordynator):
    proces, ros = ProcesFactory(edycja=edycja), DoradcaFactory()
    url = reverse("edycje:przydzial_create", args=[edycja.pk])
    data = {"proces": proces.pk, "ros": ros.pk, "od": "2026-11-02"}

    refused = client.post(url, data)
    saved = client.post(url, data | {"oswiadczenie": "on"})

    assert refused.context["zaznaczone"] == {proces.pk}
    assert "oświadczenia o braku konfliktu" in refused.context["form"].non_field_errors()[0]
    assert saved.url == reverse("edycje:doradca_list", args=[edycja.pk])
    assert [row.doradca for row in proces.przydzialy.all()] == [ros]


def test_procesy_of_another_edition_cannot_be_assigned(client, edycja, koordynator):
    foreign, ros = ProcesFactory(), DoradcaFactory()

    client.post(
        reverse("edycje:przydzial_create", args=[edycja.pk]),
        {"proces": foreign.pk, "ros": ros.pk, "od": "2026-11-02", "oswiadczenie": "on"},
    )

    assert foreign.przydzialy.count() == 0


LISTS = {
    "edycja_list": 7,
    "proces_list": 9,
    "grupa_list": 8,
    "zaproszenie_list": 8,
    "doradca_list": 8,
    "edycja_detail": 9,
    "przydzial_create": 13,
}


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("name", LISTS)
def test_lists_cost_the_same_for_one_row_and_three(
    name, number, client, edycja, koordynator, django_assert_num_queries
):
    for _ in range(number):
        grupa = GrupaFactory(edycja=edycja)
        proces = ProcesFactory(edycja=edycja, grupa=grupa)
        PrzydzialDoradcyFactory(proces=proces)
        ZaproszenieFactory(edycja_pk=edycja.pk, proces_pk=proces.pk)
        RolaEdycjiFactory(edycja=EdycjaFactory(), user=koordynator)
    url = reverse(f"edycje:{name}", args=[] if name == "edycja_list" else [edycja.pk])
    client.get(url)

    with django_assert_num_queries(LISTS[name]):
        assert client.get(url).status_code == 200


def test_coordinator_creates_the_next_edition_and_coordinates_it(client, koordynator):
    client.force_login(koordynator)
    url = reverse("edycje:edycja_create")
    preview = client.post(url, _create_data())

    saved = client.post(url, _create_data(krok="zapisz", widziane=preview.context["widziane"]))

    edycja = Edycja.objects.latest("pk")
    assert saved.url == edycja.get_absolute_url()
    assert edycja.role.get().user == koordynator


def test_member_of_a_team_creates_no_edition(client):
    client.force_login(CzlonekZespoluFactory(lider=True).user)

    response = client.post(reverse("edycje:edycja_create"), _create_data(krok="zapisz"))

    assert response.status_code == 403
