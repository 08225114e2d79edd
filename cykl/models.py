"""What happened to a Proces as a whole, and what the coordinator says about its reminders.

Written by ``cykl.services`` alone.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cykl.enums import RodzajPrzejscia, RodzajPrzypomnienia, StronaCiszy
from edycje.enums import Etap, StatusProcesu
from edycje.models import Proces


class Przejscie(models.Model):
    """A change of the etap or the status of a Proces, with its reason; never changed later."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="przejscia")
    rodzaj = models.CharField("rodzaj", max_length=15, choices=RodzajPrzejscia)
    z_etapu = models.PositiveSmallIntegerField("z etapu", choices=Etap)
    na_etap = models.PositiveSmallIntegerField("na etap", choices=Etap)
    z_statusu = models.CharField("ze stanu", max_length=12, choices=StatusProcesu)
    na_status = models.CharField("na stan", max_length=12, choices=StatusProcesu)
    powod = models.TextField("powód", blank=True)
    kto = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField("kiedy", auto_now_add=True)

    class Meta:
        verbose_name = "przejście"
        verbose_name_plural = "przejścia"
        ordering = ["proces", "-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="przejscie_has_powod",
                condition=Q(
                    rodzaj__in=[
                        RodzajPrzejscia.BRAMKA,
                        RodzajPrzejscia.ZAKONCZENIE,
                    ]
                )
                | ~Q(powod=""),
                violation_error_message="Podaj powód.",
            ),
        ]

    def __str__(self):
        return f"{self.proces}: {self.get_rodzaj_display()}"


class DecyzjaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))

    def current(self, day):
        """Neither taken back nor past its last day."""
        return self.filter(cofnieto_at=None, do__gte=day)


class WstrzymaniePrzypomnien(models.Model):
    """The coordinator puts off one kind of reminders of one Proces until a day, with a reason."""

    proces = models.ForeignKey(
        Proces, on_delete=models.PROTECT, related_name="wstrzymania_przypomnien"
    )
    rodzaj = models.CharField("rodzaj przypomnienia", max_length=40, choices=RodzajPrzypomnienia)
    do = models.DateField("wstrzymane do (włącznie)")
    powod = models.TextField("powód")
    kto = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cofnieto_at = models.DateTimeField("cofnięto", null=True, editable=False)
    created_at = models.DateTimeField("zapisano", auto_now_add=True)

    objects = DecyzjaQuerySet.as_manager()

    class Meta:
        verbose_name = "wstrzymanie przypomnień"
        verbose_name_plural = "wstrzymania przypomnień"
        ordering = ["proces", "-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="wstrzymanie_przypomnien_has_powod",
                condition=~Q(powod=""),
                violation_error_message="Napisz, dlaczego.",
            ),
            models.CheckConstraint(
                name="wstrzymanie_przypomnien_rodzaj_valid",
                condition=Q(rodzaj__in=RodzajPrzypomnienia.values),
            ),
            models.UniqueConstraint(
                fields=["proces", "rodzaj"],
                condition=Q(cofnieto_at=None),
                name="wstrzymanie_przypomnien_one_per_rodzaj",
            ),
        ]

    def __str__(self):
        return f"{self.proces}: {self.get_rodzaj_display()} do {self.do:%d.%m.%Y}"


class NotatkaCiszy(models.Model):
    """Why one side of a Proces is silent; until its last day nobody is reminded of that silence."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="notatki_ciszy")
    strona = models.CharField("kto milczy", max_length=3, choices=StronaCiszy)
    do = models.DateField("nie przypominać do (włącznie)")
    powod = models.TextField("powód ciszy")
    kto = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cofnieto_at = models.DateTimeField("cofnięto", null=True, editable=False)
    created_at = models.DateTimeField("zapisano", auto_now_add=True)

    objects = DecyzjaQuerySet.as_manager()

    class Meta:
        verbose_name = "notatka o ciszy"
        verbose_name_plural = "notatki o ciszy"
        ordering = ["proces", "-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="notatka_ciszy_has_powod",
                condition=~Q(powod=""),
                violation_error_message="Napisz, dlaczego.",
            ),
            models.CheckConstraint(
                name="notatka_ciszy_strona_valid", condition=Q(strona__in=StronaCiszy.values)
            ),
            models.UniqueConstraint(
                fields=["proces", "strona"],
                condition=Q(cofnieto_at=None),
                name="notatka_ciszy_one_per_strona",
            ),
        ]

    def __str__(self):
        return f"{self.proces}, {self.get_strona_display()}: {self.powod}"
