"""What views of sessions and months share."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from edycje.enums import StatusEdycji
from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from jst.models import Doradca
from sesje.forms import SesjaForm
from sesje.forms.zadania import NAJWIECEJ
from sesje.kalendarz import first_day
from sesje.models import Sesja, SzkicSesji
from sesje.queries import ksiega, with_poczatek

TYLKO_DORADCA = "Sesje zapisuje doradca przydzielony do JST. Poproś o to doradcę ROS albo PRO."


def get_doradca(user) -> Doradca:
    """The advisor that the person is; 403 for everybody else."""
    doradca = with_poczatek(Doradca.objects.filter(user=user).select_related("user")).first()
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


def build_form(request, doradca, procesy, rows=None, initial=None, sesja=None) -> SesjaForm:
    """``rows``: the ledger of the advisor, if the page has it already; it saves two queries."""
    procesy = list(procesy)
    initial = {"data_sesji": timezone.localdate(), "forma": "zdalnie"} | (initial or {})
    czlonkowie = list(
        CzlonekZespolu.objects.active().filter(proces__in=[proces.pk for proces in procesy])
    )
    is_post = request.method == "POST"
    return SesjaForm(
        request.POST if is_post else None,
        request.FILES if is_post else None,
        initial=initial,
        zadania=initial.pop("zadania", ()),
        jst=jst_options(doradca, procesy, rows),
        czlonkowie=czlonkowie,
        osoby=_osoby(doradca, procesy, czlonkowie, sesja, _inni_doradcy(doradca, procesy, rows)),
        uwaga=sesja.uwagi.otwarte().first() if sesja and sesja.has_uwagi else None,
    )


def _inni_doradcy(doradca, procesy, rows) -> list[PrzydzialDoradcy]:
    if rows is not None:
        pks = {proces.pk for proces in procesy}
        return [row.drugi for row in rows if row.drugi and row.proces.pk in pks]
    advisors = PrzydzialDoradcy.objects.current().filter(proces__in=procesy)
    return list(advisors.exclude(doradca=doradca).select_related("doradca__user").order_by("pk"))


def _osoby(doradca, procesy, czlonkowie, sesja, inni) -> list:
    """Whom a next step may be given to: the advisor, then the people of each Jst."""
    by_proces = {proces.pk: [] for proces in procesy}
    for osoba in czlonkowie:
        by_proces[osoba.proces_id].append((f"c{osoba.pk}", str(osoba)))
    for row in inni:
        name = f"{row.doradca.user}, {row.specjalizacja.upper()}"
        by_proces[row.proces_id].append((f"d{row.doradca_id}", name))
    groups = [(proces.jst.nazwa_z_rodzajem, by_proces[proces.pk]) for proces in procesy]
    known = {key for _, people in groups for key, _ in people} | {f"d{doradca.pk}"}
    tasks = sesja.zadania.do_zrobienia().select_related("czlonek", "doradca__user") if sesja else ()
    former = [(row.klucz_osoby, str(row.osoba)) for row in tasks if row.klucz_osoby not in known]
    return [(f"d{doradca.pk}", "Ty"), *groups, *former]


def repeated(doradca: Doradca, procesy) -> dict:
    """Initial values like those of the last session of the advisor in these Procesy."""
    last = (
        Sesja.objects.current()
        .filter(doradca=doradca, proces__in=procesy)
        .order_by("-data_sesji", "-pk")
        .first()
    )
    return copied(last) if last else {}


def copied(sesja: Sesja) -> dict:
    """A new entry like this one: without what belongs to that day alone."""
    left_out = ("wersja", "godzina_od", "godzina_do", "ustalenia", "powod_wyjatku", "zadania")
    kept = {name: value for name, value in initial_of(sesja).items() if name not in left_out}
    return kept | {"data_sesji": timezone.localdate(), "etap": None}


def initial_of(sesja: Sesja) -> dict:
    czasy = dict(SesjaForm.base_fields["czas"].choices)
    return {
        "proces": sesja.proces_id,
        "data_sesji": sesja.data_sesji,
        "forma": sesja.forma,
        "czas": sesja.minuty if sesja.minuty in czasy else None,
        "inny_czas": "" if sesja.minuty in czasy else str(sesja.minuty),
        "godzina_od": sesja.godzina_od,
        "etap": sesja.etap,
        "powod_wyjatku": sesja.powod_wyjatku,
        "temat": sesja.temat,
        "ustalenia": sesja.ustalenia,
        "uczestnicy": list(sesja.uczestnicy.values_list("pk", flat=True)),
        "zadania": [
            {"pk": row.pk, "tresc": row.tresc, "osoba": row.klucz_osoby, "termin": row.termin}
            for row in sesja.zadania.do_zrobienia()
        ],
        "wersja": sesja.wersja,
    }


POLA_SZKICU = (
    "proces",
    "data_sesji",
    "forma",
    "czas",
    "inny_czas",
    "godzina_od",
    "godzina_do",
    "etap",
    "temat",
    "ustalenia",
    "uczestnicy",
    "powod_wyjatku",
)
ZNAKOW_SZKICU = 20000


def pola_szkicu(data) -> dict[str, list[str]]:
    """What of a sent form is kept in a draft: the known fields, none of them endless."""
    names = [name for name in data if name in POLA_SZKICU or name.startswith("zadania-")]
    kept = {name: data.getlist(name)[:50] for name in names[:100]}
    return {
        name: [value[:ZNAKOW_SZKICU] for value in values]
        for name, values in kept.items()
        if any(values)
    }


def from_szkic(szkic: SzkicSesji) -> dict:
    """Initial values of the form from a draft."""
    pola = szkic.pola
    initial = {
        name: values if name == "uczestnicy" else values[0]
        for name, values in pola.items()
        if name in POLA_SZKICU
    }
    steps = [
        {
            name: pola.get(f"zadania-{number}-{name}", [""])[0]
            for name in ("tresc", "osoba", "termin")
        }
        for number in range(NAJWIECEJ)
    ]
    filled = [step for step in steps if any(step.values())]
    return initial | {"zadania": filled, "szkic": szkic.pk}


def safe_return(address: str) -> str:
    """Where the person came from, if it is a page of this application."""
    is_safe = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None
    )
    return address if is_safe else ""
