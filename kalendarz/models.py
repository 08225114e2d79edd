"""The secret address under which calendar programs fetch the calendar of one person."""

from django.conf import settings
from django.db import models


class AdresKalendarzaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user=user)


class AdresKalendarza(models.Model):
    """A row means that the feed is on. Only the hash of the token is kept: docs/adr/0015."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="adres_kalendarza",
        verbose_name="osoba",
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("utworzono", auto_now_add=True)

    objects = AdresKalendarzaQuerySet.as_manager()

    class Meta:
        verbose_name = "adres kalendarza"
        verbose_name_plural = "adresy kalendarzy"
        ordering = ["user"]

    def __str__(self):
        return f"adres kalendarza, {self.user}"
