import pytest
from django.contrib import admin
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from diagnoza.models import FaktProblemu
from konsultacje.models import (
    Konsultacja,
    LinkKonsultacji,
    OdpowiedzKonsultacji,
    PytanieKonsultacji,
)
from powiadomienia.models import Wiadomosc
from tests.factories.diagnoza import (
    ProblemFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, PrzydzialDoradcyFactory
from tests.factories.konsultacje import (
    KonsultacjaFactory,
    LinkKonsultacjiFactory,
    OdpowiedzKonsultacjiFactory,
    PytanieKonsultacjiFactory,
)
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


def _url(name, pk):
    return reverse(f"konsultacje:{name}", args=[pk])


@pytest.fixture
def lider(client):
    czlonek = CzlonekZespoluFactory(lider=True)
    client.force_login(czlonek.user)
    return czlonek


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries(client, lider, number, django_assert_num_queries):
    KonsultacjaFactory.create_batch(number, proces=lider.proces, otwarta=True)
    url = _url("konsultacja_list", lider.proces.pk)
    client.get(url)

    with django_assert_num_queries(6):
        client.get(url)


@pytest.mark.parametrize("number", [3, 9])
def test_results_take_the_same_queries(client, lider, number, django_assert_num_queries):
    konsultacja = KonsultacjaFactory(proces=lider.proces, zamknieta=True)
    pytania = PytanieKonsultacjiFactory.create_batch(number, konsultacja=konsultacja)
    for _ in range(number):
        wartosci = {str(pytanie.pk): 3 for pytanie in pytania}
        OdpowiedzKonsultacjiFactory(konsultacja=konsultacja, wartosci=wartosci)
    url = _url("konsultacja_detail", konsultacja.pk)
    client.get(url)

    with django_assert_num_queries(11):
        client.get(url)


def test_new_one_is_written_opened_and_sent(client, lider):
    client.post(_url("konsultacja_create", lider.proces.pk), {"tytul": "Rodzice"})
    konsultacja = Konsultacja.objects.get()
    client.post(_url("pytanie_create", konsultacja.pk), {"rodzaj": "skala", "tresc": "Jak?"})
    client.post(
        _url("konsultacja_update", konsultacja.pk),
        {"wersja": "1", "do": "2090-05-01", "baza-do": ""},
    )
    client.post(_url("konsultacja_open", konsultacja.pk))

    client.post(
        _url("link_create", konsultacja.pk),
        {"grupa": "rodzice", "adresy": "Ewa W <ewa@example.org>; jan@example.org, a@example.org"},
    )

    konsultacja.refresh_from_db()
    assert (konsultacja.status, PytanieKonsultacji.objects.count()) == ("otwarta", 1)
    assert sorted(Wiadomosc.objects.values_list("email", flat=True)) == [
        "a@example.org",
        "ewa@example.org",
        "jan@example.org",
    ]


def test_wrong_address_sends_nothing_and_says_which(client, lider):
    konsultacja = KonsultacjaFactory(proces=lider.proces, otwarta=True)

    response = client.post(
        _url("link_create", konsultacja.pk), {"grupa": "r", "adresy": "a@example.org\nzły adres"}
    )

    assertContains(response, "To nie są adresy e-mail: zły, adres.")
    assertContains(response, "a@example.org")
    assert LinkKonsultacji.objects.count() == 0


def test_autosave_of_a_question_shows_both_texts_on_a_conflict(client, lider):
    pytanie = PytanieKonsultacjiFactory(konsultacja__proces=lider.proces, tresc="Stare")
    PytanieKonsultacji.objects.update(tresc="Tamto", wersja=2)

    response = client.post(
        _url("pytanie_update", pytanie.pk),
        {"pole": "tresc", "wartosc": "Moje", "wersja": "1", "baza": "Stare"},
        headers={"Accept": "application/json"},
    )

    assert (response.status_code, response.json()["konflikt"]["tekst"]) == (409, "Tamto")


def test_running_consultation_shows_numbers_and_no_answer(client, lider):
    konsultacja = KonsultacjaFactory(proces=lider.proces, otwarta=True)
    pytanie = PytanieKonsultacjiFactory(konsultacja=konsultacja, tekstowe=True)
    for _ in range(4):
        OdpowiedzKonsultacjiFactory(
            konsultacja=konsultacja, wartosci={str(pytanie.pk): "Tajna treść"}
        )

    response = client.get(_url("konsultacja_detail", konsultacja.pk))

    assertContains(response, "<dd>4</dd>", html=True)
    assertNotContains(response, "Tajna treść")


def test_used_and_unused_links_look_the_same(client, lider):
    konsultacja = KonsultacjaFactory(proces=lider.proces, otwarta=True)
    link = LinkKonsultacjiFactory(konsultacja=konsultacja)
    url = _url("konsultacja_detail", konsultacja.pk)
    before = client.get(url).content.decode().partition("Kogo zaproszono")[2].partition("</ul>")[0]
    LinkKonsultacji.objects.filter(pk=link.pk).update(wykorzystany=True)

    after = client.get(url).content.decode().partition("Kogo zaproszono")[2].partition("</ul>")[0]

    assert (link.email in before, before) == (True, after)


@pytest.mark.parametrize("trait", ["ros", "pro"])
def test_advisor_sees_numbers_but_no_address(client, trait):
    konsultacja = KonsultacjaFactory(otwarta=True, z_otwartym=True)
    link = LinkKonsultacjiFactory(konsultacja=konsultacja)
    przydzial = PrzydzialDoradcyFactory(proces=konsultacja.proces, **{trait: True})
    client.force_login(przydzial.doradca.user)

    response = client.get(_url("konsultacja_detail", konsultacja.pk))

    assertNotContains(response, link.email)
    assertNotContains(response, konsultacja.otwarty_token)


@pytest.mark.parametrize(("answers", "shown"), [(2, False), (3, True)])
def test_results_are_shown_from_three_answers(client, lider, answers, shown):
    konsultacja = KonsultacjaFactory(proces=lider.proces, zamknieta=True)
    pytanie = PytanieKonsultacjiFactory(konsultacja=konsultacja, tekstowe=True)
    for number in range(answers):
        OdpowiedzKonsultacjiFactory(
            konsultacja=konsultacja, wartosci={str(pytanie.pk): f"Treść {number}"}
        )

    page = client.get(_url("konsultacja_detail", konsultacja.pk)).content.decode()

    assert ("Treść 0" in page, "Za mało odpowiedzi" in page) == (shown, not shown)


def test_result_of_a_choice_says_how_many_answered_it(client, lider):
    konsultacja = KonsultacjaFactory(proces=lider.proces, zamknieta=True)
    pytanie = PytanieKonsultacjiFactory(konsultacja=konsultacja, z_wyborem=True)
    for wartosci in [{str(pytanie.pk): "tak"}] * 3 + [{}]:
        OdpowiedzKonsultacjiFactory(konsultacja=konsultacja, wartosci=wartosci)

    response = client.get(_url("konsultacja_detail", konsultacja.pk))

    assertContains(response, "Odpowiedziało 3 z 4.")


def test_result_becomes_a_fact_once(client, lider):
    problem = ProblemFactory(diagnoza__proces=lider.proces)
    pytanie = PytanieKonsultacjiFactory(
        konsultacja__proces=lider.proces, konsultacja__zamknieta=True
    )
    for _ in range(2):
        client.post(
            _url("fakt_create", pytanie.pk), {"problem": problem.pk, "tresc": "Mediana 2 z 5."}
        )

    fakt = FaktProblemu.objects.get()
    assert (fakt.problem, fakt.tresc) == (problem, "Mediana 2 z 5.")
    assert fakt.adres == pytanie.konsultacja.get_absolute_url()


def test_fact_for_a_foreign_problem_is_refused(client, lider):
    pytanie = PytanieKonsultacjiFactory(
        konsultacja__proces=lider.proces, konsultacja__zamknieta=True
    )

    client.post(
        _url("fakt_create", pytanie.pk), {"problem": ProblemFactory().pk, "tresc": "Mediana."}
    )

    assert FaktProblemu.objects.count() == 0


def test_answers_are_not_in_the_panel_and_links_show_no_address(client):
    link = LinkKonsultacjiFactory()
    client.force_login(UserFactory(admin=True))

    response = client.get(reverse("admin:konsultacje_linkkonsultacji_change", args=[link.pk]))

    assertNotContains(response, link.email)
    assert not admin.site.is_registered(OdpowiedzKonsultacji)
