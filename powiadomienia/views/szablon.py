"""The administrator's texts of mails."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doradztwo.wersje import WersjaConflictError
from powiadomienia import rodzaje, tresci
from powiadomienia.forms import SzablonForm
from powiadomienia.mail import full_text
from powiadomienia.models import SzablonWiadomosci
from powiadomienia.services.szablony import reset_szablon, set_szablon

TYLKO_ADMIN = "Treści wiadomości zmienia administrator. Napisz do niego, co poprawić."


def _require_admin(request):
    if not request.user.is_superuser:
        raise PermissionDenied(TYLKO_ADMIN)


def _get_rodzaj(request, klucz):
    _require_admin(request)
    if not rodzaje.is_registered(klucz) or not rodzaje.get_rodzaj(klucz).pola:
        raise Http404
    return rodzaje.get_rodzaj(klucz)


@require_safe
def szablon_list(request):
    _require_admin(request)
    changed = {row.rodzaj: row for row in SzablonWiadomosci.objects.select_related("zmienil")}
    kinds = [rodzaj for rodzaj in rodzaje.get_rodzaje() if rodzaj.pola]
    rows = [(rodzaj, changed.get(rodzaj.klucz)) for rodzaj in kinds]
    return render(request, "powiadomienia/szablon/list.html", {"wiersze": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def szablon_edit(request, rodzaj):
    kind = _get_rodzaj(request, rodzaj)
    szablon = SzablonWiadomosci.objects.filter(rodzaj=kind.klucz).first()
    wzor = tresci.current_wzor(kind)
    data = request.POST if request.method == "POST" else None
    start = {"temat": wzor.temat, "tresc": wzor.tresc, "wersja": szablon.wersja if szablon else 0}
    form = SzablonForm(data, initial=start, rodzaj=kind)
    is_valid = form.is_valid()
    if is_valid and "podglad" not in request.POST:
        try:
            set_szablon(kind, form.wzor(), form.cleaned_data["wersja"], kto=request.user)
        except WersjaConflictError as error:
            form.add_error(None, f"{error} Teraz jest zapisane: {error.current.tresc}")
        else:
            messages.success(request, "Zapisano treść wiadomości.")
            return redirect("powiadomienia:szablon_edit", kind.klucz)
    shown = form.wzor() if is_valid else wzor
    context = {"rodzaj": kind, "form": form, "szablon": szablon, "podglad": _preview(kind, shown)}
    return render(request, "powiadomienia/szablon/edit.html", context)


@require_POST
def szablon_preview(request, rodzaj):
    """What is typed, as a mail; while it cannot be saved, what has to be put right."""
    kind = _get_rodzaj(request, rodzaj)
    form = SzablonForm(request.POST, rodzaj=kind)
    podglad = _preview(kind, form.wzor()) if form.is_valid() else None
    context = {"podglad": podglad, "form": form}
    return render(request, "powiadomienia/szablon/_preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def szablon_reset(request, rodzaj):
    kind = _get_rodzaj(request, rodzaj)
    if request.method == "POST":
        reset_szablon(kind, kto=request.user)
        messages.success(request, "Przywrócono domyślną treść.")
        return redirect("powiadomienia:szablon_edit", kind.klucz)
    context = {
        "tytul": "Czy przywrócić domyślną treść?",
        "opis": f"Wiadomość: {kind.nazwa}.",
        "skutki": ["Twoja treść przestanie obowiązywać.", "Zostanie w śladzie zmian."],
        "przycisk": "Przywróć domyślną treść",
        "powrot": "../",
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)


def _preview(kind, wzor):
    values, is_real = tresci.sample_values(kind)
    tresc = tresci.fill(wzor, values)
    text = full_text(tresc, may_stop=rodzaje.is_optional(kind.klucz))
    return {"temat": tresc.temat, "tekst": text, "is_real": is_real}
