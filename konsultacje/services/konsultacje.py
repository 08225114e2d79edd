"""The team's side: writing, opening, inviting, closing. The only writer of these rows."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doradztwo.wersje import save_versioned
from edycje.services.procesy import lock_open_proces
from konsultacje.enums import RodzajPytania, StatusKonsultacji
from konsultacje.exceptions import KonsultacjaError
from konsultacje.mail import ZAPROSZENIE, przedmiot
from konsultacje.models import Konsultacja, PytanieKonsultacji
from konta.models import User
from konta.services import slad
from powiadomienia.services.zapominanie import forget_recipients

NAJWIECEJ_PYTAN = 15
WSTEP = (
    "Przygotowujemy plan rozwoju oświaty w naszym samorządzie. Chcemy wiedzieć, jak to wygląda "
    "z Twojej strony. To kilka pytań, zajmą około 5 minut."
)
EDITABLE = {
    Konsultacja: ("tytul", "wstep", "do"),
    PytanieKonsultacji: ("tresc", "opcje", "opis_1", "opis_5"),
}
_REQUIRED = {"tytul": "Konsultacja musi mieć tytuł.", "tresc": "Pytanie nie może być puste."}
_OTWARTA = (
    "Konsultacja jest już otwarta: pytań i powitania nie można zmieniać, bo część osób mogła "
    "odpowiedzieć."
)


def lock_konsultacja(pk: int) -> tuple[Konsultacja, int]:
    """The row as it is now, and the pk of its locked, open Proces."""
    proces_pk = Konsultacja.objects.values_list("proces_id", flat=True).get(pk=pk)
    lock_open_proces(proces_pk)
    return Konsultacja.objects.select_for_update(of=("self",)).get(pk=pk), proces_pk


def _lock_szkic(pk: int) -> tuple[Konsultacja, int]:
    konsultacja, proces_pk = lock_konsultacja(pk)
    if not konsultacja.is_szkic:
        raise KonsultacjaError(_OTWARTA)
    return konsultacja, proces_pk


@transaction.atomic
def add_konsultacja(proces_pk: int, kto: User, tytul: str) -> Konsultacja:
    proces = lock_open_proces(proces_pk)
    konsultacja = Konsultacja(proces=proces, tytul=tytul.strip(), wstep=WSTEP)
    konsultacja.full_clean()
    konsultacja.save()
    slad.record(konsultacja, "dodano konsultację", kto=kto, na=konsultacja, proces_pk=proces.pk)
    return konsultacja


@transaction.atomic
def add_pytanie(konsultacja_pk: int, kto: User, rodzaj: str, tresc: str) -> PytanieKonsultacji:
    konsultacja, proces_pk = _lock_szkic(konsultacja_pk)
    if konsultacja.pytania.current().count() >= NAJWIECEJ_PYTAN:
        raise KonsultacjaError(
            f"W konsultacji jest już {NAJWIECEJ_PYTAN} pytań. Krótszą wypełni więcej osób."
        )
    last = konsultacja.pytania.aggregate(last=Max("kolejnosc"))["last"] or 0
    pytanie = PytanieKonsultacji(
        konsultacja=konsultacja, rodzaj=rodzaj, tresc=tresc.strip(), kolejnosc=last + 1
    )
    if rodzaj == RodzajPytania.SKALA:
        pytanie.opis_1, pytanie.opis_5 = "zdecydowanie nie", "zdecydowanie tak"
    pytanie.full_clean()
    pytanie.save()
    slad.record(konsultacja, "dodano pytanie", kto=kto, na=pytanie, proces_pk=proces_pk)
    return pytanie


@transaction.atomic
def update_element(row, zmiany: dict, expected: int, kto: User):
    """Save texts of a consultation or of a question; ``do`` may be moved while it runs.

    Raises ``WersjaConflictError`` when somebody saved the row meanwhile.
    """
    model = type(row)
    konsultacja_pk = row.pk if model is Konsultacja else row.konsultacja_id
    konsultacja, proces_pk = lock_konsultacja(konsultacja_pk)
    before = model.objects.get(pk=row.pk)
    zmiany = {name: _clean(name, zmiany[name]) for name in EDITABLE[model] if name in zmiany}
    changed = {name: value for name, value in zmiany.items() if getattr(before, name) != value}
    _require_changeable(konsultacja, before, changed)
    if not changed and before.wersja == expected:
        return before
    old = {name: getattr(before, name) for name in changed}
    after = save_versioned(before, changed, expected)
    for name, value in changed.items():
        label = model._meta.get_field(name).verbose_name
        slad.record(
            after, f"zmieniono: {label}", kto=kto, z=old[name], na=value, proces_pk=proces_pk
        )
    return after


def _clean(name: str, value: str | date | None) -> str | date | None:
    if not isinstance(value, str):
        return value
    value = value.strip()
    if not value and name in _REQUIRED:
        raise ValidationError(_REQUIRED[name])
    return value


def _require_changeable(konsultacja: Konsultacja, before, changed: dict) -> None:
    if getattr(before, "usunieto_at", None):
        raise KonsultacjaError("Ktoś usunął to pytanie. Skopiuj swój tekst i odśwież stronę.")
    if konsultacja.is_closed or (konsultacja.is_running and set(changed) - {"do"}):
        raise KonsultacjaError(_OTWARTA)
    if konsultacja.is_running and "do" in changed:
        _require_future(changed["do"])


def _require_future(day: date | None) -> None:
    if day is None or day < timezone.localdate():
        raise ValidationError("Podaj ostatni dzień odpowiedzi: dziś albo później.")


@transaction.atomic
def move_pytanie(pytanie: PytanieKonsultacji, kto: User, *, w_gore: bool) -> None:
    """Swap with the neighbour; at the edge nothing happens."""
    konsultacja, proces_pk = _lock_szkic(pytanie.konsultacja_id)
    rows = list(konsultacja.pytania.current())
    index = next((i for i, one in enumerate(rows) if one.pk == pytanie.pk), None)
    target = None if index is None else index + (-1 if w_gore else 1)
    if target is None or not 0 <= target < len(rows):
        return
    rows[index], rows[target] = rows[target], rows[index]
    for number, one in enumerate(rows, start=1):
        one.kolejnosc = number
    PytanieKonsultacji.objects.bulk_update(rows, ["kolejnosc"])
    slad.record(
        pytanie,
        "przesunięto pytanie",
        kto=kto,
        z=f"miejsce {index + 1}",
        na=f"miejsce {target + 1}",
        proces_pk=proces_pk,
    )


@transaction.atomic
def remove_pytanie(pytanie: PytanieKonsultacji, kto: User) -> None:
    _, proces_pk = _lock_szkic(pytanie.konsultacja_id)
    changed = PytanieKonsultacji.objects.current().filter(pk=pytanie.pk)
    if changed.update(usunieto_at=timezone.now()):
        slad.record(pytanie, "usunięto pytanie", kto=kto, z=pytanie, proces_pk=proces_pk)


def get_braki(konsultacja: Konsultacja, pytania: list[PytanieKonsultacji]) -> list[str]:
    """What lacks before it may be opened, each in a sentence."""
    lacking = []
    if not pytania:
        lacking.append("Dodajcie co najmniej jedno pytanie.")
    for number, pytanie in enumerate(pytania, start=1):
        if pytanie.is_wybor and len(pytanie.lista_opcji) < 2:
            lacking.append(f"Pytanie {number}: wpiszcie co najmniej dwie odpowiedzi do wyboru.")
    if konsultacja.do is None or konsultacja.do < timezone.localdate():
        lacking.append("Podajcie ostatni dzień odpowiedzi: dziś albo później.")
    return lacking


@transaction.atomic
def open_konsultacja(konsultacja_pk: int, kto: User) -> Konsultacja:
    konsultacja, proces_pk = _lock_szkic(konsultacja_pk)
    braki = get_braki(konsultacja, list(konsultacja.pytania.current()))
    if braki:
        raise KonsultacjaError(f"Konsultacji nie otwarto. {braki[0]}")
    konsultacja.status = StatusKonsultacji.OTWARTA
    konsultacja.otwarto_at = timezone.now()
    konsultacja.save(update_fields=["status", "otwarto_at", "updated_at"])
    slad.record(konsultacja, "otwarto konsultację", kto=kto, proces_pk=proces_pk)
    return konsultacja


@transaction.atomic
def close_konsultacja(konsultacja_pk: int, kto: User) -> Konsultacja:
    konsultacja, proces_pk = lock_konsultacja(konsultacja_pk)
    if konsultacja.is_szkic:
        raise KonsultacjaError("Ta konsultacja nie jest jeszcze otwarta.")
    _close(konsultacja, kto, proces_pk)
    return konsultacja


@transaction.atomic
def close_overdue(konsultacja_pk: int) -> None:
    """After the last day the system closes; it asks nobody, since addresses must be erased.

    A paused Proces is no obstacle. Repeated, it changes nothing.
    """
    today = timezone.localdate()
    rows = Konsultacja.objects.overdue(today).select_for_update(of=("self",))
    konsultacja = rows.filter(pk=konsultacja_pk).first()
    if konsultacja is not None:
        _close(konsultacja, None, konsultacja.proces_id)


def _close(konsultacja: Konsultacja, kto: User | None, proces_pk: int) -> None:
    """End the answers and forget every address, in the outbox as well."""
    if konsultacja.is_closed:
        return
    konsultacja.status = StatusKonsultacji.ZAMKNIETA
    konsultacja.zamknieto_at = timezone.now()
    konsultacja.otwarty_token, konsultacja.otwarty_limit = "", None
    konsultacja.save(
        update_fields=["status", "zamknieto_at", "otwarty_token", "otwarty_limit", "updated_at"]
    )
    konsultacja.linki.update(email="")
    forget_recipients(ZAPROSZENIE, przedmiot(konsultacja.pk))
    slad.record(
        konsultacja,
        "zamknięto konsultację",
        kto=kto,
        na="adresy odbiorców usunięte",
        proces_pk=proces_pk,
    )
