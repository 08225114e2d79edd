from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doradztwo.listy import paginate
from jst.forms import OswiadczenieDoradcyForm
from jst.models import Doradca
from jst.services.doradcy import record_oswiadczenie
from jst.views.jst import find_options


@require_http_methods(["GET", "POST"])
def oswiadczenie_create(request):
    doradca = Doradca.objects.active().filter(user=request.user).first()
    if doradca is None:
        raise PermissionDenied("Oświadczenia składają doradcy. O swoją rolę zapytaj koordynatora.")
    form = OswiadczenieDoradcyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        record_oswiadczenie(
            doradca,
            form.cleaned_data["jst"],
            jest_konflikt=form.cleaned_data["jest_konflikt"],
            opis=form.cleaned_data["opis"],
            kto=request.user,
        )
        messages.success(request, f"Zapisano oświadczenie: {form.cleaned_data['jst']}.")
        return redirect("jst:oswiadczenie_create")
    text = request.GET.get("q", "").strip()
    context = {
        "form": form,
        "q": text,
        "wyniki": find_options(text),
        "wybrana": form.cleaned_data.get("jst") if form.is_bound else None,
        "page": paginate(request, doradca.oswiadczenia.select_related("jst")),
    }
    return render(request, "jst/oswiadczenie_doradcy/form.html", context)
