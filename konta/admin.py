from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm

from doradztwo.panel import ReadOnlyAdmin
from konta.models import KluczFormularza, Slad, User, Zaproszenie
from konta.services import slad

UPRAWNIENIA = ("is_active", "is_staff", "is_superuser")


class NowaOsobaForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "imie", "nazwisko"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    add_form = NowaOsobaForm
    list_display = ["nazwisko", "imie", "email", "is_active", "is_staff", "last_seen_at"]
    list_display_links = ["nazwisko", "email"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    search_fields = ["email", "imie", "nazwisko"]
    ordering = ["nazwisko", "imie"]
    readonly_fields = ["date_joined", "last_login", "last_seen_at"]
    fieldsets = [
        (None, {"fields": ["email", "password"]}),
        ("Dane osoby", {"fields": ["imie", "nazwisko", "telefon"]}),
        ("Uprawnienia", {"fields": [*UPRAWNIENIA, "groups", "user_permissions"]}),
        ("Aktywność", {"fields": ["date_joined", "last_login", "last_seen_at"]}),
    ]
    add_fieldsets = [
        (
            None,
            {"fields": ["email", "imie", "nazwisko", "usable_password", "password1", "password2"]},
        )
    ]

    def has_delete_permission(self, request, obj=None):
        # People are switched off, never deleted: documents and the trail point to them.
        return False

    def save_model(self, request, obj, form, change):
        before = User.objects.filter(pk=obj.pk).values(*UPRAWNIENIA).first() if change else None
        super().save_model(request, obj, form, change)
        if before is None:
            slad.record(obj, "utworzono konto w panelu", kto=request.user)
            return
        for name in UPRAWNIENIA:
            if before[name] != getattr(obj, name):
                label = User._meta.get_field(name).verbose_name
                slad.record(
                    obj,
                    f"zmiana uprawnień: {label}",
                    kto=request.user,
                    z="tak" if before[name] else "nie",
                    na="tak" if getattr(obj, name) else "nie",
                )

    def save_related(self, request, form, formsets, change):
        before = self._granted(form.instance)
        super().save_related(request, form, formsets, change)
        after = self._granted(form.instance)
        if before != after:
            slad.record(
                form.instance, "zmiana uprawnień: grupy", kto=request.user, z=before, na=after
            )

    def _granted(self, user):
        groups = user.groups.order_by("name").values_list("name", flat=True)
        permissions = user.user_permissions.order_by("codename").values_list("codename", flat=True)
        return ", ".join([*groups, *permissions])


@admin.register(Zaproszenie)
class ZaproszenieAdmin(ReadOnlyAdmin):
    list_display = ["user", "opis_roli", "wystawil", "created_at", "wazne_do", "przyjete_at"]
    list_filter = ["created_at", "przyjete_at", "odwolane_at"]
    list_select_related = ["user", "wystawil"]
    search_fields = ["user__email", "user__nazwisko", "opis_roli"]
    # The hash is of no use to anybody.
    exclude = ["token_hash"]


@admin.register(Slad)
class SladAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "kto", "zdarzenie", "obiekt_opis", "z", "na", "adres_ip"]
    list_filter = ["created_at", "obiekt_rodzaj"]
    list_select_related = ["kto"]
    search_fields = ["zdarzenie", "obiekt_opis", "kto__email", "kto__nazwisko"]
    date_hierarchy = "created_at"
    show_full_result_count = False


@admin.register(KluczFormularza)
class KluczFormularzaAdmin(ReadOnlyAdmin):
    list_display = ["klucz", "user", "adres_wyniku", "created_at"]
    list_select_related = ["user"]
    list_filter = ["created_at"]
    search_fields = ["user__email", "adres_wyniku"]
