from django.contrib import admin

from raporty.models import Dokument


@admin.register(Dokument)
class DokumentAdmin(admin.ModelAdmin):
    """Documents are read here; ordering and repeating them is done in the application."""

    list_display = ["tytul", "rodzaj", "kod", "status", "stan_na", "zlecil"]
    list_filter = ["rodzaj", "status", "proces__edycja"]
    search_fields = ["kod", "tytul", "proces__jst__nazwa"]
    date_hierarchy = "stan_na"
    list_select_related = ["zlecil"]
    exclude = ["dane"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
