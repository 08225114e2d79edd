"""What the POSTs of requests for documents (``diagnoza``) carry."""

from tests.access.zapisy.wspolne import dzis, pusty

ZAPISY = {
    "diagnoza:prosba_create": lambda swiat: {"tresc": "Uchwała", "termin": dzis(14)},
    "diagnoza:prosba_answer": lambda swiat: {
        "odpowiedz": "odmawiam",
        "powod_odmowy": "Nie ma takiej uchwały.",
    },
    "diagnoza:prosba_withdraw": pusty,
}
