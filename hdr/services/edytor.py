"""Writing the draft together: one field at a time, nothing lost, everything can be taken back."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from diagnoza.models import Priorytet
from doradztwo.wersje import save_versioned
from hdr.exceptions import HdrError
from hdr.models import Cel, Dzialanie, Hdr
from hdr.services.wspolne import get_cel_to_edit, get_dzialanie_to_edit, lock_hdr_to_edit
from konta.models import User
from konta.services import slad
from obszary.models import Narzedzie

POLA_CELU = (
    "tresc",
    "wskaznik",
    "wartosc_bazowa",
    "wartosc_docelowa",
    "jednostka",
    "zrodlo_danych",
    "priorytet",
)
POLA_DZIALANIA = (
    "tresc",
    "od",
    "do",
    "odpowiedzialny",
    "odpowiedzialny_inny",
    "wspolpracuja_inni",
    "narzedzie_wlasne",
    "zasoby",
    "koszt",
    "zrodlo_finansowania",
    "zrodlo_opis",
    "rezultat",
    "ryzyko",
    "odpowiedz_na_ryzyko",
)


@transaction.atomic
def update_forma(hdr: Hdr, forma: str, wersja: int, *, kto: User) -> Hdr:
    proces, stored = lock_hdr_to_edit(hdr.proces_id)
    before = stored.get_forma_podsumowania_display()
    stored = save_versioned(stored, {"forma_podsumowania": forma}, wersja)
    slad.record(
        stored,
        "zmieniono planowaną formę podsumowania",
        kto=kto,
        z=before,
        na=stored.get_forma_podsumowania_display(),
        proces_pk=proces.pk,
    )
    return stored


@transaction.atomic
def add_cel(priorytet: Priorytet, *, kto: User) -> Cel:
    """An empty goal at the end of a priority; a draft never needs anything."""
    proces, hdr = lock_hdr_to_edit(priorytet.diagnoza.proces_id)
    priorytet = Priorytet.objects.get(pk=priorytet.pk)
    if priorytet.usunieto_at is not None:
        raise HdrError("Tego priorytetu nie ma już w diagnozie. Dodaj cel do innego.")
    cel = Cel.objects.create(
        hdr=hdr, priorytet=priorytet, kolejnosc=_next_place(Cel.objects.filter(priorytet=priorytet))
    )
    slad.record(cel, "dodano cel", kto=kto, na=priorytet, proces_pk=proces.pk)
    return cel


@transaction.atomic
def update_cel(cel: Cel, zmiany: dict, wersja: int, *, kto: User) -> Cel:
    """Save fields of a goal over the version they were started from."""
    proces, _ = lock_hdr_to_edit(cel.hdr.proces_id)
    stored = get_cel_to_edit(cel.pk)
    target = zmiany.get("priorytet")
    if "priorytet" in zmiany and not _is_open_priority(target, proces.pk):
        raise ValidationError({"priorytet": "Wybierz priorytet z diagnozy."})
    if target is not None and target.pk != stored.priorytet_id:
        zmiany = zmiany | {"kolejnosc": _next_place(Cel.objects.filter(priorytet=target))}
    return _save(stored, zmiany, wersja, kto, proces.pk)


@transaction.atomic
def add_dzialanie(cel: Cel, *, kto: User) -> Dzialanie:
    proces, _ = lock_hdr_to_edit(cel.hdr.proces_id)
    cel = get_cel_to_edit(cel.pk)
    dzialanie = Dzialanie.objects.create(
        cel=cel, kolejnosc=_next_place(Dzialanie.objects.filter(cel=cel))
    )
    slad.record(dzialanie, "dodano działanie", kto=kto, na=cel, proces_pk=proces.pk)
    return dzialanie


@transaction.atomic
def duplicate_dzialanie(dzialanie: Dzialanie, *, kto: User) -> Dzialanie:
    """A copy right behind the original, without its progress."""
    proces, _ = lock_hdr_to_edit(dzialanie.cel.hdr.proces_id)
    original = get_dzialanie_to_edit(dzialanie.pk)
    later = Dzialanie.objects.filter(cel=original.cel_id, kolejnosc__gt=original.kolejnosc)
    later.update(kolejnosc=models.F("kolejnosc") + 1)
    copy = Dzialanie.objects.create(
        cel=original.cel,
        kolejnosc=original.kolejnosc + 1,
        za_przykladem=original.za_przykladem,
        **{name: getattr(original, name) for name in POLA_DZIALANIA},
    )
    for links in ("narzedzia", "wspolpracuja", "zalezy_od"):
        getattr(copy, links).set(getattr(original, links).all())
    slad.record(copy, "powielono działanie", kto=kto, z=original, proces_pk=proces.pk)
    return copy


@transaction.atomic
def update_dzialanie(dzialanie: Dzialanie, zmiany: dict, wersja: int, *, kto: User) -> Dzialanie:
    """Save fields of an action over the version they were started from."""
    proces, _ = lock_hdr_to_edit(dzialanie.cel.hdr.proces_id)
    stored = get_dzialanie_to_edit(dzialanie.pk)
    person = zmiany.get("odpowiedzialny")
    if person is not None and (person.proces_id != proces.pk or person.odszedl_at is not None):
        raise ValidationError({"odpowiedzialny": "Wybierz osobę z zespołu."})
    start, end = zmiany.get("od", stored.od), zmiany.get("do", stored.do)
    if start is not None and end is not None and start > end:
        place = "do" if "do" in zmiany else "od"
        raise ValidationError({place: "Koniec działania nie może być przed jego początkiem."})
    return _save(stored, zmiany, wersja, kto, proces.pk)


@transaction.atomic
def toggle_narzedzie(dzialanie: Dzialanie, narzedzie: Narzedzie, wybrane: bool, *, kto: User):
    """Add or drop one tool; two people with two tools cannot disturb each other."""
    proces, _ = lock_hdr_to_edit(dzialanie.cel.hdr.proces_id)
    stored = get_dzialanie_to_edit(dzialanie.pk)
    if stored.narzedzia.filter(pk=narzedzie.pk).exists() == wybrane:
        return stored
    if wybrane and narzedzie.obszar_id not in proces.obszary_pks:
        raise HdrError("To narzędzie należy do innego obszaru. Odśwież stronę.")
    if wybrane:
        stored.narzedzia.add(narzedzie)
    else:
        stored.narzedzia.remove(narzedzie)
    event = "dodano narzędzie" if wybrane else "usunięto narzędzie"
    slad.record(stored, event, kto=kto, na=narzedzie, proces_pk=proces.pk)
    return stored


@transaction.atomic
def move_cel(cel: Cel, o_ile: int, *, kto: User) -> None:
    """Move a goal up (-1) or down (1) inside its priority; at the end it stays."""
    proces, _ = lock_hdr_to_edit(cel.hdr.proces_id)
    stored = get_cel_to_edit(cel.pk)
    siblings = Cel.objects.current().filter(hdr=stored.hdr_id, priorytet=stored.priorytet_id)
    if _move(siblings, stored, o_ile):
        slad.record(stored, "przesunięto cel", kto=kto, proces_pk=proces.pk)


@transaction.atomic
def move_dzialanie(dzialanie: Dzialanie, o_ile: int, *, kto: User) -> None:
    proces, _ = lock_hdr_to_edit(dzialanie.cel.hdr.proces_id)
    stored = get_dzialanie_to_edit(dzialanie.pk)
    if _move(Dzialanie.objects.current().filter(cel=stored.cel_id), stored, o_ile):
        slad.record(stored, "przesunięto działanie", kto=kto, proces_pk=proces.pk)


@transaction.atomic
def put_before(obiekt: Cel | Dzialanie, przed_pk: int | None, *, kto: User) -> None:
    """Put a dragged goal or action before its sibling, at the end without one."""
    proces, _ = lock_hdr_to_edit(_proces_pk(obiekt))
    if isinstance(obiekt, Cel):
        stored = get_cel_to_edit(obiekt.pk)
        siblings = Cel.objects.current().filter(hdr=stored.hdr_id, priorytet=stored.priorytet_id)
    else:
        stored = get_dzialanie_to_edit(obiekt.pk)
        siblings = Dzialanie.objects.current().filter(cel=stored.cel_id)
    order = [one.pk for one in siblings.order_by("kolejnosc", "pk")]
    start = order.index(stored.pk)
    order.remove(stored.pk)
    target = order.index(przed_pk) if przed_pk in order else len(order)
    if przed_pk != stored.pk and _move(siblings, stored, target - start):
        name = stored._meta.verbose_name
        slad.record(stored, f"przesunięto {name}", kto=kto, proces_pk=proces.pk)


@transaction.atomic
def delete_obiekt(obiekt: Cel | Dzialanie, *, kto: User) -> None:
    """Take a goal (with its actions) or an action away; it can be restored. Twice is once."""
    proces, _ = lock_hdr_to_edit(_proces_pk(obiekt))
    changed = type(obiekt).objects.filter(pk=obiekt.pk, usunieto_at=None)
    if changed.update(usunieto_at=timezone.now()):
        slad.record(
            obiekt, f"usunięto {obiekt._meta.verbose_name}", kto=kto, z=obiekt, proces_pk=proces.pk
        )


@transaction.atomic
def restore_obiekt(obiekt: Cel | Dzialanie, *, kto: User) -> None:
    proces, _ = lock_hdr_to_edit(_proces_pk(obiekt))
    if isinstance(obiekt, Dzialanie):
        get_cel_to_edit(obiekt.cel_id)
    if type(obiekt).objects.filter(pk=obiekt.pk).exclude(usunieto_at=None).update(usunieto_at=None):
        slad.record(
            obiekt, f"przywrócono {obiekt._meta.verbose_name}", kto=kto, proces_pk=proces.pk
        )


def _proces_pk(obiekt: Cel | Dzialanie) -> int:
    return (obiekt if isinstance(obiekt, Cel) else obiekt.cel).hdr.proces_id


def _is_open_priority(priorytet: Priorytet | None, proces_pk: int) -> bool:
    return (
        priorytet is not None
        and priorytet.usunieto_at is None
        and priorytet.diagnoza.proces_id == proces_pk
    )


def _next_place(siblings) -> int:
    return (siblings.aggregate(last=models.Max("kolejnosc"))["last"] or 0) + 1


def _move(siblings, stored, o_ile: int) -> bool:
    order = list(siblings.order_by("kolejnosc", "pk"))
    index = order.index(stored)
    target = min(max(index + o_ile, 0), len(order) - 1)
    if target == index:
        return False
    order.insert(target, order.pop(index))
    for place, one in enumerate(order, start=1):
        one.kolejnosc = place
    type(stored).objects.bulk_update(order, ["kolejnosc"])
    return True


def _save(stored, zmiany: dict, wersja: int, kto: User, proces_pk: int):
    before = {name: getattr(stored, name) for name in zmiany}
    stored = save_versioned(stored, zmiany, wersja)
    for name, value in zmiany.items():
        if name == "kolejnosc" or before[name] == value:
            continue
        label = stored._meta.get_field(name).verbose_name
        slad.record(
            stored, f"zmieniono: {label}", kto=kto, z=before[name], na=value, proces_pk=proces_pk
        )
    return stored
