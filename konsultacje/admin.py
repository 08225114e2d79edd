"""Read-only views of the consultations. Answers and addresses are not shown to anybody."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from konsultacje.models import Konsultacja, LinkKonsultacji, PytanieKonsultacji


class PytanieInline(admin.TabularInline):
    model = PytanieKonsultacji
    fields = ["kolejnosc", "rodzaj", "tresc", "usunieto_at"]
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Konsultacja)
class KonsultacjaAdmin(ReadOnlyAdmin):
    list_display = ["tytul", "proces", "status", "do", "otwarto_at", "zamknieto_at"]
    list_filter = ["proces__edycja", "status"]
    search_fields = ["tytul", "proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]
    inlines = [PytanieInline]


@admin.register(PytanieKonsultacji)
class PytanieKonsultacjiAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "konsultacja", "rodzaj", "usunieto_at"]
    list_filter = ["rodzaj", "konsultacja__proces__edycja"]
    search_fields = ["tresc", "konsultacja__tytul"]
    list_select_related = ["konsultacja"]


@admin.register(LinkKonsultacji)
class LinkKonsultacjiAdmin(ReadOnlyAdmin):
    """Facts only: how many of which group. No address, and not whether it was used."""

    list_display = ["__str__", "konsultacja", "grupa", "created_at"]
    list_filter = ["konsultacja__proces__edycja"]
    search_fields = ["grupa", "konsultacja__tytul"]
    list_select_related = ["konsultacja"]
    fields = ["konsultacja", "grupa", "created_at"]
