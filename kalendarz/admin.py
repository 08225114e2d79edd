from django.contrib import admin

from doradztwo.panel import ReadOnlyAdmin
from kalendarz.models import AdresKalendarza


@admin.register(AdresKalendarza)
class AdresKalendarzaAdmin(ReadOnlyAdmin):
    """Whose feed is on and since when; the address itself nobody can read."""

    list_display = ["user", "created_at"]
    search_fields = ["user__last_name", "user__email"]
    list_select_related = ["user"]
    fields = ["user", "created_at"]
