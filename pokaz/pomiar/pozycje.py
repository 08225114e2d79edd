"""What is measured. A page that does not exist or refuses is reported as such, not left out."""

from collections.abc import Callable
from dataclasses import dataclass

from pokaz.pomiar.swiat import Swiat


@dataclass(frozen=True)
class Pozycja:
    """One page for one person; ``dane`` makes a POST of it, anew for every repetition."""

    nazwa: str
    url: str
    kto: str
    args: Callable[[Swiat], list] = lambda swiat: []
    pytanie: str = ""
    dane: Callable[[Swiat, int], dict] | None = None


def _edycja(swiat):
    return [swiat.edycja.pk]


def _proces(swiat):
    return [swiat.proces.pk]


def _arkusz(swiat):
    return [swiat.arkusz.proces_id, 2]


def _odpowiedz(swiat, number):
    statements = swiat.edycja.wersja_arkusza.stwierdzenia.filter(obszar__nr=2)
    return {"pole": f"s{statements.first().pk}", "wartosc": str(1 + number % 5)}


def _pole_celu(swiat, number):
    swiat.cel.refresh_from_db()
    return {
        "pole": "tresc",
        "wartosc": f"Cel po zmianie numer {number}",
        "wersja": str(swiat.cel.wersja),
        "baza": swiat.cel.tresc,
    }


POZYCJE = [
    Pozycja("tablica edycji", "cykl:tablica", "koordynator", _edycja),
    *(
        Pozycja(f"strona główna: {rola}", "cykl:home", rola)
        for rola in (
            "admin",
            "koordynator",
            "obserwator",
            "ros",
            "pro",
            "lider",
            "członek",
            "decydent",
        )
    ),
    Pozycja("proces", "cykl:proces_detail", "lider", _proces),
    Pozycja("zespół", "edycje:zespol_detail", "lider", _proces),
    Pozycja("arkusz, jeden obszar", "arkusz:arkusz_update", "autor arkusza", _arkusz),
    Pozycja("wynik grupy", "wynik:wynik_detail", "lider", _proces),
    Pozycja("dane", "zbiory:dane_list", "lider", _proces),
    Pozycja("diagnoza", "diagnoza:diagnoza_detail", "lider", _proces),
    Pozycja("edytor HDR", "hdr:hdr_detail", "lider szkicu", lambda swiat: [swiat.hdr.proces_id]),
    Pozycja("HDR przyjęty", "hdr:hdr_detail", "lider", _proces),
    Pozycja("postęp działań", "wdrozenie:postep_list", "lider", _proces),
    Pozycja(
        "zapis pola HDR",
        "hdr:cel_pole",
        "lider szkicu",
        lambda swiat: [swiat.cel.pk],
        dane=_pole_celu,
    ),
    Pozycja(
        "zapis odpowiedzi arkusza",
        "arkusz:arkusz_autosave",
        "autor arkusza",
        _arkusz,
        dane=_odpowiedz,
    ),
    Pozycja("formularz sesji", "sesje:sesja_quick_create", "ros"),
    Pozycja("sesje procesu", "sesje:sesja_list", "ros", _proces),
    Pozycja("moje godziny", "sesje:moje_godziny", "ros"),
    Pozycja("godziny edycji", "sesje:edycja_godziny", "koordynator", _edycja),
    Pozycja("miesiąc doradcy", "sesje:miesiac_detail", "ros", lambda swiat: list(swiat.miesiac)),
    Pozycja("rozliczenia edycji", "raporty:rozliczenie_list", "koordynator", _edycja),
    Pozycja("przypomnienia edycji", "cykl:przypomnienie_list", "koordynator", _edycja),
    Pozycja("cisza edycji", "cykl:cisza_list", "koordynator", _edycja),
    Pozycja("powiadomienia", "powiadomienia:powiadomienie_list", "ros"),
    Pozycja("spotkania procesu", "spotkania:spotkanie_list", "lider", _proces),
    Pozycja("dokumenty procesu", "raporty:dokument_list", "lider", _proces),
    Pozycja("samorządy edycji", "edycje:proces_list", "koordynator", _edycja),
    Pozycja("doradcy edycji", "edycje:doradca_list", "koordynator", _edycja),
    Pozycja("szukanie w rejestrze", "jst:jst_list", "koordynator", pytanie="q=checiny"),
    Pozycja("rejestr, strona 1", "jst:jst_list", "koordynator"),
    Pozycja("podpowiedzi rejestru", "jst:jst_search", "koordynator", pytanie="q=brzeski"),
    Pozycja("obszary", "obszary:obszar_list", "członek"),
]
