"""What a POST has to carry to write something, for every URL that writes.

Each function may also bring the world into the state the action needs. ``tests/test_closed.py``
proves that the data really write in an open Proces and write nothing in a closed one; the fuzz
test starts from the same fields.
"""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from diagnoza.models import DiagnozaPoglebiona
from edycje.enums import Etap
from tests.factories.diagnoza import (
    ArkuszDiagnostycznyFactory,
    DiagnozaPoglebionaFactory,
    PriorytetFactory,
    ProblemFactory,
    WynikZespoluFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, TerminKrokuFactory
from tests.factories.hdr import (
    AkceptacjaFactory,
    CelFactory,
    DzialanieFactory,
    HdrFactory,
    PodsumowanieFactory,
    WersjaHdrFactory,
)
from tests.factories.jst import DoradcaFactory, JstFactory
from tests.factories.obszary import ObszarFactory, StwierdzenieFactory


def _pusty(swiat):
    return {}


def _powod(swiat):
    return {"powod": "Zmiana planów."}


def _dzis(days=0):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _etap(swiat, etap):
    swiat.proces.etap = etap
    swiat.proces.obszar = ObszarFactory()
    swiat.proces.save()


def _wybrany_obszar(swiat):
    _etap(swiat, Etap.WYBOR_OBSZARU)
    return _powod(swiat)


def _etap_2(swiat):
    _etap(swiat, Etap.DIAGNOZA_I_HDR)
    return _powod(swiat)


def _etap_2_bez_danych(swiat):
    _etap(swiat, Etap.DIAGNOZA_I_HDR)
    return {}


def _pelny_arkusz(swiat):
    wersja = swiat.edycja.wersja_arkusza
    StwierdzenieFactory(wersja=wersja)
    trzeci = CzlonekZespoluFactory(proces=swiat.proces)
    for czlonek in (swiat.lider_czlonek, swiat.zwykly_czlonek, trzeci):
        ArkuszDiagnostycznyFactory(
            proces=swiat.proces, czlonek=czlonek, wersja_arkusza=wersja, oceny=4
        )
    return {}


def _decydent_w_zespole(swiat):
    """Only a decydent who works in the team gives way to another one."""
    swiat.decydent_czlonek.wypelnia_arkusz = True
    swiat.decydent_czlonek.save(update_fields=["wypelnia_arkusz"])
    return {}


def _wyslane_arkusze(swiat):
    _pelny_arkusz(swiat)
    swiat.proces.arkusze.update(wyslano_at=timezone.now())
    return {}


def _wynik_grupy(swiat):
    obszar = swiat.stwierdzenie.obszar
    WynikZespoluFactory(proces=swiat.proces, z_arkuszy=[3, 4, 5])
    return {
        "obszar": obszar.pk,
        "przeslanka": "trudnosci",
        "uzasadnienie": "Od dwóch lat nie mamy wspólnych wskaźników.",
    }


def _zebrane(swiat):
    return {
        "stan": "zebrane",
        "zrodlo": "SIO",
        "okres": "2024–2026",
        "wniosek": "Uczniów ubywa.",
        "wersja": swiat.zebrane_dane.wersja,
    }


def _plik(swiat):
    return {"plik": ContentFile(b"%PDF-1.7 wzor", name="wzor.pdf")}


def _pelna_diagnoza(swiat):
    DiagnozaPoglebiona.objects.filter(proces=swiat.proces).delete()
    DiagnozaPoglebionaFactory(proces=swiat.proces, kompletna=True)
    return {}


def _zakonczona_diagnoza(swiat):
    DiagnozaPoglebionaFactory(proces=swiat.proces, zakonczona=True)
    return {}


def _element(nazwa, pole, tekst="Nowa treść."):
    def dane(swiat):
        row = getattr(swiat, nazwa)
        return {pole: tekst, f"baza-{pole}": getattr(row, pole), "wersja": row.wersja}

    return dane


def _drugi_problem(swiat):
    ProblemFactory(diagnoza=swiat.problem.diagnoza, kolejnosc=swiat.problem.kolejnosc + 1)
    return {"kierunek": "w-dol"}


def _drugi_priorytet(swiat):
    PriorytetFactory(diagnoza=swiat.priorytet.diagnoza, kolejnosc=swiat.priorytet.kolejnosc + 1)
    return {"kierunek": "w-dol"}


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


def _przyjety_hdr(swiat):
    hdr = HdrFactory(proces=swiat.proces, przyjety=True)
    AkceptacjaFactory(wersja_hdr__hdr=hdr)
    return _powod(swiat)


def _wdrazany(swiat):
    """Progress is reported on actions of an accepted HDR."""
    AkceptacjaFactory(wersja_hdr__hdr=swiat.hdr)
    swiat.hdr.status = "przyjety"
    swiat.hdr.przyjeto_at = timezone.now()
    swiat.hdr.save()
    _etap(swiat, Etap.WDROZENIE)


def _postep(swiat):
    _wdrazany(swiat)
    return {"stan": "w_toku", "procent": "40", "notatka": "Trwa."}


def _pomiar(swiat):
    _wdrazany(swiat)
    return {"data_pomiaru": _dzis(), "wartosc": "5", "notatka": ""}


def _forma_hdr(swiat):
    HdrFactory(proces=swiat.proces)
    return {"forma_podsumowania": "studium_refleksji"}


def _etap_3(swiat):
    HdrFactory(proces=swiat.proces, przyjety=True, z_forma=True)
    _etap(swiat, Etap.WDROZENIE)
    return {}


def _inna_forma(swiat):
    HdrFactory(proces=swiat.proces, przyjety=True, forma_podsumowania="minireportaz")
    _etap(swiat, Etap.WDROZENIE)
    return {}


def _zlozone(swiat):
    PodsumowanieFactory._meta.model.objects.filter(proces=swiat.proces).update(
        status="zlozone", zlozono_at=timezone.now()
    )
    return {"uwagi": "Dopiszcie wnioski."}


def _czlonek(swiat):
    swiat.edycja.zespol_max = 5
    swiat.edycja.save()
    return {
        "imie": "Anna",
        "nazwisko": "Pokazowa",
        "funkcja": "inspektor",
        "email": "anna.pokazowa@example.org",
        "wypelnia_arkusz": "on",
    }


def _dane_czlonka(swiat):
    return {
        "imie": "Anna",
        "nazwisko": "Inna",
        "funkcja": "skarbnik",
        "email": swiat.zwykly_czlonek.email,
        "wypelnia_arkusz": "on",
    }


def _edycja(swiat):
    edycja = swiat.edycja
    return {
        "nazwa": "Inna nazwa edycji",
        "od": edycja.od.isoformat(),
        "do": edycja.do.isoformat(),
        "zespol_min": 2,
        "zespol_max": 5,
        "spotkania_w_jst": 3,
        "minuty_miesiecznie": 60,
        "etykieta_ros": "ROS",
        "etykieta_pro": "PRO",
    }


def _kroki(swiat):
    rows = list(swiat.edycja.kroki.order_by("etap", "kolejnosc", "pk"))
    dane = {"kroki-TOTAL_FORMS": len(rows), "kroki-INITIAL_FORMS": len(rows)}
    for number, krok in enumerate(rows):
        dane |= {
            f"kroki-{number}-id": krok.pk,
            f"kroki-{number}-nazwa": "Nowa nazwa" if number == 0 else krok.nazwa,
            f"kroki-{number}-skrot": krok.skrot,
            f"kroki-{number}-od": krok.od.isoformat(),
            f"kroki-{number}-do": krok.do.isoformat(),
        }
    return dane


def _jst(swiat):
    return {"jst": JstFactory().pk}


def _lista(swiat):
    jst = JstFactory()
    return {"lista": jst.kod, "krok": "zapisz", "pozycja-1": jst.pk}


def _przydzial(swiat):
    return {
        "proces": swiat.proces.pk,
        "ros": DoradcaFactory(specjalizacja="ros").pk,
        "od": _dzis(),
        "oswiadczenie": "on",
        "powod": "Choroba doradcy.",
    }


def _osoba(swiat):
    return {
        "rola": "obserwator",
        "specjalizacja": "pro",
        "imie": "Ewa",
        "nazwisko": "Pokazowa",
        "email": "ewa.pokazowa@example.org",
    }


def _wlasny_termin(swiat):
    TerminKrokuFactory(proces=swiat.proces, krok=swiat.edycja.kroki.first())
    return _powod(swiat)


def _sesja(swiat):
    return {
        "data_sesji": _dzis(),
        "forma": "zdalnie",
        "inny_czas": "25",
        "temat": "Wskaźniki do celów",
        "wersja": 1,
        "proces": swiat.proces.pk,
    }


def _miesiac_sesji(swiat):
    return {"miesiac": f"{swiat.sesja.data_sesji:%Y-%m}"}


def _zamkniety_miesiac(swiat):
    row = swiat.miesiac_doradcy
    return {"miesiac": f"{row.miesiac:%Y-%m}", "wiersz": row.pk}


def _spotkanie(rodzaj, numer=None):
    def dane(swiat):
        return {
            "krok": swiat.krok_rodzaju(rodzaj, numer).pk,
            "tytul": "Spotkanie zespołu",
            "dzien": _dzis(9),
            "od": "09:00",
            "do": "12:00",
            "forma": "zdalnie",
            "miejsce": "Wideorozmowa",
            "wersja": 1,
        }

    return dane


def _po_spotkaniu(swiat):
    start = timezone.now() - timedelta(hours=5)
    type(swiat.spotkanie).objects.filter(pk=swiat.spotkanie.pk).update(
        poczatek=start, koniec=start + timedelta(hours=2)
    )
    return {"obecni": swiat.lider_czlonek.pk, "ustalenia": "Ustaliliśmy zasady.", "wersja": 1}


def _brak_wsparcia(swiat):
    return {"brak_wsparcia": "urlop"}


def _oswiadczenie(swiat):
    return {"jst": JstFactory().pk, "jest_konflikt": "nie"}


ZAPISY = {
    "cykl:bramka_open": _pusty,
    "cykl:bramka_unblock": _wybrany_obszar,
    "cykl:etap_revert": _etap_2,
    "cykl:proces_pause": _powod,
    "cykl:proces_resume": _powod,
    "cykl:proces_resign": _powod,
    "cykl:proces_restore": _powod,
    "diagnoza:arkusz_update": lambda swiat: {f"s{swiat.stwierdzenie.pk}": "3"},
    "diagnoza:arkusz_autosave": lambda swiat: {
        "pole": f"s{swiat.stwierdzenie.pk}",
        "wartosc": "3",
    },
    "diagnoza:arkusz_send": _pelny_arkusz,
    "diagnoza:wynik_close": _wyslane_arkusze,
    "diagnoza:wybor_obszaru_create": _wynik_grupy,
    "diagnoza:dane_create": lambda swiat: {"nazwa": "Zestawienie"},
    "diagnoza:dane_update": _zebrane,
    "diagnoza:plik_danych_create": _plik,
    "diagnoza:plik_danych_withdraw": _pusty,
    "diagnoza:diagnoza_finish": _pelna_diagnoza,
    "diagnoza:diagnoza_reopen": _zakonczona_diagnoza,
    "diagnoza:problem_create": lambda swiat: {"nazwa": "Nowy problem"},
    "diagnoza:problem_update": _element("problem", "nazwa"),
    "diagnoza:problem_move": _drugi_problem,
    "diagnoza:problem_delete": _pusty,
    "diagnoza:przyczyna_create": lambda swiat: {"tresc": "Bo tak."},
    "diagnoza:przyczyna_update": _element("przyczyna", "tresc"),
    "diagnoza:przyczyna_delete": _pusty,
    "diagnoza:priorytet_create": lambda swiat: {"nazwa": "Nowy priorytet"},
    "diagnoza:priorytet_update": _element("priorytet", "nazwa"),
    "diagnoza:priorytet_move": _drugi_priorytet,
    "diagnoza:priorytet_delete": _pusty,
    "edycje:edycja_update": _edycja,
    "edycje:edycja_finish": _pusty,
    "edycje:krok_update": _kroki,
    "edycje:grupa_list": lambda swiat: {"numer": 77, "nazwa": "miasta"},
    "edycje:grupa_update": lambda swiat: {"numer": 78, "nazwa": "miasta"},
    "edycje:rola_create": _osoba,
    "edycje:rola_delete": _powod,
    "edycje:proces_create": _jst,
    "edycje:proces_import": _lista,
    "edycje:doradca_create": _osoba,
    "edycje:przydzial_create": _przydzial,
    "edycje:zaproszenie_resend": _pusty,
    "edycje:zaproszenie_revoke": _pusty,
    "edycje:proces_update": lambda swiat: {"grupa": swiat.grupa.pk},
    "edycje:czlonek_create": _czlonek,
    "edycje:czlonek_update": _dane_czlonka,
    "edycje:czlonek_delete": _powod,
    "edycje:czlonek_lider": _pusty,
    "edycje:czlonek_decydent": _decydent_w_zespole,
    "edycje:czlonek_invite": _pusty,
    "edycje:termin_update": lambda swiat: {"od": _dzis(), "do": _dzis(3), "powod": "Zmiana."},
    "edycje:termin_delete": _wlasny_termin,
    "hdr:hdr_forma": _forma_hdr,
    "hdr:hdr_submit": _pusty,
    "hdr:hdr_withdraw": _wersja_w_obiegu(w_opinii=True),
    "hdr:hdr_reopen": _przyjety_hdr,
    "hdr:opinia_create": _wersja_w_obiegu(w_opinii=True),
    "hdr:akceptacja_create": _wersja_w_obiegu(do_akceptacji=True),
    "hdr:cel_create": _etap_2_bez_danych,
    "hdr:cel_update": _element("cel", "tresc"),
    "hdr:cel_pole": _pole("cel", "zrodlo_danych"),
    "hdr:cel_move": _drugi_cel,
    "hdr:cel_delete": _pusty,
    "hdr:cel_restore": _usuniety("cel"),
    "hdr:dzialanie_create": _pusty,
    "hdr:dzialanie_update": _element("dzialanie", "tresc"),
    "hdr:dzialanie_pole": _pole("dzialanie", "rezultat"),
    "hdr:dzialanie_move": _drugie_dzialanie,
    "hdr:dzialanie_duplicate": _pusty,
    "hdr:dzialanie_delete": _pusty,
    "hdr:dzialanie_restore": _usuniety("dzialanie"),
    "hdr:postep_create": _postep,
    "hdr:pomiar_create": _pomiar,
    "hdr:pomiar_withdraw": _pusty,
    "hdr:podsumowanie_create": _etap_3,
    "hdr:podsumowanie_forma": _inna_forma,
    "hdr:podsumowanie_submit": _pusty,
    "hdr:podsumowanie_accept": _zlozone,
    "hdr:podsumowanie_return": _zlozone,
    "hdr:sekcja_pole": _element("sekcja_podsumowania", "tekst"),
    "jst:oswiadczenie_create": _oswiadczenie,
    "konta:ustawienia": lambda swiat: {"imie": "Jan", "nazwisko": "Nowy", "telefon": ""},
    "raporty:hdr_order": _pusty,
    "raporty:raport_order": _etap_2_bez_danych,
    "raporty:dokument_retry": _pusty,
    "sesje:sesja_quick_create": _sesja,
    "sesje:sesja_create": _sesja,
    "sesje:sesja_update": _sesja,
    "sesje:sesja_withdraw": _powod,
    "sesje:sesja_approve": _pusty,
    "sesje:sesja_approve_month": _miesiac_sesji,
    "sesje:brak_wsparcia_update": _brak_wsparcia,
    "sesje:miesiac_approve": _zamkniety_miesiac,
    "sesje:miesiac_reopen": _powod,
    "spotkania:spotkanie_create": _spotkanie("spotkanie_w_jst", 1),
    "spotkania:edycja_spotkanie_create": _spotkanie("spotkanie_inicjujace"),
    "spotkania:spotkanie_update": _spotkanie("spotkanie_w_jst", 1),
    "spotkania:spotkanie_cancel": _powod,
    "spotkania:spotkanie_hold": _po_spotkaniu,
}
