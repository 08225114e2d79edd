from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.liczby import read_numbers
from doradztwo.listy import NA_STRONIE
from doradztwo.teksty import plural
from edycje.models import Edycja
from sesje.enums import StatusMiesiaca
from sesje.forms import MiesiacReopenForm
from sesje.kalendarz import next_month, previous_month
from sesje.models import MiesiacDoradcy
from sesje.queries import ksiega
from sesje.services.miesiace import approve_miesiace, reopen_miesiac
from sesje.views.wspolne import read_month

TYLKO_KOORDYNATOR = "Godziny przyjmuje koordynator edycji. Poproś koordynatora."

FILTRY = {
    "": ("wszystkie", lambda pole: True),
    "brakuje": ("brakuje minut", lambda pole: pole.brakuje and not pole.is_excused),
    "otwarte": ("niezamknięte", lambda pole: not pole.is_settled),
    "zamkniete": ("do przyjęcia", lambda pole: pole.is_settled and not pole.is_accepted),
    "przyjete": ("przyjęte", lambda pole: pole.is_accepted),
}


@require_GET
def edycja_godziny(request, edycja_pk):
    """Advisor × Proces of one edition for one month; the observer reads."""
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=edycja_pk)
    month = read_month(request.GET.get("miesiac", ""))
    rows = [row for row in ksiega(edycja=edycja, miesiace=[month]) if row.pole.is_due]
    chosen = request.GET.get("stan", "")
    chosen = chosen if chosen in FILTRY else ""
    shown = [row for row in rows if FILTRY[chosen][1](row.pole)]
    context = {
        "edycja": edycja,
        "miesiac": month,
        "poprzedni": previous_month(month),
        "nastepny": next_month(month),
        "is_future": month > timezone.localdate(),
        "page": Paginator(shown, NA_STRONIE).get_page(request.GET.get("strona")),
        "wybrany": chosen,
        "filtry": [
            {"klucz": key, "nazwa": name, "liczba": sum(1 for row in rows if test(row.pole))}
            for key, (name, test) in FILTRY.items()
        ],
        "moze_przyjac": _is_koordynator(edycja, request.user),
    }
    return render(request, "sesje/miesiac/list.html", context)


def _is_koordynator(edycja, user):
    return Edycja.objects.coordinated_by(user).filter(pk=edycja.pk).exists()


@require_POST
def miesiac_approve(request, edycja_pk):
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=edycja_pk)
    if not _is_koordynator(edycja, request.user):
        raise PermissionDenied(TYLKO_KOORDYNATOR)
    month = read_month(request.POST.get("miesiac", ""))
    pks = read_numbers(request.POST.getlist("wiersz"))
    if "wszystkie" in request.POST:
        pks = MiesiacDoradcy.objects.filter(
            proces__edycja=edycja, miesiac=month, status=StatusMiesiaca.ZAMKNIETY
        ).values_list("pk", flat=True)
    number = approve_miesiace(edycja, month, kto=request.user, pks=pks)
    if number:
        word = plural(number, "wiersz,wiersze,wierszy")
        messages.success(request, f"Przyjęto {number} {word}.")
    else:
        messages.warning(request, "Nic nie przyjęto. Zaznacz wiersze ze stanem „zamknięty”.")
    return redirect(f"{reverse('sesje:edycja_godziny', args=[edycja.pk])}?miesiac={month:%Y-%m}")


@require_http_methods(["GET", "POST"])
def miesiac_reopen(request, pk):
    rows = MiesiacDoradcy.objects.visible_to(request.user).select_related(
        "doradca__user", "proces__jst", "proces__edycja"
    )
    row = get_object_or_404(rows, pk=pk)
    edycja = row.proces.edycja
    if not _is_koordynator(edycja, request.user):
        raise PermissionDenied(TYLKO_KOORDYNATOR)
    address = f"{reverse('sesje:edycja_godziny', args=[edycja.pk])}?miesiac={row.miesiac:%Y-%m}"
    form = MiesiacReopenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reopen_miesiac(row, form.cleaned_data["powod"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Otwarto miesiąc ponownie. Doradca widzi powód.")
            return redirect(address)
    context = {"wiersz": row, "form": form, "powrot": address, "edycja": edycja}
    return render(request, "sesje/miesiac/reopen.html", context)
