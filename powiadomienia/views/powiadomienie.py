"""Notices of the person who is signed in."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from doradztwo.listy import paginate
from doradztwo.teksty import counted
from powiadomienia.models import Powiadomienie
from powiadomienia.services.powiadomienia import mark_read


@require_safe
def powiadomienie_list(request):
    own = Powiadomienie.objects.visible_to(request.user)
    only_unread = request.GET.get("nowe") == "1"
    context = {
        "page": paginate(request, own.unread() if only_unread else own),
        "only_unread": only_unread,
    }
    return render(request, "powiadomienia/powiadomienie/list.html", context)


@require_POST
def powiadomienie_open(request, pk):
    """To the place the notice tells of; read from now on."""
    own = Powiadomienie.objects.visible_to(request.user)
    powiadomienie = get_object_or_404(own, pk=pk)
    mark_read(own.filter(pk=pk), kto=request.user)
    return redirect(powiadomienie.url)


@require_POST
def powiadomienie_read(request, pk):
    own = Powiadomienie.objects.visible_to(request.user)
    get_object_or_404(own, pk=pk)
    mark_read(own.filter(pk=pk), kto=request.user)
    return redirect("powiadomienia:powiadomienie_list")


@require_POST
def powiadomienie_read_all(request):
    number = mark_read(Powiadomienie.objects.all(), kto=request.user)
    if number:
        count = counted(number, "powiadomienie,powiadomienia,powiadomień")
        messages.success(request, f"Oznaczono jako przeczytane: {count}.")
    return redirect("powiadomienia:powiadomienie_list")
