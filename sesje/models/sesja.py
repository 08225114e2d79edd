from datetime import date, datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from edycje.enums import Etap
from edycje.models import CzlonekZespolu, Proces
from jst.models import Doradca
from sesje.enums import FORMY_LICZONE, FormaSesji


def end_of(godzina_od, minuty):
    """The end of a session, or None when it would fall on the next day."""
    start = datetime.combine(date.min, godzina_od)
    end = start + timedelta(minutes=minuty)
    return end.time() if end.date() == start.date() else None


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

    def with_open_uwagi(self):
        return self.current().filter(uwagi_at__isnull=False)

    def overlapping(self, data_sesji, godzina_od, godzina_do):
        """Entries whose hours share at least a minute with the given ones."""
        return self.current().filter(
            data_sesji=data_sesji, godzina_od__lt=godzina_do, godzina_do__gt=godzina_od
        )

    def in_month(self, miesiac):
        return self.filter(data_sesji__year=miesiac.year, data_sesji__month=miesiac.month)

    def with_opis(self):
        """With everything the list shows; five queries however many sessions."""
        tasks = self._of("ZadanieOsoby").filter(wycofano_at=None)
        return self.select_related("doradca__user", "potwierdzil").prefetch_related(
            "uczestnicy",
            models.Prefetch(
                "uwagi", self._of("UwagaSesji").select_related("zglosil", "odpowiedzial")
            ),
            models.Prefetch(
                "zadania",
                tasks.select_related("czlonek", "doradca__user"),
                to_attr="zadania_biezace",
            ),
            models.Prefetch(
                "pliki",
                self._of("PlikSesji").filter(wycofano_at=None),
                to_attr="pliki_biezace",
            ),
        )

    def _of(self, name):
        """Rows of a model that is defined after this one."""
        return apps.get_model("sesje", name).objects.all()


class Sesja(models.Model):
    """One entry of advisory support. Confirmed by the Jst; never deleted, only withdrawn."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="sesje")
    doradca = models.ForeignKey(Doradca, on_delete=models.PROTECT, related_name="sesje")
    data_sesji = models.DateField("data sesji")
    minuty = models.PositiveSmallIntegerField(
        "czas trwania (min)", validators=[MinValueValidator(5), MaxValueValidator(720)]
    )
    # Both or none: the end follows from the start and the minutes.
    godzina_od = models.TimeField("od", null=True, blank=True)
    godzina_do = models.TimeField("do", null=True, blank=True, editable=False)
    forma = models.CharField("forma", max_length=25, choices=FormaSesji, default=FormaSesji.ZDALNIE)
    etap = models.PositiveSmallIntegerField("etap", choices=Etap, editable=False)
    temat = models.CharField("temat", max_length=200)
    ustalenia = models.TextField("ustalenia", blank=True)
    uczestnicy = models.ManyToManyField(
        CzlonekZespolu, blank=True, related_name="sesje", verbose_name="uczestnicy"
    )
    powod_wyjatku = models.TextField("powód wyjątku", blank=True)
    # Since when an objection of the lider waits for the advisor (UwagaSesji holds its text).
    uwagi_at = models.DateTimeField("uwagi od", null=True, editable=False)
    potwierdzono_at = models.DateTimeField("potwierdzono", null=True, editable=False)
    potwierdzil = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # Filled when the coordinator accepts in place of the lider.
    powod_potwierdzenia = models.TextField("powód przyjęcia", blank=True, editable=False)
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
            models.CheckConstraint(
                name="sesja_godziny_both_or_none",
                condition=Q(godzina_od__isnull=True, godzina_do__isnull=True)
                | Q(
                    godzina_od__isnull=False,
                    godzina_do__isnull=False,
                    godzina_od__lt=F("godzina_do"),
                ),
                violation_error_message="Sesja musi się skończyć tego samego dnia.",
            ),
            models.CheckConstraint(
                name="sesja_potwierdzono_has_person",
                condition=Q(potwierdzono_at__isnull=True, potwierdzil__isnull=True)
                | Q(potwierdzono_at__isnull=False, potwierdzil__isnull=False),
            ),
            models.CheckConstraint(
                name="sesja_uwagi_or_potwierdzono",
                condition=Q(uwagi_at__isnull=True) | Q(potwierdzono_at__isnull=True),
            ),
            models.CheckConstraint(
                name="sesja_powod_only_of_potwierdzona",
                condition=Q(powod_potwierdzenia="") | Q(potwierdzono_at__isnull=False),
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
        return not self.is_withdrawn

    @property
    def is_waiting(self):
        """The lider may confirm it."""
        return not self.is_withdrawn and not self.is_confirmed

    @property
    def has_uwagi(self):
        return self.uwagi_at is not None

    @property
    def godziny(self):
        """ "9:15–10:00", or nothing when the start was not written down."""
        if self.godzina_od is None:
            return ""
        return "–".join(f"{one.hour}:{one.minute:02}" for one in (self.godzina_od, self.godzina_do))

    @property
    def is_liczona(self):
        return self.forma in FORMY_LICZONE

    @property
    def stan(self):
        """State of the label and its word."""
        if self.is_withdrawn:
            return "pauza", "wycofana"
        if self.powod_potwierdzenia:
            return "gotowe", "przyjęta przez koordynatora"
        if self.is_confirmed:
            return "gotowe", "potwierdzona"
        if self.has_uwagi:
            return "pilne", "zgłoszono uwagi"
        return "czeka", "czeka na lidera"
