"""Read-only views of the diagnosis for ORE."""

from django.contrib import admin

from diagnoza.models import (
    DiagnozaPoglebiona,
    FaktProblemu,
    OcenaPriorytetu,
    Priorytet,
    Problem,
    Przyczyna,
)
from doradztwo.panel import ReadOnlyAdmin


@admin.register(DiagnozaPoglebiona)
class DiagnozaPoglebionaAdmin(ReadOnlyAdmin):
    list_display = ["proces", "zakonczono_at", "updated_at"]
    list_filter = ["proces__edycja", ("zakonczono_at", admin.EmptyFieldListFilter)]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]


@admin.register(Problem)
class ProblemAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "diagnoza", "kolejnosc", "updated_at", "usunieto_at"]
    list_filter = ["diagnoza__proces__edycja", ("usunieto_at", admin.EmptyFieldListFilter)]
    search_fields = ["nazwa", "luka", "diagnoza__proces__jst__nazwa"]
    list_select_related = ["diagnoza__proces__jst", "diagnoza__proces__edycja"]


@admin.register(Przyczyna)
class PrzyczynaAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "problem", "kategoria", "wyzsza", "usunieto_at"]
    list_filter = [
        "problem__diagnoza__proces__edycja",
        ("usunieto_at", admin.EmptyFieldListFilter),
    ]
    search_fields = ["tresc", "problem__nazwa"]
    list_select_related = ["problem", "wyzsza"]


@admin.register(FaktProblemu)
class FaktProblemuAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "problem", "zrodlo", "created_at", "usunieto_at"]
    list_filter = ["problem__diagnoza__proces__edycja"]
    search_fields = ["tresc", "zrodlo", "dane__nazwa", "problem__nazwa"]
    list_select_related = ["problem", "dane"]


@admin.register(OcenaPriorytetu)
class OcenaPriorytetuAdmin(ReadOnlyAdmin):
    """Facts only: who rated and when, never how."""

    list_display = ["priorytet", "czlonek", "updated_at"]
    list_filter = ["priorytet__diagnoza__proces__edycja"]
    search_fields = ["priorytet__nazwa", "czlonek__nazwisko"]
    list_select_related = ["priorytet", "czlonek"]
    fields = ["priorytet", "czlonek", "updated_at"]


@admin.register(Priorytet)
class PriorytetAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "diagnoza", "kolejnosc", "problem", "usunieto_at"]
    list_filter = ["diagnoza__proces__edycja", ("usunieto_at", admin.EmptyFieldListFilter)]
    search_fields = ["nazwa", "diagnoza__proces__jst__nazwa"]
    list_select_related = ["diagnoza__proces__jst", "diagnoza__proces__edycja", "problem"]
