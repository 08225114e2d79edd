from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from powiadomienia.models import Puls, Wiadomosc


@admin.register(Wiadomosc)
class WiadomoscAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "rodzaj", "email", "temat", "status", "proby", "wyslano_at"]
    list_filter = ["status", "rodzaj", "created_at"]
    search_fields = ["email", "temat", "odbiorca__nazwisko", "message_id"]
    date_hierarchy = "created_at"
    exclude = ["tajne"]


@admin.register(Puls)
class PulsAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "widziano_at"]
    search_fields = ["nazwa"]
