"""The three forms of Podsumowanie and their parts, as data.

The names of the forms and the number of points come from ORE. The eight headings of „opis dobrej
praktyki” and the help texts are our proposal (``PROPOZYCJA``), marked so in the application.
"""

from dataclasses import dataclass

from hdr.enums import FormaPodsumowania

PROPOZYCJA = "Nagłówki i podpowiedzi są propozycją."


@dataclass(frozen=True)
class Czesc:
    klucz: str
    tytul: str
    podpowiedz: str


_DOBRA_PRAKTYKA = (
    Czesc("kontekst", "Kontekst", "Jaki to samorząd, ile ma szkół, co było ważne na starcie."),
    Czesc("problem", "Problem", "Co nie działało i skąd to wiedzieliście."),
    Czesc("cel", "Cel", "Co chcieliście zmienić i po czym poznać, że się udało."),
    Czesc("przebieg", "Przebieg działań", "Co po kolei zrobiliście, kto brał w tym udział."),
    Czesc("zasoby", "Zasoby", "Ludzie, czas, pieniądze, narzędzia."),
    Czesc("rezultaty", "Rezultaty", "Co się zmieniło. Podajcie wartości wskaźników."),
    Czesc(
        "trudnosci",
        "Trudności i jak je pokonano",
        "Co poszło inaczej, niż planowaliście, i co wtedy zrobiliście.",
    ),
    Czesc(
        "wskazowki",
        "Wskazówki dla innych",
        "Co poradzicie samorządowi, który chce zrobić to samo.",
    ),
)
_STUDIUM_REFLEKSJI = (
    Czesc("fakty", "Fakty", "Co się wydarzyło: daty, liczby, słowa, które padły."),
    Czesc("odczucia", "Odczucia", "Co Was zaskoczyło, ucieszyło, zaniepokoiło."),
    Czesc("znaczenie", "Znaczenie", "Czego się nauczyliście, co to mówi o Waszej oświacie."),
    Czesc("decyzje", "Decyzje", "Co zrobicie dalej, kto i do kiedy."),
)
_MINIREPORTAZ = (
    Czesc("tytul", "Tytuł", "Krótki, o tym, co najważniejsze."),
    Czesc("lead", "Lead", "Dwa, trzy zdania: kto, co, gdzie i po co."),
    Czesc("wydarzenia", "Wydarzenia", "Co się działo, w kolejności, z ludźmi i miejscami."),
    Czesc("rozmowa", "Rozmowa", "Wywiad: pytania i odpowiedzi."),
    Czesc("puenta", "Puenta", "Myśl, z którą zostaje czytelnik."),
)

CZESCI: dict[str, tuple[Czesc, ...]] = {
    FormaPodsumowania.DOBRA_PRAKTYKA: _DOBRA_PRAKTYKA,
    FormaPodsumowania.STUDIUM_REFLEKSJI: _STUDIUM_REFLEKSJI,
    FormaPodsumowania.MINIREPORTAZ: _MINIREPORTAZ,
}


def get_czesci(forma: str) -> tuple[Czesc, ...]:
    return CZESCI[forma]
