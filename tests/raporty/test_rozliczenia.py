"""Settlement of hours: what may be settled, what stays a draft, what was replaced."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from raporty.enums import RodzajDokumentu, StatusDokumentu
from raporty.exceptions import DokumentError
from raporty.models import Dokument, UmowaDoradcy
from raporty.queries.rozliczenia import get_rozliczenie, moje_miesiace, rozliczenia
from raporty.services import rozliczenia as services
from raporty.services.skladanie import make_dokument
from raporty.tabele import tabela_doradcow, tabela_jst
from sesje.enums import StatusMiesiaca
from sesje.models import MiesiacDoradcy
from sesje.services.miesiace import close_miesiac
from tests.factories.edycje import EdycjaFactory, ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.konta import UserFactory
from tests.factories.raporty import DokumentFactory, UmowaDoradcyFactory
from tests.factories.sesje import SesjaFactory
from tests.raporty.czytanie import pdf_text, pdf_ua_failures, stored_pdf
from tests.raporty.godziny import accept, reopen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_no_worker")]

MIESIAC = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)


@pytest.fixture
def _no_worker(monkeypatch):
    monkeypatch.setattr(services.render_dokument, "delay_on_commit", lambda pk: None)


@pytest.fixture
def przydzial():
    edycja = EdycjaFactory(numer_projektu="POWR.02.10", minuty_miesiecznie=60)
    proces = ProcesFactory(edycja=edycja)
    return PrzydzialDoradcyFactory(proces=proces, ros=True, od=edycja.od)


@pytest.fixture
def edycja(przydzial):
    return przydzial.proces.edycja


@pytest.fixture
def doradca(przydzial):
    return przydzial.doradca


@pytest.fixture
def kto():
    return UserFactory()


@pytest.fixture
def sesja(przydzial):
    """An hour with everything that a card tells of."""
    return SesjaFactory(
        proces=przydzial.proces,
        doradca=przydzial.doradca,
        data_sesji=MIESIAC.replace(day=5),
        godzina_od=time(10, 0),
        godzina_do=time(11, 0),
        minuty=60,
        temat="=1+1 Wskaźniki do celu",
        ustalenia="Zażółć gęślą jaźń <b>do piątku</b>",
        potwierdzona=True,
    )


def _close(doradca, kto):
    close_miesiac(doradca, MIESIAC, kto=kto)


def _replaced(dokument):
    return Dokument.objects.with_zastapiony().get(pk=dokument.pk).zastapiony


def test_open_month_gives_a_draft(edycja, doradca, sesja, kto):
    dokument = services.order_ewidencja(edycja, doradca, MIESIAC, kto=kto)

    assert (dokument.is_projekt, dokument.dane["projekt"]) == (True, True)


@pytest.mark.parametrize("accepted", [False, True])
def test_closed_month_settles_and_the_protocol_waits_for_acceptance(
    edycja, doradca, sesja, kto, przydzial, accepted
):
    _close(doradca, kto)
    if accepted:
        accept(MIESIAC)

    made = [
        services.order_karta(edycja, doradca, MIESIAC, przydzial.proces, kto=kto),
        services.order_ewidencja(edycja, doradca, MIESIAC, kto=kto),
        services.order_protokol(edycja, doradca, MIESIAC, kto=kto),
    ]

    assert [one.is_projekt for one in made] == [False, False, not accepted]


def test_protocol_of_the_edition_is_a_draft_until_its_last_month(edycja, doradca, sesja, kto):
    _close(doradca, kto)
    accept(MIESIAC)

    dokument = services.order_protokol(edycja, doradca, kto=kto)

    assert (dokument.is_projekt, dokument.rodzaj) == (True, RodzajDokumentu.PROTOKOL_EDYCJI)
    assert dokument.dane["razem"]["zapisane"] == 60


def test_same_content_ordered_twice_is_one_document(edycja, doradca, sesja, kto):
    first = services.order_ewidencja(edycja, doradca, MIESIAC, kto=kto)
    second = services.order_ewidencja(edycja, doradca, MIESIAC, kto=kto)

    assert (second, first.oznaczenie) == (first, f"EG 1/{MIESIAC:%Y/%m}")


def test_nothing_to_settle_is_refused(edycja, doradca, kto):
    long_ago = date(2001, 1, 1)

    with pytest.raises(DokumentError):
        services.order_ewidencja(edycja, doradca, long_ago, kto=kto)

    assert Dokument.objects.count() == 0


def test_reopened_month_replaces_its_documents_and_a_new_one_follows(
    edycja, doradca, sesja, kto, przydzial
):
    _close(doradca, kto)
    karta = services.order_karta(edycja, doradca, MIESIAC, przydzial.proces, kto=kto)
    before = _replaced(karta)
    reopen(MiesiacDoradcy.objects.get())

    opened = _replaced(karta)
    _close(doradca, kto)
    closed = _replaced(karta)
    again = services.order_karta(edycja, doradca, MIESIAC, przydzial.proces, kto=kto)

    assert (before, opened, closed, again.numer, _replaced(again)) == (False, True, True, 2, False)


def test_draft_is_replaced_when_the_month_is_closed(edycja, doradca, sesja, kto):
    draft = services.order_ewidencja(edycja, doradca, MIESIAC, kto=kto)
    before = _replaced(draft)

    _close(doradca, kto)

    assert (before, _replaced(draft)) == (False, True)


def test_card_of_another_jst_is_not_replaced(edycja, doradca, sesja, kto, przydzial):
    other = PrzydzialDoradcyFactory(
        proces=ProcesFactory(edycja=edycja), doradca=doradca, od=edycja.od
    )
    SesjaFactory(proces=other.proces, doradca=doradca, data_sesji=sesja.data_sesji, minuty=60)
    _close(doradca, kto)
    karty = [
        services.order_karta(edycja, doradca, MIESIAC, one.proces, kto=kto)
        for one in (przydzial, other)
    ]

    row = MiesiacDoradcy.objects.get(proces=other.proces)
    reopen(row)

    assert [_replaced(one) for one in karty] == [False, True]


def test_card_tells_every_field_of_the_field(edycja, doradca, sesja, kto, przydzial):
    UmowaDoradcyFactory(edycja=edycja, doradca=doradca, numer="7/ORE/2026")
    _close(doradca, kto)
    accept(MIESIAC)
    dokument = services.order_karta(edycja, doradca, MIESIAC, przydzial.proces, kto=kto)

    make_dokument(dokument.pk)

    pdf = stored_pdf(dokument)
    text = pdf_text(pdf)
    expected = [
        dokument.oznaczenie,
        dokument.kod,
        edycja.nazwa,
        "POWR.02.10",
        przydzial.proces.jst.nazwa,
        doradca.user.get_full_name(),
        edycja.etykieta_ros,
        "7/ORE/2026",
        "10:00–11:00",
        "60 min",
        "zdalnie",
        sesja.temat,
        "Zażółć gęślą jaźń <b>do piątku</b>",
        sesja.potwierdzil.get_full_name(),
        "podpis doradcy",
        "podpis lidera zespołu JST",
    ]
    assert [one for one in expected if one not in text] == []
    assert "Projekt." not in text
    assert pdf_ua_failures(pdf) == []


@pytest.mark.parametrize("kind", ["ewidencja", "protokol", "protokol_edycji"])
def test_other_documents_are_tagged_and_have_signature_lines(edycja, doradca, sesja, kto, kind):
    month = None if kind == "protokol_edycji" else MIESIAC
    if kind == "ewidencja":
        dokument = services.order_ewidencja(edycja, doradca, month, kto=kto)
    else:
        dokument = services.order_protokol(edycja, doradca, month, kto=kto)

    assert make_dokument(dokument.pk) == StatusDokumentu.GOTOWY

    pdf = stored_pdf(dokument)
    text = pdf_text(pdf)
    found = [one in text for one in ("Projekt.", "data i podpis doradcy", dokument.oznaczenie)]
    assert (found, pdf_ua_failures(pdf)) == ([True, True, True], [])


def test_contract_of_the_edition_comes_before_the_one_of_the_advisor(edycja, doradca, kto):
    doradca.numer_umowy = "stara/2020"
    doradca.save()
    before = get_rozliczenie(edycja, doradca, [MIESIAC]).numer_umowy

    services.set_umowa(edycja, doradca, " 8/2026 ", date(2026, 9, 1), kto=kto)

    after = get_rozliczenie(edycja, doradca, [MIESIAC]).numer_umowy
    assert (before, after) == ("stara/2020", "8/2026")


def test_contract_without_a_number_is_refused(edycja, doradca, kto):
    with pytest.raises(ValidationError):
        services.set_umowa(edycja, doradca, " ", None, kto=kto)
    with pytest.raises(IntegrityError), transaction.atomic():
        UmowaDoradcy.objects.create(edycja=edycja, doradca=doradca, numer="")


def test_document_names_its_subject_past_the_services(edycja, doradca):
    with pytest.raises(IntegrityError), transaction.atomic():
        DokumentFactory(edycja=edycja, proces=None, rodzaj=RodzajDokumentu.HDR)
    with pytest.raises(IntegrityError), transaction.atomic():
        DokumentFactory(edycja=edycja, proces=None, rodzaj=RodzajDokumentu.EWIDENCJA)
    with pytest.raises(IntegrityError), transaction.atomic():
        DokumentFactory(
            edycja=edycja,
            proces=None,
            doradca=doradca,
            od=MIESIAC,
            do=MIESIAC,
            rodzaj=RodzajDokumentu.KARTA,
        )


def test_tables_count_on_site_work_apart(edycja, doradca, sesja):
    SesjaFactory(
        proces=sesja.proces,
        doradca=doradca,
        data_sesji=sesja.data_sesji,
        forma="na_miejscu",
        minuty=120,
    )
    rows = rozliczenia(edycja, [MIESIAC])

    osoba = tabela_doradcow(rows)[1]
    jst = tabela_jst(rows)[1]

    assert osoba[3:10] == (1, 2, 1, 60, 60, 120, 180)
    assert jst[6:12] == (2, 1, 60, 60, 120, 180)


def test_settlement_costs_the_same_for_one_advisor_and_for_three(
    edycja, sesja, django_assert_num_queries
):
    with django_assert_num_queries(6):
        assert len(rozliczenia(edycja, [MIESIAC])) == 1
    for _ in range(2):
        PrzydzialDoradcyFactory(proces=ProcesFactory(edycja=edycja), ros=True, od=edycja.od)

    with django_assert_num_queries(6):
        assert len(rozliczenia(edycja, [MIESIAC])) == 3


def test_own_months_are_listed_from_the_newest(edycja, doradca, sesja):
    months = [row["miesiac"] for row in moje_miesiace(doradca)]

    assert months == sorted(months, reverse=True)
    assert MIESIAC in months


def test_settled_month_state_is_read_from_its_rows(edycja, doradca, sesja, kto):
    states = [get_rozliczenie(edycja, doradca, [MIESIAC]).stan[1]]
    _close(doradca, kto)
    states.append(get_rozliczenie(edycja, doradca, [MIESIAC]).stan[1])
    accept(MIESIAC)
    states.append(get_rozliczenie(edycja, doradca, [MIESIAC]).stan[1])

    assert states == ["niezamknięte: 1 z 1", "do przyjęcia", "przyjęty"]
    assert MiesiacDoradcy.objects.get().status == StatusMiesiaca.PRZYJETY
