from django.conf import settings
from django.db import models
from django.db.models import Q

from edycje.models import CzlonekZespolu, Proces
from obszary.models import Obszar

PUNKTY = 3


class GlosNaObszarQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The vote is secret: a person sees the own points, everybody else sums alone."""
        return self.filter(czlonek__user=user, czlonek__odszedl_at=None)


class GlosNaObszar(models.Model):
    """One of the three points of one member; all three may go to one area.

    Written by ``wynik.services.glosowanie`` alone, three at once, until the vote is closed.
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="glosy")
    czlonek = models.ForeignKey(CzlonekZespolu, on_delete=models.PROTECT, related_name="glosy")
    numer = models.PositiveSmallIntegerField("który punkt")
    obszar = models.ForeignKey(Obszar, on_delete=models.PROTECT, related_name="glosy")
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = GlosNaObszarQuerySet.as_manager()

    class Meta:
        verbose_name = "głos na obszar"
        verbose_name_plural = "głosy na obszary"
        ordering = ["proces_id", "czlonek_id", "numer"]
        constraints = [
            models.UniqueConstraint(
                fields=["czlonek", "numer"], name="glos_na_obszar_unique_in_czlonek"
            ),
            models.CheckConstraint(
                name="glos_na_obszar_three_points", condition=Q(numer__gte=1, numer__lte=PUNKTY)
            ),
        ]

    def __str__(self):
        return f"Punkt {self.pk}"


class WynikGlosowaniaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class WynikGlosowania(models.Model):
    """The vote is closed: from now on everybody of the Proces sees the sums of points."""

    proces = models.OneToOneField(Proces, on_delete=models.PROTECT, related_name="wynik_glosowania")
    zamknieto_at = models.DateTimeField("zamknięto", auto_now_add=True)
    zamknal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="zamknął(-ęła)",
    )
    liczba_glosujacych = models.PositiveSmallIntegerField("liczba głosujących")

    objects = WynikGlosowaniaQuerySet.as_manager()

    class Meta:
        verbose_name = "wynik głosowania"
        verbose_name_plural = "wyniki głosowań"
        ordering = ["proces_id"]
        constraints = [
            models.CheckConstraint(
                name="wynik_glosowania_keeps_secret", condition=Q(liczba_glosujacych__gte=3)
            ),
        ]

    def __str__(self):
        return f"Wynik głosowania: {self.proces}"
