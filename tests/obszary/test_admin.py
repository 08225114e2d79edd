import pytest
from django.urls import reverse

from konta.models import Slad
from tests.factories.konta import UserFactory
from tests.factories.obszary import (
    ObszarFactory,
    StwierdzenieFactory,
    WersjaArkuszaFactory,
    ZadanieJstFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = UserFactory(admin=True)
    client.force_login(user)
    return user


def test_edit_of_a_task_leaves_a_trace(client, admin):
    task = ZadanieJstFactory(tekst="Stary tekst.")
    url = reverse("admin:obszary_zadaniejst_change", args=[task.pk])

    client.post(
        url,
        {
            "obszar": task.obszar_id,
            "kolejnosc": task.kolejnosc,
            "tekst": "Nowy tekst.",
            "zrodlo": task.zrodlo,
            "aktywna": "on",
        },
    )

    slad = Slad.objects.get(zdarzenie="zmieniono: zadanie JST")
    assert (slad.kto, slad.z, slad.na) == (admin, "tekst: Stary tekst.", "tekst: Nowy tekst.")


@pytest.mark.usefixtures("admin")
def test_new_item_gets_its_own_key(client):
    obszar = ObszarFactory()

    client.post(
        reverse("admin:obszary_zadaniejst_add"),
        {"obszar": obszar.pk, "kolejnosc": 1, "tekst": "Nowe.", "zrodlo": "ORE", "aktywna": "on"},
    )

    assert obszar.zadania.get().klucz.startswith("wlasna-")


@pytest.mark.usefixtures("admin")
def test_published_statement_cannot_be_edited(client):
    statement = StwierdzenieFactory(wersja=WersjaArkuszaFactory())
    url = reverse("admin:obszary_stwierdzenie_change", args=[statement.pk])

    assert client.get(url).status_code == 200
    assert client.post(url, {"tekst": "Inne."}).status_code == 403


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize("action", ["copy", "publish", "withdraw"])
def test_actions_of_versions_answer_with_a_message(client, action):
    wersja = WersjaArkuszaFactory(szkic=action == "publish", pelna=True)

    page = client.post(
        reverse("admin:obszary_wersjaarkusza_changelist"),
        {"action": action, "_selected_action": [wersja.pk]},
        follow=True,
    )

    assert [message.level_tag for message in page.context["messages"]] == ["success"]


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize(
    "model",
    [
        "obszary_obszar",
        "obszary_zadaniejst",
        "obszary_narzedzie",
        "obszary_zbiordanych",
        "obszary_wersjaarkusza",
        "obszary_stwierdzenie",
        "jst_jst",
        "jst_historiajst",
        "jst_doradca",
        "jst_teamdoradczy",
        "jst_oswiadczeniedoradcy",
    ],
)
def test_lists_open_and_search(client, model):
    assert client.get(reverse(f"admin:{model}_changelist"), {"q": "a"}).status_code == 200
