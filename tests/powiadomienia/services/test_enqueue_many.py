import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from powiadomienia.enums import Tryb
from powiadomienia.models import Powiadomienie, Preferencja, Wiadomosc
from powiadomienia.rodzaje import TrescPowiadomienia
from powiadomienia.services.outbox import NowaWiadomosc, enqueue, enqueue_many
from powiadomienia.services.powiadomienia import mark_read, path_of
from tests.factories.konta import UserFactory
from tests.factories.powiadomienia import PowiadomienieFactory

pytestmark = pytest.mark.django_db
# Preferences, mails, notices.
ZAPYTANIA = 3


def _powiadom(wiadomosc):
    return TrescPowiadomienia(f"Sprawa {wiadomosc.przedmiot}", "/procesy/1/")


@pytest.fixture
def rodzaj(probny):
    return probny("zb", zbiorcza=True, powiadom=_powiadom)


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries_does_not_grow(rodzaj, django_assert_num_queries, rows):
    nowe = [NowaWiadomosc(rodzaj, f"a{i}", odbiorca=UserFactory()) for i in range(rows)]

    # Two more: the savepoint of the atomic block.
    with django_assert_num_queries(ZAPYTANIA + 2):
        enqueue_many(nowe)

    assert (Wiadomosc.objects.count(), Powiadomienie.objects.count()) == (rows, rows)


def test_second_run_adds_nothing(rodzaj):
    nowe = [NowaWiadomosc(rodzaj, "a", odbiorca=UserFactory(), okres="2027-03") for _ in range(3)]
    enqueue_many(nowe)
    before = set(Wiadomosc.objects.values_list("pk", "message_id"))

    enqueue_many([*nowe, *nowe])

    assert set(Wiadomosc.objects.values_list("pk", "message_id")) == before
    assert Powiadomienie.objects.count() == 3


def test_mails_go_after_commit(rodzaj, django_capture_on_commit_callbacks):
    osoba = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        enqueue_many([NowaWiadomosc(rodzaj, name, odbiorca=osoba) for name in "ab"])
        assert mail.outbox == []

    assert len(mail.outbox) == 1


def test_each_comes_as_its_person_chose(rodzaj):
    daily, at_once = UserFactory(), UserFactory()
    Preferencja.objects.create(osoba=daily, rodzaj=rodzaj, tryb=Tryb.DZIENNY)

    enqueue_many([NowaWiadomosc(rodzaj, "a", odbiorca=osoba) for osoba in (daily, at_once)])

    ways = dict(Wiadomosc.objects.values_list("odbiorca", "tryb"))
    assert ways == {daily.pk: Tryb.DZIENNY, at_once.pk: Tryb.OD_RAZU}


def test_nothing_is_nothing(django_assert_num_queries):
    with django_assert_num_queries(2):
        enqueue_many([])


def test_notice_comes_with_its_mail_and_once(rodzaj):
    osoba = UserFactory()

    enqueue(rodzaj, odbiorca=osoba, przedmiot="a")
    enqueue(rodzaj, odbiorca=osoba, przedmiot="a")

    (notice,) = osoba.powiadomienia.all()
    assert (notice.tekst, notice.url, notice.przeczytane_at) == ("Sprawa a", "/procesy/1/", None)


def test_notice_of_the_caller_comes_before_that_of_the_kind(rodzaj):
    osoba = UserFactory()
    own = TrescPowiadomienia("Moje\nzdanie", "https://example.org//procesy/2/?a=1#b")

    enqueue(rodzaj, odbiorca=osoba, przedmiot="a", powiadomienie=own)

    (notice,) = osoba.powiadomienia.all()
    assert (notice.tekst, notice.url) == ("Moje zdanie", "/procesy/2/?a=1#b")


def test_address_without_account_has_no_notice(rodzaj):
    enqueue(rodzaj, email="a@example.org", przedmiot="a")

    assert not Powiadomienie.objects.exists()


@pytest.mark.parametrize(
    ("url", "path"),
    [("/a/", "/a/"), ("//zly.pl/a", "/a"), ("javascript:alert(1)", "/alert(1)"), ("", "/")],
)
def test_path_of_leads_into_the_application(url, path):
    assert path_of(url) == path


@pytest.mark.parametrize("url", ["https://zly.pl/", "//zly.pl/", ""])
def test_notice_url_own_is_kept_by_the_database(url):
    with pytest.raises(IntegrityError, match="powiadomienie_url_own"), transaction.atomic():
        PowiadomienieFactory(url=url)


def test_notice_of_one_event_is_one_in_the_database():
    first = PowiadomienieFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        PowiadomienieFactory(osoba=first.osoba, przedmiot=first.przedmiot)


def test_mark_read_marks_own_once():
    notice, other = PowiadomienieFactory(), PowiadomienieFactory()

    assert mark_read(Powiadomienie.objects.all(), kto=notice.osoba) == 1
    assert mark_read(Powiadomienie.objects.all(), kto=notice.osoba) == 0
    other.refresh_from_db()
    assert other.przeczytane_at is None


def test_given_moment_counts_for_digests_too(probny):
    """A plan that runs late in the morning still uses the digest of that morning."""
    rodzaj, moment = probny("zb2", zbiorcza=True, tryb=Tryb.DZIENNY), timezone.now()

    late = enqueue(rodzaj, odbiorca=UserFactory(), przedmiot="a", wyslij_po=moment)

    assert late.wyslij_po >= moment
