from django.conf import settings
from django.db import models
from django.db.models import Q

from hdr.enums import Decyzja, Ocena
from hdr.models.hdr import Hdr
from jst.enums import Specjalizacja


class WersjaHdrQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(hdr__in=Hdr.objects.visible_to(user))


class WersjaHdr(models.Model):
    """The HDR as it was handed over: frozen for ever, with everything a document needs."""

    hdr = models.ForeignKey(Hdr, on_delete=models.PROTECT, related_name="wersje")
    numer = models.PositiveSmallIntegerField("numer")
    tresc = models.JSONField("treść")
    sha256 = models.CharField("skrót treści", max_length=64)
    przekazal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="przekazał(a)",
    )
    created_at = models.DateTimeField("przekazano", auto_now_add=True)
    zwrocono_at = models.DateTimeField("zwrócono", null=True, editable=False)

    objects = WersjaHdrQuerySet.as_manager()

    class Meta:
        verbose_name = "wersja HDR"
        verbose_name_plural = "wersje HDR"
        ordering = ["hdr", "-numer"]
        constraints = [
            models.UniqueConstraint(fields=["hdr", "numer"], name="wersja_hdr_numer_unique"),
        ]

    def __str__(self):
        return f"{self.hdr}, wersja {self.numer}"


class Opinia(models.Model):
    """The opinion of ROS or PRO about one frozen version."""

    wersja_hdr = models.ForeignKey(WersjaHdr, on_delete=models.PROTECT, related_name="opinie")
    specjalizacja = models.CharField("specjalizacja", max_length=3, choices=Specjalizacja)
    ocena = models.CharField("opinia", max_length=12, choices=Ocena)
    uzasadnienie = models.TextField("uzasadnienie", blank=True)
    kto = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="opinie_hdr"
    )
    created_at = models.DateTimeField("wydano", auto_now_add=True)

    class Meta:
        verbose_name = "opinia o HDR"
        verbose_name_plural = "opinie o HDR"
        ordering = ["wersja_hdr", "specjalizacja"]
        constraints = [
            models.UniqueConstraint(
                fields=["wersja_hdr", "specjalizacja"], name="opinia_one_per_specjalizacja"
            ),
            models.CheckConstraint(
                name="opinia_uwagi_described",
                condition=Q(ocena=Ocena.POZYTYWNA) | ~Q(uzasadnienie=""),
                violation_error_message="Napisz, co poprawić albo jakie są uwagi.",
            ),
        ]

    def __str__(self):
        return f"{self.get_specjalizacja_display()}: {self.get_ocena_display()}"


class Akceptacja(models.Model):
    """The decision of the decydent about one frozen version."""

    wersja_hdr = models.OneToOneField(
        WersjaHdr, on_delete=models.PROTECT, related_name="akceptacja"
    )
    decyzja = models.CharField("decyzja", max_length=10, choices=Decyzja)
    uwagi = models.TextField("uwagi", blank=True)
    kto = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="akceptacje_hdr"
    )
    funkcja = models.CharField("funkcja", max_length=150)
    created_at = models.DateTimeField("zdecydowano", auto_now_add=True)

    class Meta:
        verbose_name = "akceptacja HDR"
        verbose_name_plural = "akceptacje HDR"
        constraints = [
            models.CheckConstraint(
                name="akceptacja_return_described",
                condition=Q(decyzja=Decyzja.PRZYJETY) | ~Q(uwagi=""),
                violation_error_message="Napisz, co poprawić.",
            ),
        ]

    def __str__(self):
        return f"{self.wersja_hdr}: {self.get_decyzja_display()}"
