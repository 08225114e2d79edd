"""Read-only: progress is reported in the application, where every change leaves a trace."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from wdrozenie.models import (
    DowodDzialania,
    OdnosnikPostepu,
    PomiarWskaznika,
    PostepDzialania,
    PrzegladPostepu,
)


@admin.register(PostepDzialania)
class PostepDzialaniaAdmin(ReadOnlyAdmin):
    list_display = ["dzialanie", "stan", "procent", "kto", "created_at"]
    list_filter = ["stan", "dzialanie__cel__hdr__proces__edycja"]
    search_fields = ["dzialanie__tresc", "notatka", "dzialanie__cel__hdr__proces__jst__nazwa"]
    list_select_related = ["dzialanie", "kto"]


@admin.register(DowodDzialania)
class DowodDzialaniaAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "postep", "rozmiar", "created_at", "wycofano_at"]
    list_filter = [("wycofano_at", admin.EmptyFieldListFilter)]
    search_fields = ["nazwa", "postep__dzialanie__tresc"]
    list_select_related = ["postep__dzialanie"]


@admin.register(OdnosnikPostepu)
class OdnosnikPostepuAdmin(ReadOnlyAdmin):
    list_display = ["osoba", "dzialanie", "wazny_do", "created_at"]
    search_fields = ["osoba__nazwisko", "dzialanie__tresc"]
    list_select_related = ["osoba", "dzialanie"]


@admin.register(PrzegladPostepu)
class PrzegladPostepuAdmin(ReadOnlyAdmin):
    list_display = ["proces", "miesiac", "swiatlo", "zdanie", "kto"]
    list_filter = ["swiatlo", "proces__edycja"]
    search_fields = ["proces__jst__nazwa", "zdanie"]
    list_select_related = ["proces__jst", "proces__edycja", "kto"]


@admin.register(PomiarWskaznika)
class PomiarWskaznikaAdmin(ReadOnlyAdmin):
    list_display = ["cel", "data_pomiaru", "wartosc", "kto", "wycofano_at"]
    list_filter = [("wycofano_at", admin.EmptyFieldListFilter), "cel__hdr__proces__edycja"]
    search_fields = ["cel__tresc", "cel__hdr__proces__jst__nazwa"]
    list_select_related = ["cel", "kto"]
