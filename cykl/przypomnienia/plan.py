"""The table of reminders of produkt.md, section 4, as data."""

from dataclasses import dataclass

from cykl.enums import RodzajPrzypomnienia
from cykl.warunki import DECYDENT, DORADCY, KOORDYNATOR, LIDER, ZESPOL
from doradztwo.drabina import Drabina

# What the coordinator gets: one mail for the whole edition.
KROKI_EDYCJI = "kroki_po_terminie"
MIESIACE_EDYCJI = "miesiace_niezamkniete"

# The person of the team who answers for actions; named by the Sprawa itself.
ODPOWIEDZIALNY = "odpowiedzialny"

# Whoever answers for the item of the data to which a document belongs; named by the Sprawa too.
OPIEKUN_DANYCH = "opiekun danych"

# From which rung on who joins: the team after the second, the coordinator after the third.
Odbiorcy = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class WierszPlanu:
    """One row of the table. Hours go by the days of the month (``sesje.kalendarz``), so they have
    no ladder; ``w_procesie``: about one Proces, where the coordinator may put it off.
    """

    rodzaj: RodzajPrzypomnienia
    drabina: Drabina | None
    odbiorcy: Odbiorcy
    kiedy: str
    komu: str
    koniec: str
    w_procesie: bool = True


PLAN = (
    WierszPlanu(
        RodzajPrzypomnienia.KROK,
        Drabina(przed=(7,), po=1, co=7),
        ((1, LIDER), (3, ZESPOL), (4, KOORDYNATOR)),
        "7 dni przed terminem, dzień po nim, potem co 7 dni",
        "lider; po drugim razie cały zespół, po trzecim także koordynator",
        "krok jest gotowy albo ma nowy termin",
    ),
    WierszPlanu(
        RodzajPrzypomnienia.HDR_OPINIA,
        Drabina(po=1, co=3, robocze=True),
        ((1, DORADCY),),
        "dzień po przekazaniu, potem co 3 dni robocze",
        "doradca, który nie wydał opinii",
        "opinia jest wydana",
    ),
    WierszPlanu(
        RodzajPrzypomnienia.HDR_AKCEPTACJA,
        Drabina(po=1, co=3, robocze=True),
        ((1, DECYDENT),),
        "dzień po opiniach, potem co 3 dni robocze",
        "decydent; gdy nie ma konta, lider",
        "HDR jest przyjęty albo zwrócony",
    ),
    WierszPlanu(
        RodzajPrzypomnienia.PODSUMOWANIE,
        Drabina(przed=(14, 7, 1), po=6, co=7),
        ((1, LIDER),),
        "14, 7 i 1 dzień przed terminem, potem co tydzień",
        "lider",
        "podsumowanie jest złożone",
    ),
    WierszPlanu(
        RodzajPrzypomnienia.DZIALANIE,
        Drabina(przed=(7,), po=1, co=7),
        ((1, ODPOWIEDZIALNY),),
        "7 dni przed końcem działania, dzień po nim, potem co 7 dni",
        "osoba z zespołu, która odpowiada za działanie, z odnośnikiem bez logowania",
        "działanie jest zakończone albo zaniechane",
    ),
    WierszPlanu(
        RodzajPrzypomnienia.PROSBA,
        Drabina(po=1, co=7),
        ((1, LIDER),),
        "dzień po terminie prośby, potem co 7 dni",
        "lider i osoba, która odpowiada za pozycję z listy danych",
        "zespół odpowiedział albo doradca wycofał prośbę",
    ),
    WierszPlanu(
        RodzajPrzypomnienia.SESJE,
        Drabina(w_poniedzialki=True),
        ((1, LIDER),),
        "raz w tygodniu, w poniedziałek",
        "lider",
        "sesje są potwierdzone",
    ),
    WierszPlanu(
        RodzajPrzypomnienia.BRAK_GODZIN,
        None,
        ((1, DORADCY),),
        "20. dnia miesiąca i 3. dnia roboczego od końca",
        "doradca, jedna wiadomość o wszystkich JST",
        "minuty są zapisane albo jest powód braku wsparcia",
        w_procesie=False,
    ),
    WierszPlanu(
        RodzajPrzypomnienia.MIESIAC,
        None,
        ((1, DORADCY), (2, KOORDYNATOR)),
        "3. i 6. dnia następnego miesiąca",
        "doradca; za drugim razem także koordynator",
        "miesiąc jest zamknięty",
        w_procesie=False,
    ),
    WierszPlanu(
        RodzajPrzypomnienia.CISZA,
        Drabina(w_poniedzialki=True),
        ((1, KOORDYNATOR),),
        "raz w tygodniu, w poniedziałek",
        "koordynator, jedna wiadomość o całej edycji",
        "ktoś zajrzał do procesu albo zapisano powód ciszy",
        w_procesie=False,
    ),
)

WIERSZE_PROCESU = tuple(wiersz for wiersz in PLAN if wiersz.w_procesie)
_PO_RODZAJU = {wiersz.rodzaj: wiersz for wiersz in PLAN}


def get_wiersz(rodzaj: str) -> WierszPlanu:
    return _PO_RODZAJU[RodzajPrzypomnienia(rodzaj)]
