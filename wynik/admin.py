"""Read-only views of the vote and the choice for ORE."""

from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from wynik.models import GlosNaObszar, WyborObszaru, WynikGlosowania


@admin.register(GlosNaObszar)
class GlosNaObszarAdmin(ReadOnlyAdmin):
    """Facts only: who has voted, never for what."""

    list_display = ["proces", "czlonek", "numer", "updated_at"]
    list_filter = ["proces__edycja"]
    search_fields = ["proces__jst__nazwa", "czlonek__nazwisko"]
    list_select_related = ["proces__jst", "proces__edycja", "czlonek"]
    fields = ["proces", "czlonek", "numer", "updated_at"]


@admin.register(WynikGlosowania)
class WynikGlosowaniaAdmin(ReadOnlyAdmin):
    list_display = ["proces", "liczba_glosujacych", "zamknieto_at", "zamknal"]
    list_filter = ["proces__edycja"]
    search_fields = ["proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "zamknal"]


@admin.register(WyborObszaru)
class WyborObszaruAdmin(ReadOnlyAdmin):
    list_display = [
        "proces",
        "miejsce",
        "obszar",
        "przeslanka",
        "wybral",
        "wybrano_at",
        "zmieniono_at",
    ]
    list_filter = ["proces__edycja", "przeslanka", "obszar"]
    search_fields = ["proces__jst__nazwa", "uzasadnienie", "powod_zmiany"]
    list_select_related = ["proces__jst", "proces__edycja", "obszar", "wybral"]
