from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from prognoza.models import Prognoza


@admin.register(Prognoza)
class PrognozaAdmin(ReadOnlyAdmin):
    list_display = ["proces", "pierwszy_rok", "zrodlo", "updated_at"]
    list_filter = ["proces__edycja"]
    search_fields = ["proces__jst__nazwa", "zrodlo"]
    list_select_related = ["proces__jst", "proces__edycja"]
