from django.contrib import admin

from jst.models import Doradca, HistoriaJst, Jst, OswiadczenieDoradcy, TeamDoradczy
from konta.services import slad


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that only a service may write."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class HistoriaJstInline(admin.TabularInline):
    model = HistoriaJst
    extra = 0
    can_delete = False
    readonly_fields = ["stan_na", "zmiana", "z", "na", "created_at"]

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Jst)
class JstAdmin(ReadOnlyAdmin):
    list_display = ["nazwa", "rodzaj", "powiat", "wojewodztwo", "kod", "zniesiona_od"]
    list_filter = ["rodzaj", "wojewodztwo", ("zniesiona_od", admin.EmptyFieldListFilter)]
    search_fields = ["szukaj", "nazwa", "kod"]
    inlines = [HistoriaJstInline]


@admin.register(HistoriaJst)
class HistoriaJstAdmin(ReadOnlyAdmin):
    list_display = ["jst", "zmiana", "z", "na", "stan_na"]
    list_filter = ["zmiana", "stan_na"]
    list_select_related = ["jst"]
    search_fields = ["jst__nazwa", "jst__szukaj", "z", "na"]


@admin.register(Doradca)
class DoradcaAdmin(admin.ModelAdmin):
    list_display = ["user", "specjalizacja", "numer_umowy", "aktywny"]
    list_filter = ["specjalizacja", "aktywny"]
    list_select_related = ["user"]
    search_fields = ["user__nazwisko", "user__imie", "user__email", "numer_umowy"]
    autocomplete_fields = ["user"]

    def get_readonly_fields(self, request, obj=None):
        # Assignments and teams of the advisor stand on both.
        return ["user", "specjalizacja"] if obj else []

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        slad.record(
            obj,
            "zmieniono dane doradcy w panelu" if change else "dodano doradcę w panelu",
            kto=request.user,
            na=", ".join(form.changed_data),
        )

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(TeamDoradczy)
class TeamDoradczyAdmin(ReadOnlyAdmin):
    list_display = ["ros", "pro"]
    list_select_related = ["ros__user", "pro__user"]
    search_fields = ["ros__user__nazwisko", "pro__user__nazwisko"]


@admin.register(OswiadczenieDoradcy)
class OswiadczenieDoradcyAdmin(ReadOnlyAdmin):
    list_display = ["doradca", "jst", "jest_konflikt", "zlozyl", "zlozono_at"]
    list_filter = ["jest_konflikt"]
    list_select_related = ["doradca__user", "jst", "zlozyl"]
    search_fields = ["doradca__user__nazwisko", "jst__szukaj", "opis"]
