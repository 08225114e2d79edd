from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone

from powiadomienia import rodzaje
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
)

DZIS = date(2026, 11, 18)


@pytest.fixture
def zegar(monkeypatch):
    """Wednesday, 18 November 2026, until a test calls it with another day."""
    now = {"day": DZIS}

    def localdate(value=None):
        return timezone.localtime(value).date() if value else now["day"]

    monkeypatch.setattr(timezone, "localdate", localdate)
    return lambda day: now.update(day=day)


@pytest.fixture
def swiat(db, zegar):
    """A Proces with one advisor since 10 September, in an edition of a whole school year."""
    edycja = EdycjaFactory(od=date(2026, 9, 1), do=date(2027, 5, 31))
    proces = ProcesFactory(edycja=edycja)
    przydzial = PrzydzialDoradcyFactory(proces=proces, od=date(2026, 9, 10))
    lider = CzlonekZespoluFactory(proces=proces, lider=True)
    return SimpleNamespace(
        edycja=edycja,
        proces=proces,
        przydzial=przydzial,
        doradca=przydzial.doradca,
        user=przydzial.doradca.user,
        lider=lider,
    )


@pytest.fixture
def tresc():
    """The text of a mail by itself: when it is sent, it may stand in one mail with others."""
    return lambda row: rodzaje.get_rodzaj(row.rodzaj).build(row)
