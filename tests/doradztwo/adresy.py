"""Small views that behave well and badly on purpose; the urlconf of tests of the kit."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import engines
from django.urls import include, path

from doradztwo import views
from doradztwo.autozapis import read_zapis, save_zapis
from doradztwo.exceptions import DomainError
from doradztwo.forms import PowodForm
from doradztwo.middleware import mark_done
from doradztwo.wersje import save_versioned
from hdr.models import Cel
from jst.models import Jst


def home(request):
    return render(request, "base.html")


def page(request):
    return HttpResponse("strona")


def add_jst(request):
    """A creating view: ``nazwa`` missing returns the form, otherwise adds a row and leads to it."""
    if request.method != "POST" or not request.POST.get("nazwa"):
        return HttpResponse("formularz")
    number = Jst.objects.count()
    jst = Jst.objects.create(
        identyfikator=f"{number:06}",
        kod=f"{number:07}",
        nazwa=request.POST["nazwa"],
        rodzaj="powiat",
    )
    if request.POST["nazwa"] == "wybuch":
        raise RuntimeError("boom")
    if request.POST["nazwa"] == "odmowa":
        raise DomainError("Nie można dodać.")
    messages.success(request, f"Dodano: {jst.nazwa}.")
    if request.POST.get("fragment"):
        return mark_done(HttpResponse("<p>wiersz</p>"), f"/jst/{jst.pk}/")
    return HttpResponseRedirect(f"/jst/{jst.pk}/")


def refuse(request):
    raise DomainError("Proces jest wstrzymany.")


def forbid(request):
    raise PermissionDenied("Obszar wybiera lider zespołu.")


def break_down(request):
    raise RuntimeError("boom")


def lose_database(request):
    raise OperationalError("server closed the connection unexpectedly")


def say(request):
    messages.success(request, "Zapisano zażółć.")
    return HttpResponse("<p>fragment</p>")


def lead(request):
    messages.success(request, "Zapisano.")
    return HttpResponseRedirect("/strona/")


def _page(source, request, **context):
    return HttpResponse(engines["django"].from_string(source).render(context, request))


CEL = """{% extends "base.html" %}{% load static %}
{% block content %}<h1>Cel</h1>
<form method="post" action="/cel/{{ cel.pk }}/zapisz/" data-autozapis="/cel/{{ cel.pk }}/zapisz/"
      data-wersja="{{ cel.wersja }}">{% csrf_token %}
<label for="id_tresc">Treść celu</label>
<textarea class="form-control" id="id_tresc" name="tresc">{{ cel.tresc }}</textarea>
<label for="id_wskaznik">Wskaźnik</label>
<input class="form-control" id="id_wskaznik" name="wskaznik" value="{{ cel.wskaznik }}">
{% include "components/stan_zapisu.html" %}</form>{% endblock %}
{% block scripts %}
<script type="module" src="{% static 'js/autozapis.js' %}"></script>{% endblock %}
"""
POWOD = """{% extends "base.html" %}{% load crispy_forms_tags %}
{% block content %}<h1>Powód</h1>
{% include "components/podsumowanie_bledow.html" with form=form only %}
<form method="post" data-szkic="powod" novalidate>{% csrf_token %}{% klucz_formularza %}
{% crispy form %}<button class="btn btn-primary">Zapisz powód</button></form>{% endblock %}
"""


def cel_detail(request, pk):
    return _page(CEL, request, cel=Cel.objects.get(pk=pk))


def cel_save(request, pk):
    zapis = read_zapis(request, ("tresc", "wskaznik"))
    return save_zapis(zapis, Cel.objects.get(pk=pk), save_versioned, lambda _: "Maria Testowa")


def powod(request):
    form = PowodForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.cleaned_data["powod"] == "wybuch":
            raise RuntimeError("boom")
        messages.success(request, "Zapisano powód.")
        return HttpResponseRedirect("/powod/")
    return _page(POWOD, request, form=form)


urlpatterns = [
    path("admin/", admin.site.urls),
    path("konto/", include("allauth.urls")),
    path("", home),
    path("strona/", page),
    path("cel/<int:pk>/", cel_detail),
    path("cel/<int:pk>/zapisz/", cel_save),
    path("powod/", powod),
    path("jst/dodaj/", add_jst),
    path("odmowa/", refuse),
    path("zakaz/", forbid),
    path("wybuch/", break_down),
    path("baza/", lose_database),
    path("powiedz/", say),
    path("prowadz/", lead),
    path("deklaracja-dostepnosci/", views.deklaracja_dostepnosci, name="deklaracja_dostepnosci"),
    path("ochrona-danych/", views.ochrona_danych, name="ochrona_danych"),
    path("pomoc/", views.pomoc, name="pomoc"),
    # The frame of every page links to these.
    path("", include("powiadomienia.urls")),
    path("", include("kalendarz.urls")),
    path("", include("biblioteka.urls")),
]

handler400 = "doradztwo.views.bad_request"
handler403 = "doradztwo.views.permission_denied"
handler404 = "doradztwo.views.page_not_found"
handler500 = "doradztwo.views.server_error"
