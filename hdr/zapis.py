"""Saving a row of the draft: field by field with a script, as a whole form without one.

Both go through ``doradztwo.autozapis.save_zapis``, so both find the same conflicts.
"""

import json
from dataclasses import dataclass, field

from doradztwo.autozapis import CONFLICT, Zapis, save_zapis
from doradztwo.exceptions import DomainError
from doradztwo.liczby import read_number
from doradztwo.roznice import word_diff
from doradztwo.zapis_formularza import chosen, plain
from hdr.queries.zmiany import ostatnio_zmienil


@dataclass
class WynikFormularza:
    bledy: dict = field(default_factory=dict)
    konflikty: list = field(default_factory=list)
    wartosci: dict = field(default_factory=dict)
    bazy: dict = field(default_factory=dict)

    @property
    def is_saved(self):
        return not self.bledy and not self.konflikty


def save_formularz(request, obj, pola, save, etykiety, odmowy=()) -> WynikFormularza:
    """Save every field that differs from what its control started from.

    ``odmowy``: sentences about what the form asked for beside its fields and did not get.
    """
    wynik = WynikFormularza()
    for sentence in odmowy:
        _refuse(wynik, sentence)
    wersja = request.POST.get("wersja", "")
    for pole in pola:
        mine = plain(request.POST.get(pole, ""))
        base = plain(request.POST.get(f"baza-{pole}", ""))
        if request.POST.get(f"konflikt-{pole}"):
            mine = chosen(request.POST.get("konflikt", ""), mine, base)
        wynik.wartosci[pole], wynik.bazy[pole] = mine, base
        if mine == base:
            continue
        zapis = Zapis(pole, mine, (mine,), read_number(wersja), base)
        try:
            answer = save_zapis(zapis, obj, save, ostatnio_zmienil)
        except DomainError as error:
            _refuse(wynik, str(error))
            continue
        _note(wynik, pole, mine, base, answer, etykiety)
    return wynik


def _refuse(wynik, sentence: str) -> None:
    said = wynik.bledy.get("__all__", "")
    if sentence not in said:
        wynik.bledy["__all__"] = f"{said} {sentence}".strip()


def _note(wynik, pole, mine, base, answer, etykiety) -> None:
    content = json.loads(answer.content)
    if "bledy" in content:
        wynik.bledy |= content["bledy"]
    elif answer.status_code == CONFLICT:
        theirs = content["konflikt"]["tekst"]
        wynik.bazy[pole] = theirs
        wynik.konflikty.append(
            {
                "pole": etykiety[pole],
                "nazwa": pole,
                "autor": content["konflikt"]["autor"] or "druga osoba",
                "moj": mine,
                "cudzy": theirs,
                "roznica_moja": word_diff(base, mine),
                "roznica_cudza": word_diff(base, theirs),
            }
        )
    else:
        wynik.bazy[pole] = mine
