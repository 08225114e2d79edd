from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from edycje.enums import Etap, StatusProcesu
from edycje.models.edycja import Edycja, Grupa, Krok, RolaEdycji
from jst.enums import Specjalizacja
from jst.models import Doradca, Jst, TeamDoradczy
from obszary.models import Obszar


class ProcesQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Procesy in which a person has a role today (produkt.md, section 2)."""
        if user.is_superuser:
            return self
        # Imported names would be circular: the team lives in its own module.
        from edycje.models.zespol import CzlonekZespolu  # noqa: PLC0415 -- app ready

        return self.filter(
            Q(edycja__in=RolaEdycji.objects.filter(user=user).values("edycja"))
            | Q(
                pk__in=PrzydzialDoradcy.objects.current()
                .filter(doradca__user=user)
                .values("proces")
            )
            | Q(pk__in=CzlonekZespolu.objects.active().filter(user=user).values("proces"))
        )

    def active(self):
        return self.filter(status=StatusProcesu.AKTYWNY)

    def with_opis(self):
        return self.select_related("jst", "edycja", "grupa", "obszar", "drugi_obszar")


class Proces(models.Model):
    """One Jst in one Edycja: everything a team and its advisors do hangs here.

    ``etap`` and ``status`` change only in ``cykl.services``, ``obszar`` and ``drugi_obszar`` (where
    the edition allows two) only in ``wynik.services.wybor``.
    """

    edycja = models.ForeignKey(Edycja, on_delete=models.PROTECT, related_name="procesy")
    jst = models.ForeignKey(Jst, on_delete=models.PROTECT, related_name="procesy")
    grupa = models.ForeignKey(
        Grupa, on_delete=models.PROTECT, related_name="procesy", null=True, blank=True
    )
    etap = models.PositiveSmallIntegerField(
        "etap", choices=Etap, default=Etap.WYBOR_OBSZARU, editable=False
    )
    status = models.CharField(
        "stan",
        max_length=12,
        choices=StatusProcesu,
        default=StatusProcesu.AKTYWNY,
        editable=False,
    )
    obszar = models.ForeignKey(
        Obszar,
        on_delete=models.PROTECT,
        related_name="procesy",
        null=True,
        editable=False,
        verbose_name="wybrany obszar",
    )
    drugi_obszar = models.ForeignKey(
        Obszar,
        on_delete=models.PROTECT,
        related_name="procesy_drugie",
        null=True,
        editable=False,
        verbose_name="drugi wybrany obszar",
    )
    przyklad = models.BooleanField(
        "udział przykładowy",
        default=False,
        help_text="Źródła nie mówią, że ten samorząd brał udział; wpis jest przykładem.",
    )
    zakonczono_at = models.DateTimeField("zakończono", null=True, editable=False)
    created_at = models.DateTimeField("dodano", auto_now_add=True)

    objects = ProcesQuerySet.as_manager()

    class Meta:
        verbose_name = "proces"
        verbose_name_plural = "procesy"
        ordering = ["edycja", "grupa__numer", "jst__nazwa", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edycja", "jst"],
                name="proces_jst_unique_in_edycja",
                violation_error_message="Ten samorząd już jest w tej edycji.",
            ),
            models.CheckConstraint(name="proces_etap_valid", condition=Q(etap__in=Etap.values)),
            models.CheckConstraint(
                name="proces_ended_iff_dated",
                condition=Q(
                    status__in=[StatusProcesu.ZAKONCZONY, StatusProcesu.REZYGNACJA],
                    zakonczono_at__isnull=False,
                )
                | Q(
                    status__in=[StatusProcesu.AKTYWNY, StatusProcesu.WSTRZYMANY],
                    zakonczono_at__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="proces_drugi_obszar_is_another",
                condition=Q(drugi_obszar__isnull=True)
                | Q(obszar__isnull=False) & ~Q(drugi_obszar=F("obszar")),
            ),
            models.CheckConstraint(
                name="proces_obszar_from_etap_2",
                condition=Q(etap=Etap.WYBOR_OBSZARU) | Q(obszar__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.jst}, {self.edycja}"

    @property
    def obszary(self):
        """The chosen areas, the first one first. Needs both loaded."""
        return [obszar for obszar in (self.obszar, self.drugi_obszar) if obszar is not None]

    @property
    def obszary_pks(self):
        """Primary keys of the chosen areas, the first one first."""
        return [pk for pk in (self.obszar_id, self.drugi_obszar_id) if pk is not None]

    @property
    def is_open(self):
        """Open for writing. Needs ``edycja`` loaded."""
        return self.status == StatusProcesu.AKTYWNY and self.edycja.is_open


class Wstrzymanie(models.Model):
    """A pause of a Proces: read-only, clocks stop, its days do not count towards hours."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="wstrzymania")
    od = models.DateField("od")
    do = models.DateField("do", null=True, blank=True)
    powod = models.TextField("powód")

    class Meta:
        verbose_name = "wstrzymanie procesu"
        verbose_name_plural = "wstrzymania procesów"
        ordering = ["-od", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proces"], condition=Q(do=None), name="wstrzymanie_one_open"
            ),
            models.CheckConstraint(
                name="wstrzymanie_od_before_do", condition=Q(do=None) | Q(od__lte=F("do"))
            ),
            models.CheckConstraint(name="wstrzymanie_has_powod", condition=~Q(powod="")),
        ]

    def __str__(self):
        return f"{self.proces}: {self.powod}"


