import pytest
from django.db import IntegrityError, transaction

from konta.models import Slad
from obszary.enums import StatusWersjiArkusza
from obszary.exceptions import WersjaArkuszaError
from obszary.models import Stwierdzenie
from obszary.queries import current_wersja
from obszary.services.arkusz import copy_wersja, publish_wersja, withdraw_wersja
from tests.factories.konta import UserFactory
from tests.factories.obszary import ObszarFactory, StwierdzenieFactory, WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


def test_copy_is_a_draft_with_the_same_statements():
    wersja, kto = WersjaArkuszaFactory(pelna=True), UserFactory()

    draft = copy_wersja(wersja, numer="2027.1", kto=kto)

    assert draft.is_editable
    texts = ["obszar__nr", "numer", "tekst", "dlaczego", "gdzie"]
    assert list(draft.stwierdzenia.values_list(*texts)) == list(
        wersja.stwierdzenia.values_list(*texts)
    )
    assert Slad.objects.get().kto == kto


def test_copy_under_a_taken_number_is_refused():
    wersja = WersjaArkuszaFactory()

    with pytest.raises(WersjaArkuszaError, match="już istnieje"):
        copy_wersja(wersja, numer=wersja.numer, kto=None)


def test_publish_makes_the_version_current():
    draft = WersjaArkuszaFactory(szkic=True, pelna=True)

    published = publish_wersja(draft, kto=None)

    assert published.status == StatusWersjiArkusza.OPUBLIKOWANA
    assert current_wersja() == draft


def test_publish_needs_every_area():
    draft = WersjaArkuszaFactory(szkic=True, pelna=True, pelna__obszary=range(1, 12))
    ObszarFactory(nr=12)

    with pytest.raises(WersjaArkuszaError, match=r"Brakuje ich w obszarach: 12\."):
        publish_wersja(draft, kto=None)

    draft.refresh_from_db()
    assert draft.is_editable


def test_publish_twice_is_refused():
    with pytest.raises(WersjaArkuszaError, match="już opublikowana"):
        publish_wersja(WersjaArkuszaFactory(pelna=True), kto=None)


def test_withdrawn_version_is_no_longer_offered():
    wersja = withdraw_wersja(WersjaArkuszaFactory(), kto=None)

    assert wersja.status == StatusWersjiArkusza.WYCOFANA
    assert current_wersja() is None


def test_withdraw_of_a_draft_is_refused():
    with pytest.raises(WersjaArkuszaError):
        withdraw_wersja(WersjaArkuszaFactory(szkic=True), kto=None)


def test_database_refuses_to_change_a_published_statement():
    statement = StwierdzenieFactory(wersja=WersjaArkuszaFactory())

    with pytest.raises(IntegrityError, match="published statements"), transaction.atomic():
        Stwierdzenie.objects.filter(pk=statement.pk).update(tekst="Inne.")


def test_database_refuses_to_add_a_statement_to_a_published_version():
    wersja = WersjaArkuszaFactory()
    statement = StwierdzenieFactory.build(wersja=wersja, obszar=ObszarFactory())

    with pytest.raises(IntegrityError, match="published statements"), transaction.atomic():
        statement.save()

    assert wersja.stwierdzenia.count() == 0


@pytest.mark.parametrize("published_first", [True, False])
def test_database_refuses_to_move_a_statement_into_or_out_of_a_published_version(published_first):
    published, draft = WersjaArkuszaFactory(), WersjaArkuszaFactory(szkic=True)
    z, do = (published, draft) if published_first else (draft, published)
    statement = StwierdzenieFactory(wersja=z)

    with pytest.raises(IntegrityError, match="published statements"), transaction.atomic():
        Stwierdzenie.objects.filter(pk=statement.pk).update(wersja=do)

    assert z.stwierdzenia.count() == 1


def test_draft_statement_may_be_corrected():
    statement = StwierdzenieFactory()

    assert Stwierdzenie.objects.filter(pk=statement.pk).update(tekst="Inne.") == 1
