from edycje.queries.doradcy import Obciazenie, obciazenie_doradcow, przydzialy_historia
from edycje.queries.procesy import OknoKroku, okna_krokow, procesy_list
from edycje.queries.uprawnienia import (
    Uprawnienia,
    UprawnieniaEdycji,
    get_uprawnienia,
    get_uprawnienia_edycji,
    holds_any,
    may_create_edycja,
)
from edycje.queries.zespol import (
    FaktDoradcy,
    FaktyZespolu,
    OsobaZespolu,
    SkladZespolu,
    StanZaproszenia,
    fakty_zespolu,
    sklad_zespolu,
    stan_zaproszenia,
)

__all__ = [
    "FaktDoradcy",
    "FaktyZespolu",
    "Obciazenie",
    "OknoKroku",
    "OsobaZespolu",
    "SkladZespolu",
    "StanZaproszenia",
    "Uprawnienia",
    "UprawnieniaEdycji",
    "fakty_zespolu",
    "get_uprawnienia",
    "get_uprawnienia_edycji",
    "holds_any",
    "may_create_edycja",
    "obciazenie_doradcow",
    "okna_krokow",
    "procesy_list",
    "przydzialy_historia",
    "sklad_zespolu",
    "stan_zaproszenia",
]
