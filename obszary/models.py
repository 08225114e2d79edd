"""What we know: the 12 areas with their tasks, tools, data sets, and versions of the sheet.

Loaded from ``dane/obszary.json`` by ``obszary.services.wczytywanie``, which leaves alone every
row that somebody edited in the application.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from obszary.enums import RodzajNarzedzia, StatusWersjiArkusza


class Obszar(models.Model):
    """One of the 12 areas of the advisory programme."""

    nr = models.PositiveSmallIntegerField("numer", unique=True)
    nazwa = models.CharField("nazwa", max_length=250)
    skrot = models.CharField("krótka nazwa", max_length=40)
    opis = models.TextField("opis", blank=True)
    zrodlo = models.CharField("źródło", max_length=300)
    wczytano_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = "obszar"
        verbose_name_plural = "obszary"
        ordering = ["nr"]
        constraints = [
            models.CheckConstraint(name="obszar_nr_from_1", condition=Q(nr__gte=1)),
        ]

    def __str__(self):
        return f"{self.nr}. {self.nazwa}"

    def get_absolute_url(self):
        return reverse("obszary:obszar_detail", args=[self.nr])


class PozycjaObszaru(models.Model):
    """One line of the knowledge about an area, with its source."""

    klucz = models.CharField(max_length=60, unique=True, editable=False)
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    tekst = models.TextField("tekst")
    zrodlo = models.CharField("źródło", max_length=300)
    aktywna = models.BooleanField("aktywna", default=True)
    wczytano_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["obszar__nr", "kolejnosc", "pk"]

    def __str__(self):
        return self.tekst

    def assign_own_klucz(self):
        """A row written by hand, which a load from a file never touches."""
        self.klucz = f"wlasna-{uuid.uuid4().hex}"


class ZadanieJst(PozycjaObszaru):
    """A task of a Jst in an area."""

    obszar = models.ForeignKey(Obszar, on_delete=models.PROTECT, related_name="zadania")

    class Meta(PozycjaObszaru.Meta):
        verbose_name = "zadanie JST"
        verbose_name_plural = "zadania JST"


class Narzedzie(PozycjaObszaru):
    """A tool that helps in an area, of one of two kinds."""

    obszar = models.ForeignKey(Obszar, on_delete=models.PROTECT, related_name="narzedzia")
    rodzaj = models.CharField("rodzaj", max_length=10, choices=RodzajNarzedzia)

    class Meta(PozycjaObszaru.Meta):
        verbose_name = "narzędzie"
        verbose_name_plural = "narzędzia"
        constraints = [
            models.CheckConstraint(
                name="narzedzie_rodzaj_valid", condition=Q(rodzaj__in=RodzajNarzedzia.values)
            ),
        ]


class ZbiorDanych(PozycjaObszaru):
    """A data set to collect for the diagnosis of an area."""

    obszar = models.ForeignKey(Obszar, on_delete=models.PROTECT, related_name="zbiory_danych")

    class Meta(PozycjaObszaru.Meta):
        verbose_name = "zbiór danych"
        verbose_name_plural = "zbiory danych"


class WersjaArkuszaQuerySet(models.QuerySet):
    def szkice(self):
        return self.filter(status=StatusWersjiArkusza.SZKIC)

    def opublikowane(self):
        return self.filter(status=StatusWersjiArkusza.OPUBLIKOWANA)


class WersjaArkusza(models.Model):
    """A version of the sheet. Once published its statements never change.

    An Edycja freezes one version; old answers stay readable for ever.
    """

    numer = models.CharField("numer", max_length=20, unique=True)
    opis = models.TextField("co się zmieniło", blank=True)
    status = models.CharField(
        "stan",
        max_length=15,
        choices=StatusWersjiArkusza,
        default=StatusWersjiArkusza.SZKIC,
        editable=False,
    )
    opublikowano_at = models.DateTimeField("opublikowano", null=True, editable=False)

    objects = WersjaArkuszaQuerySet.as_manager()

    class Meta:
        verbose_name = "wersja arkusza"
        verbose_name_plural = "wersje arkusza"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="wersja_arkusza_published_is_dated",
                condition=Q(status=StatusWersjiArkusza.SZKIC, opublikowano_at__isnull=True)
                | (~Q(status=StatusWersjiArkusza.SZKIC) & Q(opublikowano_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"arkusz {self.numer}"

    @property
    def is_editable(self):
        return self.status == StatusWersjiArkusza.SZKIC


class Stwierdzenie(models.Model):
    """One statement of the sheet, rated 1-5 by each member of a team.

    A database trigger (``obszary.triggers``) refuses to change it once its version is published.
    """

    wersja = models.ForeignKey(WersjaArkusza, on_delete=models.PROTECT, related_name="stwierdzenia")
    obszar = models.ForeignKey(Obszar, on_delete=models.PROTECT, related_name="stwierdzenia")
    numer = models.PositiveSmallIntegerField("numer w obszarze")
    tekst = models.TextField("tekst")
    dlaczego = models.TextField("dlaczego pytamy", blank=True)
    gdzie = models.TextField("gdzie to znaleźć", blank=True)
    zrodlo = models.CharField("źródło", max_length=300)

    class Meta:
        verbose_name = "stwierdzenie"
        verbose_name_plural = "stwierdzenia"
        ordering = ["obszar__nr", "numer"]
        constraints = [
            models.UniqueConstraint(
                fields=["wersja", "obszar", "numer"], name="stwierdzenie_numer_unique"
            ),
        ]

    def __str__(self):
        return f"{self.obszar.nr}.{self.numer} {self.tekst}"

    @property
    def is_editable(self):
        return self.wersja.is_editable
