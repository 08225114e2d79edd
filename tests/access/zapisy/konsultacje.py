"""What the POSTs of ``konsultacje`` carry."""

from tests.access.zapisy.wspolne import dzis, element, pusty
from tests.factories.konsultacje import PytanieKonsultacjiFactory


def _gotowa_do_otwarcia(swiat):
    PytanieKonsultacjiFactory(konsultacja=swiat.konsultacja)
    swiat.konsultacja.do = dzis(7)
    swiat.konsultacja.save()
    return {}


def _drugie_pytanie(swiat):
    PytanieKonsultacjiFactory(
        konsultacja=swiat.konsultacja, kolejnosc=swiat.pytanie_konsultacji.kolejnosc + 1
    )
    return {"kierunek": "w-dol"}


ZAPISY = {
    "konsultacje:konsultacja_create": lambda swiat: {"tytul": "Nowa konsultacja"},
    "konsultacje:konsultacja_update": element("konsultacja", "tytul"),
    "konsultacje:konsultacja_open": _gotowa_do_otwarcia,
    "konsultacje:konsultacja_close": pusty,
    "konsultacje:link_create": lambda swiat: {
        "grupa": "dyrektorzy",
        "adresy": "anna@example.org\njan@example.org",
    },
    "konsultacje:otwarty_link_update": lambda swiat: {"limit": "50"},
    "konsultacje:pytanie_create": lambda swiat: {"rodzaj": "skala", "tresc": "Jak często?"},
    "konsultacje:pytanie_update": element("pytanie_konsultacji", "tresc"),
    "konsultacje:pytanie_move": _drugie_pytanie,
    "konsultacje:pytanie_delete": pusty,
    "konsultacje:fakt_create": lambda swiat: {"problem": swiat.problem.pk, "tresc": "Mediana 2."},
    "konsultacje:odpowiedz_create": lambda swiat: {
        f"p-{swiat.otwarta_konsultacja.pytania.get().pk}": "4"
    },
}
