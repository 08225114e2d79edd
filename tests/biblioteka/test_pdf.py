"""The PDF of a published HDR: made once, without people, gone with the publication."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from biblioteka.services import publikacje
from raporty.enums import RodzajDokumentu
from raporty.models import Dokument
from raporty.services.skladanie import make_dokument
from tests.factories.biblioteka import PrzyjetaWersjaFactory, make_tresc
from tests.factories.edycje import CzlonekZespoluFactory, RolaEdycjiFactory
from tests.factories.raporty import DokumentFactory
from tests.raporty.czytanie import pdf_font_families, pdf_text, pdf_ua_failures

pytestmark = pytest.mark.django_db

VERIFY = reverse("raporty:dokument_verify")


@pytest.fixture
def proces():
    tresc = make_tresc(drugi_obszar={"nr": 9, "nazwa": "Doradztwo zawodowe"})
    return PrzyjetaWersjaFactory(tresc=tresc).hdr.proces


@pytest.fixture
def lider(proces):
    return CzlonekZespoluFactory(
        proces=proces, lider=True, imie="Irena", nazwisko="Ćwiczebna", stanowisko="inspektor"
    ).user


@pytest.fixture
def koordynator(proces):
    return RolaEdycjiFactory(edycja=proces.edycja).user


@pytest.fixture
def publikacja(proces, lider, koordynator):
    return publikacje.publish(publikacje.give_zgoda(proces, kto=lider), kto=koordynator)


def _pdf(publikacja):
    return reverse("biblioteka:publikacja_pdf", args=[publikacja.pk])


def test_anybody_downloads_it_and_finds_no_name_in_it(client, publikacja, lider, koordynator):
    dokument = Dokument.objects.get()
    waiting = client.get(publikacja.get_absolute_url()).content.decode()
    early = client.get(_pdf(publikacja))
    make_dokument(dokument.pk)

    response = client.get(_pdf(publikacja))
    page = client.get(publikacja.get_absolute_url()).content.decode()

    pdf = response.getvalue()
    text = pdf_text(pdf)
    names = ["Irena", "Bogdan", "Wzorcowy", lider.get_full_name(), koordynator.get_full_name()]
    assert ("Plik jest w przygotowaniu" in waiting, early.status_code) == (True, 404)
    assert (response.status_code, _pdf(publikacja) in page, dokument.kod in page) == (
        200,
        True,
        True,
    )
    assert [name for name in names if name in text] == []
    # An inflected surname is what the coordinator is asked about before publishing.
    assert re.findall("Ćwicz\\w+", text) == ["Ćwiczebnej"]
    shown = ["inspektor robi ankietę", "Obszar 8.", "Obszar 9.", "wykaz potrzeb", dokument.kod]
    assert [one for one in shown if one not in text] == []
    assert pdf_ua_failures(pdf) == []
    assert pdf_font_families(pdf) == {"Lato"}


def test_data_of_the_document_hold_no_name(publikacja):
    dane = str(Dokument.objects.get().dane)

    assert [one for one in ("Irena", "Bogdan", "Wzorcowy", "nie ma czasu") if one in dane] == []


def test_withdrawn_file_is_gone_but_its_code_tells_what_happened(client, publikacja, lider):
    dokument = Dokument.objects.get()
    make_dokument(dokument.pk)
    before = client.get(VERIFY, {"kod": dokument.kod}).content.decode()

    publikacje.withdraw(publikacja, "Zmieniamy plan.", kto=lider)

    after = client.get(VERIFY, {"kod": dokument.kod}).content.decode()
    assert client.get(_pdf(publikacja)).status_code == 404
    assert ("dokument jest w systemie" in before, "go wycofano" in before) == (True, False)
    assert "dokument był opublikowany, ale go wycofano" in after


def test_same_text_published_again_is_the_same_document(publikacja, proces, lider, koordynator):
    publikacje.withdraw(publikacja, "Pomyłka.", kto=lider)
    publikacje.publish(publikacje.give_zgoda(proces, kto=lider), kto=koordynator)

    assert list(Dokument.objects.values_list("rodzaj", "wycofano_at")) == [
        (RodzajDokumentu.PUBLIKACJA, None)
    ]


def test_new_consent_hides_the_older_file(client, publikacja, proces, lider, koordynator):
    old = Dokument.objects.get()
    wersja = publikacja.wersja_hdr
    wersja.tresc["priorytety"][0]["nazwa"] = "Inny priorytet"
    wersja.save()
    publikacje.withdraw(publikacja, "Nowa treść.", kto=lider)
    publikacje.publish(publikacje.give_zgoda(proces, kto=lider), kto=koordynator)

    old.refresh_from_db()
    (new,) = Dokument.objects.opublikowane()
    assert (old.wycofano_at is None, new != old) == (False, True)


def test_refused_and_unknown_publication_have_no_file(client, proces, lider, koordynator):
    publikacja = publikacje.give_zgoda(proces, kto=lider)
    publikacje.refuse(publikacja, "Nazwiska w tekście.", kto=koordynator)

    assert Dokument.objects.count() == 0
    assert client.get(_pdf(publikacja)).status_code == 404
    assert client.post(_pdf(publikacja)).status_code == 405


def test_only_a_published_document_is_withdrawn():
    dokument = DokumentFactory()

    with (
        pytest.raises(IntegrityError, match="dokument_withdrawn_is_publikacja"),
        transaction.atomic(),
    ):
        Dokument.objects.filter(pk=dokument.pk).update(wycofano_at=dokument.stan_na)
