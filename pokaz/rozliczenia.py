"""Hours of past months closed, accepted and settled, so that the documents lie one click away."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

from django.utils import timezone

from jst.models import Doradca
from pokaz.zegar import clock_at
from raporty.services.paczki import order_paczka
from raporty.services.rozliczenia import order_ewidencja, order_karta, order_protokol, set_umowa
from sesje.enums import PowodBrakuWsparcia
from sesje.kalendarz import last_day, months_between, previous_month
from sesje.queries import ksiega
from sesje.services.miesiace import close_miesiac, set_brak_wsparcia
from sesje.services.przyjecia import approve_miesiace

# The newest whole month is closed by these alone; the coordinator still waits for the others.
KONTA_DORADCOW = ("ros@example.org", "pro@example.org")
POWOD = "Lider potwierdził sesje przez telefon (przykład)."


def settle(tlo: SimpleNamespace) -> None:
    """Close every whole month; the coordinator has accepted all but the newest."""
    doradcy = list(
        Doradca.objects.filter(przydzialy__proces__edycja=tlo.edycja)
        .select_related("user")
        .distinct()
        .order_by("pk")
    )
    _sign(tlo, doradcy)
    newest = previous_month(timezone.localdate(tlo.kalendarz.teraz))
    for month in months_between(tlo.edycja.od, newest):
        is_newest = month == newest
        _close(month, [one for one in doradcy if not is_newest or _is_demo(one)])
        if not is_newest:
            with clock_at(_day_after(month, 7)):
                approve_miesiace(tlo.edycja, month, kto=tlo.koordynator, powod=POWOD)
    _order(tlo, newest, next(one for one in doradcy if _is_demo(one)))


def _is_demo(doradca: Doradca) -> bool:
    return doradca.user.email in KONTA_DORADCOW


def _day_after(month: date, days: int) -> datetime:
    day = last_day(month) + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(10)))


def _sign(tlo, doradcy) -> None:
    with clock_at(tlo.kalendarz.moment(0)):
        for number, doradca in enumerate(doradcy, start=1):
            numer = f"DJ/{number}/{tlo.edycja.od.year} (przykład)"
            set_umowa(tlo.edycja, doradca, numer, tlo.edycja.od, kto=tlo.koordynator)


def _close(month: date, doradcy: list[Doradca]) -> None:
    with clock_at(_day_after(month, 4)):
        for doradca in doradcy:
            for row in ksiega(doradca=doradca, miesiace=[month]):
                if row.pole.brakuje and not row.pole.is_settled:
                    set_brak_wsparcia(
                        doradca,
                        row.proces.pk,
                        month,
                        PowodBrakuWsparcia.NA_PROSBE_JST,
                        "Reszta godzin w następnym miesiącu (przykład).",
                        kto=doradca.user,
                    )
            close_miesiac(doradca, month, kto=doradca.user)


def _order(tlo, newest: date, doradca: Doradca) -> None:
    """Documents of the newest accepted month, and the record of the one that waits."""
    accepted, edycja = previous_month(newest), tlo.edycja
    with clock_at(tlo.kalendarz.teraz):
        order_ewidencja(edycja, doradca, newest, kto=doradca.user)
        order_ewidencja(edycja, doradca, accepted, kto=doradca.user)
        order_protokol(edycja, doradca, accepted, kto=tlo.koordynator)
        for row in ksiega(doradca=doradca, edycja=edycja, miesiace=[accepted]):
            if row.pole.is_due:
                order_karta(edycja, doradca, accepted, row.proces, kto=doradca.user)
        order_paczka(edycja, accepted, kto=tlo.koordynator)
