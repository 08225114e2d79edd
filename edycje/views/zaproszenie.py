from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.listy import paginate
from edycje.models import Proces
from edycje.services.zaproszenia import resend_zaproszenie, revoke_zaproszenie
from edycje.views.wspolne import get_coordinated_edycja
from konta.queries import pending_zaproszenia


@require_GET
def zaproszenie_list(request, pk):
    """Invitations of the edition that nobody has accepted yet, oldest first."""
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    waiting = pending_zaproszenia(edycja_pk=edycja.pk).order_by("created_at", "pk")
    page = paginate(request, waiting)
    pks = {row.proces_pk for row in page if row.proces_pk}
    procesy = Proces.objects.filter(pk__in=pks).select_related("jst").in_bulk()
    context = {
        "edycja": edycja,
        "uprawnienia": uprawnienia,
        "zakladka": "zaproszenia",
        "page": page,
        "wiersze": [(row, procesy.get(row.proces_pk)) for row in page],
    }
    return render(request, "edycje/zaproszenie/list.html", context)


def _get_zaproszenie(request, pk, zaproszenie_pk):
    edycja, _ = get_coordinated_edycja(request, pk)
    waiting = pending_zaproszenia(edycja_pk=edycja.pk)
    return edycja, get_object_or_404(waiting, pk=zaproszenie_pk)


@require_POST
def zaproszenie_resend(request, pk, zaproszenie_pk):
    edycja, zaproszenie = _get_zaproszenie(request, pk, zaproszenie_pk)
    resend_zaproszenie(edycja, zaproszenie, kto=request.user)
    messages.success(request, f"Nowe zaproszenie idzie na adres {zaproszenie.user.email}.")
    return redirect("edycje:zaproszenie_list", edycja.pk)


@require_http_methods(["GET", "POST"])
def zaproszenie_revoke(request, pk, zaproszenie_pk):
    edycja, zaproszenie = _get_zaproszenie(request, pk, zaproszenie_pk)
    if request.method == "POST":
        revoke_zaproszenie(edycja, zaproszenie, kto=request.user)
        messages.success(request, f"Odwołano zaproszenie: {zaproszenie.user.email}.")
        return redirect("edycje:zaproszenie_list", edycja.pk)
    context = {
        "edycja": edycja,
        "tytul": f"Odwołać zaproszenie: {zaproszenie.user.email}?",
        "opis": f"Link przestanie działać. Przepada też rola: {zaproszenie.opis_roli}.",
        "przycisk": "Odwołaj zaproszenie",
        "powrot": f"/edycje/{edycja.pk}/zaproszenia/",
    }
    return render(request, "components/potwierdzenie.html", context)
