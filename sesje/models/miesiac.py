from django.db import models
from django.db.models import Q

from edycje.models import Proces
from jst.models import Doradca
from sesje.enums import PowodBrakuWsparcia, StatusMiesiaca


class MiesiacDoradcyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Also own months of a Proces that somebody else serves today: they must be settled."""
        return self.filter(Q(proces__in=Proces.objects.visible_to(user)) | Q(doradca__user=user))

    def settled(self):
        return self.exclude(status=StatusMiesiaca.OTWARTY)


class MiesiacDoradcy(models.Model):
    """One advisor, one Proces, one calendar month: what is due, what was logged, is it settled.

    A row exists once something is decided about the month (no support, closed, accepted);
    the three numbers of minutes are frozen when it is closed.
    """

    doradca = models.ForeignKey(Doradca, on_delete=models.PROTECT, related_name="miesiace")
    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="miesiace")
    miesiac = models.DateField("miesiąc (pierwszy dzień)")
    status = models.CharField(
        "stan",
        max_length=10,
        choices=StatusMiesiaca,
        default=StatusMiesiaca.OTWARTY,
        editable=False,
    )
    brak_wsparcia = models.CharField(
        "brak wsparcia", max_length=20, choices=PowodBrakuWsparcia, blank=True
    )
    brak_wsparcia_opis = models.TextField("opis", blank=True)
    wymagane_min = models.PositiveSmallIntegerField("wymagane minuty", null=True, editable=False)
    zapisane_min = models.PositiveIntegerField("zapisane minuty", null=True, editable=False)
    przeniesione_min = models.PositiveIntegerField(
        "minuty przeniesione z wcześniejszych miesięcy", default=0, editable=False
    )
    zamknieto_at = models.DateTimeField("zamknięto", null=True, editable=False)
    przyjeto_at = models.DateTimeField("przyjęto", null=True, editable=False)
    # Why the coordinator accepted a month that was not clean.
    powod_przyjecia = models.TextField("powód przyjęcia", blank=True, editable=False)
    powod_otwarcia = models.TextField("powód ponownego otwarcia", blank=True)

    objects = MiesiacDoradcyQuerySet.as_manager()

    class Meta:
        verbose_name = "miesiąc doradcy"
        verbose_name_plural = "miesiące doradców"
        ordering = ["-miesiac", "doradca", "proces"]
        constraints = [
            models.UniqueConstraint(
                fields=["doradca", "proces", "miesiac"], name="miesiac_doradcy_unique"
            ),
            models.CheckConstraint(name="miesiac_doradcy_first_day", condition=Q(miesiac__day=1)),
            models.CheckConstraint(
                name="miesiac_doradcy_closed_is_frozen",
                condition=Q(status=StatusMiesiaca.OTWARTY)
                | Q(
                    wymagane_min__isnull=False,
                    zapisane_min__isnull=False,
                    zamknieto_at__isnull=False,
                ),
            ),
        ]

    def __str__(self):
        return f"{self.doradca}, {self.proces.jst}, {self.miesiac:%m.%Y}"

    @property
    def is_open(self):
        return self.status == StatusMiesiaca.OTWARTY
