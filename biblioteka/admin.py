from django.contrib import admin

from biblioteka.models import Ankieta, Publikacja
from doradztwo.panel import ReadOnlyAdmin


@admin.register(Publikacja)
class PublikacjaAdmin(ReadOnlyAdmin):
    list_display = ["proces", "stan", "zgoda_at", "zdecydowano_at", "wycofano_at"]
    list_filter = ["stan", "proces__edycja"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]


@admin.register(Ankieta)
class AnkietaAdmin(ReadOnlyAdmin):
    list_display = ["proces", "po_miesiacach", "created_at", "wypelniono_at", "kontynuacja"]
    list_filter = ["po_miesiacach", "kontynuacja"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]
    exclude = ["token_hash"]
