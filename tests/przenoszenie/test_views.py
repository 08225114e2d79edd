import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from hdr.models import Cel, Dzialanie
from tests.factories.biblioteka import PrzyjetaWersjaFactory
from tests.factories.diagnoza import (
    PriorytetFactory,
)
from tests.factories.hdr import HdrFactory
from tests.hdr.wzory import make_obsada

pytestmark = pytest.mark.django_db
TABELA = (
    "Lp.\tCel\tDziałanie\tTermin\tKoszt\n"
    "1\tKażda szkoła ma plan\tAnkieta <b>\t15–30.09.2027\t12 500,50 zł\n"
    "2\t\tSzkolenie\t32.09.2027\t\n"
)


@pytest.fixture
def obsada():
    return make_obsada()


@pytest.fixture
def priorytet(obsada):
    return PriorytetFactory(diagnoza__proces=obsada.proces)


def url(obsada, name="import_create"):
    return reverse(f"przenoszenie:{name}", args=[obsada.proces.pk])


def back(podglad, **more):
    """What the page of the preview sends."""
    data = {
        "tabele": podglad.tabele_json,
        "ktora": podglad.ktora,
        "ktora_bylo": podglad.ktora,
        "naglowek": podglad.naglowek,
        "naglowek_byl": podglad.naglowek,
        "priorytet": podglad.priorytet,
        "wiersz": [row.indeks for row in podglad.plan.wiersze if row.wybrany],
        "akcja": "zapisz",
    }
    return data | {f"kolumna-{i}": key for i, key in enumerate(podglad.kolumny)} | more


@pytest.fixture
def podglad(client, obsada, priorytet):
    client.force_login(obsada.czlonek)
    return client.post(url(obsada), {"tekst": TABELA}).context["podglad"]


def test_preview_writes_nothing_and_names_the_cell(client, obsada, priorytet, podglad):
    assert podglad.kolumny == ["", "cel", "dzialanie", "termin", "koszt"]
    assert podglad.bledy_komorek == [
        ("k-2-3", "Wiersz 3, kolumna „Termin”: nie ma takiego dnia w kalendarzu.")
    ]
    page = client.post(url(obsada), {"tekst": TABELA}).content.decode()
    assert "Ankieta &lt;b&gt;" in page
    assert Cel.objects.count() == 0


def test_an_error_saves_nothing_and_a_corrected_cell_saves_all(client, obsada, podglad):
    answer = client.post(url(obsada, "import_preview"), back(podglad))
    assert (answer.status_code, Cel.objects.count()) == (200, 0)

    answer = client.post(
        url(obsada, "import_preview"), back(podglad, **{"popraw-2-3": "X 2027"}), follow=True
    )

    page = answer.content.decode().replace("\xa0", " ")
    assert "Wczytano do HDR: 1 nowy cel i 2 działania." in page
    assert [one.tresc for one in Dzialanie.objects.order_by("kolejnosc")] == [
        "Ankieta <b>",
        "Szkolenie",
    ]


def test_an_unticked_row_is_left_out(client, obsada, podglad):
    client.post(url(obsada, "import_preview"), back(podglad, wiersz=[1]))
    assert Dzialanie.objects.count() == 1


def test_sent_twice_it_is_written_once(client, obsada, podglad):
    data = back(podglad, wiersz=[1], _klucz=str(uuid.uuid4()))
    for _ in range(2):
        client.post(url(obsada, "import_preview"), data)
    assert Dzialanie.objects.count() == 1


def test_read_again_the_next_day_nothing_is_ticked(client, obsada, podglad):
    client.post(url(obsada, "import_preview"), back(podglad, wiersz=[1]))
    again = client.post(url(obsada), {"tekst": TABELA}).context["podglad"]
    assert [row.wybrany for row in again.plan.wiersze] == [False, True]


def test_two_columns_of_one_meaning(client, obsada, podglad):
    answer = client.post(url(obsada, "import_preview"), back(podglad, **{"kolumna-0": "koszt"}))
    assert answer.context["podglad"].bledy == [
        "Dwie kolumny mają to samo znaczenie: koszt. Zostaw jedną."
    ]
    assert Cel.objects.count() == 0


