from django.contrib import admin

from sesje.models import MiesiacDoradcy, Sesja


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
