"""Editing the sheet's version never changes an edition that runs."""

import pytest

from arkusz.queries.wlasny import get_postep
from obszary.models import Stwierdzenie
from obszary.queries import current_wersja
from obszary.services.arkusz import copy_wersja, publish_wersja, withdraw_wersja
from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory
from tests.factories.obszary import WersjaArkuszaFactory

pytestmark = pytest.mark.django_db


def test_new_version_leaves_a_running_edition_as_it_was():
    wersja = WersjaArkuszaFactory(pelna=True, pelna__stwierdzenia_na_obszar=1)
    proces = ProcesFactory(edycja__wersja_arkusza=wersja)
    czlonek = CzlonekZespoluFactory(proces=proces, lider=True)
    arkusz = ArkuszDiagnostycznyFactory(proces=proces, czlonek=czlonek, oceny=3)
    texts = list(wersja.stwierdzenia.values_list("pk", "tekst"))

    draft = copy_wersja(wersja, numer="2027.1", kto=None)
    Stwierdzenie.objects.filter(wersja=draft).update(tekst="Zmienione.")
    publish_wersja(draft, kto=None)
    withdraw_wersja(wersja, kto=None)

    assert current_wersja() == draft
    proces.edycja.refresh_from_db()
    arkusz.refresh_from_db()
    assert (proces.edycja.wersja_arkusza, arkusz.wersja_arkusza) == (wersja, wersja)
    assert list(wersja.stwierdzenia.values_list("pk", "tekst")) == texts
    postep = get_postep(proces, arkusz)
    assert (postep.odpowiedzi, postep.stwierdzen) == (12, 12)
