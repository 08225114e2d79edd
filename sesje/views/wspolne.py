"""What views of sessions and months share."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from edycje.enums import StatusEdycji
from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from jst.models import Doradca
from sesje.forms import SesjaForm
from sesje.kalendarz import first_day
from sesje.models import Sesja
from sesje.queries import ksiega

TYLKO_DORADCA = "Sesje zapisuje doradca przydzielony do JST. Poproś o to doradcę ROS albo PRO."


def get_doradca(user) -> Doradca:
    """The advisor that the person is; 403 for everybody else."""
    doradca = Doradca.objects.filter(user=user).select_related("user").first()
    if doradca is None:
        raise PermissionDenied(TYLKO_DORADCA)
    return doradca


def get_month(rok: int, numer: int) -> date:
    if not (2000 <= rok <= 2100 and 1 <= numer <= 12):
        raise Http404
    return date(rok, numer, 1)


def parse_month(text: str) -> date | None:
    """The month of ``2026-11``; None for anything else and for years out of all sense."""
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return month if 2000 <= month.year <= 2100 else None


def read_month(text: str) -> date:
    """The month of ``?miesiac=2026-11``; anything else is the current one."""
    return parse_month(text) or first_day(timezone.localdate())


def own_procesy(doradca: Doradca):
    """Procesy in which the advisor may log today."""
    return (
        Proces.objects.active()
        .filter(
            edycja__status=StatusEdycji.AKTYWNA,
            pk__in=PrzydzialDoradcy.objects.current().filter(doradca=doradca).values("proces"),
        )
        .select_related("jst", "edycja")
        .order_by("jst__nazwa", "pk")
    )


def jst_options(doradca: Doradca, procesy, rows=None) -> list[tuple[Proces, str]]:
    """Options of the form: the Jst with its minutes of this month against the due.

    Of a single one nothing is chosen, so its minutes are not read.
    """
    if len(procesy) == 1:
        return [(procesy[0], str(procesy[0].jst))]
    month = first_day(timezone.localdate())
    rows = rows if rows is not None else ksiega(doradca=doradca, miesiace=[month])
    cells = {row.proces.pk: pole for row in rows for pole in row.pola if pole.miesiac == month}
    return [
        (
            proces,
            f"{proces.jst.nazwa_z_rodzajem} ({proces.jst.wojewodztwo}), "
            f"{cells[proces.pk].zapisane} z {cells[proces.pk].wymagane} min",
        )
        for proces in procesy
        if proces.pk in cells
    ]


def build_form(request, doradca, procesy, rows=None, initial=None) -> SesjaForm:
    procesy = list(procesy)
    start = {"data_sesji": timezone.localdate(), "forma": "zdalnie"}
    return SesjaForm(
        request.POST if request.method == "POST" else None,
        initial=start | (initial or {}),
        jst=jst_options(doradca, procesy, rows),
        czlonkowie=list(
            CzlonekZespolu.objects.active().filter(proces__in=[proces.pk for proces in procesy])
        ),
    )


def repeated(doradca: Doradca, procesy) -> dict:
    """Initial values like those of the last session of the advisor in these Procesy."""
    last = (
        Sesja.objects.current()
        .filter(doradca=doradca, proces__in=procesy)
        .order_by("-data_sesji", "-pk")
        .first()
    )
    return initial_of(last) | {"data_sesji": timezone.localdate()} if last else {}


def initial_of(sesja: Sesja) -> dict:
    czasy = dict(SesjaForm.base_fields["czas"].choices)
    return {
        "proces": sesja.proces_id,
        "data_sesji": sesja.data_sesji,
        "forma": sesja.forma,
        "czas": sesja.minuty if sesja.minuty in czasy else None,
        "inny_czas": "" if sesja.minuty in czasy else str(sesja.minuty),
        "temat": sesja.temat,
        "ustalenia": sesja.ustalenia,
        "uczestnicy": list(sesja.uczestnicy.values_list("pk", flat=True)),
        "wersja": sesja.wersja,
    }
