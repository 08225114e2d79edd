"""The deep diagnosis: the only writer of problems, causes and priorities."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from diagnoza.exceptions import DiagnozaError
from diagnoza.models import DiagnozaPoglebiona, Priorytet, Problem, Przyczyna
from diagnoza.queries.poglebiona import get_braki, get_diagnoza
from doradztwo.wersje import save_versioned
from edycje.models import Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad

Element = Problem | Przyczyna | Priorytet

EDITABLE = {
    Problem: (
        "nazwa",
        "jak_jest",
        "jak_chcemy",
        "miara",
        "wartosc_obecna",
        "wartosc_docelowa",
        "termin",
        "luka",
    ),
    Przyczyna: ("tresc", "kategoria"),
    Priorytet: ("nazwa", "uzasadnienie"),
}
_REQUIRED = {
    (Problem, "nazwa"): "Nazwa problemu nie może być pusta. Żeby go usunąć, użyj „Usuń problem”.",
    (Przyczyna, "tresc"): "Przyczyna nie może być pusta. Żeby ją usunąć, użyj „Usuń”.",
    (Priorytet, "nazwa"): "Priorytet nie może być pusty. Żeby go usunąć, użyj „Usuń”.",
}
_ZAKONCZONA = "Diagnoza jest zakończona. Żeby ją zmieniać, wznówcie pracę nad nią."


def open_diagnoza(proces: Proces) -> DiagnozaPoglebiona:
    """The diagnosis of a locked Proces, begun when it is first needed."""
    diagnoza, _ = DiagnozaPoglebiona.objects.get_or_create(proces=proces)
    if diagnoza.is_finished:
        raise DiagnozaError(_ZAKONCZONA)
    return diagnoza


def _next(rows: models.QuerySet) -> int:
    return (rows.aggregate(last=Max("kolejnosc"))["last"] or 0) + 1


def _text(model: type[Element], name: str, value: str | date | None) -> str | date | None:
    """The text without outer spaces; raises when it may not be empty and is."""
    if not isinstance(value, str):
        return value
    value = value.strip()
    if not value and (model, name) in _REQUIRED:
        raise ValidationError(_REQUIRED[model, name])
    return value


def _create(row: Element, kto: User, proces: Proces) -> Element:
    row.full_clean()
    row.save()
    slad.record(row, f"dodano {_accusative(row)}", kto=kto, na=str(row), proces_pk=proces.pk)
    return row


def _accusative(row: Element) -> str:
    return "przyczynę" if isinstance(row, Przyczyna) else row._meta.verbose_name


@transaction.atomic
def add_problem(proces_pk: int, kto: User, nazwa: str) -> Problem:
    proces = lock_open_proces(proces_pk)
    diagnoza = open_diagnoza(proces)
    problem = Problem(
        diagnoza=diagnoza, nazwa=_text(Problem, "nazwa", nazwa), kolejnosc=_next(diagnoza.problemy)
    )
    return _create(problem, kto, proces)


@transaction.atomic
def add_przyczyna(
    problem: Problem,
    kto: User,
    tresc: str,
    wyzsza: Przyczyna | None = None,
    kategoria: str = "",
) -> Przyczyna:
    """A cause of the problem, or of another cause of the same problem ("dlaczego tak jest?")."""
    proces = lock_open_proces(problem.diagnoza.proces_id)
    open_diagnoza(proces)
    problem = Problem.objects.get(pk=problem.pk)
    if problem.usunieto_at or (wyzsza and wyzsza.problem_id != problem.pk):
        raise DiagnozaError("Tego problemu albo tej przyczyny już nie ma. Odśwież stronę.")
    przyczyna = Przyczyna(
        problem=problem,
        wyzsza=wyzsza,
        tresc=_text(Przyczyna, "tresc", tresc),
        kategoria=kategoria,
        kolejnosc=_next(problem.przyczyny),
    )
    return _create(przyczyna, kto, proces)


@transaction.atomic
def add_priorytet(
    proces_pk: int, kto: User, nazwa: str, problem: Problem | None = None
) -> Priorytet:
    """What the team will work on; without words of its own it takes the gap of the problem."""
    proces = lock_open_proces(proces_pk)
    diagnoza = open_diagnoza(proces)
    if problem is not None and problem.diagnoza_id != diagnoza.pk:
        raise DiagnozaError("Tego problemu nie ma w Waszej diagnozie. Odśwież stronę.")
    nazwa = nazwa.strip() or (problem.luka.strip() if problem else "")
    priorytet = Priorytet(
        diagnoza=diagnoza,
        problem=problem,
        nazwa=_text(Priorytet, "nazwa", nazwa[:250]),
        kolejnosc=_next(diagnoza.priorytety),
    )
    return _create(priorytet, kto, proces)


def open_proces_of(row: Element) -> Proces:
    diagnoza = row.problem.diagnoza if isinstance(row, Przyczyna) else row.diagnoza
    proces = lock_open_proces(diagnoza.proces_id)
    open_diagnoza(proces)
    return proces


@transaction.atomic
def update_element(row: Element, zmiany: dict, expected: int, kto: User) -> Element:
    """Save texts; every earlier wording stays in the trail.

    Raises ``WersjaConflictError`` when somebody saved the row meanwhile.
    """
    proces = open_proces_of(row)
    model = type(row)
    before = model.objects.get(pk=row.pk)
    if before.usunieto_at:
        raise DiagnozaError("Ktoś usunął to miejsce. Skopiuj swój tekst i odśwież stronę.")
    zmiany = {
        name: _text(model, name, value) for name, value in zmiany.items() if name in EDITABLE[model]
    }
    changed = {name: value for name, value in zmiany.items() if getattr(before, name) != value}
    if not changed and before.wersja == expected:
        return before
    old = {name: getattr(before, name) for name in changed}
    after = save_versioned(before, changed, expected)
    for name, value in changed.items():
        label = model._meta.get_field(name).verbose_name
        slad.record(
            after, f"zmieniono: {label}", kto=kto, z=old[name], na=value, proces_pk=proces.pk
        )
    return after


@transaction.atomic
def move_element(row: Problem | Priorytet, kto: User, *, w_gore: bool) -> None:
    """Swap with the neighbour; at the edge nothing happens."""
    proces = open_proces_of(row)
    rows = list(type(row).objects.current().filter(diagnoza=row.diagnoza_id))
    index = next((i for i, one in enumerate(rows) if one.pk == row.pk), None)
    target = None if index is None else index + (-1 if w_gore else 1)
    if target is None or not 0 <= target < len(rows):
        return
    rows[index], rows[target] = rows[target], rows[index]
    # Numbered anew: gaps and equal numbers of old rows would make a swap do nothing.
    for number, one in enumerate(rows, start=1):
        one.kolejnosc = number
    type(row).objects.bulk_update(rows, ["kolejnosc"])
    slad.record(
        row,
        f"przesunięto {_accusative(row)}",
        kto=kto,
        z=f"miejsce {index + 1}",
        na=f"miejsce {target + 1}",
        proces_pk=proces.pk,
    )


@transaction.atomic
def remove_element(row: Element, kto: User) -> None:
    """Take the row off the page; it stays in the database with its history.

    A cause goes together with the causes that explain it.
    """
    proces = open_proces_of(row)
    row = type(row).objects.get(pk=row.pk)
    if row.usunieto_at:
        return
    for one in [row, *_explaining(row)]:
        one.usunieto_at = timezone.now()
        one.save(update_fields=["usunieto_at"])
        slad.record(
            one, f"usunięto: {one._meta.verbose_name}", kto=kto, z=str(one), proces_pk=proces.pk
        )


def _explaining(row: Element) -> list[Przyczyna]:
    if not isinstance(row, Przyczyna):
        return []
    below = list(row.nizsze.current())
    return below + [deeper for one in below for deeper in _explaining(one)]


@transaction.atomic
def finish_diagnoza(proces_pk: int, kto: User) -> DiagnozaPoglebiona:
    """Refused with the number of what lacks; the page lists it with links."""
    proces = lock_open_proces(proces_pk)
    diagnoza = open_diagnoza(proces)
    braki = get_braki(get_diagnoza(proces))
    if braki:
        raise DiagnozaError(f"Diagnozy nie zakończono. {braki[0].text}.")
    diagnoza.zakonczono_at = timezone.now()
    diagnoza.save(update_fields=["zakonczono_at", "updated_at"])
    slad.record(diagnoza, "zakończono diagnozę pogłębioną", kto=kto, proces_pk=proces.pk)
    return diagnoza


@transaction.atomic
def reopen_diagnoza(proces_pk: int, kto: User) -> DiagnozaPoglebiona:
    proces = lock_open_proces(proces_pk)
    diagnoza = DiagnozaPoglebiona.objects.filter(proces=proces).first()
    if diagnoza is None or not diagnoza.is_finished:
        raise DiagnozaError("Diagnoza nie jest zakończona, można ją zmieniać.")
    old, diagnoza.zakonczono_at = diagnoza.zakonczono_at, None
    diagnoza.save(update_fields=["zakonczono_at", "updated_at"])
    slad.record(
        diagnoza,
        "wznowiono diagnozę pogłębioną",
        kto=kto,
        z=f"zakończona {timezone.localtime(old):%d.%m.%Y}",
        proces_pk=proces.pk,
    )
    return diagnoza
