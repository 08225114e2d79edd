from django.conf import settings
from django.db import models

from powiadomienia.rodzaje import nazwa_rodzaju


class SzablonWiadomosciQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if user.is_active and user.is_superuser else self.none()


class SzablonWiadomosci(models.Model):
    """The text of one kind of mail, as the administrator wrote it instead of the default one."""

    rodzaj = models.CharField("rodzaj", max_length=60, unique=True)
    temat = models.CharField("temat", max_length=200)
    tresc = models.TextField("treść", max_length=5000)
    wersja = models.PositiveIntegerField(default=0, editable=False)
    zmienil = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="zmienił(a)",
    )
    updated_at = models.DateTimeField("zmieniono", auto_now=True)

    objects = SzablonWiadomosciQuerySet.as_manager()

    class Meta:
        verbose_name = "treść wiadomości"
        verbose_name_plural = "treści wiadomości"
        ordering = ["rodzaj"]

    def __str__(self):
        return nazwa_rodzaju(self.rodzaj)
