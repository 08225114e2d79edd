"""What an entry may be: refusals, and exceptions that are saved with their reason."""

from datetime import date, time

from django.db.models import Q, Sum
from django.utils import timezone

from doradztwo.teksty import format_minutes, long_date, short_date
from edycje.models import Proces, PrzydzialDoradcy
from sesje.enums import StatusMiesiaca
from sesje.exceptions import SesjaError, WyjatekError
from sesje.kalendarz import first_day
from sesje.models import MiesiacDoradcy, Sesja
from sesje.models.sesja import end_of

MINUTY_NA_DOBE = 720
DOBA = 1440
PODAJ_POWOD = "Popraw wpis albo podaj powód wyjątku."


def check_wpis(proces: Proces, doradca_pk: int, wpis, without: int | None = None) -> None:
    """Raises ``SesjaError``; ``WyjatekError`` when a reason would be enough and there is none."""
    day = wpis.data_sesji
    if day > timezone.localdate():
        raise SesjaError(
            "Data sesji jest w przyszłości. Zapisz sesję, gdy się odbędzie.", pole="data_sesji"
        )
    _require_edycja(proces.edycja, day)
    _require_przydzial(proces.pk, doradca_pk, day)
    require_open_month(proces.pk, doradca_pk, day)
    others = Sesja.objects.current().filter(doradca=doradca_pk, data_sesji=day).exclude(pk=without)
    found = [_za_dlugi_dzien(others, wpis), _nakladanie(others, wpis)]
    exceptions = [error for error in found if error is not None]
    if exceptions and not wpis.powod_wyjatku.strip():
        raise exceptions[0]


def is_wyjatek(doradca_pk: int, wpis, without: int | None = None) -> bool:
    others = (
        Sesja.objects.current()
        .filter(doradca=doradca_pk, data_sesji=wpis.data_sesji)
        .exclude(pk=without)
    )
    return bool(_za_dlugi_dzien(others, wpis) or _nakladanie(others, wpis))


def godzina_do(godzina_od: time | None, minuty: int) -> time | None:
    if godzina_od is None:
        return None
    end = end_of(godzina_od, minuty)
    if end is None:
        raise SesjaError(
            "Sesja skończyłaby się następnego dnia. Zapisz ją jako dwie.", pole="godzina_od"
        )
    return end


def _za_dlugi_dzien(others, wpis) -> WyjatekError | None:
    total = (others.aggregate(suma=Sum("minuty"))["suma"] or 0) + wpis.minuty
    said = f"Razem z tą sesją {short_date(wpis.data_sesji)} masz {format_minutes(total)}."
    if total > DOBA:
        raise SesjaError(f"{said} Doba ma 24 godziny. Popraw czas albo datę.", pole="czas")
    if total > MINUTY_NA_DOBE:
        return WyjatekError(f"{said} To więcej niż 12 godzin. {PODAJ_POWOD}", pole="czas")
    return None


def _nakladanie(others, wpis) -> WyjatekError | None:
    if wpis.godzina_od is None:
        return None
    end = godzina_do(wpis.godzina_od, wpis.minuty)
    other = (
        others.overlapping(wpis.data_sesji, wpis.godzina_od, end)
        .select_related("proces__jst")
        .first()
    )
    if other is None:
        return None
    return WyjatekError(
        f"W tym czasie masz już sesję: {other.proces.jst.nazwa_z_rodzajem}, "
        f"{other.godziny}. {PODAJ_POWOD}",
        pole="godzina_od",
    )


def _require_edycja(edycja, day: date) -> None:
    if not edycja.od <= day <= edycja.do:
        raise SesjaError(
            f"Ta edycja trwa od {long_date(edycja.od, weekday=False)} "
            f"do {long_date(edycja.do, weekday=False)}. Popraw datę.",
            pole="data_sesji",
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


def require_open_month(proces_pk: int, doradca_pk: int, day: date) -> None:
    closed = MiesiacDoradcy.objects.settled().filter(
        proces=proces_pk, doradca=doradca_pk, miesiac=first_day(day)
    )
    if closed.exists():
        raise SesjaError(
            "Ten miesiąc jest już zamknięty. Poproś koordynatora edycji o jego otwarcie.",
            pole="data_sesji",
        )


def require_not_accepted(sesja: Sesja) -> None:
    """Confirming and objecting go on until the coordinator has accepted the month."""
    accepted = MiesiacDoradcy.objects.filter(
        proces=sesja.proces_id,
        doradca=sesja.doradca_id,
        miesiac=sesja.miesiac,
        status=StatusMiesiaca.PRZYJETY,
    )
    if accepted.exists():
        raise SesjaError(
            "Koordynator przyjął już ten miesiąc. Jeśli coś się w nim nie zgadza, napisz do "
            "koordynatora edycji."
        )
