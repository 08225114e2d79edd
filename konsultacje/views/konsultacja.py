from itertools import chain

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from diagnoza.models import Problem
from diagnoza.services.fakty import add_cytat
from doradztwo.teksty import counted, short_date
from edycje.strona_procesu import open_proces
from konsultacje.enums import RodzajPytania
from konsultacje.exceptions import KonsultacjaError
from konsultacje.forms.konsultacja import (
    FaktForm,
    KonsultacjaForm,
    OtwartyLinkForm,
    ZaproszenieForm,
)
from konsultacje.forms.odpowiedz import OdpowiedzForm
from konsultacje.models import Konsultacja, PytanieKonsultacji
from konsultacje.queries import get_liczby, get_wyniki
from konsultacje.services import konsultacje as services
from konsultacje.services import zaproszenia
from konsultacje.views.wspolne import TYLKO_LIDER, TYLKO_ZESPOL, open_row, page


@require_GET
def konsultacja_list(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    rows = [(konsultacja, get_stan(konsultacja)) for konsultacja in proces.konsultacje.all()]
    return render(
        request, "konsultacje/konsultacja/list.html", page(proces, uprawnienia, rows=rows)
    )


def get_stan(konsultacja):
    return "czeka na zamknięcie" if konsultacja.is_running and not konsultacja.is_open else ""


@require_POST
def konsultacja_create(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    form = KonsultacjaForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["tytul"]))
        return redirect("konsultacje:konsultacja_list", pk)
    konsultacja = services.add_konsultacja(proces.pk, request.user, form.cleaned_data["tytul"])
    messages.success(request, "Dodano konsultację. Dopiszcie pytania, potem lider ją otworzy.")
    return redirect(konsultacja)


def open_konsultacja(request, pk):
    rows = Konsultacja.objects.all()
    konsultacja, proces, uprawnienia = open_row(request, rows, pk, "proces_id")
    return konsultacja, proces, uprawnienia


@require_GET
def konsultacja_detail(request, pk):
    return render_detail(request, *open_konsultacja(request, pk))


def render_detail(request, konsultacja, proces, uprawnienia, zaproszenie=None, otwarty=None):
    context = page(proces, uprawnienia, konsultacja=konsultacja)
    if konsultacja.is_closed:
        context["wyniki"] = get_wyniki(konsultacja)
        context["problemy"] = (
            list(Problem.objects.current().filter(diagnoza__proces=proces))
            if context["can_edit"]
            else []
        )
        context["liczby"] = get_liczby(konsultacja)
        return render(request, "konsultacje/konsultacja/wyniki.html", context)
    context["pytania"] = list(konsultacja.pytania.current())
    context["can_lead"] = uprawnienia.is_lider and proces.is_open
    if konsultacja.is_szkic:
        context["braki"] = services.get_braki(konsultacja, context["pytania"])
        context["rodzaje"] = RodzajPytania.choices
        return render(request, "konsultacje/konsultacja/szkic.html", context)
    context["liczby"] = get_liczby(konsultacja)
    context["zaproszenie_form"] = zaproszenie or ZaproszenieForm()
    initial = {"limit": konsultacja.otwarty_limit or 100}
    context["otwarty_form"] = otwarty or OtwartyLinkForm(initial=initial)
    if context["can_lead"]:
        context["linki"] = list(konsultacja.linki.all())
        token = konsultacja.otwarty_token
        context["otwarty_adres"] = zaproszenia.answer_address(token) if token else ""
    return render(request, "konsultacje/konsultacja/otwarta.html", context)


@require_GET
def konsultacja_preview(request, pk):
    """The form as its recipients will see it."""
    konsultacja, proces, uprawnienia = open_konsultacja(request, pk)
    form = OdpowiedzForm(pytania=konsultacja.pytania.current())
    context = page(proces, uprawnienia, konsultacja=konsultacja, form=form)
    return render(request, "konsultacje/konsultacja/preview.html", context)


