"""Who exists: the register of Jst (TERYT) and the advisors.

``Jst`` rows are written only by ``jst.services.teryt``.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from doradztwo.teksty import normalize
from jst.enums import RodzajJst, Specjalizacja, ZmianaRejestru


class JstQuerySet(models.QuerySet):
    def current(self):
        return self.filter(zniesiona_od=None)


class Jst(models.Model):
    """A unit of local government: a gmina or a powiat.

    Identity is the first 6 digits of TERYT for a gmina and 4 for a powiat, because the seventh
    digit changes with the type. A city with powiat rights is one Jst under its gmina code.
    """

    identyfikator = models.CharField("identyfikator", max_length=6, unique=True)
    kod = models.CharField("kod TERYT", max_length=7, unique=True)
    nazwa = models.CharField("nazwa", max_length=100)
    rodzaj = models.CharField("rodzaj", max_length=30, choices=RodzajJst)
    wojewodztwo = models.CharField("województwo", max_length=30, db_index=True)
    powiat = models.CharField("powiat", max_length=100)
    szukaj = models.CharField(max_length=400, editable=False)
    zniesiona_od = models.DateField("zniesiona od", null=True, blank=True)

    objects = JstQuerySet.as_manager()

    class Meta:
        verbose_name = "jednostka samorządu"
        verbose_name_plural = "jednostki samorządu"
        ordering = ["nazwa", "wojewodztwo", "kod"]
        constraints = [
            models.CheckConstraint(
                name="jst_rodzaj_valid", condition=Q(rodzaj__in=RodzajJst.values)
            ),
        ]

    def __str__(self):
        return f"{self.nazwa_z_rodzajem} ({self.wojewodztwo})"

    def get_absolute_url(self):
        return reverse("jst:jst_detail", args=[self.pk])

    @property
    def nazwa_z_rodzajem(self):
        """As a person says it: "gmina Chęciny", "powiat brzeski", "miasto Bielsko-Biała"."""
        if self.rodzaj == RodzajJst.POWIAT:
            return f"powiat {self.nazwa}"
        if self.rodzaj == RodzajJst.MIASTO_NA_PRAWACH_POWIATU:
            return f"miasto {self.nazwa}"
        return f"gmina {self.nazwa}"

    @property
    def opis_miejsca(self):
        """What tells namesakes apart: "gmina wiejska, powiat kielecki, świętokrzyskie"."""
        parts = [self.get_rodzaj_display(), self.wojewodztwo]
        if self.powiat != self.nazwa:
            parts.insert(1, f"powiat {self.powiat}")
        return ", ".join(parts)

    def build_szukaj(self):
        """What search compares: the name, a bar, and everything that tells namesakes apart."""
        return normalize(
            f"{self.nazwa}|{self.get_rodzaj_display()}|powiat {self.powiat}|{self.wojewodztwo}"
        )


class HistoriaJst(models.Model):
    """What a refresh of the register changed in one Jst, with the state before and after."""

    jst = models.ForeignKey(Jst, on_delete=models.PROTECT, related_name="historia")
    zmiana = models.CharField("zmiana", max_length=20, choices=ZmianaRejestru)
    z = models.CharField("z", max_length=200, blank=True)
    na = models.CharField("na", max_length=200, blank=True)
    stan_na = models.DateField("stan rejestru na")
    created_at = models.DateTimeField("zapisano", auto_now_add=True)

    class Meta:
        verbose_name = "zmiana w rejestrze"
        verbose_name_plural = "zmiany w rejestrze"
        ordering = ["-stan_na", "-pk"]

    def __str__(self):
        return f"{self.jst}: {self.get_zmiana_display()}"


class DoradcaQuerySet(models.QuerySet):
    def active(self):
        return self.filter(aktywny=True)


class Doradca(models.Model):
    """An advisor with one specialisation."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="doradca",
        verbose_name="osoba",
    )
    specjalizacja = models.CharField("specjalizacja", max_length=3, choices=Specjalizacja)
    numer_umowy = models.CharField("numer umowy", max_length=60, blank=True)
    o_mnie = models.TextField("o mnie", blank=True, max_length=600)
    aktywny = models.BooleanField("aktywny", default=True)

    objects = DoradcaQuerySet.as_manager()

    class Meta:
        verbose_name = "doradca"
        verbose_name_plural = "doradcy"
        ordering = ["user__nazwisko", "user__imie", "pk"]
        constraints = [
            models.CheckConstraint(
                name="doradca_specjalizacja_valid",
                condition=Q(specjalizacja__in=Specjalizacja.values),
            ),
        ]

    def __str__(self):
        return f"{self.user.get_full_name()} ({self.get_specjalizacja_display()})"


class TeamDoradczy(models.Model):
    """Exactly one ROS and one PRO who work together; may serve many Procesy."""

    ros = models.ForeignKey(
        Doradca, on_delete=models.PROTECT, related_name="teamy_jako_ros", verbose_name="doradca ROS"
    )
    pro = models.ForeignKey(
        Doradca, on_delete=models.PROTECT, related_name="teamy_jako_pro", verbose_name="doradca PRO"
    )

    class Meta:
        verbose_name = "team doradczy"
        verbose_name_plural = "teamy doradcze"
        ordering = ["ros__user__nazwisko", "pro__user__nazwisko", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ros", "pro"], name="team_doradczy_pair_unique"),
            models.CheckConstraint(
                name="team_doradczy_two_people",
                condition=~Q(ros=F("pro")),
                violation_error_message="Doradcy ROS i PRO muszą być dwiema osobami.",
            ),
        ]

    def __str__(self):
        return f"{self.ros.user.get_full_name()} i {self.pro.user.get_full_name()}"


class OswiadczenieDoradcy(models.Model):
    """Declaration of an advisor about a Jst: is there a conflict of interest.

    Must exist, without a conflict, before the advisor is assigned (produkt.md, section 3).
    """

    doradca = models.ForeignKey(Doradca, on_delete=models.PROTECT, related_name="oswiadczenia")
    jst = models.ForeignKey(Jst, on_delete=models.PROTECT, related_name="oswiadczenia")
    jest_konflikt = models.BooleanField("jest konflikt interesów")
    opis = models.TextField("opis", blank=True)
    zlozyl = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="zapisał"
    )
    zlozono_at = models.DateTimeField("złożono", auto_now_add=True)

    class Meta:
        verbose_name = "oświadczenie o konflikcie interesów"
        verbose_name_plural = "oświadczenia o konflikcie interesów"
        ordering = ["-zlozono_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="oswiadczenie_doradcy_konflikt_described",
                condition=Q(jest_konflikt=False) | ~Q(opis=""),
                violation_error_message="Opisz, na czym polega konflikt interesów.",
            ),
        ]

    def __str__(self):
        return (
            f"{self.doradca}, {self.jst}: {'konflikt' if self.jest_konflikt else 'brak konfliktu'}"
        )
