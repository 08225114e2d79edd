"""Pages that belong to no app: three public ones and the pages of errors."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def deklaracja_dostepnosci(request):
    return render(request, "strony/deklaracja_dostepnosci.html")


@require_safe
@login_not_required
def ochrona_danych(request):
    return render(request, "strony/ochrona_danych.html")


@require_safe
@login_not_required
def pomoc(request):
    return render(request, "strony/pomoc.html")
