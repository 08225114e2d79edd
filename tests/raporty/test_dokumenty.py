from datetime import timedelta

import pytest
from django.utils import timezone

from hdr.queries.tresc import build_szkic
from raporty.enums import StatusDokumentu
from raporty.exceptions import DokumentError
from raporty.models import Dokument
from raporty.services import dokumenty
from raporty.services.skladanie import due_dokumenty, make_dokument
from tests.factories.edycje import ProcesFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.factories.konta import UserFactory
from tests.factories.obieg import AkceptacjaFactory, WersjaHdrFactory
from tests.factories.raporty import DokumentFactory
from tests.raporty.czytanie import pdf_font_families, pdf_text, pdf_ua_failures, stored_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def kto():
    return UserFactory()


@pytest.fixture
def hdr():
    """Two goals with two actions each, with Polish letters, HTML and a formula in them."""
    hdr = HdrFactory(proces=ProcesFactory(etap2=True, edycja__kroki=True))
    for numer in (1, 2):
        cel = CelFactory(hdr=hdr, kompletny=True, tresc=f"Cel {numer}: zażółć gęślą jaźń <b>")
        DzialanieFactory(cel=cel, kompletne=True, tresc=f"Działanie {numer}a: =1+1")
        DzialanieFactory(cel=cel, kompletne=True, tresc=f"Działanie {numer}b: <script>x</script>")
    return hdr


@pytest.fixture
def _no_worker(monkeypatch):
    monkeypatch.setattr(dokumenty.render_dokument, "delay_on_commit", lambda pk: None)


@pytest.mark.usefixtures("_no_worker")
def test_same_content_ordered_twice_is_one_document(hdr, kto):
    first = dokumenty.order_hdr(hdr.proces, wersja=None, kto=kto)
    second = dokumenty.order_hdr(hdr.proces, wersja=None, kto=kto)

    assert second == first
    assert Dokument.objects.count() == 1


@pytest.mark.usefixtures("_no_worker")
def test_changed_content_makes_the_next_document(hdr, kto):
    first = dokumenty.order_hdr(hdr.proces, wersja=None, kto=kto)
    CelFactory(hdr=hdr)

    second = dokumenty.order_hdr(hdr.proces, wersja=None, kto=kto)

    assert (first.numer, second.numer) == (1, 2)


def test_order_is_made_after_commit(hdr, kto, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        dokument = dokumenty.order_hdr(hdr.proces, wersja=None, kto=kto)

    dokument.refresh_from_db()
    assert dokument.status == StatusDokumentu.GOTOWY


def test_hdr_pdf_holds_every_goal_and_action(hdr, kto):
    wersja = WersjaHdrFactory(hdr=hdr, tresc=build_szkic(hdr.proces))
    dokument = dokumenty.order_hdr(hdr.proces, wersja=wersja, kto=kto)

    make_dokument(dokument.pk)

    pdf = stored_pdf(dokument)
    text = pdf_text(pdf)
    expected = [cel.tresc for cel in hdr.cele.all()]
    expected += [d.tresc for cel in hdr.cele.all() for d in cel.dzialania.all()]
    assert [one for one in expected if one not in text] == []
    assert dokument.kod in text
    assert pdf_ua_failures(pdf) == []
    assert pdf_font_families(pdf) == {"Lato"}


def test_raport_needs_a_chosen_area(kto):
    with pytest.raises(DokumentError):
        dokumenty.order_raport(ProcesFactory(), kto=kto)


def test_raport_tells_plan_progress_and_who_accepted(hdr, kto):
    wersja = WersjaHdrFactory(hdr=hdr, tresc=build_szkic(hdr.proces))
    decyzja = AkceptacjaFactory(wersja_hdr=wersja, funkcja="burmistrz")
    dokument = dokumenty.order_raport(hdr.proces, kto=kto)

    make_dokument(dokument.pk)

    pdf = stored_pdf(dokument)
    text = pdf_text(pdf)
    assert pdf_ua_failures(pdf) == []
    assert [cel.tresc for cel in hdr.cele.all() if cel.tresc not in text] == []
    assert f"{decyzja.kto.get_full_name()}, burmistrz przyjęty" in text


def test_document_is_made_once_however_often_the_task_runs():
    dokument = DokumentFactory(
        status=StatusDokumentu.GOTOWY, plik="x.pdf", sha256="a" * 64, gotowy_at=timezone.now()
    )

    assert make_dokument(dokument.pk) is None
    assert make_dokument(dokument.pk + 1) is None


def test_document_taken_by_a_living_worker_is_left_alone():
    lease = timezone.now() + timedelta(minutes=1)
    dokument = DokumentFactory(status=StatusDokumentu.W_TOKU, lease_until=lease)

    assert (due_dokumenty(), make_dokument(dokument.pk)) == ([], None)


@pytest.mark.usefixtures("_no_worker")
def test_document_of_a_dead_worker_is_made_again(hdr, kto):
    dokument = dokumenty.order_hdr(hdr.proces, wersja=None, kto=kto)
    Dokument.objects.filter(pk=dokument.pk).update(
        status=StatusDokumentu.W_TOKU, lease_until=timezone.now() - timedelta(seconds=1), proby=1
    )

    assert due_dokumenty() == [dokument.pk]
    assert make_dokument(dokument.pk) == StatusDokumentu.GOTOWY


def test_document_that_fails_three_times_is_shown_as_failed_and_can_be_repeated(kto):
    dokument = DokumentFactory(dane={})

    states = [make_dokument(dokument.pk) for _ in range(3)]

    assert states == [StatusDokumentu.OCZEKUJE, StatusDokumentu.OCZEKUJE, StatusDokumentu.NIEUDANY]
    assert dokumenty.retry_dokument(dokument, kto=kto).proby == 0


def test_ready_document_cannot_be_repeated(kto):
    dokument = DokumentFactory(
        status=StatusDokumentu.GOTOWY, plik="x.pdf", sha256="a" * 64, gotowy_at=timezone.now()
    )

    with pytest.raises(DokumentError):
        dokumenty.retry_dokument(dokument, kto=kto)
