from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from powiadomienia.rodzaje import nazwa_rodzaju


class PowiadomienieQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(osoba=user) if user.is_active else self.none()

    def unread(self):
        return self.filter(przeczytane_at=None)


class Powiadomienie(models.Model):
    """A notice in the application: one for each person and event, with the way to its place."""

    osoba = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="powiadomienia",
        verbose_name="osoba",
    )
    rodzaj = models.CharField("rodzaj", max_length=60)
    przedmiot = models.CharField("przedmiot", max_length=100)
    okres = models.CharField("okres", max_length=40, blank=True)
    tekst = models.CharField("tekst", max_length=250)
    url = models.CharField("adres strony", max_length=300)
    proces_pk = models.PositiveBigIntegerField("numer procesu", null=True)
    przeczytane_at = models.DateTimeField("przeczytano", null=True)
    created_at = models.DateTimeField("utworzono", auto_now_add=True, db_index=True)

    objects = PowiadomienieQuerySet.as_manager()

    class Meta:
        verbose_name = "powiadomienie"
        verbose_name_plural = "powiadomienia"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["osoba", "rodzaj", "przedmiot", "okres"], name="powiadomienie_unique"
            ),
            # The list is a list of links: none may lead out of the application.
            models.CheckConstraint(
                name="powiadomienie_url_own",
                condition=Q(url__startswith="/") & ~Q(url__startswith="//"),
            ),
        ]
        indexes = [
            models.Index(
                fields=["osoba"],
                condition=Q(przeczytane_at=None),
                name="powiadomienie_unread",
            ),
        ]

    def __str__(self):
        return self.tekst

    def get_absolute_url(self):
        return reverse("powiadomienia:powiadomienie_list")

    @property
    def nazwa_rodzaju(self):
        return nazwa_rodzaju(self.rodzaj)
