import pytest
from django.db import transaction
from django.db.models import Count
from django.urls import reverse

from arkusz.models import ArkuszDiagnostyczny, Odpowiedz, WynikZespolu
from edycje.enums import Etap, StatusEdycji, StatusProcesu
from edycje.models import CzlonekZespolu, Edycja, Proces
from hdr.models import Hdr
from hdr.queries.tresc import build_szkic
from konta.models import User
from obieg.models import WersjaHdr
from obieg.services.obieg import compute_sha256
from pokaz.generator import generate
from sesje.models import Sesja
from tests.factories.edycje import EdycjaFactory
from tests.factories.jst import JstFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kraj(django_db_setup, django_db_blocker):
    """Made once for all tests of this module, each of which runs inside its transaction."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        JstFactory.create_batch(40)
        yield generate(40, 2)
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.mark.usefixtures("kraj")
def test_every_edition_gets_its_share_and_only_the_newest_runs():
    editions = Edycja.objects.annotate(ile=Count("procesy")).order_by("od")

    assert [(one.status, one.ile) for one in editions] == [
        (StatusEdycji.ZAKONCZONA, 20),
        (StatusEdycji.AKTYWNA, 20),
    ]
    assert Proces.objects.values("jst").distinct().count() == 40


@pytest.mark.usefixtures("kraj")
def test_procesy_of_the_running_edition_stand_at_different_stages():
    running = Proces.objects.filter(edycja__status=StatusEdycji.AKTYWNA)

    assert set(running.values_list("etap", flat=True)) == set(Etap.values)
    ended = Proces.objects.filter(edycja__status=StatusEdycji.ZAKONCZONA)
    assert set(ended.values_list("status", flat=True)) <= {
        StatusProcesu.ZAKONCZONY,
        StatusProcesu.REZYGNACJA,
    }


@pytest.mark.usefixtures("kraj")
def test_people_are_fictional_and_nobody_can_sign_in_with_a_password():
    assert not User.objects.exclude(email__endswith="@generowane.example.org").exists()
    assert not any(user.has_usable_password() for user in User.objects.all()[:20])
    assert User.objects.filter(is_superuser=True).get().email.startswith("pomiar-admin@")


@pytest.mark.usefixtures("kraj")
def test_facts_agree_with_each_other():
    for result in WynikZespolu.objects.all():
        assert result.arkusze.count() == result.liczba_arkuszy
    sent = ArkuszDiagnostyczny.objects.sent().annotate(ile=Count("odpowiedzi"))
    assert set(sent.values_list("ile", flat=True)) == {72}
    assert not CzlonekZespolu.objects.filter(is_lider=True, wypelnia_arkusz=False).exists()
    for wersja in WersjaHdr.objects.select_related("hdr__proces")[:3]:
        assert wersja.sha256 == compute_sha256(wersja.tresc)
        assert wersja.tresc == build_szkic(wersja.hdr.proces) | {"wersja": 1}
    assert not Sesja.objects.exclude(proces__przydzialy__doradca__sesje__isnull=False).exists()


@pytest.mark.usefixtures("kraj")
@pytest.mark.parametrize("etap", Etap.values)
def test_pages_of_a_generated_proces_open(client, etap):
    proces = Proces.objects.active().filter(etap=etap, edycja__status=StatusEdycji.AKTYWNA).first()
    client.force_login(proces.czlonkowie.get(is_lider=True).user)

    assert client.get(reverse("cykl:proces_detail", args=[proces.pk])).status_code == 200


def test_summary_counts_every_row(kraj):
    assert kraj.ile["hdr.Hdr"] == Hdr.objects.count()
    assert kraj.ile["arkusz.Odpowiedz"] == Odpowiedz.objects.count()
    assert kraj.ile["konta.User"] == User.objects.count()


@pytest.mark.usefixtures("kraj")
def test_rows_keep_the_day_they_tell_about():
    ended = Edycja.objects.get(status=StatusEdycji.ZAKONCZONA)

    for proces in ended.procesy.all():
        assert ended.od <= proces.created_at.date() <= ended.do
    assert all(
        sheet.created_at.date() <= ended.do
        for sheet in ArkuszDiagnostyczny.objects.filter(proces__edycja=ended)
    )


@pytest.mark.usefixtures("kraj")
def test_stamps_work_again_after_the_run():
    edycja = EdycjaFactory()

    assert edycja.created_at is not None
