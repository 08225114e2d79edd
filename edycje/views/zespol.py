from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doradztwo.exceptions import DomainError
from doradztwo.forms import PowodForm
from edycje.forms.zespol import CzlonekForm
from edycje.models import CzlonekZespolu
from edycje.queries import fakty_zespolu, sklad_zespolu
from edycje.services import zespol
from edycje.views.wspolne import KTO_WIDZI, get_proces, post_or_none

_KTO_ZMIENIA = "Skład zespołu zmienia lider albo koordynator edycji. Poproś o to lidera."


def _get_managed(request, pk):
    proces, uprawnienia = get_proces(request, pk)
    uprawnienia.require("is_lider", "is_koordynator", message=_KTO_ZMIENIA)
    return proces, uprawnienia


def _get_czlonek(request, pk, czlonek_pk):
    proces, uprawnienia = _get_managed(request, pk)
    czlonkowie = CzlonekZespolu.objects.active().select_related("user", "zaproszenie")
    czlonek = get_object_or_404(czlonkowie, proces=proces, pk=czlonek_pk)
    return proces, uprawnienia, czlonek


@require_GET
def zespol_detail(request, pk):
    proces, uprawnienia = get_proces(request, pk)
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "zakladka": "zespol",
        "sklad": sklad_zespolu(proces),
        "fakty": fakty_zespolu([proces])[proces.pk],
        "kto_widzi": KTO_WIDZI,
        "moze_zmieniac": proces.is_open and (uprawnienia.is_lider or uprawnienia.is_koordynator),
    }
    return render(request, "edycje/zespol/detail.html", context)


def _form(request, proces, uprawnienia, czlonek):
    """Fields that the state of the team allows: one lider, one decydent."""
    current = proces.czlonkowie.active().exclude(pk=czlonek.pk)
    held = {flag for row in current.values_list("is_lider", "is_decydent") for flag in _held(row)}
    return CzlonekForm(
        post_or_none(request),
        instance=czlonek,
        moze_lider=uprawnienia.is_koordynator and "lider" not in held and not czlonek.pk,
        moze_decydent="decydent" not in held and not czlonek.pk,
    )


def _held(row):
    return [name for name, flag in zip(("lider", "decydent"), row, strict=True) if flag]


@require_http_methods(["GET", "POST"])
def czlonek_create(request, pk):
    proces, uprawnienia = _get_managed(request, pk)
    form = _form(request, proces, uprawnienia, CzlonekZespolu(proces=proces))
    if form.is_valid():
        try:
            czlonek = zespol.add_czlonek(form.save(commit=False), kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            sent = f" Zaproszenie idzie na adres {czlonek.email}." if czlonek.email else ""
            messages.success(request, f"Dodano do zespołu: {czlonek}.{sent}")
            return redirect("edycje:zespol_detail", proces.pk)
    context = {"proces": proces, "uprawnienia": uprawnienia, "zakladka": "zespol", "form": form}
    return render(request, "edycje/zespol/czlonek_form.html", context)


@require_http_methods(["GET", "POST"])
def czlonek_update(request, pk, czlonek_pk):
    proces, uprawnienia, czlonek = _get_czlonek(request, pk, czlonek_pk)
    form = _form(request, proces, uprawnienia, czlonek)
    if form.is_valid():
        try:
            zespol.update_czlonek(form.save(commit=False), kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Zapisano dane: {czlonek}.")
            return redirect("edycje:zespol_detail", proces.pk)
    context = {"proces": proces, "uprawnienia": uprawnienia, "zakladka": "zespol", "form": form}
    return render(request, "edycje/zespol/czlonek_form.html", context | {"czlonek": czlonek})


@require_http_methods(["GET", "POST"])
def czlonek_delete(request, pk, czlonek_pk):
    """The person leaves; for somebody still invited this also revokes the link."""
    proces, uprawnienia, czlonek = _get_czlonek(request, pk, czlonek_pk)
    form = PowodForm(post_or_none(request))
    if form.is_valid():
        try:
            zespol.remove_czlonek(czlonek, powod=form.cleaned_data["powod"], kto=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Nie ma już w zespole: {czlonek}.")
            return redirect("edycje:zespol_detail", proces.pk)
    context = {
        "proces": proces,
        "uprawnienia": uprawnienia,
        "form": form,
        "tytul": f"Usunąć z zespołu: {czlonek}?",
        "opis": "Ta osoba straci dostęp do procesu. To, co już zrobiła, zostaje.",
        "skutki": ["Jeśli nie przyjęła jeszcze zaproszenia, jej link przestanie działać."],
        "przycisk": "Usuń z zespołu",
        "powrot": f"/procesy/{proces.pk}/zespol/",
    }
    return render(request, "components/potwierdzenie.html", context)


def _confirm(request, pk, czlonek_pk, service, text):
    proces, uprawnienia, czlonek = _get_czlonek(request, pk, czlonek_pk)
    text = {name: value.format(czlonek) for name, value in text.items()}
    if request.method == "POST":
        service(czlonek, kto=request.user)
        messages.success(request, text.pop("komunikat"))
        return redirect("edycje:zespol_detail", proces.pk)
    context = {"proces": proces, "uprawnienia": uprawnienia, "powrot": f"/procesy/{pk}/zespol/"}
    return render(request, "components/potwierdzenie.html", text | context)


@require_http_methods(["GET", "POST"])
def czlonek_lider(request, pk, czlonek_pk):
    text = {
        "tytul": "Zmienić lidera?",
        "opis": "Liderem będzie {}. Dotychczasowy lider zostanie członkiem zespołu.",
        "przycisk": "Zmień lidera",
        "komunikat": "Liderem jest teraz {}.",
    }
    return _confirm(request, pk, czlonek_pk, zespol.make_lider, text)


@require_http_methods(["GET", "POST"])
def czlonek_decydent(request, pk, czlonek_pk):
    text = {
        "tytul": "Zmienić decydenta?",
        "opis": "HDR w imieniu JST przyjmie {}. Dotychczasowy decydent zostanie w zespole.",
        "przycisk": "Zmień decydenta",
        "komunikat": "Decydentem jest teraz {}.",
    }
    return _confirm(request, pk, czlonek_pk, zespol.make_decydent, text)


@require_POST
def czlonek_invite(request, pk, czlonek_pk):
    """Send the link again."""
    proces, _, czlonek = _get_czlonek(request, pk, czlonek_pk)
    zespol.resend_zaproszenie(czlonek, kto=request.user)
    messages.success(request, f"Nowe zaproszenie idzie na adres {czlonek.email}.")
    return redirect("edycje:zespol_detail", proces.pk)
