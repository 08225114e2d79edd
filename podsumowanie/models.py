from django.conf import settings
from django.db import models
from django.db.models import Q

from edycje.models import Proces
from hdr.enums import FormaPodsumowania
from podsumowanie.enums import StatusPodsumowania


class PodsumowanieQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class Podsumowanie(models.Model):
    """What the Jst hands to ORE at the end, in the form its HDR planned."""

    proces = models.OneToOneField(Proces, on_delete=models.PROTECT, related_name="podsumowanie")
    forma = models.CharField("forma", max_length=20, choices=FormaPodsumowania)
    status = models.CharField(
        "stan",
        max_length=10,
        choices=StatusPodsumowania,
        default=StatusPodsumowania.SZKIC,
        editable=False,
    )
    uwagi_koordynatora = models.TextField("uwagi koordynatora", blank=True)
    zlozono_at = models.DateTimeField("złożono", null=True, editable=False)
    przyjeto_at = models.DateTimeField("przyjęto", null=True, editable=False)
    przyjal = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField("utworzono", auto_now_add=True)

    objects = PodsumowanieQuerySet.as_manager()

    class Meta:
        verbose_name = "podsumowanie"
        verbose_name_plural = "podsumowania"
        constraints = [
            models.CheckConstraint(
                name="podsumowanie_accepted_iff_dated",
                condition=Q(status=StatusPodsumowania.PRZYJETE, przyjeto_at__isnull=False)
                | (~Q(status=StatusPodsumowania.PRZYJETE) & Q(przyjeto_at__isnull=True)),
            ),
        ]

    def __str__(self):
        return f"Podsumowanie: {self.proces}"

    @property
    def is_editable(self):
        return self.status in (StatusPodsumowania.SZKIC, StatusPodsumowania.ZWROCONE)


class SekcjaPodsumowania(models.Model):
    """One part of a Podsumowanie; which parts a form has is in ``podsumowanie.formy``."""

    podsumowanie = models.ForeignKey(Podsumowanie, on_delete=models.PROTECT, related_name="sekcje")
    klucz = models.CharField(max_length=40)
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    tekst = models.TextField("tekst", blank=True)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    class Meta:
        verbose_name = "część podsumowania"
        verbose_name_plural = "części podsumowań"
        ordering = ["podsumowanie", "kolejnosc"]
        constraints = [
            models.UniqueConstraint(
                fields=["podsumowanie", "klucz"], name="sekcja_podsumowania_klucz_unique"
            ),
        ]

    def __str__(self):
        return f"{self.podsumowanie}: {self.klucz}"
