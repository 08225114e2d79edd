"""Two ways to decide without signing in: a personal link, and a signed PDF."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from doradztwo.pliki import PDF, stored_name
from edycje.models import CzlonekZespolu
from hdr.enums import StatusHdr
from obieg.enums import ZgodnoscPdf
from obieg.models.wersja import Akceptacja, WersjaHdr


class LinkAkceptacjiQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(wersja_hdr__in=WersjaHdr.objects.visible_to(user))

    def unused(self):
        return self.filter(wykorzystano_at=None, odwolano_at=None)

    def revoke(self, powod):
        """Kill what is still unused; returns how many."""
        return self.unused().update(odwolano_at=timezone.now(), powod_odwolania=powod)


class LinkAkceptacji(models.Model):
    """The personal link of the decydent to one version: works once, until ``wazny_do``."""

    wersja_hdr = models.ForeignKey(WersjaHdr, on_delete=models.PROTECT, related_name="linki")
    czlonek = models.ForeignKey(
        CzlonekZespolu, on_delete=models.PROTECT, related_name="+", verbose_name="decydent"
    )
    email = models.EmailField("adres e-mail")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    dokument_kod = models.CharField("kod dokumentu", max_length=16, blank=True, editable=False)
    wazny_do = models.DateTimeField("ważny do")
    wystawil = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="wysłał(a)",
    )
    created_at = models.DateTimeField("wysłano", auto_now_add=True)
    wykorzystano_at = models.DateTimeField("wykorzystano", null=True, editable=False)
    odwolano_at = models.DateTimeField("odwołano", null=True, editable=False)
    powod_odwolania = models.CharField("dlaczego odwołano", max_length=200, blank=True)

    objects = LinkAkceptacjiQuerySet.as_manager()

    class Meta:
        verbose_name = "odnośnik do akceptacji HDR"
        verbose_name_plural = "odnośniki do akceptacji HDR"
        ordering = ["wersja_hdr", "-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["wersja_hdr"],
                condition=Q(wykorzystano_at=None, odwolano_at=None),
                name="link_akceptacji_one_unused",
            ),
            models.CheckConstraint(
                name="link_akceptacji_used_or_revoked",
                condition=Q(wykorzystano_at=None) | Q(odwolano_at=None),
            ),
            models.CheckConstraint(
                name="link_akceptacji_revoked_has_powod",
                condition=Q(odwolano_at=None) | ~Q(powod_odwolania=""),
            ),
        ]

    def __str__(self):
        return f"odnośnik dla: {self.czlonek}, {self.wersja_hdr}"

    @property
    def is_expired(self):
        return self.wazny_do <= timezone.now()

    @property
    def is_open(self):
        """May it still decide? Needs ``wersja_hdr__hdr__proces__edycja`` and ``czlonek``.

        Who left, or is no longer the decydent, decides nothing.
        """
        hdr = self.wersja_hdr.hdr
        return (
            self.wykorzystano_at is None
            and self.odwolano_at is None
            and not self.is_expired
            and self.wersja_hdr.is_current
            and hdr.status == StatusHdr.DO_AKCEPTACJI
            and self.czlonek.is_decydent
            and self.czlonek.odszedl_at is None
            and hdr.proces.is_open
        )


def _upload_to(podpisany, filename):
    return stored_name(PDF, "podpisane")


class PodpisanyPdf(models.Model):
    """The signed document by which a version was accepted, with what its signatures say.

    The application reads the signatures; it does not check that they are valid.
    """

    akceptacja = models.OneToOneField(
        Akceptacja, on_delete=models.PROTECT, related_name="podpisany_pdf"
    )
    plik = models.FileField("plik", upload_to=_upload_to)
    nazwa = models.CharField("nazwa pliku", max_length=150)
    sha256 = models.CharField("skrót pliku", max_length=64)
    zgodnosc = models.CharField("zgodność z dokumentem", max_length=5, choices=ZgodnoscPdf)
    # What the fields say: a list of {"kto", "kiedy", "powod", "calosc"}.
    podpisy = models.JSONField("podpisy")
    wgral = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="dodał(a)",
    )
    created_at = models.DateTimeField("dodano", auto_now_add=True)

    class Meta:
        verbose_name = "podpisany HDR"
        verbose_name_plural = "podpisane HDR"

    def __str__(self):
        return self.nazwa

    @property
    def opis_podpisow(self):
        """The signatures as the page shows them, their times as moments."""
        return [
            one | {"kiedy": datetime.fromisoformat(one["kiedy"]) if one["kiedy"] else None}
            for one in self.podpisy
        ]