def test_a_file_with_two_sheets(client, obsada, priorytet):
    book = Workbook()
    book.active.append(["Uwaga", "x"])
    other = book.create_sheet("Plan")
    other.append(["Cel", "Działanie"])
    other.append(["A", "B"])
    out = io.BytesIO()
    book.save(out)
    client.force_login(obsada.lider)

    answer = client.post(url(obsada), {"plik": SimpleUploadedFile("p.xlsx", out.getvalue())})

    assert answer.context["podglad"].tabela.nazwa == "Plan"
    client.post(url(obsada, "import_preview"), back(answer.context["podglad"]))
    assert Dzialanie.objects.get().tresc == "B"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"tekst": ""}, "Wklej tabelę albo wybierz plik."),
        ({"tekst": "a\n" * 5000}, "więcej niż 300 wierszy"),
        ({"plik": SimpleUploadedFile("plan.xlsx", b"MZ\x90\x00program")}, "nie przyjmujemy"),
        ({"plik": SimpleUploadedFile("plan.xlsx", b"")}, "pusty"),
    ],
)
def test_bad_input_is_one_sentence(client, obsada, priorytet, data, sentence):
    client.force_login(obsada.lider)
    answer = client.post(url(obsada), data)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_a_damaged_preview_leads_back(client, obsada, priorytet):
    client.force_login(obsada.lider)
    answer = client.post(url(obsada, "import_preview"), {"tabele": "{", "akcja": "zapisz"})
    assert answer.url == url(obsada)


def test_without_priorities_it_leads_to_the_diagnosis(client, obsada):
    client.force_login(obsada.lider)
    assert "Nie ma jeszcze priorytetów" in client.get(url(obsada)).content.decode()


def test_an_hdr_that_waits_is_not_written_in(client, obsada, priorytet, podglad):
    HdrFactory(proces=obsada.proces, w_opinii=True)
    assert client.get(url(obsada)).status_code == 302
    answer = client.post(url(obsada, "import_preview"), back(podglad, wiersz=[1]))
    assert "czeka na opinie" in answer.content.decode()
    assert Cel.objects.count() == 0


def poprzedni(obsada, **dates):
    wersja = PrzyjetaWersjaFactory(hdr__proces__jst=obsada.proces.jst)
    return wersja, reverse("przenoszenie:poprzedni_create", args=[obsada.proces.pk, wersja.pk])


def test_from_the_earlier_edition_without_people(client, obsada, priorytet):
    wersja, address = poprzedni(obsada)
    client.force_login(obsada.lider)
    page = client.get(address)
    assert page.context["form"].zaznaczone == {"1.1", "1.1.1"}

    data = {"wez": ["1.1", "1.1.1"], "terminy": "puste", "priorytet-1": priorytet.pk}
    client.post(address, data)

    action = Dzialanie.objects.get()
    assert (action.od, action.odpowiada, action.rezultat) == (None, "", "wykaz potrzeb")
    assert action.cel.wartosc_docelowa == 9
    earlier = wersja.hdr.proces
    assert action.za_przykladem == f"{earlier.jst.nazwa_z_rodzajem}, {earlier.edycja.nazwa}"


def test_dates_are_moved_by_what_divides_the_editions(client, obsada, priorytet):
    wersja, address = poprzedni(obsada)
    edycja = wersja.hdr.proces.edycja
    edycja.od = obsada.proces.edycja.od.replace(year=obsada.proces.edycja.od.year - 1)
    edycja.save()
    client.force_login(obsada.lider)

    client.post(address, {"wez": "1.1.1", "terminy": "przesun", "priorytet-1": priorytet.pk})

    assert f"{Dzialanie.objects.get().od}" == "2027-02-01"


def test_of_another_jst_is_not_found(client, obsada, priorytet):
    wersja = PrzyjetaWersjaFactory()
    client.force_login(obsada.lider)
    address = reverse("przenoszenie:poprzedni_create", args=[obsada.proces.pk, wersja.pk])
    assert client.get(address).status_code == 404
