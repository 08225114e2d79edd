"""Boxes of a goal or an action: each is a field of its own, named by a prefix and a key."""

from django.shortcuts import get_object_or_404

from diagnoza.models import Przyczyna
from doradztwo.exceptions import DomainError
from doradztwo.liczby import read_number
from edycje.models import CzlonekZespolu
from hdr.models import Dzialanie
from hdr.services import powiazania
from hdr.services.edytor import toggle_narzedzie
from obszary.models import Narzedzie

# Prefix of the control → what it names and the service that saves it.
DZIALANIA = {
    "narzedzie-": (Narzedzie.objects.all(), toggle_narzedzie),
    "wspolpracuje-": (CzlonekZespolu.objects.all(), powiazania.toggle_wspolpracujacy),
    "zalezy-": (
        Dzialanie.objects.select_related("cel"),
        powiazania.toggle_zaleznosc,
    ),
}
CELU = {
    "przyczyna-": (
        Przyczyna.objects.select_related("problem__diagnoza"),
        powiazania.toggle_przyczyna,
    ),
}


def toggle_pole(request, obiekt, rodzaje, pole, wartosc) -> bool:
    """Save the box if ``pole`` is one; anything else is left to the caller."""
    for prefiks, (rows, service) in rodzaje.items():
        if pole.startswith(prefiks):
            row = get_object_or_404(rows, pk=read_number(pole.removeprefix(prefiks)))
            service(obiekt, row, wartosc == "true", kto=request.user)
            return True
    return False


def toggle_formularz(request, obiekt, rodzaje) -> list[str]:
    """Without a script: every box that differs from what it started from.

    Returns the sentences about refused boxes; they do not take the rest of the form with them.
    """
    refused = []
    for key, base in request.POST.items():
        name = key.removeprefix("baza-")
        value = request.POST.get(name, "")
        if name == key or value == base:
            continue
        try:
            toggle_pole(request, obiekt, rodzaje, name, value)
        except DomainError as error:
            refused.append(str(error))
    return list(dict.fromkeys(refused))


def sekcje_celu(galaz, drzewo):
    """Causes behind the priority of the goal; those it answers come marked."""
    chosen = {one.pk for one in galaz.przyczyny}
    branch = next(one for one in drzewo.priorytety if galaz in one.cele)
    problem = branch.priorytet.problem_id
    chains = [
        cause
        for one in drzewo.priorytety
        if one.priorytet.problem_id == problem
        for cause in one.przyczyny
    ]
    boxes = [_pole(one, one.tresc, chosen) for cause in chains for one in cause.lancuch]
    return _sekcje([("Przyczyny, na które odpowiada ten cel", "przyczyna-", [("", boxes)], True)])


def sekcje_dzialania(proces, lisc, drzewo, zespol):
    """Tools, people who help and actions it waits for, as they stand beside the form."""
    numery = " i ".join(str(one.nr) for one in proces.obszary)
    return _sekcje(
        [
            (f"Narzędzia z obszaru {numery}", "narzedzie-", _narzedzia(proces, lisc), False),
            ("Kto współpracuje", "wspolpracuje-", [("", _ludzie(lisc, zespol))], False),
            ("Zależy od innych działań", "zalezy-", [("", _dzialania(lisc, drzewo))], False),
        ]
    )


def _sekcje(opisy):
    return [
        {
            "tytul": tytul,
            "prefiks": prefiks,
            "grupy": groups,
            "otwarta": opened,
            "ile": sum(box["wybrane"] for _, boxes in groups for box in boxes),
        }
        for tytul, prefiks, groups, opened in opisy
        if any(boxes for _, boxes in groups)
    ]


def _pole(obiekt, tekst, chosen):
    return {"pk": obiekt.pk, "tekst": tekst, "wybrane": obiekt.pk in chosen}


def _ludzie(lisc, zespol):
    chosen = {one.pk for one in lisc.dzialanie.wspolpracuja.all()}
    left = [one for one in lisc.dzialanie.wspolpracuja.all() if one.odszedl_at is not None]
    return [_pole(one, f"{one}, {one.rola_opis}", chosen) for one in [*zespol, *left]]


def _dzialania(lisc, drzewo):
    chosen = {one.dzialanie.pk for one in lisc.poprzednicy}
    return [
        _pole(one.dzialanie, f"{one.numer} {str(one.dzialanie)[:80]}", chosen)
        for one in drzewo.dzialania
        if one.dzialanie.pk != lisc.dzialanie.pk
    ]


def _narzedzia(proces, lisc):
    """Tools of the chosen areas by kind, those chosen earlier even if withdrawn since."""
    chosen = {one.pk for one in lisc.dzialanie.narzedzia.all()}
    tools = Narzedzie.objects.filter(obszar__in=proces.obszary_pks).order_by(
        "-rodzaj", "obszar__nr", "kolejnosc", "pk"
    )
    groups = {}
    for one in tools:
        if one.aktywna or one.pk in chosen:
            groups.setdefault(one.get_rodzaj_display(), []).append(_pole(one, one.tekst, chosen))
    return list(groups.items())
