"""What the POSTs of ``prognoza`` carry."""


def _nowa(swiat):
    return {
        "urodzenia": "\n".join(f"{rok}\t100" for rok in range(2011, 2026)),
        "rodzaj": "urodzenia",
        "zrodlo": "GUS",
        "pierwszy_rok": "2026",
        "szesciolatki": "3",
        "odroczenia": "2",
        "migracja": "0",
        "zmiana_urodzen": "0",
        "niepubliczne": "0",
        "wielkosc_oddzialu": "25",
        "wersja": "0",
    }


ZAPISY = {
    "prognoza:prognoza_update": _nowa,
    "prognoza:prognoza_collect": lambda swiat: {
        "wniosek": "Uczniów ubędzie.",
        "wersja": swiat.prognoza.wersja,
    },
}
