"""What happened to a Proces as a whole. Written by ``cykl.services`` alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cykl.enums import RodzajPrzejscia
from edycje.enums import Etap, StatusProcesu
from edycje.models import Proces


class Przejscie(models.Model):
    """A change of the etap or the status of a Proces, with its reason; never changed later."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="przejscia")
    rodzaj = models.CharField("rodzaj", max_length=15, choices=RodzajPrzejscia)
    z_etapu = models.PositiveSmallIntegerField("z etapu", choices=Etap)
    na_etap = models.PositiveSmallIntegerField("na etap", choices=Etap)
    z_statusu = models.CharField("ze stanu", max_length=12, choices=StatusProcesu)
    na_status = models.CharField("na stan", max_length=12, choices=StatusProcesu)
    powod = models.TextField("powód", blank=True)
    kto = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField("kiedy", auto_now_add=True)

    class Meta:
        verbose_name = "przejście"
        verbose_name_plural = "przejścia"
        ordering = ["proces", "-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="przejscie_has_powod",
                condition=Q(
                    rodzaj__in=[
                        RodzajPrzejscia.BRAMKA,
                        RodzajPrzejscia.ZAKONCZENIE,
                    ]
                )
                | ~Q(powod=""),
                violation_error_message="Podaj powód.",
            ),
        ]

    def __str__(self):
        return f"{self.proces}: {self.get_rodzaj_display()}"
