from django.contrib import admin

from raporty.models import Dokument, Paczka, UmowaDoradcy


class _DoOdczytuAdmin(admin.ModelAdmin):
    """Written by services alone: read here, changed in the application."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Dokument)
class DokumentAdmin(_DoOdczytuAdmin):
    list_display = ["tytul", "rodzaj", "kod", "status", "stan_na", "zlecil"]
    list_filter = ["rodzaj", "status", "edycja"]
    search_fields = ["kod", "tytul", "proces__jst__nazwa", "doradca__user__nazwisko"]
    date_hierarchy = "stan_na"
    list_select_related = ["zlecil"]
    exclude = ["dane"]


@admin.register(Paczka)
class PaczkaAdmin(_DoOdczytuAdmin):
    list_display = ["edycja", "miesiac", "status", "gotowe", "wszystkie", "zlecil", "created_at"]
    list_filter = ["status", "edycja"]
    list_select_related = ["edycja", "zlecil"]
    date_hierarchy = "miesiac"


@admin.register(UmowaDoradcy)
class UmowaDoradcyAdmin(_DoOdczytuAdmin):
    list_display = ["doradca", "edycja", "numer", "z_dnia"]
    list_filter = ["edycja"]
    search_fields = ["numer", "doradca__user__nazwisko"]
    list_select_related = ["doradca__user", "edycja"]
