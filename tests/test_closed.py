"""A paused or ended Proces, and every Proces of an ended edition, can only be read."""

import re
from functools import partial
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from edycje.enums import Etap, StatusEdycji, StatusProcesu
from tests.access.swiat import Swiat
from tests.access.wiersz import WSZYSCY
from tests.access.zapisy import ZAPISY
from tests.factories.edycje import WstrzymanieFactory
from tests.factories.obszary import ObszarFactory
from tests.test_access import WIERSZE

# Every role posts everything in four states: minutes of work, and nothing that a database changes.
pytestmark = pytest.mark.drill

OTWARTY, WSTRZYMANY, ZAKONCZONY, EDYCJA = "otwarty", "wstrzymany", "zakończony", "edycja zakończona"
STANY = (WSTRZYMANY, ZAKONCZONY, EDYCJA)

# What may be written all the same, and why.
WYJATKI = {
    # The way out of each state.
    "cykl:proces_resume": {WSTRZYMANY},
    "cykl:proces_restore": {ZAKONCZONY},
    "cykl:proces_resign": {WSTRZYMANY},
    # A document is only printed from what is there; nothing in the Proces changes.
    "raporty:hdr_order": set(STANY),
    "raporty:streszczenie_order": set(STANY),
    "raporty:wynik_order": set(STANY),
    "raporty:raport_order": set(STANY),
    "raporty:dokument_retry": set(STANY),
    # A Jst shows its plan, and hides it, also after its edition; the follow-up comes months later.
    "biblioteka:publikacja_consent": set(STANY),
    "biblioteka:publikacja_publish": set(STANY),
    "biblioteka:publikacja_refuse": set(STANY),
    "biblioteka:publikacja_withdraw": set(STANY),
    "biblioteka:ankieta_hide": set(STANY),
    "biblioteka:ankieta_answer": set(STANY),
    # Hours that were worked are settled after the end too (produkt.md, section 4).
    "raporty:rozliczenie_order": set(STANY),
    "raporty:umowa_update": set(STANY),
    "sesje:brak_wsparcia_update": set(STANY),
    "sesje:miesiac_approve": set(STANY),
    "sesje:miesiac_reopen": set(STANY),
    "sesje:miesiac_return": set(STANY),
    # A draft is the advisor's own and counts nowhere.
    "sesje:szkic_save": set(STANY),
    "sesje:szkic_delete": set(STANY),
    # Order of the list of an edition, not a part of the Proces.
    "edycje:proces_update": {WSTRZYMANY, ZAKONCZONY},
    # Access has to be taken away, or given to an auditor, whenever that is needed.
    "edycje:rola_create": set(STANY),
    "edycje:rola_delete": set(STANY),
    # Of the edition or of the person: a paused or ended Proces does not matter to them.
    "edycje:edycja_update": {WSTRZYMANY, ZAKONCZONY},
    "edycje:edycja_finish": {WSTRZYMANY, ZAKONCZONY},
    "edycje:krok_update": {WSTRZYMANY, ZAKONCZONY},
    "edycje:grupa_list": {WSTRZYMANY, ZAKONCZONY},
    "edycje:grupa_update": {WSTRZYMANY, ZAKONCZONY},
    "edycje:proces_create": {WSTRZYMANY, ZAKONCZONY},
    "edycje:proces_import": {WSTRZYMANY, ZAKONCZONY},
    "edycje:doradca_create": {WSTRZYMANY, ZAKONCZONY},
    "spotkania:edycja_spotkanie_create": {WSTRZYMANY, ZAKONCZONY},
    "jst:oswiadczenie_create": set(STANY),
    "kalendarz:adres_create": set(STANY),
    "kalendarz:adres_delete": set(STANY),
    "konta:ustawienia": set(STANY),
    "powiadomienia:preferencje": set(STANY),
    "powiadomienia:szablon_edit": set(STANY),
}

