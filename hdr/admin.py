"""Read-only: the document changes in the application, where every change leaves a trace."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from hdr.models import Cel, Dzialanie, Hdr, PartnerHdr, Zaleznosc


@admin.register(Hdr)
class HdrAdmin(ReadOnlyAdmin):
    list_display = ["proces", "status", "status_at", "forma_podsumowania", "przyjeto_at"]
    list_filter = ["status", "forma_podsumowania", "proces__edycja"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja"]


@admin.register(Cel)
class CelAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "hdr", "priorytet", "wskaznik", "usunieto_at"]
    list_filter = [("usunieto_at", admin.EmptyFieldListFilter), "hdr__proces__edycja"]
    search_fields = ["tresc", "wskaznik", "hdr__proces__jst__nazwa"]
    list_select_related = ["hdr__proces__jst", "hdr__proces__edycja", "priorytet"]


@admin.register(Dzialanie)
class DzialanieAdmin(ReadOnlyAdmin):
    list_display = ["tresc", "cel", "od", "do", "stan", "procent", "usunieto_at"]
    list_filter = ["stan", ("usunieto_at", admin.EmptyFieldListFilter), "cel__hdr__proces__edycja"]
    search_fields = ["tresc", "rezultat", "cel__hdr__proces__jst__nazwa"]
    list_select_related = ["cel"]
    date_hierarchy = "do"


@admin.register(Zaleznosc)
class ZaleznoscAdmin(ReadOnlyAdmin):
    list_display = ["dzialanie", "poprzednik"]
    list_filter = ["dzialanie__cel__hdr__proces__edycja"]
    search_fields = ["dzialanie__tresc", "poprzednik__tresc"]
    list_select_related = ["dzialanie", "poprzednik"]


@admin.register(PartnerHdr)
class PartnerHdrAdmin(ReadOnlyAdmin):
    list_display = ["hdr", "proces", "prawo", "created_at", "zakonczono_at"]
    list_filter = ["prawo", "proces__edycja"]
    search_fields = ["hdr__proces__jst__nazwa", "proces__jst__nazwa"]
    list_select_related = ["hdr__proces__jst", "hdr__proces__edycja", "proces__jst"]
