"""Scoped fetching, shared by the views of this app."""

from django.shortcuts import get_object_or_404

from edycje.models import Edycja, Proces
from edycje.queries import get_uprawnienia, get_uprawnienia_edycji

# Who sees the people of a Proces.
KTO_WIDZI = [
    "zespół JST",
    "doradcy tego procesu",
    "koordynatorzy i obserwatorzy edycji",
    "administrator",
]


def get_edycja(request, pk):
    """The edition and the person's roles in it; 404 when it is not theirs."""
    edycje = Edycja.objects.visible_to(request.user).select_related("wersja_arkusza")
    edycja = get_object_or_404(edycje, pk=pk)
    return edycja, get_uprawnienia_edycji(edycja, request.user)


def get_coordinated_edycja(request, pk):
    """The same, 403 for an observer."""
    edycja, uprawnienia = get_edycja(request, pk)
    uprawnienia.require_koordynator()
    return edycja, uprawnienia


def get_proces(request, pk):
    proces = get_object_or_404(Proces.objects.visible_to(request.user).with_opis(), pk=pk)
    return proces, get_uprawnienia(proces, request.user)


def post_or_none(request):
    return request.POST if request.method == "POST" else None
