import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertTemplateUsed

from tests.factories.jst import DoradcaFactory, HistoriaJstFactory, JstFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def osoba(client):
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.mark.usefixtures("osoba")
@pytest.mark.parametrize("rows", [1, 3])
def test_jst_list_query_count_does_not_grow(client, django_assert_num_queries, rows):
    JstFactory.create_batch(rows)
    client.get(reverse("jst:jst_list"))

    with django_assert_num_queries(6):
        client.get(reverse("jst:jst_list"))


@pytest.mark.usefixtures("osoba")
def test_jst_list_filters_by_text_kind_and_voivodeship(client):
    JstFactory(nazwa="Chęciny", wojewodztwo="świętokrzyskie")
    JstFactory(nazwa="Chęcinki", wojewodztwo="małopolskie")
    JstFactory(nazwa="Chęcinowo", wojewodztwo="świętokrzyskie", miasto=True)

    page = client.get(
        reverse("jst:jst_list"),
        {"q": "checin", "wojewodztwo": "świętokrzyskie", "rodzaj": "gmina_wiejska"},
    )

    assert [jst.nazwa for jst in page.context["page"]] == ["Chęciny"]


@pytest.mark.usefixtures("osoba")
def test_jst_list_fragment_equals_part_of_the_page(client):
    JstFactory(nazwa="Chęciny")

    fragment = client.get(reverse("jst:jst_list"), {"q": "checiny"}, headers=HTMX)
    page = client.get(reverse("jst:jst_list"), {"q": "checiny"})

    assertTemplateUsed(page, "jst/jst/list.html")
    assertContains(page, fragment.content.decode(), html=True)


@pytest.mark.usefixtures("osoba")
def test_jst_list_says_when_nothing_is_found(client):
    assertContains(client.get(reverse("jst:jst_list"), {"q": "xyz"}), "Nie znaleziono samorządu")


@pytest.mark.usefixtures("osoba")
def test_jst_detail_shows_history(client):
    wpis = HistoriaJstFactory(z="Stara Nazwa")

    page = client.get(reverse("jst:jst_detail", args=[wpis.jst.pk]))

    assertContains(page, f"zmiana nazwy: Stara Nazwa → {wpis.na}")


@pytest.mark.usefixtures("osoba")
def test_jst_detail_of_unknown_is_404(client):
    assert client.get(reverse("jst:jst_detail", args=[0])).status_code == 404


@pytest.mark.usefixtures("osoba")
def test_jst_search_offers_radio_buttons_with_place(client):
    jst = JstFactory(nazwa="Chęciny", powiat="kielecki", wojewodztwo="świętokrzyskie")

    fragment = client.get(reverse("jst:jst_search"), {"q": "checiny", "pole": "samorzad"})

    assertContains(fragment, f'name="samorzad" value="{jst.pk}"')
    assertContains(fragment, "gmina wiejska, powiat kielecki, świętokrzyskie")


@pytest.mark.usefixtures("osoba")
def test_jst_search_asks_for_two_letters_and_ignores_strange_names(client):
    JstFactory(nazwa="Chęciny")

    fragment = client.get(reverse("jst:jst_search"), {"q": "c", "pole": '"><b>'})

    assertContains(fragment, "Wpisz co najmniej dwie litery")
    assertNotContains(fragment, "<b>")


@pytest.mark.usefixtures("osoba")
@pytest.mark.parametrize("name", ["jst_list", "jst_search"])
def test_reading_pages_refuse_post(client, name):
    assert client.post(reverse(f"jst:{name}")).status_code == 405


def test_oswiadczenie_is_saved_and_shown(client):
    doradca, jst = DoradcaFactory(), JstFactory()
    client.force_login(doradca.user)
    url = reverse("jst:oswiadczenie_create")

    answer = client.post(
        url, {"jst": jst.pk, "jest_konflikt": "tak", "opis": "Uczę w tutejszej szkole."}
    )

    assert (answer.status_code, answer.url) == (302, url)
    saved = doradca.oswiadczenia.get()
    assert (saved.jst, saved.jest_konflikt, saved.zlozyl) == (jst, True, doradca.user)
    assertContains(client.get(url), "Uczę w")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"jst": ""}, "Wyszukaj i wybierz samorząd."),
        ({"jest_konflikt": ""}, "Wybierz jedną odpowiedź."),
        ({"opis": " "}, "Opisz, na czym polega konflikt interesów."),
    ],
)
def test_incomplete_oswiadczenie_saves_nothing(client, change, message):
    doradca, jst = DoradcaFactory(), JstFactory()
    client.force_login(doradca.user)
    form = {"jst": jst.pk, "jest_konflikt": "tak", "opis": "Uczę tu."} | change

    page = client.post(reverse("jst:oswiadczenie_create"), form)

    assertContains(page, message)
    assert not doradca.oswiadczenia.exists()


@pytest.mark.usefixtures("osoba")
def test_oswiadczenie_is_for_advisors(client):
    assert client.get(reverse("jst:oswiadczenie_create")).status_code == 403


def test_oswiadczenie_of_inactive_advisor_is_refused(client):
    client.force_login(DoradcaFactory(nieaktywny=True).user)

    assert client.get(reverse("jst:oswiadczenie_create")).status_code == 403
