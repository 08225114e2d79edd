"""Silence in an edition: who has not been active, what is awaited, reasons that were noted."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cykl.enums import StronaCiszy
from cykl.forms import OdlozenieForm
from cykl.models import NotatkaCiszy
from cykl.queries.cisza import DNI_CISZY, cisza_edycji, wiersze_ciszy
from cykl.services import przypomnienia
from cykl.views.przypomnienie import back_to, get_proces
from doradztwo.listy import paginate
from edycje.models import Edycja
from edycje.queries import get_uprawnienia_edycji


@require_GET
def cisza_list(request, pk):
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=pk)
    silent = cisza_edycji(edycja)
    z_powodem = request.GET.get("powod") == "1"
    page = paginate(request, [row for row in silent if bool(row.notatka) == z_powodem])
    page.object_list = wiersze_ciszy(page.object_list)
    liczba_z_powodem = sum(row.notatka is not None for row in silent)
    context = {
        "edycja": edycja,
        "uprawnienia": get_uprawnienia_edycji(edycja, request.user),
        "zakladka": "cisza",
        "dni": DNI_CISZY,
        "z_powodem": z_powodem,
        "liczba_bez_powodu": len(silent) - liczba_z_powodem,
        "liczba_z_powodem": liczba_z_powodem,
        "page": page,
        "pytanie": request.GET.urlencode(),
    }
    return render(request, "cykl/cisza/list.html", context)


@require_http_methods(["GET", "POST"])
def cisza_note(request, pk, strona):
    proces = get_proces(request, pk)
    if strona not in StronaCiszy.values:
        raise Http404
    form = OdlozenieForm(request.POST if request.method == "POST" else None)
    powrot = back_to(request, "cykl:cisza_list", proces.edycja_id)
    if form.is_valid():
        przypomnienia.note_cisza(proces.pk, strona, kto=request.user, **form.cleaned_data)
        messages.success(request, f"Zapisano powód ciszy: {proces.jst}.")
        return redirect(powrot)
    context = {
        "proces": proces,
        "form": form,
        "tytul": f"Powód ciszy: {proces.jst}, {StronaCiszy(strona).label}",
        "opis": "Do tego dnia ta cisza nie wróci na listę i nie będziemy o niej przypominać.",
        "przycisk": "Zapisz powód",
        "powrot": powrot,
    }
    return render(request, "cykl/przypomnienie/odlozenie.html", context)


@require_POST
def cisza_withdraw(request, pk):
    visible = NotatkaCiszy.objects.visible_to(request.user).select_related("proces")
    notatka = get_object_or_404(visible, pk=pk)
    proces = get_proces(request, notatka.proces_id)
    przypomnienia.withdraw_notatka(notatka, kto=request.user)
    messages.success(request, f"Powód usunięty, cisza wraca na listę: {proces.jst}.")
    return redirect(back_to(request, "cykl:cisza_list", proces.edycja_id))
