from django.conf import settings
from django.db import models
from django.db.models import Q

from edycje.enums import StatusProcesu
from edycje.models import CzlonekZespolu, Proces
from hdr.enums import PrawoPartnera


class PartnerHdrQuerySet(models.QuerySet):
    def current(self):
        return self.filter(zakonczono_at=None)

    def visible_to(self, user):
        """Both sides see the partnership: who sees the host, and who sees the partner."""
        procesy = Proces.objects.visible_to(user)
        return self.filter(Q(hdr__proces__in=procesy) | Q(proces__in=procesy))

    def of_teams_of(self, user):
        """Partnerships that let this person into the HDR of another Jst today.

        A Jst that resigned from the edition is a partner no more.
        """
        teams = CzlonekZespolu.objects.active().filter(user=user).values("proces")
        rows = self.current().filter(proces__in=teams)
        return rows.exclude(proces__status=StatusProcesu.REZYGNACJA)


class PartnerHdr(models.Model):
    """Another Proces of the same edition that reads or writes this HDR together with its owner.

    For Jst of one functional area. The partner's team gets the HDR and nothing else of the host:
    no diagnosis, no sheets, no comments. Changed by ``hdr.services.partnerzy`` alone.
    """

    hdr = models.ForeignKey("hdr.Hdr", on_delete=models.PROTECT, related_name="partnerzy")
    proces = models.ForeignKey(
        Proces, on_delete=models.PROTECT, related_name="wspolne_hdr", verbose_name="samorząd"
    )
    prawo = models.CharField("co może", max_length=10, choices=PrawoPartnera)
    dodal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="dodał(a)",
    )
    created_at = models.DateTimeField("od", auto_now_add=True)
    zakonczono_at = models.DateTimeField("do", null=True, editable=False)
    zakonczyl = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = PartnerHdrQuerySet.as_manager()

    class Meta:
        verbose_name = "partner HDR"
        verbose_name_plural = "partnerzy HDR"
        ordering = ["hdr", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["hdr", "proces"],
                condition=Q(zakonczono_at=None),
                name="partner_hdr_one_current",
            ),
            models.CheckConstraint(
                name="partner_hdr_prawo_valid", condition=Q(prawo__in=PrawoPartnera.values)
            ),
            models.CheckConstraint(
                name="partner_hdr_ended_by_somebody",
                condition=Q(zakonczono_at=None, zakonczyl=None)
                | Q(zakonczono_at__isnull=False, zakonczyl__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.proces.jst} przy HDR: {self.hdr.proces.jst}"

    @property
    def is_pisze(self):
        return self.prawo == PrawoPartnera.PISZE
