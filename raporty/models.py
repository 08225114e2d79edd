"""Documents in PDF: a row is the order, the job and the result at once.

Changed by ``raporty.services.dokumenty`` and the task that renders.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from doradztwo.teksty import normalize
from edycje.models import Proces
from hdr.models import WersjaHdr
from raporty.enums import RodzajDokumentu, StatusDokumentu


class DokumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class Dokument(models.Model):
    """One PDF, stored for ever with what it was made from and a short code that verifies it."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="dokumenty")
    rodzaj = models.CharField("rodzaj", max_length=20, choices=RodzajDokumentu)
    wersja_hdr = models.ForeignKey(
        WersjaHdr, on_delete=models.PROTECT, related_name="dokumenty", null=True, blank=True
    )
    numer = models.PositiveSmallIntegerField("numer", editable=False)
    tytul = models.CharField("tytuł", max_length=250)
    kod = models.CharField("kod", max_length=16, unique=True, editable=False)
    dane = models.JSONField("dane dokumentu", default=dict, editable=False)
    dane_sha256 = models.CharField("skrót danych", max_length=64, editable=False)
    status = models.CharField(
        "stan",
        max_length=10,
        choices=StatusDokumentu,
        default=StatusDokumentu.OCZEKUJE,
        editable=False,
    )
    plik = models.FileField("plik", upload_to="dokumenty/%Y/%m/", blank=True)
    sha256 = models.CharField("skrót pliku", max_length=64, blank=True, editable=False)
    proby = models.PositiveSmallIntegerField("próby", default=0, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    blad = models.TextField("błąd", blank=True, editable=False)
    zlecil = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="zlecił(a)",
    )
    stan_na = models.DateTimeField("stan na", editable=False)
    gotowy_at = models.DateTimeField("gotowy", null=True, editable=False)
    created_at = models.DateTimeField("zlecono", auto_now_add=True)

    objects = DokumentQuerySet.as_manager()

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokumenty"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proces", "rodzaj", "numer"], name="dokument_numer_unique"
            ),
            models.UniqueConstraint(
                fields=["proces", "rodzaj", "dane_sha256"], name="dokument_content_unique"
            ),
            models.CheckConstraint(
                name="dokument_ready_has_file",
                condition=~Q(status=StatusDokumentu.GOTOWY)
                | (~Q(plik="") & ~Q(sha256="") & Q(gotowy_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return self.tytul

    @property
    def is_ready(self):
        return self.status == StatusDokumentu.GOTOWY

    @property
    def stan_klasy(self):
        """Key of colour and sign."""
        return {
            StatusDokumentu.GOTOWY: "gotowe",
            StatusDokumentu.NIEUDANY: "pilne",
            StatusDokumentu.W_TOKU: "toku",
        }.get(self.status, "czeka")

    @property
    def is_failed(self):
        return self.status == StatusDokumentu.NIEUDANY

    @property
    def nazwa_pliku(self):
        """Plain letters, so that every office system takes it."""
        return f"{slugify(normalize(self.tytul))}-{self.kod}.pdf"
