import pytest
from django.urls import reverse

from rozmowy.enums import StanPropozycji
from rozmowy.models import Komentarz
from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory, RolaEdycjiFactory
from tests.factories.hdr import CelFactory
from tests.factories.rozmowy import KomentarzFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cel():
    return CelFactory(tresc="Każda szkoła ma plan.")


@pytest.fixture
def lider(cel):
    return CzlonekZespoluFactory(proces=cel.hdr.proces, lider=True).user


@pytest.fixture
def ros(cel):
    return PrzydzialDoradcyFactory(proces=cel.hdr.proces).doradca.user


def _url(name, cel, *args):
    return reverse(f"rozmowy:{name}", args=[cel.hdr.proces_id, "cel", cel.pk, *args])


def test_komentarz_create_returns_to_its_thread(client, cel, lider, ros):
    client.force_login(ros)

    response = client.post(
        _url("komentarz_create", cel),
        {"tresc": "Kto to zmierzy?", "widocznosc": "wszyscy", "wzmianki": [lider.pk]},
    )

    komentarz = Komentarz.objects.get()
    assert response.url == komentarz.get_absolute_url()
    assert (komentarz.tresc, list(komentarz.wzmianki.all())) == ("Kto to zmierzy?", [lider])


def test_empty_komentarz_keeps_the_page_and_saves_nothing(client, cel, lider):
    client.force_login(lider)

    response = client.post(_url("komentarz_create", cel), {"tresc": " "})

    assert "Napisz komentarz." in response.content.decode()
    assert (response.status_code, Komentarz.objects.count()) == (200, 0)


def test_team_cannot_write_for_advisors_only(client, cel, lider):
    client.force_login(lider)

    client.post(_url("komentarz_create", cel), {"tresc": "Hej.", "widocznosc": "doradcy"})

    assert Komentarz.objects.get().widocznosc == "wszyscy"


def test_panel_is_the_same_part_of_the_page(client, cel, lider):
    KomentarzFactory(przy=cel, tresc="Kto to zmierzy?")
    client.force_login(lider)

    panel = client.get(_url("rozmowa_detail", cel), headers={"HX-Request": "true"})

    assert panel.content.decode().count('id="rozmowa"') == 1
    assert "<html" not in panel.content.decode()


def test_coordinator_reads_advisors_but_does_not_write(client, cel):
    komentarz = KomentarzFactory(przy=cel, tylko_doradcy=True, tresc="Lider się waha.")
    rola = RolaEdycjiFactory(edycja=cel.hdr.proces.edycja)
    client.force_login(rola.user)

    page = client.get(_url("rozmowa_detail", cel)).content.decode()
    answer = client.post(reverse("rozmowy:komentarz_answer", args=[komentarz.pk]), {"tresc": "A."})

    assert "Lider się waha." in page
    assert answer.status_code == 403


def test_words_of_advisors_are_not_found_by_the_team(client, cel, lider):
    komentarz = KomentarzFactory(przy=cel, tylko_doradcy=True, tresc="Lider się waha.")
    client.force_login(lider)

    pages = [
        client.get(_url("rozmowa_detail", cel)).content.decode(),
        client.get(reverse("rozmowy:rozmowa_list", args=[cel.hdr.proces_id])).content.decode(),
        client.get(reverse("hdr:hdr_detail", args=[cel.hdr.proces_id])).content.decode(),
    ]
    answer = client.post(reverse("rozmowy:komentarz_answer", args=[komentarz.pk]), {"tresc": "A."})

    assert [page for page in pages if "waha" in page or "otwarte komentarze" in page] == []
    assert answer.status_code == 404


def test_propozycja_is_accepted_with_one_click(client, cel, lider, ros):
    client.force_login(ros)
    client.post(
        _url("propozycja_create", cel, "tresc"), {"propozycja": "Każda szkoła ma dobry plan."}
    )
    watek = Komentarz.objects.get()
    client.force_login(lider)

    page = client.get(_url("rozmowa_detail", cel)).content.decode()
    client.post(reverse("rozmowy:propozycja_accept", args=[watek.pk]), {"wersja": cel.wersja})

    cel.refresh_from_db()
    watek.refresh_from_db()
    assert "<ins>dobry " in page
    assert (cel.tresc, watek.stan_propozycji) == (watek.propozycja, StanPropozycji.PRZYJETA)


def test_propozycja_of_the_present_text_is_refused(client, cel, ros):
    client.force_login(ros)

    response = client.post(_url("propozycja_create", cel, "tresc"), {"propozycja": cel.tresc})

    assert "To jest obecny tekst." in response.content.decode()
    assert Komentarz.objects.count() == 0


def test_propozycja_over_a_changed_text_is_shown_again(client, cel, lider, ros):
    watek = KomentarzFactory(przy=cel, autor=ros, z_propozycja=True)
    client.force_login(lider)

    response = client.post(
        reverse("rozmowy:propozycja_accept", args=[watek.pk]), {"wersja": 99}, follow=True
    )

    assert "zmienił to miejsce" in response.content.decode()


def test_place_of_another_proces_is_404(client, cel, lider):
    client.force_login(lider)

    url = reverse("rozmowy:rozmowa_detail", args=[cel.hdr.proces_id, "cel", CelFactory().pk])

    assert client.get(url).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_thread_page_costs_the_same(client, cel, lider, number, django_assert_num_queries):
    for _ in range(number):
        watek = KomentarzFactory(przy=cel)
        KomentarzFactory(przy=cel, watek=watek, autor=lider)
    client.force_login(lider)
    client.get("/pomoc/")

    # Three of them for the number of the goal.
    with django_assert_num_queries(13):
        response = client.get(_url("rozmowa_detail", cel))

    assert "<h1>Rozmowa: cel 1.1</h1>" in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same(client, cel, lider, number, django_assert_num_queries):
    KomentarzFactory.create_batch(number, przy=cel)
    client.force_login(lider)
    client.get("/pomoc/")

    with django_assert_num_queries(7):
        client.get(reverse("rozmowy:rozmowa_list", args=[cel.hdr.proces_id]))
