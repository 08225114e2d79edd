from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from edycje.models import Proces
from zbiory.models.dane import ZebraneDane


class ProsbaODokumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))

    def open(self):
        return self.filter(odpowiedziano_at=None, wycofano_at=None)


class ProsbaODokument(models.Model):
    """An advisor asks the team for a document by a day; ``zbiory.services.prosby`` writes.

    The team answers once: with a file (``pliki``) or with a reason why not.
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="prosby_o_dokument")
    dane = models.ForeignKey(
        ZebraneDane,
        on_delete=models.PROTECT,
        related_name="prosby",
        null=True,
        blank=True,
        verbose_name="pozycja z listy danych",
    )
    tresc = models.CharField("jaki dokument", max_length=300)
    po_co = models.TextField("do czego jest potrzebny", blank=True)
    termin = models.DateField("termin")
    prosi = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="prosi"
    )
    created_at = models.DateTimeField("poproszono", auto_now_add=True)
    odpowiedziano_at = models.DateTimeField("odpowiedziano", null=True, editable=False)
    odpowiedzial = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="odpowiedział(a)",
    )
    komentarz = models.TextField("komentarz zespołu", blank=True)
    powod_odmowy = models.TextField("dlaczego nie możemy go dać", blank=True)
    wycofano_at = models.DateTimeField("wycofano", null=True, editable=False)

    objects = ProsbaODokumentQuerySet.as_manager()

    class Meta:
        verbose_name = "prośba o dokument"
        verbose_name_plural = "prośby o dokument"
        ordering = [F("odpowiedziano_at").asc(nulls_first=True), "termin", "pk"]
        constraints = [
            models.CheckConstraint(
                name="prosba_o_dokument_answered_by_somebody",
                condition=Q(odpowiedziano_at=None, odpowiedzial=None)
                | Q(odpowiedziano_at__isnull=False, odpowiedzial__isnull=False),
            ),
            models.CheckConstraint(
                name="prosba_o_dokument_refusal_is_answer",
                condition=Q(powod_odmowy="") | Q(odpowiedziano_at__isnull=False),
            ),
            models.CheckConstraint(
                name="prosba_o_dokument_answered_or_withdrawn",
                condition=Q(odpowiedziano_at=None) | Q(wycofano_at=None),
            ),
        ]

    def __str__(self):
        return self.tresc

    @property
    def is_open(self):
        return self.odpowiedziano_at is None and self.wycofano_at is None

    @property
    def is_refused(self):
        return bool(self.powod_odmowy)

    @property
    def is_overdue(self):
        return self.is_open and self.termin < timezone.localdate()
