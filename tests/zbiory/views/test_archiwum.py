import io
import zipfile

import openpyxl
import pytest
from django.urls import reverse

from tests.access.swiat import Swiat
from tests.access.wiersz import WSZYSCY
from tests.factories.konta import UserFactory
from tests.factories.zbiory import (
    PlikDanychFactory,
    ProsbaODokumentFactory,
    ZebraneDaneFactory,
)
from zbiory.archiwum import Nazwy, safe_name

TABELA = {"naglowki": ["Rok", "=Liczba"], "liczbowe": [1], "wiersze": [["2022", "7.5"]]}
PDF = b"%PDF-1.7 wzor"


@pytest.fixture
def swiat():
    swiat = Swiat()
    dane = ZebraneDaneFactory(
        proces=swiat.proces, nazwa="Wyniki / egzaminów: 2022?", kolejnosc=1, tabela=TABELA
    )
    PlikDanychFactory(dane=dane, nazwa="Zażółć.pdf")
    PlikDanychFactory(dane=dane, nazwa="zażółć.pdf")
    PlikDanychFactory(dane=dane, nazwa="wycofany.pdf", wycofany=True)
    prosba = ProsbaODokumentFactory(proces=swiat.proces)
    PlikDanychFactory(dane=None, prosba=prosba, nazwa="uchwała.pdf")
    PlikDanychFactory(nazwa="obcy.pdf")
    return swiat


def _open(client, swiat):
    response = client.get(reverse("zbiory:dane_zip", args=[swiat.proces.pk]))
    assert response.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


NAMES = [
    "00 Spis treści.html",
    "00 Spis treści.xlsx",
    "01 Wyniki - egzaminów- 2022/tabela.csv",
    "01 Wyniki - egzaminów- 2022/Zażółć.pdf",
    "01 Wyniki - egzaminów- 2022/zażółć (2).pdf",
    "Na prośbę doradców/uchwała.pdf",
]


@pytest.mark.django_db
@pytest.mark.parametrize("rola", sorted(WSZYSCY))
def test_every_role_of_the_proces_opens_the_same_archive(client, swiat, rola):
    client.force_login(swiat.osoby[rola])

    archive = _open(client, swiat)

    assert archive.testzip() is None
    assert archive.namelist() == NAMES
    assert archive.read(NAMES[-1]) == PDF


@pytest.mark.django_db
def test_contents_name_every_file_and_no_formula(client, swiat):
    client.force_login(swiat.lider)

    archive = _open(client, swiat)

    page = archive.read(NAMES[0]).decode()
    assert all(f">{name}</a>" in page for name in NAMES[2:])
    assert "'=Liczba" in archive.read(NAMES[2]).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(archive.read(NAMES[1])))
    assert book.sheetnames == ["Lista danych", "Prośby doradców", "1 Wyniki egzaminów 2022"]
    assert book["1 Wyniki egzaminów 2022"]["B3"].data_type == "s"


@pytest.mark.django_db
def test_a_file_lost_from_the_disk_is_told_of_and_stops_nothing(client, swiat):
    plik = swiat.plik_danych
    plik.plik.storage.delete(plik.plik.name)
    client.force_login(swiat.lider)

    archive = _open(client, swiat)

    assert archive.testzip() is None
    assert f"{plik.nazwa} (nie ma go na dysku)" in archive.read(NAMES[0]).decode()


@pytest.mark.django_db
def test_a_stranger_gets_nothing(client, swiat):
    client.force_login(UserFactory())

    assert client.get(reverse("zbiory:dane_zip", args=[swiat.proces.pk])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_archive_takes_the_same_queries(client, swiat, number, django_assert_num_queries):
    for _ in range(number):
        PlikDanychFactory(dane=ZebraneDaneFactory(proces=swiat.proces))
    client.force_login(swiat.lider)
    _open(client, swiat)

    with django_assert_num_queries(9):
        _open(client, swiat)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zażółć gęślą jaźń", "Zażółć gęślą jaźń"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\\b:c*d?\x00\n", "a-b-c-d"),
        ("...", "bez nazwy"),
        ("x" * 100, "x" * 60),
    ],
)
def test_safe_name_is_readable_and_goes_nowhere(text, name):
    assert safe_name(text) == name


def test_names_in_one_archive_never_meet():
    nazwy = Nazwy()

    taken = [nazwy.take("a/", name) for name in ("plik.pdf", "PLIK.pdf", "plik", "plik")]

    assert taken == ["a/plik.pdf", "a/PLIK (2).pdf", "a/plik", "a/plik (2)"]
