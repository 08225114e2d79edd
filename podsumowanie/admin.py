"""Read-only: it is written in the application, where every change leaves a trace."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from podsumowanie.models import Podsumowanie, SekcjaPodsumowania


@admin.register(Podsumowanie)
class PodsumowanieAdmin(ReadOnlyAdmin):
    list_display = ["proces", "forma", "status", "zlozono_at", "przyjeto_at"]
    list_filter = ["status", "forma", "proces__edycja"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]


@admin.register(SekcjaPodsumowania)
class SekcjaPodsumowaniaAdmin(ReadOnlyAdmin):
    list_display = ["podsumowanie", "klucz", "kolejnosc", "updated_at"]
    list_filter = ["podsumowanie__forma", "podsumowanie__proces__edycja"]
    search_fields = ["podsumowanie__proces__jst__nazwa", "tekst"]
    list_select_related = ["podsumowanie__proces__jst", "podsumowanie__proces__edycja"]
