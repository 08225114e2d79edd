from django.contrib import admin

from sesje.models import (
    MiesiacDoradcy,
    PlikSesji,
    Sesja,
    SzkicSesji,
    UwagaSesji,
    ZadanieOsoby,
)


@admin.register(Sesja)
class SesjaAdmin(admin.ModelAdmin):
    """Read-only: a session is evidence and changes only through its services."""

    list_display = ["data_sesji", "doradca", "proces", "minuty", "forma", "potwierdzono_at"]
    list_filter = ["forma", "etap", "proces__edycja"]
    search_fields = ["temat", "doradca__user__nazwisko", "proces__jst__nazwa"]
    date_hierarchy = "data_sesji"
    list_select_related = ["doradca__user", "proces__jst", "proces__edycja"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(MiesiacDoradcy)
class MiesiacDoradcyAdmin(SesjaAdmin):
    """Read-only: months are settled only through their services."""

    list_display = ["miesiac", "doradca", "proces", "status", "brak_wsparcia", "zapisane_min"]
    list_filter = ["status", "brak_wsparcia", "proces__edycja"]
    search_fields = ["doradca__user__nazwisko", "proces__jst__nazwa"]
    date_hierarchy = "miesiac"


@admin.register(UwagaSesji)
class UwagaSesjiAdmin(SesjaAdmin):
    list_display = ["created_at", "sesja", "zglosil", "odpowiedziano_at"]
    list_filter = ["sesja__proces__edycja"]
    search_fields = ["tresc", "sesja__proces__jst__nazwa"]
    date_hierarchy = "created_at"
    list_select_related = ["sesja", "zglosil"]


@admin.register(ZadanieOsoby)
class ZadanieOsobyAdmin(SesjaAdmin):
    list_display = ["termin", "tresc", "czlonek", "doradca", "zrobione_at"]
    list_filter = ["sesja__proces__edycja"]
    search_fields = ["tresc", "sesja__proces__jst__nazwa"]
    date_hierarchy = "termin"
    list_select_related = ["czlonek", "doradca__user"]


@admin.register(PlikSesji)
class PlikSesjiAdmin(SesjaAdmin):
    """Names and sizes only: files leave through the view that checks."""

    list_display = ["created_at", "nazwa", "sesja", "rozmiar", "wycofano_at"]
    list_filter = ["sesja__proces__edycja"]
    search_fields = ["nazwa", "sesja__proces__jst__nazwa"]
    date_hierarchy = "created_at"
    list_select_related = ["sesja"]
    exclude = ["plik"]


@admin.register(SzkicSesji)
class SzkicSesjiAdmin(SesjaAdmin):
    """That a draft exists; what its author types is not shown to anybody else."""

    list_display = ["updated_at", "doradca", "proces"]
    list_filter = ["proces__edycja"]
    search_fields = ["doradca__user__nazwisko", "proces__jst__nazwa"]
    date_hierarchy = "updated_at"
    list_select_related = ["doradca__user", "proces__jst"]
    exclude = ["pola"]
