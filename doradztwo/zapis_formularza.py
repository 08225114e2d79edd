"""The same rules as autosave for a form sent as a whole, by a browser without JavaScript.

The form carries ``wersja`` and, beside every field, ``baza-<field>``: the text the person started
from. Only fields the person changed are saved. A field that somebody else changed meanwhile comes
back as ``Konflikt``; the page shows it with components/konflikt.html in a form of its own, whose
buttons send ``konflikt`` = polacz | moj | cudzy to the same address.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from django.db import models, transaction
from django.utils.safestring import SafeString

from doradztwo.autozapis import CONFLICT, UNPROCESSABLE, Zapis, save_zapis
from doradztwo.roznice import word_diff


@dataclass(frozen=True)
class Konflikt:
    nazwa: str
    pole: str
    moj: str
    cudzy: str
    wersja: int
    autor: str
    roznica_moja: SafeString
    roznica_cudza: SafeString


@dataclass
class WynikZapisu:
    bledy: dict[str, str] = field(default_factory=dict)
    konflikty: list[Konflikt] = field(default_factory=list)

    @property
    def is_saved(self) -> bool:
        return not self.bledy and not self.konflikty


@transaction.atomic
def save_fields(
    request,
    obj: models.Model,
    pola: Collection[str],
    save: Callable[[models.Model, dict, int], models.Model],
    autor: Callable[[models.Model], str] = lambda _: "",
) -> WynikZapisu:
    """Save every changed field of ``pola`` found in the request."""
    wynik = WynikZapisu()
    wersja = request.POST.get("wersja", "")
    expected = int(wersja) if wersja.isascii() and wersja.isdigit() and len(wersja) < 10 else None
    for pole in pola:
        if pole not in request.POST:
            continue
        baza = plain(request.POST.get(f"baza-{pole}", ""))
        wartosc = chosen(request.POST.get("konflikt", ""), plain(request.POST[pole]), baza)
        if wartosc == baza:
            continue
        zapis = Zapis(pole, wartosc, (wartosc,), expected, baza)
        response = save_zapis(zapis, obj, save, autor)
        answer = json.loads(response.content)
        if response.status_code == UNPROCESSABLE:
            wynik.bledy |= answer["bledy"]
        elif response.status_code == CONFLICT:
            wynik.konflikty.append(_conflict(obj, zapis, answer["konflikt"]))
        else:
            expected = answer["wersja"]
    return wynik


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def chosen(button: str, moj: str, cudzy: str) -> str:
    if button == "cudzy":
        return cudzy
    return f"{moj}\n\n{cudzy}" if button == "polacz" else moj


def _conflict(obj: models.Model, zapis: Zapis, answer: dict) -> Konflikt:
    return Konflikt(
        nazwa=zapis.pole,
        pole=obj._meta.get_field(zapis.pole).verbose_name,
        moj=zapis.wartosc,
        cudzy=answer["tekst"],
        wersja=answer["wersja"],
        autor=answer["autor"] or "druga osoba",
        roznica_moja=word_diff(zapis.baza, zapis.wartosc),
        roznica_cudza=word_diff(zapis.baza, answer["tekst"]),
    )
