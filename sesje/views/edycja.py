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
from sesje.forms import MiesiacReopenForm
from sesje.kalendarz import next_month, previous_month
from sesje.models import MiesiacDoradcy
from sesje.queries import godziny_edycji
from sesje.services.przyjecia import approve_miesiace, reopen_miesiac, return_miesiace
from sesje.views.wspolne import read_month

MAX_POWOD = 1000
TYLKO_KOORDYNATOR = "Godziny przyjmuje koordynator edycji. Poproś koordynatora."

FILTRY = {
    "": ("wszystkie", lambda row: True),
    "brakuje": ("brakuje minut", lambda row: row.pole.brakuje and not row.pole.is_excused),
    "ponad": ("ponad wymagane", lambda row: row.pole.nadwyzka),
    "uwagi": ("z uwagami", lambda row: row.stan.uwagi),
    "niepotwierdzone": ("bez potwierdzenia", lambda row: row.stan.niepotwierdzone),
    "wyjatki": (
        "wyjątki i nakładanie",
        lambda row: row.stan.wyjatki or row.stan.nakladanie,
    ),
    "bez-wsparcia": ("brak wsparcia", lambda row: row.pole.is_excused),
    "otwarte": ("niezamknięte", lambda row: not row.pole.is_settled),
    "zamkniete": ("do przyjęcia", lambda row: row.is_ready),
    "przyjete": ("przyjęte", lambda row: row.pole.is_accepted),
}


@require_GET
def edycja_godziny(request, edycja_pk):
    """Advisor × Proces of one edition for one month; the observer reads."""
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=edycja_pk)
    month = read_month(request.GET.get("miesiac", ""))
    szukane = request.GET.get("szukaj", "").strip()[:80]
    rows = [row for row in godziny_edycji(edycja, month) if row.matches(szukane)]
    chosen = request.GET.get("stan", "")
    chosen = chosen if chosen in FILTRY else ""
    shown = [row for row in rows if FILTRY[chosen][1](row)]
    strona = Paginator(shown, NA_STRONIE).get_page(request.GET.get("strona"))
    may_accept = _is_koordynator(edycja, request.user)
    context = {
        "edycja": edycja,
        "miesiac": month,
        "poprzedni": previous_month(month),
        "nastepny": next_month(month),
        "is_future": month > timezone.localdate(),
        "page": strona,
        "wybrany": chosen,
        "szukane": szukane,
        "filtry": _filtry(rows),
        "bez_zastrzezen": sum(1 for row in rows if row.is_clean),
        "moze_przyjac": may_accept,
        "mozna_zaznaczyc": may_accept and any(row.is_ready for row in strona),
    }
    return render(request, "sesje/miesiac/list.html", context)


def _filtry(rows):
    """Each filter with the number of its rows; the empty ones only when they name the whole."""
    counted = [
        {"klucz": key, "nazwa": name, "liczba": sum(1 for row in rows if test(row))}
        for key, (name, test) in FILTRY.items()
    ]
    return [row for row in counted if row["liczba"] or not row["klucz"]]


def _is_koordynator(edycja, user):
    return Edycja.objects.coordinated_by(user).filter(pk=edycja.pk).exists()


def _get_coordinated(request, edycja_pk):
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=edycja_pk)
    if not _is_koordynator(edycja, request.user):
        raise PermissionDenied(TYLKO_KOORDYNATOR)
    return edycja, read_month(request.POST.get("miesiac", ""))


def _back(edycja, month):
    return redirect(f"{reverse('sesje:edycja_godziny', args=[edycja.pk])}?miesiac={month:%Y-%m}")


@require_POST
def miesiac_approve(request, edycja_pk):
    """All that are clean, or the ticked rows; what is not clean needs a reason."""
    edycja, month = _get_coordinated(request, edycja_pk)
    chosen = (
        {}
        if "wszystkie" in request.POST
        else {
            "pks": read_numbers(request.POST.getlist("wiersz")),
            "powod": request.POST.get("powod", "")[:MAX_POWOD],
        }
    )
    result = approve_miesiace(edycja, month, kto=request.user, **chosen)
    if result.przyjete:
        word = plural(result.przyjete, "wiersz,wiersze,wierszy")
        messages.success(request, f"Przyjęto {result.przyjete} {word}.")
    if result.pominiete:
        word = plural(result.pominiete, "wiersz ma,wiersze mają,wierszy ma")
        messages.warning(
            request,
            f"{result.pominiete} {word} zastrzeżenia. Zaznacz i przyjmij z powodem albo odeślij.",
        )
    if not result.przyjete and not result.pominiete:
        messages.warning(request, "Nic nie przyjęto. Zaznacz wiersze ze stanem „zamknięty”.")
    return _back(edycja, month)


@require_POST
def miesiac_return(request, edycja_pk):
    """Send the ticked rows back to their advisors with one note."""
    edycja, month = _get_coordinated(request, edycja_pk)
    pks = read_numbers(request.POST.getlist("wiersz"))
    note = request.POST.get("powod", "")[:MAX_POWOD]
    number = return_miesiace(edycja, month, note, kto=request.user, pks=pks)
    if number:
        word = plural(number, "wiersz,wiersze,wierszy")
        messages.success(request, f"Odesłano {number} {word}. Doradcy widzą uwagę.")
    else:
        messages.warning(request, "Nic nie odesłano. Zaznacz wiersze ze stanem „zamknięty”.")
    return _back(edycja, month)


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
            messages.success(request, "Miesiąc jest znów otwarty. Doradca widzi powód.")
            return redirect(address)
    context = {"wiersz": row, "form": form, "powrot": address, "edycja": edycja}
    return render(request, "sesje/miesiac/reopen.html", context)
