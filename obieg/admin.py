"""Read-only: the way of an HDR changes in the application, where every change leaves a trace."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from obieg.models import Akceptacja, LinkAkceptacji, Opinia, PodpisanyPdf, WersjaHdr


@admin.register(WersjaHdr)
class WersjaHdrAdmin(ReadOnlyAdmin):
    list_display = ["hdr", "numer", "przekazal", "created_at", "zwrocono_at", "cofnieto_at"]
    list_filter = ["hdr__proces__edycja", ("zwrocono_at", admin.EmptyFieldListFilter)]
    search_fields = ["hdr__proces__jst__nazwa", "sha256"]
    list_select_related = ["hdr__proces__jst", "hdr__proces__edycja", "przekazal"]


@admin.register(Opinia)
class OpiniaAdmin(ReadOnlyAdmin):
    list_display = ["wersja_hdr", "specjalizacja", "ocena", "kto", "created_at"]
    list_filter = ["specjalizacja", "ocena", "wersja_hdr__hdr__proces__edycja"]
    search_fields = ["wersja_hdr__hdr__proces__jst__nazwa", "kto__nazwisko", "uzasadnienie"]
    list_select_related = [
        "wersja_hdr__hdr__proces__jst",
        "wersja_hdr__hdr__proces__edycja",
        "kto",
    ]


@admin.register(Akceptacja)
class AkceptacjaAdmin(ReadOnlyAdmin):
    list_display = ["wersja_hdr", "decyzja", "sposob", "osoba", "funkcja", "created_at"]
    list_filter = ["decyzja", "sposob", "wersja_hdr__hdr__proces__edycja"]
    search_fields = ["wersja_hdr__hdr__proces__jst__nazwa", "kto__nazwisko"]
    list_select_related = [
        "wersja_hdr__hdr__proces__jst",
        "wersja_hdr__hdr__proces__edycja",
        "kto",
    ]


@admin.register(LinkAkceptacji)
class LinkAkceptacjiAdmin(ReadOnlyAdmin):
    list_display = ["wersja_hdr", "czlonek", "wazny_do", "wykorzystano_at", "odwolano_at"]
    list_filter = ["wersja_hdr__hdr__proces__edycja"]
    search_fields = ["wersja_hdr__hdr__proces__jst__nazwa", "czlonek__nazwisko"]
    list_select_related = [
        "wersja_hdr__hdr__proces__jst",
        "wersja_hdr__hdr__proces__edycja",
        "czlonek",
    ]
    exclude = ["token_hash"]


@admin.register(PodpisanyPdf)
class PodpisanyPdfAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "akceptacja", "zgodnosc", "wgral", "created_at"]
    list_filter = ["zgodnosc", "akceptacja__wersja_hdr__hdr__proces__edycja"]
    search_fields = ["nazwa", "akceptacja__wersja_hdr__hdr__proces__jst__nazwa"]
    list_select_related = [
        "akceptacja__wersja_hdr__hdr__proces__jst",
        "akceptacja__wersja_hdr__hdr__proces__edycja",
        "wgral",
    ]
