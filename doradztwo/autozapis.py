"""Answers to ``static/js/autozapis.js``: one field at a time, saved while typing.

The request is a POST with ``pole``, ``wartosc``, ``wersja`` (number or empty) and ``baza`` (the
value the person started from). A view is three lines::

    zapis = read_zapis(request, allowed=("opis", "termin"))
    return save_zapis(zapis, cel, save=lambda obj, zmiany, wersja: update_cel(obj, zmiany, wersja))

``save`` is a service; it ends in ``doradztwo.wersje.save_versioned``. Answers:
200 ``{"zapisano": "12:41", "wersja": 4}`` · 422 ``{"bledy": {"opis": "zdanie"}}`` ·
409 ``{"konflikt": {...}}`` or, from the domain, ``{"bledy": {"__all__": "zdanie"}}`` ·
401 ``{"logowanie": "/konto/login/"}`` · 403 ``{"token": "niewazny"}``.
"""

from collections.abc import Callable, Collection
from copy import copy
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.http import JsonResponse
from django.utils import timezone

from doradztwo.exceptions import DomainError
from doradztwo.pola import number_text
from doradztwo.roznice import word_segments
from doradztwo.wersje import WersjaConflictError

UNPROCESSABLE = 422
CONFLICT = 409
_ATTEMPTS = 5


class AutozapisError(DomainError):
    default_message = "Tego pola nie można tu zapisać. Odśwież stronę i spróbuj ponownie."


@dataclass(frozen=True)
class Zapis:
    """One field as it came from the page."""

    pole: str
    wartosc: str
    wartosci: tuple[str, ...]
    wersja: int | None
    baza: str | None


def read_zapis(request, allowed: Collection[str]) -> Zapis:
    """Read the request; a field outside ``allowed`` is refused."""
    pole = request.POST.get("pole", "")
    if pole not in allowed:
        raise AutozapisError
    wersja = request.POST.get("wersja", "")
    return Zapis(
        pole=pole,
        wartosc=_plain(request.POST.get("wartosc", "")),
        wartosci=tuple(map(_plain, request.POST.getlist("wartosc"))) or ("",),
        wersja=int(wersja) if wersja.isascii() and wersja.isdigit() and len(wersja) < 10 else None,
        baza=_plain(request.POST["baza"]) if "baza" in request.POST else None,
    )


def _plain(text: str) -> str:
    # Browsers send CRLF, scripts and the database LF; PostgreSQL refuses NUL.
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def saved(wersja: int | None = None, **more) -> JsonResponse:
    now = timezone.localtime()
    return JsonResponse({"zapisano": f"{now.hour}:{now.minute:02}", "wersja": wersja, **more})


def invalid(errors: dict[str, str]) -> JsonResponse:
    return JsonResponse({"bledy": errors}, status=UNPROCESSABLE)


def conflict(zapis: Zapis, tekst: str, wersja: int, autor: str = "") -> JsonResponse:
    """Both texts, each with its difference against the text the person started from."""
    base = zapis.baza if zapis.baza is not None else tekst
    return JsonResponse(
        {
            "konflikt": {
                "pole": zapis.pole,
                "tekst": tekst,
                "wersja": wersja,
                "autor": autor,
                "moj": word_segments(base, zapis.wartosc),
                "cudzy": word_segments(base, tekst),
            }
        },
        status=CONFLICT,
    )


def clean_pole(obj: models.Model, pole: str, wartosci: tuple[str, ...]):
    """The value as Python, by the rules of the model field; empty is always allowed in a draft."""
    model_field = obj._meta.get_field(pole)
    form_field = model_field.formfield(required=False)
    many = getattr(form_field.widget, "allow_multiple_selected", False)
    wartosc = form_field.clean(list(wartosci) if many else wartosci[0])
    if wartosc is None and not model_field.null:
        raise ValidationError("To pole nie może być puste.")
    return wartosc


def check_constraints(obj: models.Model, pole: str, wartosc) -> None:
    """Rules of the row that speak of this field, with the sentence of the constraint."""
    candidate = copy(obj)
    setattr(candidate, pole, wartosc)
    for constraint in obj._meta.constraints:
        if not isinstance(constraint, models.CheckConstraint):
            continue
        if pole in constraint.condition.referenced_base_fields:
            constraint.validate(type(obj), candidate)


def save_zapis(
    zapis: Zapis,
    obj: models.Model,
    save: Callable[[models.Model, dict, int], models.Model],
    autor: Callable[[models.Model], str] = lambda _: "",
) -> JsonResponse:
    """Save one field of a versioned row.

    What counts is the field: it is saved when it still holds the text the person started from
    (``baza``), also over a newer row, so two people in two fields do not disturb each other. An
    equal number of the row proves less: a page takes over the number of every save it makes, while
    its other fields still show what stood there when it was opened. Otherwise both texts go back.
    """
    try:
        wartosc = clean_pole(obj, zapis.pole, zapis.wartosci)
        for _ in range(_ATTEMPTS):
            if not _is_started_from(zapis, obj):
                if getattr(obj, zapis.pole) == wartosc:
                    return saved(obj.wersja)
                break
            check_constraints(obj, zapis.pole, wartosc)
            try:
                return saved(save(obj, {zapis.pole: wartosc}, obj.wersja).wersja)
            except WersjaConflictError as error:
                obj = error.current
    except ValidationError as error:
        return invalid({zapis.pole: " ".join(error.messages)})
    return conflict(zapis, as_text(obj, zapis.pole), obj.wersja, autor(obj))


def _is_started_from(zapis: Zapis, obj: models.Model) -> bool:
    """Whether the field still holds what the person started from, however it was written."""
    if zapis.wersja is None:
        return True
    if zapis.baza is None:
        return zapis.wersja == obj.wersja
    if as_text(obj, zapis.pole).strip() == zapis.baza.strip():
        return True
    try:
        return clean_pole(obj, zapis.pole, (zapis.baza,)) == getattr(obj, zapis.pole)
    except ValidationError:
        return False


def as_text(obj: models.Model, pole: str) -> str:
    """The stored value the way the page shows it in a control."""
    field = obj._meta.get_field(pole)
    value = getattr(obj, field.attname)
    if value is None:
        return ""
    if isinstance(field, models.BooleanField):
        return "true" if value else ""
    if isinstance(field, models.DecimalField):
        return number_text(value)
    return _plain(str(value))
