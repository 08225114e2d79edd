"""Writing sessions. Lock order: the Proces, then the Doradca."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from doradztwo.teksty import format_minutes, long_date, short_date
from doradztwo.wersje import save_versioned
from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from edycje.services.procesy import lock_open_proces
from jst.models import Doradca
from konta.models import User
from konta.services import slad
from sesje.exceptions import SesjaError
from sesje.kalendarz import first_day
from sesje.models import MiesiacDoradcy, Sesja

MINUTY_NA_DOBE = 720


@dataclass(frozen=True)
class WpisSesji:
    """What an advisor types about one session."""

    data_sesji: date
    minuty: int
    forma: str
    temat: str
    ustalenia: str = ""
    uczestnicy: Iterable[int] = field(default_factory=tuple)

    def as_fields(self) -> dict:
        return {
            "data_sesji": self.data_sesji,
            "minuty": self.minuty,
            "forma": self.forma,
            "temat": self.temat,
            "ustalenia": self.ustalenia,
        }


@transaction.atomic
def add_sesja(proces_pk: int, doradca: Doradca, wpis: WpisSesji, *, kto: User) -> Sesja:
    proces = lock_open_proces(proces_pk)
    lock_doradca(doradca.pk)
    _check(proces, doradca.pk, wpis)
    sesja = Sesja(proces=proces, doradca=doradca, etap=proces.etap, **wpis.as_fields())
    sesja.full_clean(exclude=["potwierdzil"])
    sesja.save()
    sesja.uczestnicy.set(_uczestnicy(proces, wpis))
    slad.record(sesja, "zapisano sesję", kto=kto, proces_pk=proces.pk)
    return sesja


@transaction.atomic
def update_sesja(sesja: Sesja, wpis: WpisSesji, wersja: int, *, kto: User) -> Sesja:
    """Change a session that nobody has confirmed; both the old and the new month must be open."""
    proces = lock_open_proces(sesja.proces_id)
    lock_doradca(sesja.doradca_id)
    sesja = Sesja.objects.get(pk=sesja.pk)
    _require_unconfirmed(sesja)
    _require_open_month(proces.pk, sesja.doradca_id, sesja.data_sesji)
    _check(proces, sesja.doradca_id, wpis, without=sesja.pk)
    before = _describe(sesja)
    sesja = save_versioned(sesja, wpis.as_fields(), wersja)
    sesja.uczestnicy.set(_uczestnicy(proces, wpis))
    slad.record(
        sesja, "zmieniono sesję", kto=kto, z=before, na=_describe(sesja), proces_pk=proces.pk
    )
    return sesja


@transaction.atomic
def withdraw_sesja(sesja: Sesja, powod: str, *, kto: User) -> Sesja:
    """Take a session out of the account; the row stays, with the reason."""
    if not powod.strip():
        raise SesjaError("Napisz, dlaczego wycofujesz sesję.", pole="powod")
    proces = lock_open_proces(sesja.proces_id)
    lock_doradca(sesja.doradca_id)
    sesja = Sesja.objects.get(pk=sesja.pk)
    if sesja.is_withdrawn:
        raise SesjaError("Ta sesja jest już wycofana.")
    _require_open_month(proces.pk, sesja.doradca_id, sesja.data_sesji)
    sesja = save_versioned(
        sesja, {"wycofano_at": timezone.now(), "powod_wycofania": powod.strip()}, sesja.wersja
    )
    slad.record(sesja, "wycofano sesję", kto=kto, powod=powod.strip(), proces_pk=proces.pk)
    return sesja


@transaction.atomic
def approve_sesja(sesja: Sesja, *, kto: User) -> Sesja:
    """The lider confirms that the session took place. Says so when it already is confirmed."""
    lock_open_proces(sesja.proces_id)
    sesja = Sesja.objects.get(pk=sesja.pk)
    if sesja.is_withdrawn:
        raise SesjaError("Doradca wycofał tę sesję. Nie trzeba jej potwierdzać.")
    if sesja.is_confirmed:
        raise SesjaError("Ta sesja jest już potwierdzona.")
    return _approve(sesja, kto)


@transaction.atomic
def approve_month(proces: Proces, miesiac: date, *, kto: User) -> int:
    """Confirm all sessions of the month that wait; returns how many. Run again confirms none."""
    lock_open_proces(proces.pk)
    waiting = Sesja.objects.unconfirmed().filter(proces=proces).in_month(miesiac)
    for sesja in waiting:
        _approve(sesja, kto)
    return len(waiting)


def _approve(sesja, kto):
    sesja = save_versioned(
        sesja, {"potwierdzono_at": timezone.now(), "potwierdzil": kto}, sesja.wersja
    )
    slad.record(sesja, "potwierdzono sesję", kto=kto, proces_pk=sesja.proces_id)
    return sesja


def lock_doradca(pk: int) -> Doradca:
    """One writer at a time into the hours of an advisor: the day's limit spans Procesy."""
    return Doradca.objects.select_for_update(of=("self",)).get(pk=pk)


