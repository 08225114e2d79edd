"""What lies in the ZIP of a month: folders of advisors, tables, and a list with hashes."""

import shutil
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.text import slugify

from doradztwo.eksport import csv_bytes, xlsx_bytes
from doradztwo.teksty import normalize
from raporty.models import Dokument, Paczka
from raporty.queries.rozliczenia import rozliczenia
from raporty.tabele import arkusze_miesiaca, tabela_doradcow, tabela_jst

NAGLOWEK_SPISU = ("Plik", "Dokument", "Oznaczenie", "Kod", "Skrót SHA-256")


def write_zip(file: IO[bytes], paczka: Paczka) -> None:
    """PDF files are packed as they are; a thousand of them never lie in memory together."""
    dokumenty = paczka.dokumenty.select_related("doradca__user").order_by(
        "doradca__user__nazwisko", "doradca__user__imie", "doradca", "rodzaj", "tytul", "pk"
    )
    rows = [row for row in rozliczenia(paczka.edycja, [paczka.miesiac]) if row.is_accepted]
    spis: list[tuple] = [NAGLOWEK_SPISU]
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for dokument in dokumenty.defer("dane"):
            name = f"{_folder(dokument)}/{dokument.nazwa_pliku}"
            _add(archive, name, dokument)
            spis.append((name, dokument.tytul, dokument.oznaczenie, dokument.kod, dokument.sha256))
        tytul = f"Rozliczenie {paczka.miesiac:%m.%Y}"
        arkusze = arkusze_miesiaca(rows, paczka.edycja, paczka.miesiac)
        archive.writestr("rozliczenie.xlsx", xlsx_bytes(arkusze, tytul))
        archive.writestr("doradcy.csv", csv_bytes(tabela_doradcow(rows)))
        archive.writestr("doradcy-i-jst.csv", csv_bytes(tabela_jst(rows)))
        archive.writestr("spis.csv", csv_bytes(spis))
        if paczka.pominieci:
            text = "Doradcy, których miesiąc nie był przyjęty w chwili zlecenia:\r\n"
            archive.writestr("pominieci.txt", text + "\r\n".join(paczka.pominieci) + "\r\n")


def _folder(dokument: Dokument) -> str:
    """The key tells namesakes apart."""
    user = dokument.doradca.user
    return f"{slugify(normalize(f'{user.nazwisko} {user.imie}'))}-{dokument.doradca_id}"


def _add(archive: ZipFile, name: str, dokument: Dokument) -> None:
    target = archive.open(name, "w")
    with dokument.plik.open("rb") as source, target:
        shutil.copyfileobj(source, target)
