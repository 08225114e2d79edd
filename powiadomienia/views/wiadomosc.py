"""Mails of the system: all of them for an admin, those about own editions for a coordinator."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doradztwo.listy import paginate
from doradztwo.teksty import counted
from powiadomienia.forms import FiltrWiadomosciForm
from powiadomienia.mail import full_text
from powiadomienia.models import Wiadomosc
from powiadomienia.queries import dopisz_czego_dotycza, sees_wiadomosci
from powiadomienia.services import wiadomosci as uslugi
from powiadomienia.tresci import try_build

KTO_WIDZI = (
    "Wiadomości widzą administrator i koordynator edycji. Napisz do nich, gdy coś nie doszło."
)
KTO_PONAWIA = "Wszystkie nieudane ponawia administrator. Poproś go o to."


def _get(request, pk):
    rows = Wiadomosc.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("odbiorca", "zbior", "ponawia"), pk=pk)


@require_safe
def wiadomosc_list(request):
    if not sees_wiadomosci(request.user):
        raise PermissionDenied(KTO_WIDZI)
    form = FiltrWiadomosciForm(request.GET)
    wiadomosci = Wiadomosc.objects.visible_to(request.user).select_related("odbiorca")
    wiadomosci = form.filter(wiadomosci).defer("dane", "tajne", "tresc")
    is_filtered = any(form.cleaned_data.values()) if form.is_valid() else False
    page = paginate(request, wiadomosci)
    dopisz_czego_dotycza(page.object_list)
    context = {"form": form, "page": page, "is_filtered": is_filtered}
    return render(request, "powiadomienia/wiadomosc/list.html", context)


@require_safe
def wiadomosc_detail(request, pk):
    wiadomosc = _get(request, pk)
    hidden = wiadomosc.is_tajna and not request.user.is_superuser
    preview = try_build(wiadomosc) if wiadomosc.is_waiting and not wiadomosc.tajne else None
    context = {
        "wiadomosc": wiadomosc,
        "tresc": "" if hidden else wiadomosc.tresc,
        "is_hidden": hidden,
        "podglad": full_text(preview, may_stop=False) if preview else "",
        "czesci": wiadomosc.czesci.order_by("created_at", "pk"),
        "ponowienie": Wiadomosc.objects.filter(ponawia=wiadomosc).first(),
        "moze_wyslac": uslugi.may_be_resent(wiadomosc),
    }
    return render(request, "powiadomienia/wiadomosc/detail.html", context)


@require_POST
def wiadomosc_retry(request, pk):
    wiadomosc = _get(request, pk)
    uslugi.retry_wiadomosc(wiadomosc, kto=request.user)
    messages.success(request, "Wiadomość zostanie wysłana jeszcze raz.")
    return redirect(wiadomosc)


@require_POST
def wiadomosc_retry_all(request):
    if not request.user.is_superuser:
        raise PermissionDenied(KTO_PONAWIA)
    number = uslugi.retry_nieudane(kto=request.user)
    text = counted(number, "wiadomość,wiadomości,wiadomości")
    messages.success(request, f"Jeszcze raz wysyłamy: {text}." if number else "Nie ma nieudanych.")
    return redirect("powiadomienia:wiadomosc_list")


@require_POST
def wiadomosc_resend(request, pk):
    new = uslugi.resend_wiadomosc(_get(request, pk), kto=request.user)
    messages.success(request, "Nowa wiadomość czeka na wysłanie. Treść powstanie na nowo.")
    return redirect(new)


@require_http_methods(["GET", "HEAD", "POST"])
def wiadomosc_cancel(request, pk):
    wiadomosc = _get(request, pk)
    if request.method == "POST":
        uslugi.cancel_wiadomosc(wiadomosc, kto=request.user)
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
