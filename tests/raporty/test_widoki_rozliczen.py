"""Pages of the settlement: what they show, what they refuse."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from raporty.models import Dokument, UmowaDoradcy
from raporty.services import rozliczenia as services
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.sesje import MiesiacDoradcyFactory
from tests.raporty.godziny import reopen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_worker")]

MIESIAC = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)


@pytest.fixture
def _no_worker(monkeypatch):
    monkeypatch.setattr(services.render_dokument, "delay_on_commit", lambda pk: None)


@pytest.fixture
def edycja():
    return EdycjaFactory()


@pytest.fixture
def przydzial(edycja):
    proces = ProcesFactory(edycja=edycja)
    assignment = PrzydzialDoradcyFactory(proces=proces, ros=True, od=edycja.od)
    MiesiacDoradcyFactory(proces=proces, doradca=assignment.doradca, miesiac=MIESIAC, przyjety=True)
    return assignment


@pytest.fixture
def koordynator(edycja, client):
    user = RolaEdycjiFactory(edycja=edycja, rola="koordynator").user
    client.force_login(user)
    return user


def _month(name, przydzial):
    edycja = przydzial.proces.edycja
    args = [edycja.pk, przydzial.doradca.pk, MIESIAC.year, MIESIAC.month]
    return reverse(f"raporty:{name}", args=args)


def test_list_costs_the_same_for_one_advisor_and_for_three(
    edycja, przydzial, koordynator, client, django_assert_max_num_queries
):
    address = f"{reverse('raporty:rozliczenie_list', args=[edycja.pk])}?miesiac={MIESIAC:%Y-%m}"
    client.get(address)
    with django_assert_max_num_queries(30) as one:
        client.get(address)
    for _ in range(2):
        PrzydzialDoradcyFactory(proces=ProcesFactory(edycja=edycja), ros=True, od=edycja.od)
    with django_assert_max_num_queries(30) as three:
        client.get(address)

    assert len(three) == len(one)


def test_workbook_has_a_row_per_advisor_and_per_jst(edycja, przydzial, koordynator, client):
    address = reverse("raporty:rozliczenie_xlsx", args=[edycja.pk])

    answer = client.get(f"{address}?miesiac={MIESIAC:%Y-%m}")

    book = load_workbook(io.BytesIO(answer.content))
    last = [[cell.value for cell in sheet[sheet.max_row]] for sheet in book]
    assert [row[0] for row in last] == [
        f"{przydzial.doradca.user.nazwisko} {przydzial.doradca.user.imie}"
    ] * 2
    assert last[1][3] == przydzial.proces.jst.nazwa_z_rodzajem


def test_csv_by_jst_names_the_jst(edycja, przydzial, koordynator, client):
    address = reverse("raporty:rozliczenie_csv", args=[edycja.pk])

    answer = client.get(f"{address}?miesiac={MIESIAC:%Y-%m}&wg=jst")

    assert przydzial.proces.jst.nazwa_z_rodzajem in answer.content.decode("utf-8-sig")


@pytest.mark.parametrize("rodzaj", ["ewidencja", "protokol", "protokol_edycji", "karta"])
def test_advisor_orders_each_kind(przydzial, client, rodzaj):
    client.force_login(przydzial.doradca.user)
    data = {"rodzaj": rodzaj, "proces": przydzial.proces.pk}

    answer = client.post(_month("rozliczenie_order", przydzial), data)

    dokument = Dokument.objects.get()
    assert (dokument.rodzaj, answer.url) == (
        rodzaj,
        reverse("raporty:dokument_detail", args=[dokument.pk]),
    )


@pytest.mark.parametrize(
    "data", [{"rodzaj": "hdr"}, {"rodzaj": "karta"}, {"rodzaj": "karta", "proces": "0"}]
)
def test_unknown_kind_or_jst_is_not_found(przydzial, client, data):
    client.force_login(przydzial.doradca.user)

    answer = client.post(_month("rozliczenie_order", przydzial), data)

    assert (answer.status_code, Dokument.objects.count()) == (404, 0)


def test_advisor_of_another_edition_has_no_page_here(edycja, przydzial, client):
    other = PrzydzialDoradcyFactory(ros=True)
    client.force_login(other.doradca.user)

    assert client.get(_month("rozliczenie_detail", przydzial)).status_code == 404


def test_own_settlements_lead_to_the_month(przydzial, client):
    client.force_login(przydzial.doradca.user)

    page = client.get(reverse("raporty:moje_rozliczenia")).content.decode()

    assert _month("rozliczenie_detail", przydzial) in page


def test_contract_is_saved_and_an_empty_one_is_not(edycja, przydzial, koordynator, client):
    address = reverse("raporty:umowa_update", args=[edycja.pk, przydzial.doradca.pk])

    empty = client.post(address, {"numer": ""})
    saved_nothing = UmowaDoradcy.objects.count()
    client.post(address, {"numer": "5/2026", "z_dnia": "2026-09-01"})

    assert (empty.status_code, saved_nothing) == (200, 0)
    assert UmowaDoradcy.objects.get().numer == "5/2026"


def test_replaced_document_is_told_on_its_page_and_to_everybody(
    edycja, przydzial, koordynator, client
):
    dokument = services.order_ewidencja(edycja, przydzial.doradca, MIESIAC, kto=koordynator)
    detail = reverse("raporty:dokument_detail", args=[dokument.pk])
    verify = f"{reverse('raporty:dokument_verify')}?kod={dokument.kod}"
    before = [client.get(address).content.decode() for address in (detail, verify)]

    reopen(przydzial.doradca.miesiace.get())

    after = [client.get(address).content.decode() for address in (detail, verify)]
    assert ["zastąpiono" in page for page in before] == [False, False]
    assert ["zastąpiono" in page for page in after] == [True, True]
    # A settlement is checked without naming the person.
    assert przydzial.doradca.user.nazwisko not in after[1]


def test_documents_of_an_advisor_are_hidden_from_the_team(edycja, przydzial, koordynator):
    lider = CzlonekZespoluFactory(proces=przydzial.proces, lider=True).user
    services.order_karta(edycja, przydzial.doradca, MIESIAC, przydzial.proces, kto=koordynator)

    seen = [
        Dokument.objects.visible_to(user).count()
        for user in (lider, przydzial.doradca.user, koordynator)
    ]

    assert seen == [0, 1, 1]
