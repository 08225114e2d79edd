"""What stands in the ZIP of a Proces, and its table of contents."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from doradztwo.eksport import Arkusz, Wartosc, csv_bytes, xlsx_bytes
from doradztwo.teksty import short_date
from edycje.models import Proces
from zbiory.archiwum import Nazwy, Wpis, safe_name
from zbiory.models import PlikDanych, ProsbaODokument, ZebraneDane
from zbiory.queries.dane import ListaDanych, get_lista_danych
from zbiory.tabele import Tabela, from_json

SPIS = "00 Spis treści"
BRAK_PLIKU = "nie ma go na dysku"
NAGLOWKI = (
    "Nr",
    "Co zbieramy",
    "Stan",
    "Wniosek",
    "Źródło",
    "Okres",
    "Dlaczego niedostępne",
    "Odpowiada",
    "Termin",
    "Pliki",
)


@dataclass
class Pozycja:
    """An item or a request with the paths of its files in the archive."""

    nr: int
    obiekt: ZebraneDane | ProsbaODokument
    folder: str
    tabela: Tabela | None = None
    pliki: list[tuple[str, str]] = field(default_factory=list)
    is_dawna: bool = False


def get_wpisy(proces: Proces, user) -> list[Wpis]:
    """Six queries. The table of contents first; only files this person may download."""
    lista = get_lista_danych(proces)
    visible = PlikDanych.objects.visible_to(user).filter(
        Q(dane__proces=proces) | Q(prosba__proces=proces)
    )
    pliki = list(visible)
    nazwy, wpisy = Nazwy(), []
    pozycje = [
        _item(nr, dane, pliki, nazwy, wpisy)
        for nr, dane in enumerate([*lista.biezace, *lista.dawne], start=1)
    ]
    for pozycja in pozycje[len(lista.biezace) :]:
        pozycja.is_dawna = True
    prosby = [
        _request(nr, prosba, pliki, nazwy, wpisy) for nr, prosba in enumerate(lista.prosby, start=1)
    ]
    return [*_contents(proces, lista, pozycje, prosby), *wpisy]


def _item(nr, dane, pliki, nazwy, wpisy) -> Pozycja:
    pozycja = Pozycja(nr, dane, f"{nr:02} {safe_name(dane.nazwa)}/", from_json(dane.tabela))
    if pozycja.tabela is not None:
        path = nazwy.take(pozycja.folder, "tabela.csv")
        rows = [pozycja.tabela.naglowki, *pozycja.tabela.wiersze]
        wpisy.append(Wpis(path, tresc=csv_bytes(rows)))
        pozycja.pliki.append((path, ""))
    _add_files(pozycja, [plik for plik in pliki if plik.dane_id == dane.pk], nazwy, wpisy)
    return pozycja


def _request(nr, prosba, pliki, nazwy, wpisy) -> Pozycja:
    """Files of a request about an item lie beside that item."""
    pozycja = Pozycja(nr, prosba, "Na prośbę doradców/")
    own = [plik for plik in pliki if plik.prosba_id == prosba.pk and plik.dane_id is None]
    _add_files(pozycja, own, nazwy, wpisy)
    return pozycja


def _add_files(pozycja: Pozycja, pliki: list[PlikDanych], nazwy: Nazwy, wpisy: list) -> None:
    for plik in pliki:
        path = nazwy.take(pozycja.folder, plik.nazwa)
        if plik.plik.storage.exists(plik.plik.name):
            wpisy.append(Wpis(path, plik=plik.plik))
            pozycja.pliki.append((path, ""))
        else:
            pozycja.pliki.append((path, BRAK_PLIKU))


def _contents(proces, lista: ListaDanych, pozycje, prosby) -> list[Wpis]:
    page = render_to_string(
        "zbiory/dane/spis.html",
        {
            "proces": proces,
            "lista": lista,
            "pozycje": pozycje,
            "prosby": prosby,
            "stan_na": timezone.now(),
        },
    )
    book = xlsx_bytes(_sheets(proces, pozycje, prosby), f"Zebrane dane: {proces.jst}")
    return [
        Wpis(f"{SPIS}.html", tresc=page.encode()),
        Wpis(f"{SPIS}.xlsx", tresc=book),
    ]


def _sheets(proces, pozycje: list[Pozycja], prosby: list[Pozycja]) -> list[Arkusz]:
    uwagi = [f"Zebrane dane: {proces.jst}", f"Stan na {short_date(timezone.now())}"]
    items: list[list[Wartosc]] = [list(NAGLOWKI)]
    items += [_item_row(pozycja) for pozycja in pozycje]
    asked: list[list[Wartosc]] = [
        ["Nr", "Dokument", "Prosi", "Termin", "Odpowiedziano", "Odmowa albo komentarz", "Pliki"]
    ]
    asked += [_request_row(pozycja) for pozycja in prosby]
    tables = [
        Arkusz(
            f"{one.nr} {one.obiekt.nazwa}",
            [one.tabela.naglowki, *one.tabela.wiersze],
            [one.obiekt.nazwa],
        )
        for one in pozycje
        if one.tabela is not None
    ]
    return [Arkusz("Lista danych", items, uwagi), Arkusz("Prośby doradców", asked), *tables]


def _item_row(pozycja: Pozycja) -> list[Wartosc]:
    dane = pozycja.obiekt
    return [
        pozycja.nr,
        dane.nazwa,
        dane.get_stan_display(),
        dane.wniosek,
        dane.zrodlo,
        dane.okres,
        dane.powod_niedostepnosci,
        str(dane.odpowiedzialny or ""),
        short_date(dane.termin) if dane.termin else "",
        _paths(pozycja),
    ]


def _request_row(pozycja: Pozycja) -> list[Wartosc]:
    prosba = pozycja.obiekt
    return [
        pozycja.nr,
        prosba.tresc,
        str(prosba.prosi),
        short_date(prosba.termin),
        short_date(prosba.odpowiedziano_at) if prosba.odpowiedziano_at else "",
        prosba.powod_odmowy or prosba.komentarz,
        _paths(pozycja),
    ]


def _paths(pozycja: Pozycja) -> str:
    return "\n".join(f"{path} ({note})" if note else path for path, note in pozycja.pliki)
