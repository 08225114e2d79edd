import pytest
from django.urls import reverse

from raporty.druk import build_context
from raporty.exceptions import DokumentError
from raporty.models import Dokument
from raporty.queries.raport_koncowy import dane_raportu
from raporty.queries.wynik import dane_wyniku
from raporty.services.dokumenty import order_raport, order_wynik
from raporty.services.skladanie import make_dokument
from tests.factories.arkusz import (
    WynikZespoluFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, RolaEdycjiFactory
from tests.factories.konta import UserFactory
from tests.factories.obszary import WersjaArkuszaFactory
from tests.factories.powtorka import (
    WynikPowtornyFactory,
)
from tests.factories.wynik import (
    WyborObszaruFactory,
    WynikGlosowaniaFactory,
)
from tests.raporty.czytanie import pdf_font_families, pdf_text, pdf_ua_failures, stored_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def proces():
    wersja = WersjaArkuszaFactory(
        pelna=True, pelna__obszary=[1, 2, 3], pelna__stwierdzenia_na_obszar=2
    )
    return WynikZespoluFactory(
        proces__edycja__wersja_arkusza=wersja, z_arkuszy=[[1, 4, 3], [2, 4, 5], [5, 4, 4]]
    ).proces


def _choose(proces):
    WyborObszaruFactory(
        proces=proces, obszar=proces.edycja.wersja_arkusza.stwierdzenia.first().obszar
    )


def test_slides_hold_every_area_on_a_page_of_its_own(proces):
    WynikGlosowaniaFactory(proces=proces)
    _choose(proces)
    dokument = order_wynik(proces, kto=UserFactory())

    make_dokument(dokument.pk)

    pdf = stored_pdf(dokument)

    text = pdf_text(pdf)
    assert all(text.count(f"Obszar {nr}") >= 1 for nr in (1, 2, 3))
    assert all(one in text for one in ("O tym porozmawiajcie", "Głosowanie i wybór", "od 1 do 5"))
    assert "strona 9 z 9" in text
    assert pdf_ua_failures(pdf) == []
    assert pdf_font_families(pdf) == {"Lato"}


def test_same_result_is_one_document_and_no_result_is_refused(proces):
    kto = UserFactory()

    assert order_wynik(proces, kto=kto) == order_wynik(proces, kto=kto)
    with pytest.raises(DokumentError, match="gdy arkusze są zamknięte"):
        order_wynik(ProcesFactory(), kto=kto)
    assert Dokument.objects.get().kod.startswith("WYN-")


def test_data_hold_group_figures_alone(proces):
    dane = dane_wyniku(proces)

    assert set(dane["obszary"][0]) == {
        "pk",
        "nr",
        "nazwa",
        "skrot",
        "oceny_liczba",
        "nie_wiem",
        "nie_dotyczy",
        "mediana",
        "srednia",
        "najnizsza",
        "najwyzsza",
        "zgodnosc",
        "oceny",
        "edycja",
        "rodzaj",
        "stwierdzenia",
    }
    assert set(dane["rozbieznosci"][0]) == {"pk", "numer", "skrot", "tekst", "od", "do"}


def test_final_report_tells_before_and_after(proces):
    _choose(proces)
    proces.etap = 3
    proces.save()
    WynikPowtornyFactory(proces=proces, z_arkuszy=[[5, 5], [4, 5], [5, 5]])

    dokument = order_raport(proces, kto=UserFactory())

    przed_i_po = dokument.dane["przed_i_po"]
    assert [(one["po"], one["zmiana"]) for one in przed_i_po["obszary"]] == [("5 (4–5)", "wzrost")]
    assert len(przed_i_po["stwierdzenia"]) == 2
    assert build_context(dokument)["radar_przed_i_po"].ma_po


def test_final_report_without_a_repeated_sheet(proces):
    _choose(proces)

    assert dane_raportu(proces)["przed_i_po"] == {}


def test_member_orders_and_observer_does_not(client, proces):
    url = reverse("raporty:wynik_order", args=[proces.pk])
    client.force_login(RolaEdycjiFactory(edycja=proces.edycja, obserwator=True).user)
    refused = client.post(url)
    client.force_login(proces.czlonkowie.first().user)
    response = client.post(url)

    assert (refused.status_code, client.get(url).status_code) == (403, 405)
    assert response.url == reverse("raporty:dokument_detail", args=[Dokument.objects.get().pk])


def test_ordering_before_the_result_says_why(client):
    czlonek = CzlonekZespoluFactory()
    client.force_login(czlonek.user)

    response = client.post(reverse("raporty:wynik_order", args=[czlonek.proces_id]))

    assert response.url == reverse("raporty:dokument_list", args=[czlonek.proces_id])
    assert Dokument.objects.count() == 0
