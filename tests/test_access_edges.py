"""Access at the edges: people who left, the panel, methods and keys nobody would click on."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import authenticate
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from arkusz.models import OcenaObszaru, Odpowiedz
from konsultacje.models import OdpowiedzKonsultacji
from powtorka.models import OdpowiedzPowtorna
from tests.access.swiat import Swiat
from tests.access.wiersz import (
    ADMIN,
    CZLONEK,
    DECYDENT,
    KOORDYNATOR,
    LIDER,
    OBSERWATOR,
    PRO,
    ROS,
    WSZYSCY,
)
from tests.factories.konta import UserFactory
from tests.test_access import WIERSZE

# A former advisor still sees the own months, to settle them.
ROZLICZENIE_DAWNEGO = {
    "raporty:rozliczenie_detail",
    "raporty:rozliczenie_order",
    "sesje:brak_wsparcia_update",
    "sesje:miesiac_reopen",
}
# Of the person alone, whatever the role: an unsaved entry, a notice that has come.
OSOBISTE = {
    "powiadomienia:powiadomienie_open",
    "powiadomienia:powiadomienie_read",
    "sesje:szkic_delete",
}
Z_OBIEKTEM = sorted(
    name for name, wiersz in WIERSZE.items() if wiersz.obcy == 404 and name.partition(":")[2]
)
SMIECI = (0, 10**30, 2**63, 2**31)


@pytest.fixture
def quiet_client(client):
    client.raise_request_exception = False
    return client


def _leave(swiat):
    """Everybody but the admin and the other member of a pair loses the role."""
    for czlonek in (swiat.lider_czlonek, swiat.zwykly_czlonek, swiat.decydent_czlonek):
        czlonek.odszedl_at = timezone.now()
        czlonek.powod_odejscia = "Zmiana pracy."
        czlonek.save()
    for przydzial in (swiat.przydzial_ros, swiat.przydzial_pro):
        przydzial.do = timezone.localdate()
        przydzial.powod_konca = "Koniec umowy."
        przydzial.save()
    swiat.edycja.role.filter(user__in=[swiat.osoby[KOORDYNATOR], swiat.osoby[OBSERWATOR]]).delete()


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(Z_OBIEKTEM) - ROZLICZENIE_DAWNEGO - OSOBISTE))
def test_people_who_left_see_nothing(name, quiet_client):
    wiersz, swiat = WIERSZE[name], Swiat()
    url = reverse(name, args=wiersz.args(swiat))
    data = wiersz.dane(swiat)
    _leave(swiat)

    wrong = {}
    for rola in (LIDER, CZLONEK, DECYDENT, ROS, PRO, KOORDYNATOR, OBSERWATOR):
        quiet_client.force_login(swiat.osoby[rola])
        for method in sorted(wiersz.metody):
            send = quiet_client.get if method == "GET" else quiet_client.post
            status = send(url, data).status_code
            if status != 404:
                wrong[rola, method] = status

    assert wrong == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(name for name, row in WIERSZE.items() if row.kto))
def test_other_methods_and_foreign_keys_never_break(name, quiet_client):
    wiersz, swiat = WIERSZE[name], Swiat()
    args = wiersz.args(swiat)
    url = reverse(name, args=args)
    quiet_client.force_login(swiat.osoby[sorted(wiersz.kto)[0]])

    statuses = {}
    for method in ("head", "options", "put", "patch", "delete"):
        response = getattr(quiet_client, method)(url)
        statuses[method] = response.status_code
        # The answer to HEAD leaves the file of a download open until its empty stream is read.
        response.getvalue()
    for position, value in enumerate(args):
        for garbage in SMIECI if isinstance(value, int) else ():
            changed = [*args[:position], garbage, *args[position + 1 :]]
            for method in sorted(wiersz.metody):
                send = getattr(quiet_client, method.lower())
                statuses[garbage, position, method] = send(reverse(name, args=changed)).status_code

    assert {key: status for key, status in statuses.items() if status >= 500} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", Z_OBIEKTEM)
def test_keys_of_nothing_answer_404(name, quiet_client):
    """The admin sees every object there is, so 404 can only mean that there is none."""
    wiersz, swiat = WIERSZE[name], Swiat()
    args = wiersz.args(swiat)
    quiet_client.force_login(swiat.osoby[ADMIN])

    statuses = set()
    for garbage in SMIECI:
        url = reverse(name, args=[garbage, *args[1:]])
        for method in sorted(wiersz.metody):
            statuses.add(getattr(quiet_client, method.lower())(url).status_code)

    assert statuses == {404}


@pytest.mark.parametrize("tail", ["x", "1x", "-1", "1.5", "%00", "1%0d%0a"])
@pytest.mark.django_db
def test_addresses_with_something_else_for_a_key_are_not_found(quiet_client, tail):
    quiet_client.force_login(UserFactory(is_superuser=True))

    statuses = {
        quiet_client.get(address.format(tail)).status_code
        for address in ("/procesy/{}/", "/edycje/{}/", "/dokumenty/{}/", "/sesje/{}/zmien/")
    }

    assert statuses == {404}


@pytest.mark.django_db
def test_invited_person_cannot_sign_in_before_accepting(client):
    user = UserFactory(zaproszony=True)
    user.set_password("Wzorcowe-haslo-1")
    user.save()

    response = client.post(
        reverse("account_login"), {"login": user.email, "password": "Wzorcowe-haslo-1"}
    )

    assert "_auth_user_id" not in client.session
    assert response.status_code in (200, 302)
    assert authenticate(email=user.email, password="Wzorcowe-haslo-1") is None


def _panel():
    return sorted(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        for model in admin.site._registry
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["admin:index", *_panel()])
def test_panel_opens_for_the_admin_alone(name, quiet_client):
    swiat = Swiat()
    url = reverse(name)

    statuses = {}
    for rola in sorted(WSZYSCY):
        quiet_client.force_login(swiat.osoby[rola])
        statuses[rola] = quiet_client.get(url).status_code
    quiet_client.logout()
    statuses["anonim"] = quiet_client.get(url).status_code

    assert statuses == dict.fromkeys([*WSZYSCY, "anonim"], 302) | {ADMIN: 200}


def test_panel_knows_every_model_but_answers_of_one_person():
    own = {
        model
        for config in apps.get_app_configs()
        if "site-packages" not in config.path
        for model in config.get_models()
        if not model._meta.auto_created
    }

    # What one person answered is nobody's to read.
    assert own - set(admin.site._registry) == {
        Odpowiedz,
        OcenaObszaru,
        OdpowiedzPowtorna,
        OdpowiedzKonsultacji,
    }


@pytest.mark.django_db
def test_panel_has_no_address_for_answers():
    with pytest.raises(NoReverseMatch):
        reverse("admin:arkusz_odpowiedz_changelist")
