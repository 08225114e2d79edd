from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.eksport import csv_response, xlsx_response
from doradztwo.exceptions import DomainError
from doradztwo.liczby import read_number
from edycje.models import Proces
from edycje.queries import get_uprawnienia_edycji
from jst.models import Doradca
from raporty.enums import RodzajDokumentu
from raporty.forms import UmowaForm
from raporty.models import Dokument, UmowaDoradcy
from raporty.queries.rozliczenia import get_rozliczenie, moje_miesiace, rozliczenia
from raporty.services import rozliczenia as services
from raporty.tabele import arkusze_miesiaca, tabela_doradcow, tabela_jst
from raporty.views.wspolne import (
    KTO_WIDZI,
    get_coordinated_edycja,
    get_edycja,
    get_edycja_i_doradca,
    get_month,
    may_order,
    read_month,
    require_zleca,
)
from sesje.kalendarz import last_day, next_month, previous_month


@require_GET
def rozliczenie_list(request, pk):
    """Advisors of an Edycja in one month: what is accepted and what still waits."""
    edycja = get_edycja(request, pk)
    month = read_month(request.GET.get("miesiac", ""), edycja)
    rows = rozliczenia(edycja, [month])
    context = {
        "edycja": edycja,
        "uprawnienia": get_uprawnienia_edycji(edycja, request.user),
        "zakladka": "rozliczenia",
        "miesiac": month,
        "poprzedni": previous_month(month),
        "nastepny": next_month(month),
        "wiersze": rows,
        "przyjeci": sum(row.is_accepted for row in rows),
        "paczki": edycja.paczki.filter(miesiac=month).select_related("zlecil")[:5],
        "kto_widzi": KTO_WIDZI,
    }
    return render(request, "raporty/rozliczenie/list.html", context)


@require_GET
def rozliczenie_xlsx(request, pk):
    edycja = get_edycja(request, pk)
    month = read_month(request.GET.get("miesiac", ""), edycja)
    arkusze = arkusze_miesiaca(rozliczenia(edycja, [month]), edycja, month)
    return xlsx_response(arkusze, f"rozliczenie-{month:%Y-%m}")


@require_GET
def rozliczenie_csv(request, pk):
    """``wg=jst``: one row per advisor and Jst, otherwise one per advisor."""
    edycja = get_edycja(request, pk)
    month = read_month(request.GET.get("miesiac", ""), edycja)
    rows = rozliczenia(edycja, [month])
    if request.GET.get("wg") == "jst":
        return csv_response(tabela_jst(rows), f"doradcy-i-jst-{month:%Y-%m}")
    return csv_response(tabela_doradcow(rows), f"doradcy-{month:%Y-%m}")


@require_GET
def moje_rozliczenia(request):
    """Months of the advisor's own hours, newest first, each with its documents."""
    doradca = Doradca.objects.filter(user=request.user).first()
    context = {"miesiace": moje_miesiace(doradca) if doradca else [], "kto_widzi": KTO_WIDZI}
    return render(request, "raporty/rozliczenie/own.html", context)


@require_GET
def rozliczenie_detail(request, pk, doradca_pk, rok, numer):
    edycja, doradca = get_edycja_i_doradca(request, pk, doradca_pk)
    month = get_month(rok, numer)
    dokumenty = Dokument.objects.rozliczenia().visible_to(request.user)
    dokumenty = dokumenty.filter(
        edycja=edycja, doradca=doradca, od__lte=last_day(month), do__gte=month
    )
    context = {
        "edycja": edycja,
        "doradca": doradca,
        "miesiac": month,
        "poprzedni": previous_month(month),
        "nastepny": next_month(month),
        "rozliczenie": get_rozliczenie(edycja, doradca, [month]),
        "dokumenty": dokumenty.with_zastapiony().select_related("zlecil").defer("dane"),
        "moze_zlecac": may_order(edycja, doradca, request.user),
        "is_own": doradca.user_id == request.user.pk,
        "kto_widzi": KTO_WIDZI,
    }
    return render(request, "raporty/rozliczenie/detail.html", context)


@require_POST
def rozliczenie_order(request, pk, doradca_pk, rok, numer):
    edycja, doradca = get_edycja_i_doradca(request, pk, doradca_pk)
    require_zleca(edycja, doradca, request.user)
    month = get_month(rok, numer)
    try:
        dokument = _order(request, edycja, doradca, month)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("raporty:rozliczenie_detail", pk, doradca_pk, rok, numer)
    return redirect("raporty:dokument_detail", dokument.pk)


def _order(request, edycja, doradca, month):
    rodzaj = request.POST.get("rodzaj", RodzajDokumentu.EWIDENCJA)
    kto = request.user
    if rodzaj == RodzajDokumentu.EWIDENCJA:
        return services.order_ewidencja(edycja, doradca, month, kto=kto)
    if rodzaj == RodzajDokumentu.PROTOKOL:
        return services.order_protokol(edycja, doradca, month, kto=kto)
    if rodzaj == RodzajDokumentu.PROTOKOL_EDYCJI:
        return services.order_protokol(edycja, doradca, kto=kto)
    if rodzaj == RodzajDokumentu.KARTA:
        procesy = Proces.objects.filter(edycja=edycja, przydzialy__doradca=doradca).distinct()
        number = read_number(request.POST.get("proces", ""))
        proces = get_object_or_404(procesy.select_related("jst"), pk=number)
        return services.order_karta(edycja, doradca, month, proces, kto=kto)
    raise Http404


@require_http_methods(["GET", "POST"])
def umowa_update(request, pk, doradca_pk):
    edycja = get_coordinated_edycja(request, pk)
    edycja, doradca = get_edycja_i_doradca(request, edycja.pk, doradca_pk)
    umowa = UmowaDoradcy.objects.filter(edycja=edycja, doradca=doradca).first()
    initial = {
        "numer": umowa.numer if umowa else doradca.numer_umowy,
        "z_dnia": umowa.z_dnia if umowa else None,
    }
    form = UmowaForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        services.set_umowa(edycja, doradca, kto=request.user, **form.cleaned_data)
        messages.success(request, f"Zapisano umowę: {doradca.user}.")
        return redirect("raporty:rozliczenie_list", edycja.pk)
    context = {"edycja": edycja, "doradca": doradca, "form": form}
    return render(request, "raporty/umowa/update.html", context)
