import sys

from django.apps import AppConfig

KLUCZ = "proba_zbiorcza"


class ProbaConfig(AppConfig):
    name = "tests.infrastructure.proba"

    def ready(self):
        from powiadomienia import rodzaje

        def build(wiadomosc):
            return rodzaje.Tresc("Próba", f"Sprawa <{wiadomosc.przedmiot}>.\n")

        rodzaj = rodzaje.RodzajWiadomosci(KLUCZ, "próba", build, zbiorcza=True)
        rodzaje.register(rodzaj)
        assert "pytest" not in sys.modules, "only for the processes of the drill"
