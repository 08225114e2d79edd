from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from rozmowy.models import Komentarz


@admin.register(Komentarz)
class KomentarzAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "proces", "miejsce", "autor", "widocznosc", "stan_propozycji"]
    list_filter = ["widocznosc", "stan_propozycji", "miejsce"]
    search_fields = ["tresc", "autor__nazwisko", "proces__jst__nazwa"]
    list_select_related = ["proces__jst", "proces__edycja", "autor"]
