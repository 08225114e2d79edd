import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from biblioteka.enums import StanPublikacji
from biblioteka.exceptions import PublikacjaError
from biblioteka.models import Publikacja
from biblioteka.services import publikacje
from powiadomienia.models import Powiadomienie, Wiadomosc
from tests.factories.biblioteka import PrzyjetaWersjaFactory, PublikacjaFactory
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, RolaEdycjiFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def wersja():
    return PrzyjetaWersjaFactory()


@pytest.fixture
def proces(wersja):
    return wersja.hdr.proces


@pytest.fixture
def koordynator(proces):
    return RolaEdycjiFactory(edycja=proces.edycja).user


@pytest.fixture
def lider(proces):
    return CzlonekZespoluFactory(
        proces=proces, lider=True, imie="Irena", nazwisko="Ćwiczebna", stanowisko="inspektor"
    ).user


def test_zgoda_tells_the_coordinators_once(proces, lider, koordynator):
    first = publikacje.give_zgoda(proces, kto=lider)
    second = publikacje.give_zgoda(proces, kto=lider)

    assert first == second
    assert list(Wiadomosc.objects.values_list("rodzaj", "odbiorca")) == [
        ("publikacja_zgoda", koordynator.pk)
    ]
    assert list(Powiadomienie.objects.values_list("tekst", flat=True)) == [
        f"{proces.jst}: samorząd zgodził się na publikację HDR."
    ]


def test_zgoda_needs_an_accepted_hdr(lider):
    with pytest.raises(PublikacjaError):
        publikacje.give_zgoda(ProcesFactory(), kto=lider)


def test_publish_freezes_the_text_without_names(proces, lider, koordynator):
    publikacja = publikacje.publish(publikacje.give_zgoda(proces, kto=lider), kto=koordynator)

    action = publikacja.tresc["priorytety"][0]["cele"][0]["dzialania"][0]
    assert (publikacja.is_public, action["tresc"]) == (True, "inspektor robi ankietę")


def test_version_nobody_read_is_not_published(client, proces, lider, koordynator, wersja):
    publikacje.give_zgoda(proces, kto=lider)
    client.force_login(koordynator)
    page = client.get(reverse("biblioteka:publikacja_detail", args=[proces.pk]))
    url = reverse("biblioteka:publikacja_publish", args=[proces.pk])

    client.post(url, {"potwierdzam": "on", "numer": wersja.numer + 1})

    assert page.context["decyzja"]["numer"].value() == wersja.numer
    assert Publikacja.objects.get().stan == StanPublikacji.ZGODA


def test_decision_is_made_once(proces, lider, koordynator):
    publikacja = publikacje.give_zgoda(proces, kto=lider)
    publikacje.refuse(publikacja, "Nazwiska w tekście.", kto=koordynator)

    with pytest.raises(PublikacjaError):
        publikacje.publish(publikacja, kto=koordynator)


def test_withdraw_wipes_what_was_public_and_a_new_consent_starts_anew(proces, lider, koordynator):
    publikacja = publikacje.publish(publikacje.give_zgoda(proces, kto=lider), kto=koordynator)

    publikacja = publikacje.withdraw(publikacja, "Zmieniamy plan.", kto=lider)
    hidden = (publikacja.stan, publikacja.tresc, publikacja.szukaj)
    again = publikacje.give_zgoda(proces, kto=lider)

    assert hidden == (StanPublikacji.WYCOFANA, {}, "")
    assert (again.stan, again.powod, again.wycofano_at) == (StanPublikacji.ZGODA, "", None)


def test_reopened_hdr_is_not_published(proces, lider, koordynator, wersja):
    publikacja = publikacje.give_zgoda(proces, kto=lider)
    wersja.otwarto_at, wersja.powod_otwarcia = publikacja.zgoda_at, "Zmiana."
    wersja.save()

    with pytest.raises(PublikacjaError):
        publikacje.publish(publikacja, kto=koordynator)


@pytest.mark.parametrize(
    ("zmiany", "nazwa"),
    [
        ({"stan": "opublikowana"}, "publikacja_public_is_decided"),
        ({"stan": "odmowa"}, "publikacja_refused_has_powod"),
        ({"stan": "wycofana", "powod": "x"}, "publikacja_withdrawn_iff_dated"),
    ],
)
def test_database_refuses(zmiany, nazwa):
    with pytest.raises(IntegrityError, match=nazwa), transaction.atomic():
        PublikacjaFactory(**zmiany)