def _check(proces, doradca_pk, wpis, without=None):
    day = wpis.data_sesji
    if day > timezone.localdate():
        raise SesjaError(
            "Data sesji jest w przyszłości. Zapisz sesję, gdy się odbędzie.", pole="data_sesji"
        )
    _require_przydzial(proces.pk, doradca_pk, day)
    _require_open_month(proces.pk, doradca_pk, day)
    others = Sesja.objects.current().filter(doradca=doradca_pk, data_sesji=day).exclude(pk=without)
    logged = others.aggregate(suma=Sum("minuty"))["suma"] or 0
    if logged + wpis.minuty > MINUTY_NA_DOBE:
        raise SesjaError(
            f"Razem z tą sesją {short_date(day)} masz {format_minutes(logged + wpis.minuty)}. "
            "Jednego dnia można zapisać najwyżej 12 godzin.",
            pole="czas",
        )


def _require_przydzial(proces_pk, doradca_pk, day):
    rows = PrzydzialDoradcy.objects.filter(proces=proces_pk, doradca=doradca_pk).order_by("od")
    if rows.filter(Q(do=None) | Q(do__gte=day), od__lte=day).exists():
        return
    first = rows.first()
    if first is None:
        raise SesjaError("Sesję w tej JST zapisuje tylko jej doradca.", pole="proces")
    since = long_date(first.od, weekday=False)
    raise SesjaError(
        f"Tego dnia ta JST nie była Ci przydzielona. Przydział trwa od {since}. Popraw datę.",
        pole="data_sesji",
    )


def _require_open_month(proces_pk, doradca_pk, day):
    closed = MiesiacDoradcy.objects.settled().filter(
        proces=proces_pk, doradca=doradca_pk, miesiac=first_day(day)
    )
    if closed.exists():
        raise SesjaError(
            "Ten miesiąc jest już zamknięty. Ponownie otworzyć go może koordynator edycji.",
            pole="data_sesji",
        )


def _require_unconfirmed(sesja):
    if sesja.is_withdrawn:
        raise SesjaError("Ta sesja jest wycofana. Zapisz nową.")
    if sesja.is_confirmed:
        raise SesjaError(
            "Lider potwierdził już tę sesję. Jeśli jest w niej błąd, wycofaj ją i zapisz nową."
        )


def _uczestnicy(proces, wpis):
    chosen = set(wpis.uczestnicy)
    members = CzlonekZespolu.objects.filter(proces=proces, pk__in=chosen)
    if len(members) != len(chosen):
        raise SesjaError("Zaznacz osoby z zespołu wybranej JST.", pole="uczestnicy")
    return members


def _describe(sesja):
    return (
        f"{short_date(sesja.data_sesji)}, {sesja.minuty} min, {sesja.get_forma_display()}: "
        f"{sesja.temat}"
    )
