from django.conf import settings
from django.urls import reverse

from powiadomienia.rodzaje import Pole

GRUPA = "Przypomnienia"
JST = Pole("jst", "samorząd", "gmina Chęciny (świętokrzyskie)")
ADRES = Pole("adres", "odnośnik do miejsca w aplikacji", "https://example.org/procesy/1/")
LISTA = Pole("lista", "lista, każda pozycja w osobnej linii", "– Chęciny: 3 dni po terminie")
NAJWIECEJ_NAZW = 15


def full_url(name: str, *args) -> str:
    return settings.ADRES_APLIKACJI + reverse(name, args=args)


def lines(rows) -> str:
    return "\n".join(f"– {row}" for row in rows)


def names(rows: list[str]) -> str:
    """The first names of a long list, and how many more there are."""
    shown = ", ".join(rows[:NAJWIECEJ_NAZW])
    rest = len(rows) - NAJWIECEJ_NAZW
    return f"{shown} i jeszcze {rest}" if rest > 0 else shown
