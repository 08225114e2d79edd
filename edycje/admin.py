from django.contrib import admin

from edycje.enums import StatusEdycji
from edycje.models import (
    CzlonekZespolu,
    Edycja,
    Grupa,
    Krok,
    Proces,
    PrzydzialDoradcy,
    RolaEdycji,
    TerminKroku,
    Wstrzymanie,
)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows with invitations, reasons and a trail: changed in the application, by its services."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Edycja)
class EdycjaAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "od", "do", "status", "is_pokazowa"]
    list_filter = ["status", "is_pokazowa"]
    search_fields = ["nazwa", "numer_projektu"]


@admin.register(RolaEdycji)
class RolaEdycjiAdmin(ReadOnlyAdmin):
    list_display = ["user", "rola", "edycja", "created_at"]
    list_filter = ["rola", "edycja"]
    list_select_related = ["user", "edycja"]
    search_fields = ["user__nazwisko", "user__imie", "user__email"]


@admin.register(Grupa)
class GrupaAdmin(ReadOnlyAdmin):
    list_display = ["numer", "nazwa", "edycja"]
    list_filter = ["edycja"]
    list_select_related = ["edycja"]
    search_fields = ["nazwa"]


@admin.register(Krok)
class KrokAdmin(admin.ModelAdmin):
    """Steps of a draft may be added and taken out here; a running edition keeps its steps."""

    list_display = ["nazwa", "etap", "rodzaj", "od", "do", "edycja"]
    list_filter = ["edycja", "etap", "rodzaj"]
    list_select_related = ["edycja"]
    search_fields = ["nazwa"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.edycja.is_szkic)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or obj.edycja.is_szkic)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "edycja":
            kwargs["queryset"] = Edycja.objects.filter(status=StatusEdycji.SZKIC)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Proces)
class ProcesAdmin(ReadOnlyAdmin):
    list_display = ["jst", "edycja", "grupa", "etap", "status", "obszar"]
    list_filter = ["edycja", "etap", "status"]
    list_select_related = ["jst", "edycja", "grupa", "obszar"]
    search_fields = ["jst__nazwa", "jst__kod"]


@admin.register(Wstrzymanie)
class WstrzymanieAdmin(ReadOnlyAdmin):
    list_display = ["proces", "od", "do", "powod"]
    list_select_related = ["proces__jst", "proces__edycja"]
    search_fields = ["proces__jst__nazwa", "powod"]


@admin.register(TerminKroku)
class TerminKrokuAdmin(ReadOnlyAdmin):
    list_display = ["proces", "krok", "od", "do", "powod"]
    list_filter = ["proces__edycja"]
    list_select_related = ["proces__jst", "proces__edycja", "krok"]
    search_fields = ["proces__jst__nazwa", "powod"]


@admin.register(PrzydzialDoradcy)
class PrzydzialDoradcyAdmin(ReadOnlyAdmin):
    list_display = ["doradca", "proces", "specjalizacja", "od", "do", "przydzielil"]
    list_filter = ["specjalizacja", "proces__edycja"]
    list_select_related = ["doradca__user", "proces__jst", "proces__edycja", "przydzielil"]
    search_fields = ["doradca__user__nazwisko", "proces__jst__nazwa"]


@admin.register(CzlonekZespolu)
class CzlonekZespoluAdmin(ReadOnlyAdmin):
    list_display = [
        "nazwisko",
        "imie",
        "proces",
        "funkcja",
        "is_lider",
        "is_decydent",
        "odszedl_at",
    ]
    list_filter = ["funkcja", "is_lider", "is_decydent", "proces__edycja"]
    list_select_related = ["proces__jst", "proces__edycja"]
    search_fields = ["nazwisko", "imie", "email", "proces__jst__nazwa"]
