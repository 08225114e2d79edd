from django.contrib import admin

from spotkania.models import Obecnosc, Spotkanie


class ReadOnlyAdmin(admin.ModelAdmin):
    """Meetings change only through their services, which tell people and leave a trace."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Spotkanie)
class SpotkanieAdmin(ReadOnlyAdmin):
    list_display = ["tytul", "poczatek", "edycja", "proces", "forma", "status"]
    list_filter = ["status", "forma", "edycja"]
    search_fields = ["tytul", "miejsce", "proces__jst__nazwa"]
    date_hierarchy = "poczatek"
    list_select_related = ["edycja", "proces__jst", "proces__edycja"]


@admin.register(Obecnosc)
class ObecnoscAdmin(ReadOnlyAdmin):
    list_display = ["spotkanie", "czlonek"]
    list_filter = ["spotkanie__edycja"]
    search_fields = ["spotkanie__tytul", "czlonek__nazwisko"]
    list_select_related = ["spotkanie", "czlonek"]
