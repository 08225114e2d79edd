from django.conf import settings
from django.db import models
from django.db.models import Q

from powiadomienia.enums import Tryb
from powiadomienia.rodzaje import nazwa_rodzaju


class PreferencjaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(osoba=user) if user.is_active else self.none()


class Preferencja(models.Model):
    """How one person wants the mails of one kind; without a row it is the way of the kind."""

    osoba = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="preferencje",
        verbose_name="osoba",
    )
    rodzaj = models.CharField("rodzaj", max_length=60)
    tryb = models.CharField("sposób", max_length=12, choices=Tryb)

    objects = PreferencjaQuerySet.as_manager()

    class Meta:
        verbose_name = "preferencja"
        verbose_name_plural = "preferencje"
        ordering = ["osoba", "rodzaj"]
        constraints = [
            models.UniqueConstraint(fields=["osoba", "rodzaj"], name="preferencja_unique"),
            models.CheckConstraint(
                name="preferencja_tryb_valid", condition=Q(tryb__in=Tryb.values)
            ),
        ]

    def __str__(self):
        return f"{self.osoba}: {self.nazwa_rodzaju}, {self.get_tryb_display()}"

    @property
    def nazwa_rodzaju(self):
        return nazwa_rodzaju(self.rodzaj)
