"""Read-only views of collected data for ORE."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from zbiory.models import PlikDanych, ProsbaODokument, ZebraneDane


class PlikDanychInline(admin.TabularInline):
    model = PlikDanych
    # The file itself goes out only through the checked view.
    fields = ["nazwa", "typ_mime", "rozmiar", "dodal", "created_at", "wycofano_at"]
    readonly_fields = fields
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(ZebraneDane)
class ZebraneDaneAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "proces", "stan", "odpowiedzialny", "termin", "updated_at"]
    list_filter = ["proces__edycja", "stan"]
    search_fields = ["nazwa", "proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "odpowiedzialny"]
    inlines = [PlikDanychInline]


@admin.register(PlikDanych)
class PlikDanychAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "miejsce", "typ_mime", "rozmiar", "dodal", "created_at", "wycofano_at"]
    list_filter = ["typ_mime", ("wycofano_at", admin.EmptyFieldListFilter)]
    search_fields = ["nazwa", "dane__nazwa", "dane__proces__jst__nazwa", "prosba__tresc"]
    list_select_related = ["dane", "prosba", "dodal"]
    exclude = ["plik"]


@admin.register(ProsbaODokument)
class ProsbaODokumentAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "proces", "prosi", "termin", "odpowiedziano_at", "wycofano_at"]
    list_filter = ["proces__edycja", ("odpowiedziano_at", admin.EmptyFieldListFilter)]
    search_fields = ["tresc", "proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "prosi"]
