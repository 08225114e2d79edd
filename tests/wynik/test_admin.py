import pytest
from django.urls import reverse

from tests.factories import wynik as fabryki
from tests.factories.konta import UserFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "traits"),
    [
        (fabryki.GlosNaObszarFactory, {}),
        (fabryki.WynikGlosowaniaFactory, {}),
        (fabryki.WyborObszaruFactory, {}),
    ],
)
def test_panel_shows_and_never_changes(client, factory, traits):
    row = factory(**traits)
    client.force_login(UserFactory(admin=True))
    name = f"admin:wynik_{row._meta.model_name}"

    assert client.get(reverse(f"{name}_changelist"), {"q": "a"}).status_code == 200
    assert client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
    assert client.get(reverse(f"{name}_add")).status_code == 403
    assert client.post(reverse(f"{name}_delete", args=[row.pk])).status_code == 403
