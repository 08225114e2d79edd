from django.contrib import admin

from cykl.models import NotatkaCiszy, Przejscie, WstrzymaniePrzypomnien
from doradztwo.panel import ReadOnlyAdmin


@admin.register(Przejscie)
class PrzejscieAdmin(ReadOnlyAdmin):
    list_display = ["proces", "rodzaj", "z_etapu", "na_etap", "z_statusu", "na_status", "kto"]
    list_filter = ["rodzaj", "proces__edycja"]
    list_select_related = ["proces__jst", "proces__edycja", "kto"]
    search_fields = ["proces__jst__nazwa", "powod", "kto__nazwisko"]


@admin.register(WstrzymaniePrzypomnien)
class WstrzymaniePrzypomnienAdmin(ReadOnlyAdmin):
    list_display = ["proces", "rodzaj", "do", "kto", "created_at", "cofnieto_at"]
    list_filter = ["rodzaj", "proces__edycja"]
    list_select_related = ["proces__jst", "proces__edycja", "kto"]
    search_fields = ["proces__jst__nazwa", "powod", "kto__nazwisko"]


@admin.register(NotatkaCiszy)
class NotatkaCiszyAdmin(ReadOnlyAdmin):
    list_display = ["proces", "strona", "do", "kto", "created_at", "cofnieto_at"]
    list_filter = ["strona", "proces__edycja"]
    list_select_related = ["proces__jst", "proces__edycja", "kto"]
    search_fields = ["proces__jst__nazwa", "powod", "kto__nazwisko"]
