from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from edycje.models import Proces
from hdr.models.hdr import Hdr
from jst.enums import Specjalizacja
from obieg.enums import Decyzja, Ocena, SposobDecyzji


class WersjaHdrQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(hdr__proces__in=Proces.objects.visible_to(user))

    def current(self):
        """The version that waits or is accepted: neither returned, nor taken back, nor reopened."""
        return self.filter(zwrocono_at=None, cofnieto_at=None, otwarto_at=None)


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
    zwrocono_at = models.DateTimeField("zwrócono do poprawy", null=True, editable=False)
    cofnieto_at = models.DateTimeField("cofnięto przez lidera", null=True, editable=False)
    otwarto_at = models.DateTimeField("otwarto ponownie", null=True, editable=False)
    powod_otwarcia = models.TextField("powód zmiany po przyjęciu", blank=True, editable=False)

    objects = WersjaHdrQuerySet.as_manager()

    class Meta:
        verbose_name = "wersja HDR"
        verbose_name_plural = "wersje HDR"
        ordering = ["hdr", "-numer"]
        constraints = [
            models.UniqueConstraint(fields=["hdr", "numer"], name="wersja_hdr_numer_unique"),
            models.UniqueConstraint(
                fields=["hdr"],
                condition=Q(zwrocono_at=None, cofnieto_at=None, otwarto_at=None),
                name="wersja_hdr_one_current",
            ),
            models.CheckConstraint(
                name="wersja_hdr_reopened_has_powod",
                condition=Q(otwarto_at=None) | ~Q(powod_otwarcia=""),
            ),
        ]

    def __str__(self):
        return f"{self.hdr}, wersja {self.numer}"

    def get_absolute_url(self):
        return reverse("obieg:wersja_detail", args=[self.hdr.proces_id, self.numer])

    @property
    def is_current(self):
        return not (self.zwrocono_at or self.cofnieto_at or self.otwarto_at)


class Opinia(models.Model):
    """The opinion of ROS or PRO about one frozen version."""

    wersja_hdr = models.ForeignKey(WersjaHdr, on_delete=models.PROTECT, related_name="opinie")
    specjalizacja = models.CharField("specjalizacja", max_length=3, choices=Specjalizacja)
    ocena = models.CharField("opinia", max_length=12, choices=Ocena)
    uzasadnienie = models.TextField("uzasadnienie", blank=True)
    # Questions with their words of that day: obieg.lista_kontrolna may change, an opinion may not.
    lista = models.JSONField("lista kontrolna", default=list, blank=True, editable=False)
    kto = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="opinie_hdr"
    )
    created_at = models.DateTimeField("wydano", auto_now_add=True)

    class Meta:
        verbose_name = "opinia o HDR"
        verbose_name_plural = "opinie o HDR"
        # ROS before PRO, as everywhere.
        ordering = ["wersja_hdr", "-specjalizacja"]
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
    sposob = models.CharField(
        "sposób", max_length=13, choices=SposobDecyzji, default=SposobDecyzji.APLIKACJA
    )
    # Empty when the person decided without signing in; then ``oswiadczyl`` holds the name stated.
    kto = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="akceptacje_hdr",
        null=True,
        blank=True,
    )
    oswiadczyl = models.CharField("imię i nazwisko z oświadczenia", max_length=200, blank=True)
    funkcja = models.CharField("funkcja", max_length=150)
    dokument_kod = models.CharField("kod pokazanego dokumentu", max_length=16, blank=True)
    dokument_sha256 = models.CharField("skrót pokazanego pliku", max_length=64, blank=True)
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
            models.CheckConstraint(
                name="akceptacja_names_person",
                condition=Q(sposob=SposobDecyzji.APLIKACJA, kto__isnull=False, oswiadczyl="")
                | (~Q(sposob=SposobDecyzji.APLIKACJA) & Q(kto=None) & ~Q(oswiadczyl="")),
            ),
        ]

    def __str__(self):
        return f"{self.wersja_hdr}: {self.get_decyzja_display()}"

    @property
    def osoba(self):
        """Who decided: the account, or the name stated where nobody signed in."""
        return self.oswiadczyl or str(self.kto)

    @property
    def is_w_aplikacji(self):
        return self.sposob == SposobDecyzji.APLIKACJA
