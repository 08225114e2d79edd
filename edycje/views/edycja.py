from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.listy import paginate
from doradztwo.teksty import counted
from edycje.enums import StatusEdycji
from edycje.forms.edycja import EdycjaCreateForm, EdycjaForm
from edycje.models import Edycja
from edycje.queries import may_create_edycja
from edycje.services.edycje import advance_edycja, create_edycja, update_edycja
from edycje.services.szablony import plan
from edycje.views.wspolne import get_coordinated_edycja, get_edycja, post_or_none

_KTO_ZAKLADA = "Nową edycję zakłada koordynator albo administrator. Poproś jednego z nich."


@require_GET
def edycja_list(request):
    edycje = Edycja.objects.visible_to(request.user)
    if not request.user.is_superuser and not edycje.exists():
        raise PermissionDenied(
            "Edycje widzą ich koordynatorzy i obserwatorzy. O rolę poproś administratora."
        )
    page = paginate(
        request, edycje.annotate(liczba_procesow=Count("procesy")).order_by("-od", "-pk")
    )
    context = {"page": page, "moze_zakladac": may_create_edycja(request.user)}
    return render(request, "edycje/edycja/list.html", context)


@require_http_methods(["GET", "POST"])
def edycja_create(request):
    if not may_create_edycja(request.user):
        raise PermissionDenied(_KTO_ZAKLADA)
    form = EdycjaCreateForm(post_or_none(request), user=request.user)
    context = {"form": form}
    if form.is_valid():
        wzor, od = form.get_wzor(), form.cleaned_data["od"]
        # What was typed after the preview is shown again before it is saved.
        seen = f"{wzor.klucz} {od}"
        if request.POST.get("krok") == "zapisz" and request.POST.get("widziane") == seen:
            edycja = create_edycja(
                nazwa=form.cleaned_data["nazwa"],
                wzor=wzor,
                od=od,
                wersja_arkusza=form.cleaned_data["wersja_arkusza"],
                kto=request.user,
            )
            messages.success(request, f"Utworzono edycję „{edycja}”. Teraz dodaj samorządy.")
            return redirect(edycja)
        koniec, kroki = plan(wzor, od)
        context |= {"wzor": wzor, "od": od, "koniec": koniec, "kroki": kroki, "widziane": seen}
    return render(request, "edycje/edycja/create.html", context)


@require_GET
def edycja_detail(request, pk):
    edycja, uprawnienia = get_edycja(request, pk)
    context = {
        "edycja": edycja,
        "uprawnienia": uprawnienia,
        "zakladka": "przeglad",
        "kroki": list(edycja.kroki.order_by("etap", "kolejnosc", "pk")),
        "grupy": list(edycja.grupy.annotate(liczba_procesow=Count("procesy")).order_by("numer")),
        "role": list(edycja.role.select_related("user", "zaproszenie")),
        "liczba_procesow": edycja.procesy.count(),
    }
    return render(request, "edycje/edycja/detail.html", context)


@require_http_methods(["GET", "POST"])
def edycja_update(request, pk):
    edycja, uprawnienia = get_coordinated_edycja(request, pk)
    form = EdycjaForm(post_or_none(request), request.FILES or None, instance=edycja)
    if form.is_valid():
        try:
            update_edycja(edycja, changed=form.changed_data, kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Zapisano parametry edycji.{_zostaja(edycja, form)}")
            return redirect(edycja)
    context = {"edycja": Edycja.objects.get(pk=pk), "uprawnienia": uprawnienia, "form": form}
    return render(request, "edycje/edycja/update.html", context | {"zakladka": "przeglad"})


def _zostaja(edycja, form):
    """What a smaller number of areas does not take away."""
    if "obszary_max" not in form.changed_data or edycja.obszary_max > 1:
        return ""
    number = edycja.procesy.filter(drugi_obszar__isnull=False).count()
    places = counted(number, "procesie,procesach,procesach")
    return f" W {places} zostaje drugi obszar, wybrany wcześniej." if number else ""


def _confirm_advance(request, pk, na, text, done):
    edycja, _ = get_coordinated_edycja(request, pk)
    if request.method == "POST":
        advance_edycja(edycja, na=na, kto=request.user)
        messages.success(request, done)
        return redirect(edycja)
    return render(
        request,
        "components/potwierdzenie.html",
        {**text, "edycja": edycja, "powrot": edycja.get_absolute_url()},
    )


@require_http_methods(["GET", "POST"])
def edycja_start(request, pk):
    text = {
        "tytul": "Uruchomić edycję?",
        "opis": "Od tej chwili zespoły i doradcy mogą pracować w swoich procesach.",
        "skutki": [
            "Wersja arkusza diagnostycznego zostaje ustalona na stałe.",
            "Można zapraszać liderów, dodawać osoby do zespołów i przydzielać doradców.",
            "Okna kroków można nadal zmieniać; każda zmiana zostaje w historii.",
        ],
        "przycisk": "Uruchom edycję",
        "lagodne": True,
    }
    return _confirm_advance(request, pk, StatusEdycji.AKTYWNA, text, "Edycja została uruchomiona.")


@require_http_methods(["GET", "POST"])
def edycja_finish(request, pk):
    text = {
        "tytul": "Zakończyć edycję?",
        "opis": "Tego nie można cofnąć. Wszystko zostaje do czytania.",
        "skutki": [
            "Wszystkie procesy tej edycji, także niezakończone, będą tylko do odczytu.",
            "Nie można już dodać samorządu, osoby, doradcy ani sesji.",
        ],
        "przycisk": "Zakończ edycję",
    }
    return _confirm_advance(request, pk, StatusEdycji.ZAKONCZONA, text, "Edycja jest zakończona.")
