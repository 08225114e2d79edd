"""Meetings and trainings. A row without a Proces is for the whole edition."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from edycje.models import CzlonekZespolu, Edycja, Krok, Proces
from spotkania.enums import FormaSpotkania, StatusSpotkania


class SpotkanieQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Meetings of own Procesy, and those of the whole edition for everyone who takes part."""
        procesy = Proces.objects.visible_to(user)
        return self.filter(
            Q(proces__in=procesy)
            | Q(proces=None, edycja__in=procesy.values("edycja"))
            | Q(edycja__in=Edycja.objects.visible_to(user))
        )


class Spotkanie(models.Model):
    """A meeting that fulfils a Krok: inaugural, in the Jst, training or closing."""

    edycja = models.ForeignKey(Edycja, on_delete=models.PROTECT, related_name="spotkania")
    krok = models.ForeignKey(
        Krok, on_delete=models.PROTECT, related_name="spotkania", verbose_name="krok"
    )
    proces = models.ForeignKey(
        Proces, on_delete=models.PROTECT, related_name="spotkania", null=True, blank=True
    )
    tytul = models.CharField("tytuł", max_length=200)
    poczatek = models.DateTimeField("początek")
    koniec = models.DateTimeField("koniec")
    forma = models.CharField(
        "forma", max_length=15, choices=FormaSpotkania, default=FormaSpotkania.STACJONARNIE
    )
    miejsce = models.CharField("miejsce lub adres spotkania zdalnego", max_length=300, blank=True)
    porzadek = models.TextField("porządek spotkania", blank=True)
    ustalenia = models.TextField("ustalenia", blank=True)
    status = models.CharField(
        "stan",
        max_length=12,
        choices=StatusSpotkania,
        default=StatusSpotkania.ZAPLANOWANE,
        editable=False,
    )
    odbyto_at = models.DateTimeField("zapisano jako odbyte", null=True, editable=False)
    powod_odwolania = models.TextField("powód odwołania", blank=True)
    obecni = models.ManyToManyField(
        CzlonekZespolu, through="Obecnosc", related_name="spotkania", verbose_name="obecni"
    )
    wersja = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("zapisano", auto_now_add=True)

    objects = SpotkanieQuerySet.as_manager()

    class Meta:
        verbose_name = "spotkanie"
        verbose_name_plural = "spotkania"
        ordering = ["poczatek", "pk"]
        constraints = [
            models.CheckConstraint(
                name="spotkanie_poczatek_before_koniec",
                condition=Q(poczatek__lt=models.F("koniec")),
                violation_error_message="Koniec spotkania musi być po jego początku.",
            ),
            models.CheckConstraint(
                name="spotkanie_held_iff_dated",
                condition=Q(status=StatusSpotkania.ODBYTE, odbyto_at__isnull=False)
                | (~Q(status=StatusSpotkania.ODBYTE) & Q(odbyto_at__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["proces", "krok"],
                condition=Q(proces__isnull=False) & ~Q(status=StatusSpotkania.ODWOLANE),
                name="spotkanie_one_per_krok",
            ),
        ]

    def __str__(self):
        return self.tytul

    @property
    def is_held(self):
        return self.status == StatusSpotkania.ODBYTE

    @property
    def is_planned(self):
        return self.status == StatusSpotkania.ZAPLANOWANE

    @property
    def is_cancelled(self):
        return self.status == StatusSpotkania.ODWOLANE

    @property
    def dotyczy_edycji(self):
        return self.proces_id is None

    @property
    def has_begun(self):
        return self.poczatek <= timezone.now()

    @property
    def stan(self):
        """State of the label and its word."""
        if self.is_held:
            return "gotowe", "odbyte"
        if self.is_cancelled:
            return "pauza", "odwołane"
        return ("czeka", "czeka na zapis") if self.has_begun else ("toku", "zaplanowane")


class Obecnosc(models.Model):
    """A member of a team was at a meeting."""

    spotkanie = models.ForeignKey(Spotkanie, on_delete=models.PROTECT, related_name="obecnosci")
    czlonek = models.ForeignKey(CzlonekZespolu, on_delete=models.PROTECT, related_name="obecnosci")

    class Meta:
        verbose_name = "obecność"
        verbose_name_plural = "obecności"
        ordering = ["spotkanie", "czlonek"]
        constraints = [
            models.UniqueConstraint(fields=["spotkanie", "czlonek"], name="obecnosc_unique"),
        ]

    def __str__(self):
        return f"{self.czlonek}: {self.spotkanie}"