class TerminKroku(models.Model):
    """Another window of a Krok for one Proces; a change is logged with its reason."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="terminy_krokow")
    krok = models.ForeignKey(Krok, on_delete=models.PROTECT, related_name="terminy")
    od = models.DateField("od")
    do = models.DateField("do")
    powod = models.TextField("powód")

    class Meta:
        verbose_name = "własny termin kroku"
        verbose_name_plural = "własne terminy kroków"
        ordering = ["proces", "krok"]
        constraints = [
            models.UniqueConstraint(fields=["proces", "krok"], name="termin_kroku_unique"),
            models.CheckConstraint(
                name="termin_kroku_od_before_do",
                condition=Q(od__lte=F("do")),
                violation_error_message="Koniec terminu nie może być przed jego początkiem.",
            ),
        ]

    def __str__(self):
        return f"{self.krok}: {self.od:%d.%m.%Y}–{self.do:%d.%m.%Y}"


class PrzydzialDoradcyQuerySet(models.QuerySet):
    def current(self):
        return self.filter(do=None)


class PrzydzialDoradcy(models.Model):
    """An advisor serves a Proces from ``od``; a change closes the row, it is never deleted."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="przydzialy")
    doradca = models.ForeignKey(Doradca, on_delete=models.PROTECT, related_name="przydzialy")
    specjalizacja = models.CharField("specjalizacja", max_length=3, choices=Specjalizacja)
    team = models.ForeignKey(
        TeamDoradczy, on_delete=models.PROTECT, related_name="przydzialy", null=True, blank=True
    )
    od = models.DateField("od")
    do = models.DateField("do", null=True, blank=True)
    powod_konca = models.TextField("powód zmiany", blank=True)
    przydzielil = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="przydzielił(a)",
    )
    created_at = models.DateTimeField("zapisano", default=timezone.now, editable=False)

    objects = PrzydzialDoradcyQuerySet.as_manager()

    class Meta:
        verbose_name = "przydział doradcy"
        verbose_name_plural = "przydziały doradców"
        # ROS before PRO, as everywhere.
        ordering = ["proces", "-specjalizacja", "-od"]
        constraints = [
            models.UniqueConstraint(
                fields=["proces", "specjalizacja"],
                condition=Q(do=None),
                name="przydzial_doradcy_one_current",
            ),
            models.CheckConstraint(
                name="przydzial_doradcy_od_before_do", condition=Q(do=None) | Q(od__lte=F("do"))
            ),
            models.CheckConstraint(
                name="przydzial_doradcy_end_has_powod",
                condition=Q(do=None) | ~Q(powod_konca=""),
            ),
        ]

    def __str__(self):
        return f"{self.doradca}: {self.proces}"
