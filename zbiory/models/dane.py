from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from doradztwo.wiersz_pliku import WierszPliku
from edycje.models import CzlonekZespolu, Proces
from obszary.models import ZbiorDanych
from zbiory.enums import StanDanych


class ZebraneDaneQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class ZebraneDane(models.Model):
    """One data set a team collects: from the list of its area, or its own."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="zebrane_dane")
    zbior = models.ForeignKey(
        ZbiorDanych,
        on_delete=models.PROTECT,
        related_name="zebrane",
        null=True,
        blank=True,
        verbose_name="zbiór z listy obszaru",
    )
    nazwa = models.CharField("co zbieramy", max_length=500)
    kolejnosc = models.PositiveSmallIntegerField("kolejność", default=0)
    stan = models.CharField(
        "stan", max_length=12, choices=StanDanych, default=StanDanych.DO_ZEBRANIA
    )
    powod_niedostepnosci = models.TextField("dlaczego niedostępne", blank=True)
    zrodlo = models.CharField("źródło", max_length=300, blank=True)
    okres = models.CharField("okres", max_length=100, blank=True)
    wniosek = models.TextField("wniosek w jednym zdaniu", blank=True)
    # As zbiory.tabele.to_json makes it; empty when there is no table.
    tabela = models.JSONField("tabela", default=dict, blank=True)
    odpowiedzialny = models.ForeignKey(
        CzlonekZespolu,
        on_delete=models.PROTECT,
        related_name="zbierane_dane",
        null=True,
        blank=True,
        verbose_name="odpowiada",
    )
    termin = models.DateField("termin", null=True, blank=True)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = ZebraneDaneQuerySet.as_manager()

    class Meta:
        verbose_name = "zbierane dane"
        verbose_name_plural = "zbierane dane"
        ordering = ["proces_id", "kolejnosc", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proces", "zbior"],
                condition=Q(zbior__isnull=False),
                name="zebrane_dane_zbior_unique",
            ),
            models.CheckConstraint(
                name="zebrane_dane_niedostepne_has_powod",
                condition=~Q(stan=StanDanych.NIEDOSTEPNE) | ~Q(powod_niedostepnosci=""),
                violation_error_message="Napisz, dlaczego tych danych nie ma.",
            ),
            models.CheckConstraint(
                name="zebrane_dane_zebrane_has_wniosek",
                condition=~Q(stan=StanDanych.ZEBRANE) | (~Q(zrodlo="") & ~Q(wniosek="")),
                violation_error_message="Zebrane dane potrzebują źródła i wniosku.",
            ),
        ]

    def __str__(self):
        return self.nazwa

    @property
    def is_settled(self):
        """Collected, or known not to be available."""
        return self.stan != StanDanych.DO_ZEBRANIA

    @property
    def is_overdue(self):
        return not self.is_settled and bool(self.termin) and self.termin < timezone.localdate()


class PlikDanychQuerySet(models.QuerySet):
    def visible_to(self, user):
        visible = Proces.objects.visible_to(user)
        return self.filter(
            Q(dane__proces__in=visible) | Q(prosba__proces__in=visible), wycofano_at=None
        )


class PlikDanych(WierszPliku):
    """A file of a collected data set or an answer to an advisor."""

    dane = models.ForeignKey(
        ZebraneDane, on_delete=models.PROTECT, related_name="pliki", null=True, blank=True
    )
    prosba = models.ForeignKey(
        "zbiory.ProsbaODokument",
        on_delete=models.PROTECT,
        related_name="pliki",
        null=True,
        blank=True,
        verbose_name="odpowiedź na prośbę",
    )
    dodal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="dodał(a)",
    )

    objects = PlikDanychQuerySet.as_manager()

    class Meta:
        verbose_name = "plik z danymi"
        verbose_name_plural = "pliki z danymi"
        ordering = ["dane_id", "pk"]
        constraints = [
            models.CheckConstraint(
                name="plik_danych_has_place",
                condition=Q(dane__isnull=False) | Q(prosba__isnull=False),
            )
        ]

    @property
    def miejsce(self):
        """The item, or the request it answers when that is about no item."""
        return self.dane or self.prosba
