"""What the POSTs of ``edycje`` carry."""

from tests.access.zapisy.wspolne import dzis, powod, pusty
from tests.factories.edycje import TerminKrokuFactory
from tests.factories.jst import DoradcaFactory, JstFactory


def _decydent_w_zespole(swiat):
    """Only a decydent who works in the team gives way to another one."""
    swiat.decydent_czlonek.wypelnia_arkusz = True
    swiat.decydent_czlonek.save(update_fields=["wypelnia_arkusz"])
    return {}


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
        "przenoszenie_godzin": "kwartal",
        "obszary_max": 1,
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
        "od": dzis(),
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
    return powod(swiat)


ZAPISY = {
    "edycje:edycja_update": _edycja,
    "edycje:edycja_finish": pusty,
    "edycje:krok_update": _kroki,
    "edycje:grupa_list": lambda swiat: {"numer": 77, "nazwa": "miasta"},
    "edycje:grupa_update": lambda swiat: {"numer": 78, "nazwa": "miasta"},
    "edycje:rola_create": _osoba,
    "edycje:rola_delete": powod,
    "edycje:proces_create": _jst,
    "edycje:proces_import": _lista,
    "edycje:doradca_create": _osoba,
    "edycje:przydzial_create": _przydzial,
    "edycje:zaproszenie_resend": pusty,
    "edycje:zaproszenie_revoke": pusty,
    "edycje:proces_update": lambda swiat: {"grupa": swiat.grupa.pk},
    "edycje:czlonek_create": _czlonek,
    "edycje:czlonek_update": _dane_czlonka,
    "edycje:czlonek_delete": powod,
    "edycje:czlonek_lider": pusty,
    "edycje:czlonek_decydent": _decydent_w_zespole,
    "edycje:czlonek_invite": pusty,
    "edycje:termin_update": lambda swiat: {"od": dzis(), "do": dzis(3), "powod": "Zmiana."},
    "edycje:termin_delete": _wlasny_termin,
}