# POST that writes nothing into a Proces at all, or only with facts that no short data give.
BEZ_ZAPISU_W_PROCESIE = {
    "edycje:edycja_create",
    "edycje:edycja_start",
    "konta:zaproszenie_detail",
    "przenoszenie:import_create",
    "powiadomienia:powiadomienie_open",
    "powiadomienia:powiadomienie_read",
    "powiadomienia:powiadomienie_read_all",
    "powiadomienia:szablon_preview",
    "powiadomienia:szablon_reset",
    "powiadomienia:wiadomosc_cancel",
    "powiadomienia:wiadomosc_resend",
    "powiadomienia:wiadomosc_retry",
    "powiadomienia:wiadomosc_retry_all",
    "powiadomienia:wypisz",
    "powiadomienia:zaproszenie_ask",
    "sesje:miesiac_close",
}
# The state they need is long to build; their own tests show that they write.
NIE_SPRAWDZANE = {
    ("cykl:bramka_open", OTWARTY),
    ("obieg:hdr_submit", OTWARTY),
    ("podsumowanie:podsumowanie_submit", OTWARTY),
    ("raporty:paczka_create", OTWARTY),
}
# Written only in the state that opens them.
TYLKO_Z_ZAMKNIETEGO = {"cykl:proces_resume", "cykl:proces_restore"}

# What a request says to the database: only tables that it writes to can have changed.
ZAPIS = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
# A union begins with a bracket on PostgreSQL.
ODCZYT = re.compile(r"[\s(]*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK)\b", re.IGNORECASE)

# Presence and keys of forms are no part of the work.
POMIJANE = {"konta.KluczFormularza", "konta.User", "powiadomienia.Puls"}


def _note_table(tables, execute, sql, params, many, context):
    """Wrapper of queries: the table that each of them writes to."""
    found = ZAPIS.match(sql)
    if found:
        tables.add(found[1])
    else:
        assert ODCZYT.match(sql), sql
    return execute(sql, params, many, context)


def _snapshot(tables):
    """Every row of those tables that are ours, and the names of people."""
    own = [
        config for config in apps.get_app_configs() if Path(config.path).parent == settings.BASE_DIR
    ]
    models = [model for config in own for model in config.get_models()]
    rows = {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in models
        if model._meta.db_table in tables and model._meta.label not in POMIJANE
    }
    user = apps.get_model("konta.User")
    if user._meta.db_table in tables:
        people = user.objects.order_by("pk")
        rows["osoby"] = list(people.values_list("imie", "nazwisko", "email", "is_active"))
    return rows


def _close(swiat, stan):
    swiat.proces.refresh_from_db()
    if stan is OTWARTY:
        return
    if stan == EDYCJA:
        type(swiat.edycja).objects.filter(pk=swiat.edycja.pk).update(status=StatusEdycji.ZAKONCZONA)
        return
    if stan == WSTRZYMANY:
        swiat.proces.status = StatusProcesu.WSTRZYMANY
        WstrzymanieFactory(proces=swiat.proces)
    else:
        swiat.proces.status = StatusProcesu.ZAKONCZONY
        swiat.proces.zakonczono_at = timezone.now()
        swiat.proces.etap = Etap.WDROZENIE
        swiat.proces.obszar = swiat.proces.obszar or ObszarFactory()
    swiat.proces.save()


def _writers(client, name, swiat, url, data):
    """Roles whose POST changes anything; every change is undone."""
    writers, broken = set(), {}
    for rola in sorted(WIERSZE[name].kto):
        client.force_login(swiat.osoby[rola])
        save_point = transaction.savepoint()
        for value in data.values():
            if hasattr(value, "seek"):
                value.seek(0)
        tables = set()
        with connection.execute_wrapper(partial(_note_table, tables)):
            status = client.post(url, data).status_code
        if status >= 500:
            broken[rola] = status
        after = _snapshot(tables)
        transaction.savepoint_rollback(save_point)
        if after != _snapshot(tables):
            writers.add(rola)
    assert broken == {}
    return writers


def _allowed(name, stan):
    if stan is OTWARTY:
        return name not in TYLKO_Z_ZAMKNIETEGO
    return stan in WYJATKI.get(name, ())


def test_every_writing_url_has_its_data():
    writing = {
        name
        for name, wiersz in WIERSZE.items()
        if ":" in name and "POST" in wiersz.metody and wiersz.kto & WSZYSCY
    }

    assert set(ZAPISY) == writing - BEZ_ZAPISU_W_PROCESIE


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ZAPISY))
def test_only_an_open_proces_is_written(name, client):
    client.raise_request_exception = False
    swiat = Swiat()
    url = reverse(name, args=WIERSZE[name].args(swiat))
    data = ZAPISY[name](swiat)

    wrong = {}
    for stan in (OTWARTY, *STANY):
        save_point = transaction.savepoint()
        _close(swiat, stan)
        writers = _writers(client, name, swiat, url, data)
        if bool(writers) != _allowed(name, stan) and (name, stan) not in NIE_SPRAWDZANE:
            wrong[stan] = writers
        transaction.savepoint_rollback(save_point)

    assert wrong == {}
