"""The ZIP of a month: one file, made in slices, continued after a death of the worker."""

import csv
import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from doradztwo.eksport import csv_bytes
from raporty.enums import StatusDokumentu
from raporty.exceptions import DokumentError
from raporty.models import Dokument, Paczka
from raporty.queries.rozliczenia import rozliczenia
from raporty.services import paczki
from raporty.services.paczki import due_paczki, make_slice, order_paczka
from raporty.tabele import tabela_doradcow
from sesje.models import MiesiacDoradcy
from tests.factories.edycje import (
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.raporty import PaczkaFactory
from tests.factories.sesje import MiesiacDoradcyFactory
from tests.raporty.godziny import reopen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_worker")]

MIESIAC = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)


class _Broker:
    """What was asked of the broker instead of being run."""

    def __init__(self):
        self.calls = []

    def delay_on_commit(self, pk):
        self.calls.append(pk)

    def apply_async(self, args, countdown):
        self.calls += args


@pytest.fixture
def _no_worker(monkeypatch):
    monkeypatch.setattr(paczki, "task_paczki", _Broker())


@pytest.fixture
def edycja():
    return EdycjaFactory()


@pytest.fixture
def koordynator(edycja):
    return RolaEdycjiFactory(edycja=edycja, rola="koordynator").user


def _advisor(edycja, **trait):
    assignment = PrzydzialDoradcyFactory(
        proces=ProcesFactory(edycja=edycja), ros=True, od=edycja.od
    )
    MiesiacDoradcyFactory(
        proces=assignment.proces, doradca=assignment.doradca, miesiac=MIESIAC, **trait
    )
    return assignment.doradca


def _content(paczka):
    paczka.refresh_from_db()
    with paczka.plik.open("rb") as file:
        return ZipFile(io.BytesIO(file.read()))


def test_zip_holds_documents_tables_and_a_list_of_accepted_months(edycja, koordynator):
    doradca = _advisor(edycja, przyjety=True)
    skipped = _advisor(edycja, zamkniety=True)
    paczka = order_paczka(edycja, MIESIAC, kto=koordynator)

    state = make_slice(paczka.pk)

    archive = _content(paczka)
    names = archive.namelist()
    pdfs = [name for name in names if name.endswith(".pdf")]
    listed = list(
        csv.reader(io.StringIO(archive.read("spis.csv").decode("utf-8-sig")), delimiter=";")
    )
    assert (state, paczka.gotowe, len(pdfs)) == (StatusDokumentu.GOTOWY, 3, 3)
    assert len({name.partition("/")[0] for name in pdfs}) == 1
    assert sorted(set(names) - set(pdfs)) == [
        "doradcy-i-jst.csv",
        "doradcy.csv",
        "pominieci.txt",
        "rozliczenie.xlsx",
        "spis.csv",
    ]
    assert [row[0] for row in listed[1:]] == pdfs
    assert paczka.pominieci == [skipped.user.get_full_name()]
    assert set(Dokument.objects.values_list("doradca", "is_projekt")) == {(doradca.pk, False)}


def test_slices_continue_where_the_last_one_ended(edycja, koordynator):
    _advisor(edycja, przyjety=True)
    paczka = order_paczka(edycja, MIESIAC, kto=koordynator)

    first = make_slice(paczka.pk, seconds=-1)
    paczka.refresh_from_db()
    waiting = (first, paczka.gotowe, paczka.lease_until)
    second = make_slice(paczka.pk)

    assert waiting == (StatusDokumentu.W_TOKU, 0, None)
    assert (second, Dokument.objects.count()) == (StatusDokumentu.GOTOWY, 3)


def test_killed_worker_leaves_a_lease_and_the_next_goes_on(edycja, koordynator, monkeypatch):
    _advisor(edycja, przyjety=True)
    paczka = order_paczka(edycja, MIESIAC, kto=koordynator)
    made = paczki.make_dokument

    def die(pk):
        if Dokument.objects.filter(status=StatusDokumentu.GOTOWY).count() == 1:
            raise SystemExit
        return made(pk)

    monkeypatch.setattr(paczki, "make_dokument", die)
    with pytest.raises(SystemExit):
        make_slice(paczka.pk)
    monkeypatch.setattr(paczki, "make_dokument", made)
    paczka.refresh_from_db()
    at_death = (paczka.status, paczka.gotowe, due_paczki(), make_slice(paczka.pk))

    Paczka.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    due = due_paczki()
    state = make_slice(paczka.pk)

    assert at_death == (StatusDokumentu.W_TOKU, 1, [], None)
    assert (due, state) == ([paczka.pk], StatusDokumentu.GOTOWY)
    assert len([one for one in _content(paczka).namelist() if one.endswith(".pdf")]) == 3


