from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from edycje.enums import Etap, PrzenoszenieGodzin, RodzajKroku, RolaWEdycji, StatusEdycji
from konta.models import Zaproszenie
from obszary.models import WersjaArkusza


class EdycjaQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Editions a person coordinates or observes; an admin sees all."""
        if user.is_superuser:
            return self
        return self.filter(pk__in=RolaEdycji.objects.filter(user=user).values("edycja"))

    def coordinated_by(self, user):
        if user.is_superuser:
            return self
        return self.filter(
            pk__in=RolaEdycji.objects.filter(user=user, rola=RolaWEdycji.KOORDYNATOR).values(
                "edycja"
            )
        )


class Edycja(models.Model):
    """One run of the cycle with its own parameters; nothing of this is in code."""

    nazwa = models.CharField("nazwa", max_length=150, unique=True)
    numer_projektu = models.CharField("numer projektu", max_length=80, blank=True)
    od = models.DateField("początek")
    do = models.DateField("koniec")
    zespol_min = models.PositiveSmallIntegerField(
        "najmniej osób w zespole JST",
        default=3,
        validators=[MinValueValidator(2), MaxValueValidator(5)],
    )
    zespol_max = models.PositiveSmallIntegerField(
        "najwięcej osób w zespole JST",
        default=4,
        validators=[MinValueValidator(2), MaxValueValidator(10)],
    )
    spotkania_w_jst = models.PositiveSmallIntegerField(
        "liczba spotkań w JST",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(6)],
    )
    minuty_miesiecznie = models.PositiveSmallIntegerField(
        "wsparcie zdalne: minuty doradcy na proces w miesiącu",
        default=60,
        validators=[MaxValueValidator(2400)],
    )
    przenoszenie_godzin = models.CharField(
        "minuty ponad wymagane",
        max_length=10,
        choices=PrzenoszenieGodzin,
        default=PrzenoszenieGodzin.BRAK,
    )
    obszary_max = models.PositiveSmallIntegerField(
        "ile obszarów może wybrać JST",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(2)],
    )
    etykieta_ros = models.CharField(
        "nazwa roli ROS", max_length=120, default="doradca ds. rozwoju oświaty samorządowej"
    )
    etykieta_pro = models.CharField(
        "nazwa roli PRO", max_length=120, default="doradca ds. personalnego rozwoju organizacji"
    )
    wersja_arkusza = models.ForeignKey(
        WersjaArkusza,
        on_delete=models.PROTECT,
        related_name="edycje",
        verbose_name="wersja arkusza",
    )
    status = models.CharField(
        "stan",
        max_length=12,
        choices=StatusEdycji,
        default=StatusEdycji.SZKIC,
        editable=False,
    )
    is_pokazowa = models.BooleanField("edycja pokazowa", default=False)
    logo = models.FileField("pasek logotypów do dokumentów (PNG)", upload_to="logo/", blank=True)
    created_at = models.DateTimeField("utworzono", auto_now_add=True)

    objects = EdycjaQuerySet.as_manager()

    class Meta:
        verbose_name = "edycja"
        verbose_name_plural = "edycje"
        ordering = ["-od", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="edycja_od_before_do",
                condition=Q(od__lt=F("do")),
                violation_error_message="Koniec edycji musi być po jej początku.",
            ),
            models.CheckConstraint(
                name="edycja_obszary_one_or_two",
                condition=Q(obszary_max__gte=1, obszary_max__lte=2),
                violation_error_message="JST może wybrać jeden obszar albo dwa.",
            ),
            models.CheckConstraint(
                name="edycja_zespol_range",
                condition=Q(zespol_min__lte=F("zespol_max"), zespol_min__gte=2),
                violation_error_message="Najmniejszy zespół nie może być większy od największego.",
            ),
            models.CheckConstraint(
                name="edycja_przenoszenie_valid",
                condition=Q(przenoszenie_godzin__in=PrzenoszenieGodzin.values),
            ),
        ]

    def __str__(self):
        return self.nazwa

    def get_absolute_url(self):
        return reverse("edycje:edycja_detail", args=[self.pk])

    @property
    def is_szkic(self):
        return self.status == StatusEdycji.SZKIC

    @property
    def is_zakonczona(self):
        return self.status == StatusEdycji.ZAKONCZONA

    @property
    def is_open(self):
        return self.status == StatusEdycji.AKTYWNA


class RolaEdycji(models.Model):
    """A coordinator or an observer of one edition."""

    edycja = models.ForeignKey(Edycja, on_delete=models.PROTECT, related_name="role")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="role_edycji",
        verbose_name="osoba",
    )
    rola = models.CharField("rola", max_length=12, choices=RolaWEdycji)
    zaproszenie = models.OneToOneField(
        Zaproszenie,
        on_delete=models.PROTECT,
        related_name="rola_edycji",
        null=True,
        blank=True,
        editable=False,
    )
    created_at = models.DateTimeField("nadano", auto_now_add=True)

    class Meta:
        verbose_name = "rola w edycji"
        verbose_name_plural = "role w edycjach"
        ordering = ["edycja", "rola", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edycja", "user", "rola"], name="rola_edycji_unique"),
            models.CheckConstraint(
                name="rola_edycji_rola_valid", condition=Q(rola__in=RolaWEdycji.values)
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_rola_display()}, {self.edycja}"


class Grupa(models.Model):
    """A numbered group of Jst inside an edition."""

    edycja = models.ForeignKey(Edycja, on_delete=models.PROTECT, related_name="grupy")
    numer = models.PositiveSmallIntegerField("numer", validators=[MinValueValidator(1)])
    nazwa = models.CharField("nazwa", max_length=100, blank=True)

    class Meta:
        verbose_name = "grupa"
        verbose_name_plural = "grupy"
        ordering = ["edycja", "numer"]
        constraints = [
            models.UniqueConstraint(fields=["edycja", "numer"], name="grupa_numer_unique"),
        ]

    def __str__(self):
        return f"Grupa {self.numer}" + (f" · {self.nazwa}" if self.nazwa else "")


class Krok(models.Model):
    """A step of an etap with its window of dates; its state follows from facts, never from here."""

    edycja = models.ForeignKey(Edycja, on_delete=models.PROTECT, related_name="kroki")
    etap = models.PositiveSmallIntegerField("etap", choices=Etap)
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    rodzaj = models.CharField("rodzaj", max_length=30, choices=RodzajKroku)
    numer = models.PositiveSmallIntegerField(
        "numer",
        null=True,
        blank=True,
        help_text="Które to spotkanie w JST albo która tura szkoleń.",
    )
    nazwa = models.CharField("nazwa", max_length=120)
    skrot = models.CharField("nazwa na tablicy", max_length=40)
    od = models.DateField("od")
    do = models.DateField("do")

    class Meta:
        verbose_name = "krok"
        verbose_name_plural = "kroki"
        ordering = ["edycja", "etap", "kolejnosc", "pk"]
        constraints = [
            models.CheckConstraint(
                name="krok_od_before_do",
                condition=Q(od__lte=F("do")),
                violation_error_message="Koniec okna kroku nie może być przed jego początkiem.",
            ),
            models.CheckConstraint(name="krok_etap_valid", condition=Q(etap__in=Etap.values)),
            models.CheckConstraint(
                name="krok_rodzaj_valid", condition=Q(rodzaj__in=RodzajKroku.values)
            ),
            models.UniqueConstraint(
                fields=["edycja", "rodzaj", "numer"], name="krok_rodzaj_numer_unique"
            ),
            models.UniqueConstraint(
                fields=["edycja", "rodzaj"],
                condition=Q(numer=None),
                name="krok_rodzaj_without_numer_unique",
            ),
        ]

    def __str__(self):
        return self.nazwa
