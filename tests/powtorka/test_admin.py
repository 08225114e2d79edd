import pytest
from django.contrib import admin
from django.urls import reverse

from powtorka import models
from tests.factories import powtorka as fabryki
from tests.factories.konta import UserFactory


def test_answers_of_one_person_are_not_in_the_panel():
    assert not admin.site.is_registered(models.OdpowiedzPowtorna)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "traits"),
    [
        (fabryki.ArkuszPowtornyFactory, {}),
        (fabryki.WynikPowtornyFactory, {}),
    ],
)
def test_panel_shows_and_never_changes(client, factory, traits):
    row = factory(**traits)
    client.force_login(UserFactory(admin=True))
    name = f"admin:powtorka_{row._meta.model_name}"

    assert client.get(reverse(f"{name}_changelist"), {"q": "a"}).status_code == 200
    assert client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
    assert client.get(reverse(f"{name}_add")).status_code == 403
    assert client.post(reverse(f"{name}_delete", args=[row.pk])).status_code == 403
