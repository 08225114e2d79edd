"""People of the demo: visibly fictional names, addresses at example.org."""

from collections.abc import Iterator
from itertools import count

_ZENSKIE = (
    "Anna Barbara Celina Danuta Ewa Grażyna Halina Irena Joanna Katarzyna Lidia Maria".split()
)
_MESKIE = "Adam Bogdan Cezary Damian Emil Feliks Grzegorz Henryk Jan Karol Leszek Marek".split()
_NAZWISKA = (
    ("Przykładowa", "Przykładowy"),
    ("Wzorcowa", "Wzorcowy"),
    ("Pokazowa", "Pokazowy"),
    ("Testowa", "Testowy"),
    ("Umowna", "Umowny"),
    ("Fikcyjna", "Fikcyjny"),
    ("Zmyślona", "Zmyślony"),
    ("Ćwiczebna", "Ćwiczebny"),
)


def fictional_people() -> Iterator[tuple[str, str]]:
    """Endless pairs of first name and surname; the first 192 are all different."""
    for index in count():
        pair = index // 2
        surname = _NAZWISKA[(pair + pair // 12) % len(_NAZWISKA)]
        if index % 2 == 0:
            yield _ZENSKIE[pair % 12], surname[0]
        else:
            yield _MESKIE[pair % 12], surname[1]
