from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from powiadomienia.models import Powiadomienie, Preferencja, Puls, SzablonWiadomosci, Wiadomosc


@admin.register(Wiadomosc)
class WiadomoscAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "rodzaj", "email", "temat", "status", "proby", "wyslano_at"]
    list_filter = ["status", "tryb", "rodzaj", "created_at"]
    search_fields = ["email", "temat", "odbiorca__nazwisko", "message_id"]
    date_hierarchy = "created_at"
    exclude = ["tajne"]


@admin.register(Preferencja)
class PreferencjaAdmin(ReadOnlyAdmin):
    list_display = ["osoba", "rodzaj", "tryb"]
    list_filter = ["tryb", "rodzaj"]
    search_fields = ["osoba__email", "osoba__nazwisko"]


@admin.register(Powiadomienie)
class PowiadomienieAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "osoba", "rodzaj", "tekst", "przeczytane_at"]
    list_filter = ["rodzaj", "created_at"]
    search_fields = ["osoba__email", "osoba__nazwisko", "tekst"]
    date_hierarchy = "created_at"


@admin.register(SzablonWiadomosci)
class SzablonWiadomosciAdmin(ReadOnlyAdmin):
    list_display = ["rodzaj", "temat", "zmienil", "updated_at"]
    search_fields = ["rodzaj", "temat"]


@admin.register(Puls)
class PulsAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "widziano_at"]
    search_fields = ["nazwa"]