def test_library_shows_published_only(client):
    PublikacjaFactory()
    shown = PublikacjaFactory(opublikowana=True)

    page = client.get(reverse("biblioteka:publikacja_list")).content.decode()

    assert "1\xa0harmonogram" in page
    assert shown.get_absolute_url() in page


@pytest.mark.parametrize(("q", "ile"), [("szkola plan", 1), ("Doskonalenie", 1), ("kosmos", 0)])
def test_library_finds_words_without_diacritics(client, q, ile):
    PublikacjaFactory(opublikowana=True)

    response = client.get(reverse("biblioteka:publikacja_list"), {"q": q})

    assert response.context["page"].paginator.count == ile


def test_library_filters_by_everything_at_once(client):
    publikacja = PublikacjaFactory(opublikowana=True)
    PublikacjaFactory(opublikowana=True)
    jst = publikacja.proces.jst

    response = client.get(
        reverse("biblioteka:publikacja_list"),
        {
            "edycja": publikacja.proces.edycja_id,
            "rodzaj": [jst.rodzaj],
            "wojewodztwo": jst.wojewodztwo,
            "kolejnosc": "nazwa",
        },
    )

    assert list(response.context["page"]) == [publikacja]


@pytest.mark.parametrize("number", [1, 3])
def test_library_costs_the_same(client, number, django_assert_num_queries):
    PublikacjaFactory.create_batch(number, opublikowana=True)

    with django_assert_num_queries(5):
        client.get(reverse("biblioteka:publikacja_list"))


def test_hidden_publication_is_404_for_everybody(client):
    assert client.get(PublikacjaFactory().get_absolute_url()).status_code == 404


def test_public_page_holds_no_name(client, proces, lider, koordynator):
    publikacja = publikacje.publish(publikacje.give_zgoda(proces, kto=lider), kto=koordynator)

    page = client.get(publikacja.get_absolute_url()).content.decode()

    names = ("Irena Ćwiczebna", lider.get_full_name(), koordynator.get_full_name())
    assert [name for name in names if name in page] == []


def test_consent_and_publishing_through_the_pages(client, proces, lider, koordynator):
    client.force_login(lider)
    empty = client.post(reverse("biblioteka:publikacja_consent", args=[proces.pk]), {})
    client.post(reverse("biblioteka:publikacja_consent", args=[proces.pk]), {"potwierdzam": "on"})
    client.force_login(koordynator)
    page = client.get(reverse("biblioteka:publikacja_detail", args=[proces.pk])).content.decode()
    client.post(reverse("biblioteka:publikacja_publish", args=[proces.pk]), {"potwierdzam": "on"})

    assert "Zaznacz, żeby potwierdzić." in empty.content.decode()
    assert "Ćwiczebnej" in page
    assert Publikacja.objects.get().is_public


def test_member_who_does_not_lead_gives_no_consent(client, proces):
    client.force_login(CzlonekZespoluFactory(proces=proces).user)

    url = reverse("biblioteka:publikacja_consent", args=[proces.pk])

    assert client.post(url, {"potwierdzam": "on"}).status_code == 403
    assert Publikacja.objects.count() == 0


def test_stranger_finds_nothing(client, proces):
    client.force_login(UserFactory())

    url = reverse("biblioteka:publikacja_detail", args=[proces.pk])

    assert client.get(url).status_code == 404


def test_each_chosen_filter_can_be_taken_off_alone(client):
    publikacja = PublikacjaFactory(opublikowana=True)
    chosen = {"q": "ankieta", "edycja": publikacja.proces.edycja_id, "strona": "1"}

    form = client.get(reverse("biblioteka:publikacja_list"), chosen).context["form"]

    edition = publikacja.proces.edycja
    assert form.wybrane == [
        ("„ankieta”", f"?edycja={edition.pk}"),
        (edition.nazwa, "?q=ankieta"),
    ]


@pytest.mark.parametrize("name", ["refuse", "withdraw"])
def test_refused_decision_keeps_the_reason(client, proces, lider, koordynator, name):
    publikacja = publikacje.give_zgoda(proces, kto=lider)
    publikacje.refuse(publikacja, "Nazwiska w tekście.", kto=koordynator)
    client.force_login(koordynator)
    url = reverse(f"biblioteka:publikacja_{name}", args=[proces.pk])

    response = client.post(url, {"powod": "Zmieniamy plan."})

    assert response.status_code == 200
    assert "podsumowanie-bledow" in response.content.decode()
    assert "Zmieniamy plan." in response.content.decode()
