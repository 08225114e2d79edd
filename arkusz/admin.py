"""Read-only views of the sheets for ORE. Answers of one person are not registered at all."""

from django.contrib import admin

from arkusz.models import ArkuszDiagnostyczny, WynikZespolu
from doradztwo.panel import ReadOnlyAdmin


@admin.register(ArkuszDiagnostyczny)
class ArkuszDiagnostycznyAdmin(ReadOnlyAdmin):
    """Facts only: whose, since when, sent or not."""

    list_display = ["proces", "czlonek", "wspolny", "created_at", "wyslano_at"]
    list_filter = ["proces__edycja", "wspolny", ("wyslano_at", admin.EmptyFieldListFilter)]
    search_fields = ["proces__jst__nazwa", "czlonek__nazwisko"]
    list_select_related = ["proces__jst", "proces__edycja", "czlonek"]
    fields = [
        "proces",
        "czlonek",
        "wspolny",
        "wersja_arkusza",
        "created_at",
        "wyslano_at",
        "wynik",
    ]


@admin.register(WynikZespolu)
class WynikZespoluAdmin(ReadOnlyAdmin):
    list_display = ["proces", "liczba_arkuszy", "wspolny", "zamknieto_at", "zamknal"]
    list_filter = ["proces__edycja", "wspolny"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "zamknal"]
