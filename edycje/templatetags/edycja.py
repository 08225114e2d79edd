"""Sub-navigation of the pages of one Edycja."""

from django import template
from django.urls import reverse

register = template.Library()

# key, text, URL name, only for coordinators
ZAKLADKI = (
    ("przeglad", "Przegląd", "edycje:edycja_detail", False),
    ("samorzady", "Samorządy", "edycje:proces_list", False),
    ("doradcy", "Doradcy", "edycje:doradca_list", False),
    ("rozliczenia", "Rozliczenia", "raporty:rozliczenie_list", False),
    ("przypomnienia", "Przypomnienia", "cykl:przypomnienie_list", False),
    ("hdr", "HDR", "obieg:kolejka_list", False),
    ("publikacje", "Publikacje", "biblioteka:edycja_publikacje", False),
    ("cisza", "Cisza", "cykl:cisza_list", False),
    ("przed_i_po", "Przed i po", "powtorka:powtorka_list", False),
    ("kroki", "Kroki i terminy", "edycje:krok_update", True),
    ("grupy", "Grupy", "edycje:grupa_list", True),
    ("zaproszenia", "Zaproszenia", "edycje:zaproszenie_list", True),
)


@register.inclusion_tag("components/zakladki.html")
def zakladki_edycji(edycja, uprawnienia, active):
    """Only tabs that the person may open."""
    tabs = [
        {"nazwa": text, "url": reverse(name, args=[edycja.pk]), "is_current": key == active}
        for key, text, name, coordinator in ZAKLADKI
        if uprawnienia.is_koordynator or not coordinator
    ]
    return {"zakladki": tabs, "nazwa_nawigacji": "Strony edycji"}


@register.simple_tag
def stan_edycji(edycja):
    return {"szkic": "przed", "aktywna": "toku"}.get(edycja.status, "gotowe")
