from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doradztwo.listy import paginate
from powiadomienia.forms import FiltrWiadomosciForm
from powiadomienia.models import Wiadomosc
from powiadomienia.services.wiadomosci import cancel_wiadomosc, retry_wiadomosc

TYLKO_ADMIN = "Wiadomości widzi tylko administrator. Napisz do niego, jeśli coś nie doszło."


def admin_only(view):
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not request.user.is_superuser:
            raise PermissionDenied(TYLKO_ADMIN)
        return view(request, *args, **kwargs)

    return wrapped


@require_safe
@admin_only
def wiadomosc_list(request):
    form = FiltrWiadomosciForm(request.GET)
    wiadomosci = Wiadomosc.objects.visible_to(request.user).select_related("odbiorca")
    wiadomosci = form.filter(wiadomosci).defer("dane", "tajne", "tresc")
    is_filtered = any(form.cleaned_data.values()) if form.is_valid() else False
    context = {"form": form, "page": paginate(request, wiadomosci), "is_filtered": is_filtered}
    return render(request, "powiadomienia/wiadomosc/list.html", context)


@require_safe
@admin_only
def wiadomosc_detail(request, pk):
    rows = Wiadomosc.objects.visible_to(request.user).select_related("odbiorca")
    wiadomosc = get_object_or_404(rows, pk=pk)
    return render(request, "powiadomienia/wiadomosc/detail.html", {"wiadomosc": wiadomosc})


@require_POST
@admin_only
def wiadomosc_retry(request, pk):
    wiadomosc = get_object_or_404(Wiadomosc.objects.visible_to(request.user), pk=pk)
    retry_wiadomosc(wiadomosc, kto=request.user)
    messages.success(request, "Wiadomość zostanie wysłana jeszcze raz.")
    return redirect(wiadomosc)


@require_http_methods(["GET", "POST"])
@admin_only
def wiadomosc_cancel(request, pk):
    wiadomosc = get_object_or_404(Wiadomosc.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        cancel_wiadomosc(wiadomosc, kto=request.user)
        messages.success(request, "Wiadomość anulowano. Nie zostanie wysłana.")
        return redirect(wiadomosc)
    context = {
        "tytul": "Czy anulować tę wiadomość?",
        "opis": f"{capfirst(wiadomosc.nazwa_rodzaju)}, do: {wiadomosc.email}.",
        "skutki": ["Wiadomość nie zostanie wysłana, także później.", "Wpis zostaje na liście."],
        "przycisk": "Anuluj wiadomość",
        "powrot": wiadomosc.get_absolute_url(),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)