def test_worker_that_lost_its_lease_leaves_no_file(edycja, koordynator, monkeypatch):
    _advisor(edycja, przyjety=True)
    paczka = order_paczka(edycja, MIESIAC, kto=koordynator)
    write = paczki.write_zip

    def overtaken(file, row):
        write(file, row)
        Paczka.objects.update(przebieg=99)

    monkeypatch.setattr(paczki, "write_zip", overtaken)
    make_slice(paczka.pk)

    paczka.refresh_from_db()
    assert (paczka.status, paczka.plik.name) == (StatusDokumentu.W_TOKU, "")


def test_month_opened_meanwhile_ends_the_order_with_a_sentence(edycja, koordynator):
    _advisor(edycja, przyjety=True)
    paczka = order_paczka(edycja, MIESIAC, kto=koordynator)
    reopen(MiesiacDoradcy.objects.get())

    state = make_slice(paczka.pk)

    paczka.refresh_from_db()
    assert (state, paczka.blad) == (StatusDokumentu.NIEUDANY, paczki.OTWARTO_W_TRAKCIE)


def test_three_failures_end_the_order(edycja, koordynator, monkeypatch):
    _advisor(edycja, przyjety=True)
    paczka = order_paczka(edycja, MIESIAC, kto=koordynator)
    monkeypatch.setattr(paczki, "write_zip", lambda file, row: 1 / 0)

    states = [make_slice(paczka.pk) for _ in range(4)]

    assert states == [*[StatusDokumentu.OCZEKUJE] * 2, StatusDokumentu.NIEUDANY, None]


def test_one_order_at_a_time(edycja, koordynator):
    _advisor(edycja, przyjety=True)
    first = order_paczka(edycja, MIESIAC, kto=koordynator)

    assert order_paczka(edycja, MIESIAC, kto=koordynator) == first
    with pytest.raises(IntegrityError), transaction.atomic():
        PaczkaFactory(edycja=edycja, miesiac=MIESIAC)


def test_month_nobody_settled_gives_no_zip(edycja, koordynator):
    _advisor(edycja, zamkniety=True)

    with pytest.raises(DokumentError):
        order_paczka(edycja, MIESIAC, kto=koordynator)

    assert Paczka.objects.count() == 0


def test_zip_that_is_gone_is_left_alone():
    assert make_slice(1) is None


def test_coordinator_orders_watches_and_downloads(edycja, koordynator, client):
    _advisor(edycja, przyjety=True)
    client.force_login(koordynator)
    order = reverse("raporty:paczka_create", args=[edycja.pk])

    answer = client.post(order, {"miesiac": f"{MIESIAC:%Y-%m}"})

    paczka = Paczka.objects.get()
    page = client.get(answer.url).content.decode()
    make_slice(paczka.pk)
    done = client.get(answer.url).content.decode()
    file = client.get(reverse("raporty:paczka_download", args=[paczka.pk]))
    assert ("0 z 3" in page, "Odśwież</a>" in page) == (True, True)
    assert ("Pobierz ZIP" in done, "Odśwież</a>" in done) == (True, False)
    assert b"".join(file.streaming_content)[:2] == b"PK"


def test_file_that_is_not_ready_is_not_found(edycja, koordynator, client):
    client.force_login(koordynator)
    paczka = PaczkaFactory(edycja=edycja)

    assert client.get(reverse("raporty:paczka_download", args=[paczka.pk])).status_code == 404


def test_contract_that_looks_like_a_formula_stays_a_text(edycja):
    doradca = _advisor(edycja, przyjety=True)
    doradca.numer_umowy = '=HYPERLINK("http://zly.pl")'
    doradca.save()

    text = csv_bytes(tabela_doradcow(rozliczenia(edycja, [MIESIAC]))).decode("utf-8-sig")

    assert "\"'=HYPERLINK" in text
