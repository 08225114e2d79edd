from django.contrib import admin, messages

from doradztwo.exceptions import DomainError
from konta.services import slad
from obszary.models import (
    Narzedzie,
    Obszar,
    Stwierdzenie,
    WersjaArkusza,
    ZadanieJst,
    ZbiorDanych,
)
from obszary.services.arkusz import copy_wersja, publish_wersja, withdraw_wersja


class TracedAdmin(admin.ModelAdmin):
    """Every change leaves a line in the trail; knowledge is switched off, never deleted."""

    def save_model(self, request, obj, form, change):
        before = {name: form.initial.get(name, "") for name in form.changed_data} if change else {}
        super().save_model(request, obj, form, change)
        if not form.changed_data:
            return
        slad.record(
            obj,
            f"{'zmieniono' if change else 'dodano'}: {obj._meta.verbose_name}",
            kto=request.user,
            z=self._text(before),
            na=self._text({name: form.cleaned_data[name] for name in form.changed_data}),
        )

    def _text(self, values):
        return "\n".join(f"{name}: {value}" for name, value in values.items())

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Obszar)
class ObszarAdmin(TracedAdmin):
    list_display = ["nr", "skrot", "nazwa"]
    list_display_links = ["nr", "skrot"]
    search_fields = ["nazwa", "skrot", "opis"]

    def get_readonly_fields(self, request, obj=None):
        return ["nr"] if obj else []


class PozycjaAdmin(TracedAdmin):
    list_display = ["tekst", "obszar", "kolejnosc", "zrodlo", "aktywna"]
    list_filter = ["obszar", "aktywna"]
    list_select_related = ["obszar"]
    search_fields = ["tekst", "zrodlo"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.assign_own_klucz()
        super().save_model(request, obj, form, change)


@admin.register(ZadanieJst)
class ZadanieJstAdmin(PozycjaAdmin):
    pass


@admin.register(Narzedzie)
class NarzedzieAdmin(PozycjaAdmin):
    list_display = ["tekst", "rodzaj", "obszar", "kolejnosc", "zrodlo", "aktywna"]
    list_filter = ["obszar", "rodzaj", "aktywna"]


@admin.register(ZbiorDanych)
class ZbiorDanychAdmin(PozycjaAdmin):
    pass


@admin.register(WersjaArkusza)
class WersjaArkuszaAdmin(TracedAdmin):
    list_display = ["numer", "status", "opublikowano_at"]
    list_filter = ["status"]
    search_fields = ["numer", "opis"]
    readonly_fields = ["status", "opublikowano_at"]
    actions = ["copy", "publish", "withdraw"]

    def has_change_permission(self, request, obj=None):
        if obj is not None and not obj.is_editable:
            return False
        return super().has_change_permission(request, obj)

    @admin.action(description="Zrób kopię do poprawienia (nowy szkic)", permissions=["add"])
    def copy(self, request, queryset):
        for wersja in queryset:
            self._run(
                request,
                lambda wersja=wersja: copy_wersja(
                    wersja, numer=f"{wersja.numer}-kopia"[:20], kto=request.user
                ),
                f"Powstała kopia wersji {wersja.numer}.",
            )

    @admin.action(description="Opublikuj (potem nie można zmieniać)", permissions=["add"])
    def publish(self, request, queryset):
        for wersja in queryset:
            self._run(
                request,
                lambda wersja=wersja: publish_wersja(wersja, kto=request.user),
                f"Opublikowano wersję {wersja.numer}.",
            )

    @admin.action(description="Wycofaj z użycia w nowych edycjach", permissions=["add"])
    def withdraw(self, request, queryset):
        for wersja in queryset:
            self._run(
                request,
                lambda wersja=wersja: withdraw_wersja(wersja, kto=request.user),
                f"Wycofano wersję {wersja.numer}.",
            )

    def _run(self, request, service, success):
        try:
            service()
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, success)


@admin.register(Stwierdzenie)
class StwierdzenieAdmin(TracedAdmin):
    list_display = ["tekst", "obszar", "numer", "wersja"]
    list_filter = ["wersja", "obszar"]
    list_select_related = ["obszar", "wersja"]
    search_fields = ["tekst", "dlaczego", "gdzie"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "wersja":
            kwargs["queryset"] = WersjaArkusza.objects.szkice()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        if obj is not None and not obj.wersja.is_editable:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is None or not obj.wersja.is_editable:
            return False
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def delete_model(self, request, obj):
        slad.record(obj, "usunięto stwierdzenie ze szkicu", kto=request.user, z=obj.tekst)
        super().delete_model(request, obj)
