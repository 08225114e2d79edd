from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.liczby import read_numbers
from doradztwo.teksty import plural
from edycje.models import Proces
from jst.models import Doradca
from sesje.forms import BrakWsparciaForm
from sesje.kalendarz import next_month, previous_month
from sesje.queries import (
    BRAK_SESJI,
    blokada_miesiaca,
    ksiega,
    stany_sesji,
    strona_godzin,
    suma_miesiaca,
)
from sesje.services.miesiace import close_miesiac, set_brak_wsparcia
from sesje.services.szkice import wazne_szkice
from sesje.views.wspolne import (
    TYLKO_DORADCA,
    build_form,
    get_doradca,
    get_month,
    parse_month,
)


@require_GET
def moje_godziny(request):
    """The advisor's own ledger with the short form beside it."""
    doradca = get_doradca(request.user)
    strona = strona_godzin(doradca, parse_month(request.GET.get("od", "")))
    procesy = strona.otwarte_procesy
    context = {
        "doradca": doradca,
        "strona": strona,
        "form": build_form(request, doradca, procesy, rows=strona.ksiega) if procesy else None,
        "szkice": wazne_szkice(doradca),
    }
    return render(request, "sesje/ksiega/detail.html", context)


@require_GET
def miesiac_detail(request, rok, numer):
    doradca = get_doradca(request.user)
    month = get_month(rok, numer)
    rows = [row for row in ksiega(doradca=doradca, miesiace=[month]) if row.pole.is_due]
    states = stany_sesji([row.proces.pk for row in rows], month)
    own = [states.get((row.proces.pk, doradca.pk), BRAK_SESJI) for row in rows]
    context = {
        "doradca": doradca,
        "miesiac": month,
        "poprzedni": previous_month(month),
        "nastepny": next_month(month),
        "wiersze": list(zip(rows, own, strict=True)),
        "suma": suma_miesiaca(rows, month, timezone.localdate()),
        "is_over": next_month(month) <= timezone.localdate(),
        "is_future": month > timezone.localdate(),
        "do_zamkniecia": sum(
            1
            for row, state in zip(rows, own, strict=True)
            if row.pole.can_close and not state.uwagi
        ),
        "czeka_na_lidera": sum(state.niepotwierdzone for state in own),
        "zamkniete": sum(1 for row in rows if row.pole.is_settled),
    }
    return render(request, "sesje/miesiac/detail.html", context)


@require_POST
def miesiac_close(request, rok, numer):
    """All Jst of the month; ``proces`` in the data narrows it to one."""
    doradca = get_doradca(request.user)
    month = get_month(rok, numer)
    chosen = read_numbers(request.POST.getlist("proces")) if "proces" in request.POST else None
    result = close_miesiac(doradca, month, kto=request.user, procesy=chosen)
    if result.zamkniete:
        number = len(result.zamkniete)
        messages.success(request, f"Zamknięto miesiąc w {number} JST. Czeka na koordynatora.")
    if result.pominiete:
        number = len(result.pominiete)
        word = plural(number, "JST ma,JST mają,JST ma")
        messages.warning(
            request,
            f"{number} {word} za mało minut. Dopisz sesje albo podaj powód braku wsparcia.",
        )
    if result.z_uwagami:
        number = len(result.z_uwagami)
        word = plural(number, "JST czeka,JST czekają,JST czeka")
        messages.warning(
            request,
            f"{number} {word} na odpowiedź: lider zgłosił uwagę do sesji. Odpowiedz na nią.",
        )
    if not (result.zamkniete or result.pominiete or result.z_uwagami):
        messages.info(request, "W tym miesiącu nie ma już nic do zamknięcia.")
    return redirect("sesje:miesiac_detail", rok, numer)


@require_http_methods(["GET", "POST"])
def brak_wsparcia_update(request, proces_pk, rok, numer):
    """Open to a former advisor too, whose last month still has to be settled."""
    month = get_month(rok, numer)
    row = _own_row(request.user, proces_pk, month)
    blokada = blokada_miesiaca(row.pole.wiersz, row.proces.edycja_id)
    form = BrakWsparciaForm(
        request.POST if request.method == "POST" else None, wiersz=row.pole.wiersz
    )
    if form.is_valid():
        try:
            set_brak_wsparcia(row.doradca, proces_pk, month, kto=request.user, **_excuse(form))
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Zapisano.")
            return redirect("sesje:miesiac_detail", rok, numer)
    context = {
        "wiersz": row,
        "pole": row.pole,
        "miesiac": month,
        "form": form,
        "blokada": blokada if request.method == "GET" else None,
    }
    return render(request, "sesje/miesiac/brak_wsparcia.html", context)


def _own_row(user, proces_pk, month):
    doradca = Doradca.objects.filter(user=user).first()
    rows = ksiega(doradca=doradca, miesiace=[month]) if doradca else []
    row = next((row for row in rows if row.proces.pk == proces_pk), None)
    if row is None:
        get_object_or_404(Proces.objects.visible_to(user), pk=proces_pk)
        raise PermissionDenied(TYLKO_DORADCA)
    return row


def _excuse(form):
    return {
        "powod": form.cleaned_data["brak_wsparcia"],
        "opis": form.cleaned_data["brak_wsparcia_opis"],
    }
