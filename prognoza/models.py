from datetime import date
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from doradztwo.pola import LiczbaField
from edycje.models import Proces
from prognoza.enums import RodzajLiczb
from prognoza.obliczenia import Zalozenia
from zbiory.models import ZebraneDane


def _procent(nazwa, domyslnie, najmniej, najwiecej):
    return LiczbaField(
        nazwa,
        max_digits=len(str(najwiecej)) + 2,
        decimal_places=2,
        default=Decimal(domyslnie),
        validators=[MinValueValidator(najmniej), MaxValueValidator(najwiecej)],
    )


def _udzial(nazwa, domyslnie):
    return _procent(nazwa, domyslnie, 0, 100)


def _zmiana(nazwa):
    return _procent(nazwa, 0, -20, 20)


class PrognozaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class Prognoza(models.Model):
    """Births and assumptions of one Proces; the result is computed when it is read."""

    proces = models.OneToOneField(Proces, on_delete=models.PROTECT, related_name="prognoza")
    # Year of birth (as text, JSON knows no other keys) → number.
    urodzenia = models.JSONField("urodzenia według lat", default=dict)
    rodzaj = models.CharField(
        "co to za liczby", max_length=12, choices=RodzajLiczb, default=RodzajLiczb.URODZENIA
    )
    zrodlo = models.CharField("źródło liczb", max_length=300)
    pierwszy_rok = models.PositiveSmallIntegerField(
        "pierwszy rok szkolny zaczyna się we wrześniu roku",
        validators=[MinValueValidator(2000), MaxValueValidator(2100)],
    )
    szesciolatki = _udzial("sześciolatki, które zaczynają szkołę (%)", 3)
    odroczenia = _udzial("dzieci, które zaczynają szkołę rok później (%)", 2)
    migracja = _zmiana("saldo migracji rocznika w ciągu roku (%)")
    zmiana_urodzen = _zmiana("zmiana liczby urodzeń z roku na rok (%)")
    niepubliczne = _udzial("uczniowie szkół, których nie prowadzi samorząd (%)", 0)
    wielkosc_oddzialu = models.PositiveSmallIntegerField(
        "uczniów w oddziale",
        default=25,
        validators=[MinValueValidator(5), MaxValueValidator(40)],
    )
    dane = models.ForeignKey(
        ZebraneDane,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="pozycja zebranych danych",
    )
    wersja = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("utworzono", auto_now_add=True)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = PrognozaQuerySet.as_manager()

    class Meta:
        verbose_name = "prognoza demograficzna"
        verbose_name_plural = "prognozy demograficzne"
        ordering = ["proces_id"]
        constraints = [
            models.CheckConstraint(
                name="prognoza_shares_fit",
                condition=Q(
                    szesciolatki__gte=0, odroczenia__gte=0, szesciolatki__lte=100 - F("odroczenia")
                ),
                violation_error_message="Sześciolatki i odroczenia to więcej niż cały rocznik.",
            ),
            models.CheckConstraint(
                name="prognoza_niepubliczne_is_share",
                condition=Q(niepubliczne__gte=0, niepubliczne__lte=100),
            ),
            models.CheckConstraint(
                name="prognoza_oddzial_sensible",
                condition=Q(wielkosc_oddzialu__gte=5, wielkosc_oddzialu__lte=40),
            ),
            models.CheckConstraint(
                name="prognoza_changes_sensible",
                condition=Q(migracja__gte=-20, migracja__lte=20)
                & Q(zmiana_urodzen__gte=-20, zmiana_urodzen__lte=20),
            ),
            models.CheckConstraint(
                name="prognoza_pierwszy_rok_sensible",
                condition=Q(pierwszy_rok__gte=2000, pierwszy_rok__lte=2100),
            ),
        ]

    def __str__(self):
        return f"Prognoza od roku szkolnego {self.pierwszy_rok}/{self.pierwszy_rok + 1}"

    @property
    def liczby(self) -> dict[int, int]:
        return {int(rok): liczba for rok, liczba in self.urodzenia.items()}

    @property
    def zalozenia(self) -> Zalozenia:
        return Zalozenia(
            pierwszy_rok=self.pierwszy_rok,
            rodzaj=RodzajLiczb(self.rodzaj),
            szesciolatki=self.szesciolatki,
            odroczenia=self.odroczenia,
            migracja=self.migracja,
            zmiana_urodzen=self.zmiana_urodzen,
            niepubliczne=self.niepubliczne,
            wielkosc_oddzialu=self.wielkosc_oddzialu,
        )


def next_school_year(today: date) -> int:
    """The year in which the next school year begins."""
    return today.year if today.month < 9 else today.year + 1
