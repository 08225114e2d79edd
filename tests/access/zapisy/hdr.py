"""What the POSTs of ``hdr`` carry."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from edycje.enums import Etap
from hdr.przenoszenie.tabele import read_text, to_json
from tests.access.zapisy.wspolne import dzis, element, etap, etap_2_bez_danych, powod, pusty
from tests.factories.edycje import ProcesFactory
from tests.factories.hdr import (
    AkceptacjaFactory,
    CelFactory,
    DzialanieFactory,
    HdrFactory,
    PodsumowanieFactory,
    WersjaHdrFactory,
)
from tests.hdr.podpisane import make_dokument, sign_pdf


def _drugi_cel(swiat):
    CelFactory(hdr=swiat.hdr, priorytet=swiat.priorytet, kolejnosc=swiat.cel.kolejnosc + 1)
    return {"kierunek": "dol"}


def _drugie_dzialanie(swiat):
    DzialanieFactory(cel=swiat.cel, kolejnosc=swiat.dzialanie.kolejnosc + 1)
    return {"kierunek": "dol"}


def _pole(nazwa, pole, wartosc="Nowa treść."):
    def dane(swiat):
        row = getattr(swiat, nazwa)
        return {"pole": pole, "wartosc": wartosc, "wersja": row.wersja, "baza": ""}

    return dane


def _usuniety(nazwa):
    def dane(swiat):
        row = getattr(swiat, nazwa)
        row.usunieto_at = timezone.now()
        row.save()
        return {}

    return dane


def _wersja_w_obiegu(**stan):
    def dane(swiat):
        hdr = HdrFactory(proces=swiat.proces, **stan)
        numer = WersjaHdrFactory(hdr=hdr).numer
        return {
            "numer": numer,
            "ocena": "pozytywna",
            "uzasadnienie": "",
            "decyzja": "przyjety",
            "uwagi": "",
        }

    return dane


def _do_wyslania(swiat):
    _wersja_w_obiegu(do_akceptacji=True)(swiat)
    return {"email": "burmistrz@example.org"}


def _wyslany(swiat):
    return {"token": swiat.token_decyzji}


def _do_podpisu(swiat):
    """The signed file is of exactly the version that waits; its document is there."""
    hdr = HdrFactory(proces=swiat.proces, do_akceptacji=True)
    wersja = WersjaHdrFactory(hdr=hdr)
    dokument = make_dokument(wersja)
    with dokument.plik.open("rb") as stored:
        content = sign_pdf(stored.read())
    return {"numer": wersja.numer, "plik": SimpleUploadedFile("hdr.pdf", content)}


def _przyjety_hdr(swiat):
    hdr = HdrFactory(proces=swiat.proces, przyjety=True)
    AkceptacjaFactory(wersja_hdr__hdr=hdr)
    return powod(swiat)


def _wdrazany(swiat):
    """Progress is reported on actions of an accepted HDR."""
    AkceptacjaFactory(wersja_hdr__hdr=swiat.hdr)
    swiat.hdr.status = "przyjety"
    swiat.hdr.przyjeto_at = timezone.now()
    swiat.hdr.save()
    etap(swiat, Etap.WDROZENIE)


def _postep(swiat):
    _wdrazany(swiat)
    return {"stan": "w_toku", "procent": "40", "notatka": "Trwa."}


def _postep_przez_odnosnik(swiat):
    swiat.hdr.refresh_from_db()
    return {"stan": "w_toku", "procent": "40", "notatka": "Trwa."}


def _przeglad(swiat):
    _wdrazany(swiat)
    this = timezone.localdate().replace(day=1).isoformat()
    return {"miesiac": this, "swiatlo": "zolte", "zdanie": "Brakuje sali.", "wersja": "0"}


def _pomiar(swiat):
    _wdrazany(swiat)
    return {"data_pomiaru": dzis(), "wartosc": "5", "notatka": ""}


def _forma_hdr(swiat):
    HdrFactory(proces=swiat.proces)
    return {"forma_podsumowania": "studium_refleksji"}


def _etap_3(swiat):
    HdrFactory(proces=swiat.proces, przyjety=True, z_forma=True)
    etap(swiat, Etap.WDROZENIE)
    return {}


def _inna_forma(swiat):
    HdrFactory(proces=swiat.proces, przyjety=True, forma_podsumowania="minireportaz")
    etap(swiat, Etap.WDROZENIE)
    return {}


def _zlozone(swiat):
    PodsumowanieFactory._meta.model.objects.filter(proces=swiat.proces).update(
        status="zlozone", zlozono_at=timezone.now()
    )
    return {"uwagi": "Dopiszcie wnioski."}


def _partner(swiat):
    return {"partner": ProcesFactory(edycja=swiat.edycja).pk, "prawo": "pisze"}


def _podglad(swiat):
    tabela = read_text("Cel\tDziałanie\nKażda szkoła ma plan\tAnkieta")
    return {
        "tabele": to_json([tabela]),
        "ktora": "0",
        "ktora_bylo": "0",
        "naglowek": "0",
        "naglowek_byl": "0",
        "kolumna-0": "cel",
        "kolumna-1": "dzialanie",
        "priorytet": swiat.priorytet.pk,
        "wiersz": "1",
        "akcja": "zapisz",
    }


def _poprzedni(swiat):
    _ = swiat.poprzednia_wersja
    return {"terminy": "puste", "wez": "1.1.1", "priorytet-1": swiat.priorytet.pk}


ZAPISY = {
    "hdr:partner_create": _partner,
    "hdr:partner_end": pusty,
    "hdr:hdr_forma": _forma_hdr,
    "hdr:hdr_submit": pusty,
    "hdr:hdr_withdraw": _wersja_w_obiegu(w_opinii=True),
    "hdr:hdr_reopen": _przyjety_hdr,
    "hdr:opinia_create": _wersja_w_obiegu(w_opinii=True),
    "hdr:akceptacja_create": _wersja_w_obiegu(do_akceptacji=True),
    "hdr:link_create": _do_wyslania,
    "hdr:link_revoke": _wyslany,
    "hdr:podpisany_create": _do_podpisu,
    "hdr:odnosnik_decyzja": lambda swiat: {
        "numer": swiat.hdr.wersje.first().numer,
        "decyzja": "przyjety",
        "uwagi": "",
        "osoba": "Jan Lis",
        "funkcja": "burmistrz",
        "oswiadczenie": "on",
    },
    "hdr:cel_create": etap_2_bez_danych,
    "hdr:cel_update": element("cel", "tresc"),
    "hdr:cel_pole": _pole("cel", "zrodlo_danych"),
    "hdr:cel_move": _drugi_cel,
    "hdr:cel_delete": pusty,
    "hdr:cel_restore": _usuniety("cel"),
    "hdr:dzialanie_create": pusty,
    "hdr:dzialanie_update": element("dzialanie", "tresc"),
    "hdr:dzialanie_pole": _pole("dzialanie", "rezultat"),
    "hdr:dzialanie_move": _drugie_dzialanie,
    "hdr:dzialanie_duplicate": pusty,
    "hdr:dzialanie_delete": pusty,
    "hdr:dzialanie_restore": _usuniety("dzialanie"),
    "hdr:import_preview": _podglad,
    "hdr:poprzedni_create": _poprzedni,
    "hdr:postep_create": _postep,
    "hdr:postep_odnosnik": _postep_przez_odnosnik,
    "hdr:przeglad_update": _przeglad,
    "hdr:dowod_withdraw": pusty,
    "hdr:pomiar_create": _pomiar,
    "hdr:pomiar_withdraw": pusty,
    "hdr:podsumowanie_create": _etap_3,
    "hdr:podsumowanie_forma": _inna_forma,
    "hdr:podsumowanie_submit": pusty,
    "hdr:podsumowanie_accept": _zlozone,
    "hdr:podsumowanie_return": _zlozone,
    "hdr:sekcja_pole": element("sekcja_podsumowania", "tekst"),
}
