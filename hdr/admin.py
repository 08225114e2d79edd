"""Read-only: the document changes in the application, where every change leaves a trace."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from hdr.models import (
    Akceptacja,
    Cel,
    Dzialanie,
    Hdr,
    Opinia,
    Podsumowanie,
    PomiarWskaznika,
    PostepDzialania,
    SekcjaPodsumowania,
    WersjaHdr,
    Zaleznosc,
)


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
    list_display = ["wersja_hdr", "decyzja", "kto", "funkcja", "created_at"]
    list_filter = ["decyzja", "wersja_hdr__hdr__proces__edycja"]
    search_fields = ["wersja_hdr__hdr__proces__jst__nazwa", "kto__nazwisko"]
    list_select_related = [
        "wersja_hdr__hdr__proces__jst",
        "wersja_hdr__hdr__proces__edycja",
        "kto",
    ]


@admin.register(PostepDzialania)
class PostepDzialaniaAdmin(ReadOnlyAdmin):
    list_display = ["dzialanie", "stan", "procent", "kto", "created_at"]
    list_filter = ["stan", "dzialanie__cel__hdr__proces__edycja"]
    search_fields = ["dzialanie__tresc", "notatka", "dzialanie__cel__hdr__proces__jst__nazwa"]
    list_select_related = ["dzialanie", "kto"]


@admin.register(PomiarWskaznika)
class PomiarWskaznikaAdmin(ReadOnlyAdmin):
    list_display = ["cel", "data_pomiaru", "wartosc", "kto", "wycofano_at"]
    list_filter = [("wycofano_at", admin.EmptyFieldListFilter), "cel__hdr__proces__edycja"]
    search_fields = ["cel__tresc", "cel__hdr__proces__jst__nazwa"]
    list_select_related = ["cel", "kto"]


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
