"""Hours of advisors: ``Sesja`` is one entry, ``MiesiacDoradcy`` settles a month of one Proces."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from edycje.enums import Etap
from edycje.models import CzlonekZespolu, Proces
from jst.models import Doradca
from sesje.enums import FORMY_LICZONE, FormaSesji, PowodBrakuWsparcia, StatusMiesiaca


class SesjaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))

    def current(self):
        return self.filter(wycofano_at=None)

    def liczone(self):
        """Those that count towards the remote hours."""
        return self.current().filter(forma__in=FORMY_LICZONE)

    def unconfirmed(self):
        return self.current().filter(potwierdzono_at=None)

    def in_month(self, miesiac):
        return self.filter(data_sesji__year=miesiac.year, data_sesji__month=miesiac.month)

    def with_opis(self):
        return self.select_related("doradca__user", "potwierdzil").prefetch_related("uczestnicy")


class Sesja(models.Model):
    """One entry of advisory support. Confirmed by the Jst; never deleted, only withdrawn."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="sesje")
    doradca = models.ForeignKey(Doradca, on_delete=models.PROTECT, related_name="sesje")
    data_sesji = models.DateField("data sesji")
    minuty = models.PositiveSmallIntegerField(
        "czas trwania (min)", validators=[MinValueValidator(5), MaxValueValidator(720)]
    )
    forma = models.CharField("forma", max_length=25, choices=FormaSesji, default=FormaSesji.ZDALNIE)
    etap = models.PositiveSmallIntegerField("etap", choices=Etap, editable=False)
    temat = models.CharField("temat", max_length=200)
    ustalenia = models.TextField("ustalenia", blank=True)
    uczestnicy = models.ManyToManyField(
        CzlonekZespolu, blank=True, related_name="sesje", verbose_name="uczestnicy"
    )
    potwierdzono_at = models.DateTimeField("potwierdzono", null=True, editable=False)
    potwierdzil = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    wycofano_at = models.DateTimeField("wycofano", null=True, editable=False)
    powod_wycofania = models.TextField("powód wycofania", blank=True)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("zapisano", auto_now_add=True)

    objects = SesjaQuerySet.as_manager()

    class Meta:
        verbose_name = "sesja"
        verbose_name_plural = "sesje"
        ordering = ["-data_sesji", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="sesja_minuty_range",
                condition=Q(minuty__gte=5, minuty__lte=720),
                violation_error_message="Sesja trwa od 5 minut do 12 godzin.",
            ),
            models.CheckConstraint(
                name="sesja_forma_valid", condition=Q(forma__in=FormaSesji.values)
            ),
        ]
        indexes = [
            models.Index(fields=["doradca", "data_sesji"], name="sesja_doradca_data"),
            models.Index(fields=["proces", "data_sesji"], name="sesja_proces_data"),
        ]

    def __str__(self):
        return f"Sesja {self.data_sesji:%d.%m.%Y}, {self.minuty} min"

    @property
    def miesiac(self):
        return self.data_sesji.replace(day=1)

    @property
    def is_withdrawn(self):
        return self.wycofano_at is not None

    @property
    def is_confirmed(self):
        return self.potwierdzono_at is not None

    @property
    def is_editable(self):
        """May still be changed, unless its month is closed (asked by the service)."""
        return not self.is_withdrawn and not self.is_confirmed

    @property
    def is_liczona(self):
        return self.forma in FORMY_LICZONE

    @property
    def stan(self):
        """State of the label and its word."""
        if self.is_withdrawn:
            return "pauza", "wycofana"
        if self.is_confirmed:
            return "gotowe", "potwierdzona"
        return "czeka", "czeka na lidera"


class MiesiacDoradcyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Also own months of a Proces that somebody else serves today: they must be settled."""
        return self.filter(Q(proces__in=Proces.objects.visible_to(user)) | Q(doradca__user=user))

    def settled(self):
        return self.exclude(status=StatusMiesiaca.OTWARTY)


class MiesiacDoradcy(models.Model):
    """One advisor, one Proces, one calendar month: what is due, what was logged, is it settled.

    A row exists once something is decided about the month (no support, closed, accepted);
    ``wymagane_min`` and ``zapisane_min`` are frozen when it is closed.
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
    zamknieto_at = models.DateTimeField("zamknięto", null=True, editable=False)
    przyjeto_at = models.DateTimeField("przyjęto", null=True, editable=False)
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
