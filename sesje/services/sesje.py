"""Writing sessions. Lock order: the Proces, then the Doradca."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from doradztwo.teksty import short_date
from doradztwo.wersje import save_versioned
from edycje.models import CzlonekZespolu, Proces
from edycje.services.procesy import lock_open_proces
from jst.models import Doradca
from konta.models import User
from konta.services import slad
from sesje.exceptions import SesjaError
from sesje.models import Sesja
from sesje.services.pliki import add_pliki
from sesje.services.potwierdzenia import close_uwagi
from sesje.services.sprawdzenia import check_wpis, godzina_do, is_wyjatek, require_open_month
from sesje.services.zadania import WpisZadania, save_zadania


@dataclass(frozen=True)
class WpisSesji:
    """What an advisor types about one session. ``etap`` None: the one the Proces is in."""

    data_sesji: date
    minuty: int
    forma: str
    temat: str
    ustalenia: str = ""
    uczestnicy: Iterable[int] = field(default_factory=tuple)
    godzina_od: time | None = None
    etap: int | None = None
    powod_wyjatku: str = ""
    # None leaves the tasks as they are.
    zadania: tuple[WpisZadania, ...] | None = None
    pliki: tuple[UploadedFile, ...] = ()

    def as_fields(self) -> dict:
        return {
            "data_sesji": self.data_sesji,
            "minuty": self.minuty,
            "godzina_od": self.godzina_od,
            "godzina_do": godzina_do(self.godzina_od, self.minuty),
            "forma": self.forma,
            "temat": self.temat,
            "ustalenia": self.ustalenia,
        }


@transaction.atomic
def add_sesja(proces_pk: int, doradca: Doradca, wpis: WpisSesji, *, kto: User) -> Sesja:
    proces = lock_open_proces(proces_pk)
    lock_doradca(doradca.pk)
    check_wpis(proces, doradca.pk, wpis)
    sesja = Sesja(
        proces=proces,
        doradca=doradca,
        etap=_etap(proces, wpis),
        powod_wyjatku=_powod(doradca.pk, wpis),
        **wpis.as_fields(),
    )
    sesja.full_clean(exclude=["potwierdzil"])
    sesja.save()
    sesja.uczestnicy.set(_uczestnicy(proces, wpis))
    save_zadania(sesja, wpis.zadania, kto=kto)
    add_pliki(sesja, wpis.pliki, kto=kto)
    slad.record(sesja, "zapisano sesję", kto=kto, powod=sesja.powod_wyjatku, proces_pk=proces.pk)
    return sesja


@transaction.atomic
def update_sesja(
    sesja: Sesja, wpis: WpisSesji, wersja: int, *, kto: User, odpowiedz: str = ""
) -> Sesja:
    """Change a session; both the old and the new month must be open.

    What the lider has confirmed or objected to was another content: it has to be confirmed again.
    """
    proces = lock_open_proces(sesja.proces_id)
    lock_doradca(sesja.doradca_id)
    sesja = Sesja.objects.get(pk=sesja.pk)
    if sesja.is_withdrawn:
        raise SesjaError("Ta sesja jest wycofana. Zapisz nową.")
    require_open_month(proces.pk, sesja.doradca_id, sesja.data_sesji)
    check_wpis(proces, sesja.doradca_id, wpis, without=sesja.pk)
    before, was_confirmed = _describe(sesja), sesja.is_confirmed
    fields = wpis.as_fields() | {
        "etap": _etap(proces, wpis, sesja.etap),
        "powod_wyjatku": _powod(sesja.doradca_id, wpis, without=sesja.pk),
        "potwierdzono_at": None,
        "potwierdzil": None,
        "powod_potwierdzenia": "",
        "uwagi_at": None,
    }
    sesja = save_versioned(sesja, fields, wersja)
    sesja.uczestnicy.set(_uczestnicy(proces, wpis))
    save_zadania(sesja, wpis.zadania, kto=kto)
    add_pliki(sesja, wpis.pliki, kto=kto)
    close_uwagi(sesja, odpowiedz.strip() or "Sesja jest poprawiona.", kto=kto)
    slad.record(
        sesja,
        "zmieniono potwierdzoną sesję" if was_confirmed else "zmieniono sesję",
        kto=kto,
        z=before,
        na=_describe(sesja),
        powod=sesja.powod_wyjatku,
        proces_pk=proces.pk,
    )
    return sesja


@transaction.atomic
def withdraw_sesja(sesja: Sesja, powod: str, *, kto: User) -> Sesja:
    """Take a session out of the account; the row stays, with the reason, and so do its tasks."""
    if not powod.strip():
        raise SesjaError("Napisz, dlaczego wycofujesz sesję.", pole="powod")
    proces = lock_open_proces(sesja.proces_id)
    lock_doradca(sesja.doradca_id)
    sesja = Sesja.objects.get(pk=sesja.pk)
    if sesja.is_withdrawn:
        raise SesjaError("Ta sesja jest już wycofana.")
    require_open_month(proces.pk, sesja.doradca_id, sesja.data_sesji)
    fields = {
        "wycofano_at": timezone.now(),
        "powod_wycofania": powod.strip(),
        "uwagi_at": None,
    }
    sesja = save_versioned(sesja, fields, sesja.wersja)
    close_uwagi(sesja, f"Sesja jest wycofana: {powod.strip()}", kto=kto)
    slad.record(sesja, "wycofano sesję", kto=kto, powod=powod.strip(), proces_pk=proces.pk)
    return sesja


def lock_doradca(pk: int) -> Doradca:
    """One writer at a time into the hours of an advisor: the day's limit spans Procesy."""
    return Doradca.objects.select_for_update(of=("self",)).get(pk=pk)


def _etap(proces: Proces, wpis: WpisSesji, before: int | None = None) -> int:
    chosen = wpis.etap or before or proces.etap
    if chosen > proces.etap and chosen != before:
        raise SesjaError(f"Ta JST jest dopiero w etapie {proces.etap}.", pole="etap")
    return chosen


def _powod(doradca_pk, wpis, without=None) -> str:
    """The reason stays only where there is something to explain."""
    powod = wpis.powod_wyjatku.strip()
    return powod if powod and is_wyjatek(doradca_pk, wpis, without) else ""


def _uczestnicy(proces, wpis):
    chosen = set(wpis.uczestnicy)
    members = CzlonekZespolu.objects.filter(proces=proces, pk__in=chosen)
    if len(members) != len(chosen):
        raise SesjaError("Zaznacz osoby z zespołu wybranej JST.", pole="uczestnicy")
    return members


def _describe(sesja):
    hours = f" ({sesja.godziny})" if sesja.godzina_od else ""
    return (
        f"{short_date(sesja.data_sesji)}, {sesja.minuty} min{hours}, "
        f"{sesja.get_forma_display()}: {sesja.temat}"
    )