@require_POST
def konsultacja_open(request, pk):
    konsultacja, _, uprawnienia = open_konsultacja(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    services.open_konsultacja(konsultacja.pk, request.user)
    messages.success(request, "Konsultacja jest otwarta. Teraz zaproście odbiorców.")
    return redirect(konsultacja)


@require_http_methods(["GET", "POST"])
def konsultacja_close(request, pk):
    konsultacja, _, uprawnienia = open_konsultacja(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    if request.method == "POST":
        services.close_konsultacja(konsultacja.pk, request.user)
        messages.success(request, "Zamknięto konsultację. Adresy odbiorców zostały usunięte.")
        return redirect(konsultacja)
    context = {
        "tytul": "Zamknij konsultację",
        "opis": "Nikt więcej nie odpowie, a wyniki pokażą się wszystkim, którzy widzą ten proces. "
        "Zamkniętej konsultacji nie da się otworzyć ponownie.",
        "skutki": ["adresy odbiorców zostaną usunięte", "odnośniki przestaną działać"],
        "przycisk": "Zamknij konsultację",
        "powrot": konsultacja.get_absolute_url(),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)


@require_POST
def link_create(request, pk):
    konsultacja, proces, uprawnienia = open_konsultacja(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    form = ZaproszenieForm(request.POST)
    if not form.is_valid():
        return render_detail(request, konsultacja, proces, uprawnienia, zaproszenie=form)
    sent = zaproszenia.invite(konsultacja.pk, request.user, **form.cleaned_data)
    skipped = len(form.cleaned_data["adresy"]) - sent
    text = f"Zaproszono {counted(sent, 'osobę,osoby,osób')}."
    messages.success(request, f"{text} Pominięto zaproszonych wcześniej." if skipped else text)
    return redirect(konsultacja)


@require_POST
def otwarty_link_update(request, pk):
    konsultacja, proces, uprawnienia = open_konsultacja(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    if "wycofaj" in request.POST:
        zaproszenia.set_open_link(konsultacja.pk, request.user, None)
        messages.success(request, "Otwarty odnośnik już nie działa.")
        return redirect(konsultacja)
    form = OtwartyLinkForm(request.POST)
    if not form.is_valid():
        return render_detail(request, konsultacja, proces, uprawnienia, otwarty=form)
    zaproszenia.set_open_link(konsultacja.pk, request.user, form.cleaned_data["limit"])
    messages.success(request, "Otwarty odnośnik działa. Skopiuj go i przekaż odbiorcom.")
    return redirect(konsultacja)


@require_POST
def fakt_create(request, pk):
    """A result becomes a fact of "jak jest", with the way back to the results."""
    pytanie, proces, uprawnienia = open_row(
        request,
        PytanieKonsultacji.objects.select_related("konsultacja"),
        pk,
        "konsultacja.proces_id",
    )
    uprawnienia.require("is_czlonek", message=TYLKO_ZESPOL)
    konsultacja = pytanie.konsultacja
    if not konsultacja.is_closed:
        raise KonsultacjaError("Wyniki będą po zamknięciu konsultacji.")
    form = FaktForm(request.POST, proces=proces)
    if not form.is_valid():
        messages.error(request, " ".join(chain(*form.errors.values())))
        return redirect(konsultacja)
    zrodlo = f"konsultacja „{konsultacja}”, zamknięta {short_date(konsultacja.zamknieto_at)}"
    problem = form.cleaned_data["problem"]
    adres = konsultacja.get_absolute_url()
    add_cytat(problem, request.user, form.cleaned_data["tresc"], zrodlo, adres)
    messages.success(request, f"Dołączono do „jak jest” problemu: {problem}.")
    diagnoza = reverse("diagnoza:diagnoza_detail", args=[proces.pk])
    return redirect(f"{diagnoza}#problem-{problem.pk}")
