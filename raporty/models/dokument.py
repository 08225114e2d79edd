"""Documents in PDF: a row is the order, the job and the result at once.

Changed by ``raporty.services.dokumenty`` and the task that renders.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from doradztwo.teksty import normalize
from edycje.models import Edycja, Proces
from jst.models import Doradca
from obieg.models import WersjaHdr
from raporty.enums import (
    RODZAJE_ROZLICZENIA,
    SKROTY_ROZLICZENIA,
    RodzajDokumentu,
    StatusDokumentu,
)
from sesje.enums import StatusMiesiaca
from sesje.models import MiesiacDoradcy

_ROZLICZENIE = Q(rodzaj__in=RODZAJE_ROZLICZENIA)


class DokumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Documents of a Proces go with it. Those of an advisor are seen by the advisor, and by
        who coordinates or observes the Edycja; never by the team of the Jst."""
        return self.filter(
            (~_ROZLICZENIE & Q(proces__in=Proces.objects.visible_to(user)))
            | (
                _ROZLICZENIE
                & (Q(doradca__user=user) | Q(edycja__in=Edycja.objects.visible_to(user)))
            )
        )

    def procesu(self):
        """What the list of a Proces shows."""
        return self.exclude(_ROZLICZENIE)

    def rozliczenia(self):
        return self.filter(_ROZLICZENIE)

    def opublikowane(self):
        """What the library gives to everybody, the newest first."""
        return self.filter(rodzaj=RodzajDokumentu.PUBLIKACJA, wycofano_at=None).order_by("-pk")

    def with_zastapiony(self):
        """Annotate ``zastapiony``: nobody should settle by this document any more.

        Derived from facts: there is a newer one about the same, or a month that it tells of was
        opened again, or (of a draft) has been closed or accepted since.
        """
        newer = self.model.objects.filter(
            Q(proces=OuterRef("proces")) | Q(proces=None),
            edycja=OuterRef("edycja"),
            doradca=OuterRef("doradca"),
            rodzaj=OuterRef("rodzaj"),
            od=OuterRef("od"),
            do=OuterRef("do"),
            pk__gt=OuterRef("pk"),
        )
        months = MiesiacDoradcy.objects.filter(
            proces__edycja=OuterRef("edycja"),
            doradca=OuterRef("doradca"),
            proces=Coalesce(OuterRef("proces"), F("proces")),
            miesiac__gte=OuterRef("od"),
            miesiac__lte=OuterRef("do"),
        )
        return self.annotate(
            zastapiony=Q(Exists(newer))
            | Q(Exists(months.filter(zamknieto_at__gt=OuterRef("stan_na"))))
            | (Q(is_projekt=False) & Q(Exists(months.filter(status=StatusMiesiaca.OTWARTY))))
            | (Q(is_projekt=True) & Q(Exists(months.filter(przyjeto_at__gt=OuterRef("stan_na")))))
        )


class Dokument(models.Model):
    """One PDF, stored for ever with what it was made from and a short code that verifies it.

    About a Proces, or about the hours of an advisor in an Edycja from ``od`` to ``do``; the card
    of advisory service names both the advisor and the Proces.
    """

    edycja = models.ForeignKey(Edycja, on_delete=models.PROTECT, related_name="dokumenty")
    proces = models.ForeignKey(
        Proces, on_delete=models.PROTECT, related_name="dokumenty", null=True, blank=True
    )
    doradca = models.ForeignKey(
        Doradca, on_delete=models.PROTECT, related_name="dokumenty", null=True, blank=True
    )
    od = models.DateField("okres od", null=True, blank=True)
    do = models.DateField("okres do", null=True, blank=True)
    is_projekt = models.BooleanField("projekt", default=False, editable=False)
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
    # Of a published HDR: it is no longer public; the file and its code stay known.
    wycofano_at = models.DateTimeField("wycofano z biblioteki", null=True, editable=False)
    gotowy_at = models.DateTimeField("gotowy", null=True, editable=False)
    created_at = models.DateTimeField("zlecono", auto_now_add=True)

    objects = DokumentQuerySet.as_manager()

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokumenty"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proces", "rodzaj", "numer"],
                condition=~_ROZLICZENIE,
                name="dokument_numer_unique",
            ),
            models.UniqueConstraint(
                fields=["proces", "rodzaj", "dane_sha256"],
                condition=~_ROZLICZENIE,
                name="dokument_content_unique",
            ),
            models.UniqueConstraint(
                fields=["edycja", "rodzaj", "numer"],
                condition=_ROZLICZENIE,
                name="dokument_rozliczenie_numer_unique",
            ),
            models.CheckConstraint(
                name="dokument_subject",
                condition=(
                    ~_ROZLICZENIE
                    & Q(
                        proces__isnull=False, doradca__isnull=True, od__isnull=True, do__isnull=True
                    )
                )
                | (
                    _ROZLICZENIE
                    & Q(doradca__isnull=False, od__isnull=False, do__isnull=False, od__lte=F("do"))
                ),
            ),
            models.CheckConstraint(
                name="dokument_karta_names_proces",
                condition=~_ROZLICZENIE
                | Q(rodzaj=RodzajDokumentu.KARTA, proces__isnull=False)
                | (~Q(rodzaj=RodzajDokumentu.KARTA) & Q(proces__isnull=True)),
            ),
            models.CheckConstraint(
                name="dokument_withdrawn_is_publikacja",
                condition=Q(wycofano_at=None) | Q(rodzaj=RodzajDokumentu.PUBLIKACJA),
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

    @property
    def is_rozliczenie(self):
        return self.rodzaj in RODZAJE_ROZLICZENIA

    @property
    def oznaczenie(self):
        """Number that people write on an invoice: "KU 12/2026/11"; only of a settlement."""
        skrot = SKROTY_ROZLICZENIA.get(self.rodzaj)
        if skrot is None:
            return ""
        if self.rodzaj == RodzajDokumentu.PROTOKOL_EDYCJI:
            return f"{skrot} {self.numer}/{self.edycja_id}"
        return f"{skrot} {self.numer}/{self.od:%Y/%m}"
