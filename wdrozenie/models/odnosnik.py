from datetime import timedelta

from django.db import models
from django.utils import timezone

from edycje.models import CzlonekZespolu
from hdr.models.hdr import Dzialanie

DNI_WAZNOSCI = 14


def _wazny_do():
    return timezone.localdate() + timedelta(days=DNI_WAZNOSCI)


class OdnosnikPostepu(models.Model):
    """A personal link to the progress of one action; only the hash of its token is kept.

    It works until ``wazny_do``, as often as needed, while the person answers for the action.
    """

    dzialanie = models.ForeignKey(Dzialanie, on_delete=models.PROTECT, related_name="odnosniki")
    osoba = models.ForeignKey(
        CzlonekZespolu, on_delete=models.PROTECT, related_name="odnosniki_postepu"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    wazny_do = models.DateField("ważny do (włącznie)", default=_wazny_do)
    created_at = models.DateTimeField("wysłano", auto_now_add=True)

    class Meta:
        verbose_name = "odnośnik do postępu"
        verbose_name_plural = "odnośniki do postępu"
        ordering = ["dzialanie", "-created_at", "-pk"]

    def __str__(self):
        return f"{self.osoba}: {self.dzialanie}"

    @property
    def is_current(self):
        """Relations ``osoba`` and ``dzialanie__cel`` are loaded with it."""
        return (
            timezone.localdate() <= self.wazny_do
            and self.osoba.odszedl_at is None
            and self.dzialanie.odpowiedzialny_id == self.osoba_id
            and self.dzialanie.usunieto_at is None
            and self.dzialanie.cel.usunieto_at is None
        )
