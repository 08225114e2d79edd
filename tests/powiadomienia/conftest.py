from dataclasses import replace

import pytest

from powiadomienia import rodzaje
from powiadomienia.rodzaje import RodzajWiadomosci, Tresc


@pytest.fixture
def probny(monkeypatch):
    """Register kinds for one test: ``probny(build=…)`` returns the key of a fresh kind."""
    monkeypatch.setattr(rodzaje, "_rodzaje", dict(rodzaje._rodzaje))

    def make(klucz="probny", **kwargs):
        rodzaj = RodzajWiadomosci(klucz, "próbny", lambda wiadomosc: Tresc("Temat", "Treść\n"))
        rodzaje.register(replace(rodzaj, **kwargs))
        return klucz

    return make
