"""What the columns of a table may be, and guessing it from the words of their heads."""

import re
from dataclasses import dataclass

from doradztwo.teksty import normalize


@dataclass(frozen=True)
class Kolumna:
    """``slowa``: beginnings of words; one of up to four letters must be the whole word."""

    klucz: str
    etykieta: str
    slowa: tuple[str, ...]
    limit: int = 10_000


# Guessed in this order: the narrower name stands first („źródło danych” before „dane”).
_ZGADYWANE = (
    Kolumna("wartosc_bazowa", "wartość bazowa (jest)", ("bazow", "wyjsciow", "poczatkow", "jest")),
    Kolumna("wartosc_docelowa", "wartość docelowa (ma być)", ("docelow", "koncow", "ma byc")),
    Kolumna("jednostka", "jednostka", ("jednostka", "jednostki miary", "jm"), 40),
    Kolumna(
        "zrodlo_danych",
        "źródło danych",
        ("zrodlo danych", "zrodla danych", "weryfikacj", "pomiaru"),
        300,
    ),
    Kolumna("zrodlo_finansowania", "skąd pieniądze", ("skad pieniadze",), 300),
    Kolumna("zrodlo_opis", "pieniądze, bliżej", ("finansowani", "pieniadze, blizej"), 300),
    Kolumna("koszt", "koszt", ("koszt", "kwot", "budzet", "naklad", "srodki finansowe")),
    Kolumna("wskaznik", "wskaźnik", ("wskaznik", "miernik"), 300),
    Kolumna("odpowiedz_na_ryzyko", "odpowiedź na ryzyko", ("odpowiedz na", "zapobieg", "co wtedy")),
    Kolumna("ryzyko", "ryzyko", ("ryzyk", "zagrozen", "co moze sie nie udac")),
    Kolumna("wspolpracuja", "współpracują", ("wspolprac", "partner", "zaangazowan"), 300),
    Kolumna(
        "odpowiedzialny",
        "kto odpowiada",
        ("odpowiedzialn", "odpowiada", "realizator", "wykonawc", "kto"),
        200,
    ),
    Kolumna("rezultat", "rezultat", ("rezultat", "efekt", "produkt")),
    Kolumna("narzedzia", "narzędzia z obszaru", ("narzedzia z obszaru",)),
    Kolumna("narzedzie_wlasne", "własne narzędzie", ("narzedzi", "metod"), 300),
    Kolumna("za_przykladem", "za przykładem", ("za przykladem",), 300),
    Kolumna("zasoby", "zasoby", ("zasob", "ludzie i rzeczy")),
    Kolumna("od", "początek", ("od", "poczatek", "rozpocz")),
    Kolumna("do", "koniec", ("do", "koniec", "zakoncz")),
    Kolumna("termin", "termin (od–do)", ("termin", "kiedy", "okres", "data", "czas")),
    Kolumna("priorytet", "priorytet", ("priorytet",)),
    Kolumna("dzialanie", "działanie", ("dzialani", "zadani", "co zrobimy", "aktywnosc")),
    Kolumna("cel", "cel", ("cel", "cele", "cele szczegolowe")),
)
KOLUMNY = {one.klucz: one for one in _ZGADYWANE}
_KOLEJNOSC = (
    "priorytet cel wskaznik wartosc_bazowa wartosc_docelowa jednostka zrodlo_danych dzialanie "
    "termin od do odpowiedzialny wspolpracuja narzedzia narzedzie_wlasne zasoby koszt "
    "zrodlo_finansowania zrodlo_opis rezultat ryzyko odpowiedz_na_ryzyko za_przykladem"
).split()
POMIN = ""
WYBORY = [(POMIN, "pomiń"), *((one, KOLUMNY[one].etykieta) for one in _KOLEJNOSC)]

_GLEBOKOSC = 10
_MAX_NAGLOWKA = 80


def guess_kolumna(head: str) -> str:
    """Key of the column this head names, or ``POMIN``."""
    plain = normalize(head)
    if not plain or len(plain) > _MAX_NAGLOWKA:
        return POMIN
    for column in _ZGADYWANE:
        if any(_names(word, plain) for word in column.slowa):
            return column.klucz
    return POMIN


def _names(word: str, plain: str) -> bool:
    end = r"\b" if len(word) <= 4 else ""
    return re.search(rf"\b{re.escape(word)}{end}", plain) is not None


def guess_naglowek(wiersze) -> int:
    """Index of the row with the heads among the first ones; -1 when none names a column."""
    best, most = -1, 0
    for index, row in enumerate(wiersze[:_GLEBOKOSC]):
        found = len({guess_kolumna(cell) for cell in row} - {POMIN})
        filled = sum(1 for cell in row if cell)
        # A sentence may hold the word „cel”; a row of heads is made of them.
        if found > most and 2 * found >= filled:
            best, most = index, found
    return best if most > 1 or len(wiersze[0]) == 1 else -1


def guess_kolumny(wiersze, naglowek: int) -> list[str]:
    """A key for each column, every key once; a lone column without a head holds actions."""
    width = len(wiersze[0])
    if naglowek < 0:
        return ["dzialanie"] if width == 1 else [POMIN] * width
    found: list[str] = []
    for head in wiersze[naglowek]:
        key = guess_kolumna(head)
        found.append(POMIN if key in found else key)
    return found
