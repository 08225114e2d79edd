"""What the settlement of hours needs beside documents: contracts of advisors and the ZIP."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from edycje.models import Edycja
from jst.models import Doradca
from raporty.enums import STATUSY_W_PRACY, StatusDokumentu
from raporty.models.dokument import Dokument


class UmowaDoradcyQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(Q(doradca__user=user) | Q(edycja__in=Edycja.objects.visible_to(user)))


class UmowaDoradcy(models.Model):
    """The contract by which an advisor works in one Edycja.

    Where there is no row, documents give the number kept with the Doradca.
    """

    edycja = models.ForeignKey(Edycja, on_delete=models.PROTECT, related_name="umowy")
    doradca = models.ForeignKey(Doradca, on_delete=models.PROTECT, related_name="umowy")
    numer = models.CharField("numer umowy", max_length=60)
    z_dnia = models.DateField("umowa z dnia", null=True, blank=True)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = UmowaDoradcyQuerySet.as_manager()

    class Meta:
        verbose_name = "umowa doradcy"
        verbose_name_plural = "umowy doradców"
        ordering = ["edycja", "doradca"]
        constraints = [
            models.UniqueConstraint(fields=["edycja", "doradca"], name="umowa_doradcy_unique"),
            models.CheckConstraint(name="umowa_doradcy_has_numer", condition=~Q(numer="")),
        ]

    def __str__(self):
        return f"{self.numer}: {self.doradca}"


class PaczkaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(edycja__in=Edycja.objects.visible_to(user))


class Paczka(models.Model):
    """One ZIP with the settlement of a month of a whole Edycja: order, job and result at once.

    Made by ``raporty.services.paczki`` in slices; ``przebieg`` tells the slices apart, so that a
    worker that lost its lease writes nothing more.
    """

    edycja = models.ForeignKey(Edycja, on_delete=models.PROTECT, related_name="paczki")
    miesiac = models.DateField("miesiąc (pierwszy dzień)")
    dokumenty = models.ManyToManyField(Dokument, related_name="paczki", editable=False)
    status = models.CharField(
        "stan",
        max_length=10,
        choices=StatusDokumentu,
        default=StatusDokumentu.OCZEKUJE,
        editable=False,
    )
    wszystkie = models.PositiveIntegerField("wszystkie dokumenty", default=0, editable=False)
    gotowe = models.PositiveIntegerField("gotowe dokumenty", default=0, editable=False)
    # Documents still to be put in: [rodzaj, Doradca, Proces or None]; done ones are the first.
    plan = models.JSONField("plan", default=list, editable=False)
    pominieci = models.JSONField("pominięci doradcy", default=list, editable=False)
    plik = models.FileField("plik", upload_to="paczki/%Y/%m/", blank=True)
    sha256 = models.CharField("skrót pliku", max_length=64, blank=True, editable=False)
    przebieg = models.PositiveIntegerField(default=0, editable=False)
    niepowodzenia = models.PositiveSmallIntegerField("niepowodzenia", default=0, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    blad = models.TextField("błąd", blank=True, editable=False)
    zlecil = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="zlecił(a)",
    )
    gotowy_at = models.DateTimeField("gotowa", null=True, editable=False)
    created_at = models.DateTimeField("zlecono", auto_now_add=True)

    objects = PaczkaQuerySet.as_manager()

    class Meta:
        verbose_name = "paczka rozliczenia"
        verbose_name_plural = "paczki rozliczeń"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="paczka_first_day", condition=Q(miesiac__day=1)),
            models.UniqueConstraint(
                fields=["edycja", "miesiac"],
                condition=Q(status__in=STATUSY_W_PRACY),
                name="paczka_one_at_work",
            ),
            models.CheckConstraint(
                name="paczka_gotowe_range", condition=Q(gotowe__lte=F("wszystkie"))
            ),
            models.CheckConstraint(
                name="paczka_ready_has_file",
                condition=~Q(status=StatusDokumentu.GOTOWY)
                | (~Q(plik="") & ~Q(sha256="") & Q(gotowy_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"Rozliczenie {self.miesiac:%m.%Y}, {self.edycja}"

    @property
    def is_ready(self):
        return self.status == StatusDokumentu.GOTOWY

    @property
    def is_failed(self):
        return self.status == StatusDokumentu.NIEUDANY

    @property
    def procent(self):
        """The last one in a hundred is the file itself."""
        return 0 if not self.wszystkie else min(99, self.gotowe * 100 // self.wszystkie)
