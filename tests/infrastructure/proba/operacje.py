"""What is killed: every POST of the program that writes, the great ones of the HDR with much to do.

Data come from tests/access/zapisy; ``BOGATE`` makes the documents large enough to be cut in half.
"""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hdr.models import Zaleznosc
from przenoszenie.tabele import read_text, to_json
from tests.access.swiat import Swiat
from tests.access.wiersz import ADMIN, KOORDYNATOR
from tests.access.zapisy import ZAPISY
from tests.factories.hdr import DzialanieFactory
from tests.factories.obieg import OpiniaFactory
from tests.factories.obszary import NarzedzieFactory
from tests.test_access import WIERSZE

WIERSZY = 12


@dataclass
class Operacja:
    nazwa: str
    client: Client
    url: str
    dane: dict

    def post(self):
        return self.client.post(self.url, self.dane)


def prepare(nazwa: str) -> Operacja:
    """Build the world of one operation in the database and sign the right person in."""
    swiat = Swiat()
    rich = BOGATE.get(nazwa.partition(":")[2])
    url = reverse(nazwa, args=WIERSZE[nazwa].args(swiat))
    dane = ZAPISY[nazwa](swiat)
    if rich:
        dane = rich(swiat, dane) or dane
    client = Client()
    client.force_login(swiat.osoby[_role(nazwa)])
    # The first request of a session writes when the person was here.
    client.get(reverse("konta:ustawienia"))
    return Operacja(nazwa, client, url, dane)


def _role(nazwa):
    return min(WIERSZE[nazwa].kto, key=lambda rola: (rola in (ADMIN, KOORDYNATOR), rola))


def _przekazanie(swiat, _dane):
    """A complete document: without it nothing is handed over."""
    swiat.hdr.forma_podsumowania = "dobra_praktyka"
    swiat.hdr.save()
    DzialanieFactory.create_batch(3, cel=swiat.cel, kompletne=True)


def _druga_opinia(swiat, _dane):
    """The second opinion also sends the document on."""
    wersja = swiat.proces.hdr.wersje.first()
    rola = _role("obieg:opinia_create")
    OpiniaFactory(wersja_hdr=wersja, specjalizacja="ros" if rola == "pro" else "pro")


def _tabela(_swiat, dane):
    rows = [f"Cel {n % 3}\tDziałanie {n}" for n in range(WIERSZY)]
    tabela = read_text("\n".join(["Cel\tDziałanie", *rows]))
    return dane | {
        "tabele": to_json([tabela]),
        "wiersz": [str(n + 1) for n in range(WIERSZY)],
    }


def _z_czesciami(swiat, _dane):
    action = swiat.dzialanie
    action.narzedzia.set(NarzedzieFactory.create_batch(3))
    action.wspolpracuja.set([swiat.lider_czlonek, swiat.zwykly_czlonek])
    for earlier in DzialanieFactory.create_batch(3, cel=action.cel):
        Zaleznosc.objects.create(dzialanie=action, poprzednik=earlier)


def _z_dzialaniami(swiat, _dane):
    DzialanieFactory.create_batch(4, cel=swiat.cel)


def _z_plikiem(_swiat, dane):
    return dane | {"plik": SimpleUploadedFile("lista.pdf", b"%PDF-1.7 lista " * 500)}


def _kilka_pol(nazwa, *pola):
    """A form without a script carries all its fields."""

    def dane(swiat, dane):
        row = getattr(swiat, nazwa)
        bases = {f"baza-{pole}": getattr(row, pole) for pole in pola}
        return dane | bases | dict.fromkeys(pola, "Nowy tekst")

    return dane


BOGATE = {
    "hdr_submit": _przekazanie,
    "opinia_create": _druga_opinia,
    "import_preview": _tabela,
    "dzialanie_duplicate": _z_czesciami,
    "cel_delete": _z_dzialaniami,
    "cel_update": _kilka_pol("cel", "tresc", "wskaznik", "jednostka"),
    "dzialanie_update": _kilka_pol("dzialanie", "tresc", "zasoby", "rezultat"),
    "postep_create": _z_plikiem,
    "postep_odnosnik": _z_plikiem,
}


def nazwy() -> list[str]:
    return sorted(ZAPISY)
