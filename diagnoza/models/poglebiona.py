from django.db import models
from django.db.models import Q

from edycje.models import Proces


class DiagnozaPoglebionaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class DiagnozaPoglebiona(models.Model):
    """Jak jest → jak chcemy → przyczyny → luka rozwojowa → priorytety, for one Proces."""

    proces = models.OneToOneField(Proces, on_delete=models.PROTECT, related_name="diagnoza")
    zakonczono_at = models.DateTimeField("zakończono", null=True, editable=False)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = DiagnozaPoglebionaQuerySet.as_manager()

    class Meta:
        verbose_name = "diagnoza pogłębiona"
        verbose_name_plural = "diagnozy pogłębione"

    def __str__(self):
        return f"Diagnoza pogłębiona: {self.proces}"

    @property
    def is_finished(self):
        return self.zakonczono_at is not None


class ElementQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(diagnoza__proces__in=Proces.objects.visible_to(user))

    def current(self):
        return self.filter(usunieto_at=None)


class Problem(models.Model):
    """One problem: from what is, through what we want, to the gap in one sentence."""

    diagnoza = models.ForeignKey(
        DiagnozaPoglebiona, on_delete=models.PROTECT, related_name="problemy"
    )
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    nazwa = models.CharField("problem", max_length=250)
    jak_jest = models.TextField("jak jest", blank=True)
    jak_chcemy = models.TextField("jak chcemy, żeby było", blank=True)
    luka = models.TextField("luka rozwojowa", blank=True)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    usunieto_at = models.DateTimeField("usunięto", null=True, editable=False)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = ElementQuerySet.as_manager()

    class Meta:
        verbose_name = "problem"
        verbose_name_plural = "problemy"
        ordering = ["diagnoza_id", "kolejnosc", "pk"]

    def __str__(self):
        return self.nazwa


class PrzyczynaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(problem__diagnoza__proces__in=Proces.objects.visible_to(user))

    def current(self):
        return self.filter(usunieto_at=None, problem__usunieto_at=None)


class Przyczyna(models.Model):
    """A cause of a problem; ``wyzsza`` is the cause it explains (a chain of "dlaczego?")."""

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="przyczyny")
    wyzsza = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="nizsze", null=True, blank=True
    )
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    tresc = models.TextField("przyczyna")
    wersja = models.PositiveIntegerField(default=1, editable=False)
    usunieto_at = models.DateTimeField("usunięto", null=True, editable=False)

    objects = PrzyczynaQuerySet.as_manager()

    class Meta:
        verbose_name = "przyczyna"
        verbose_name_plural = "przyczyny"
        ordering = ["problem_id", "kolejnosc", "pk"]
        constraints = [
            models.CheckConstraint(name="przyczyna_has_tresc", condition=~Q(tresc="")),
        ]

    def __str__(self):
        return self.tresc


class Priorytet(models.Model):
    """What a team decides to work on, drawn from the gap of a problem; the HDR is built on it."""

    diagnoza = models.ForeignKey(
        DiagnozaPoglebiona, on_delete=models.PROTECT, related_name="priorytety"
    )
    problem = models.ForeignKey(
        Problem, on_delete=models.PROTECT, related_name="priorytety", null=True, blank=True
    )
    kolejnosc = models.PositiveSmallIntegerField("miejsce")
    nazwa = models.CharField("priorytet", max_length=250)
    uzasadnienie = models.TextField("uzasadnienie", blank=True)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    usunieto_at = models.DateTimeField("usunięto", null=True, editable=False)

    objects = ElementQuerySet.as_manager()

    class Meta:
        verbose_name = "priorytet"
        verbose_name_plural = "priorytety"
        ordering = ["diagnoza_id", "kolejnosc", "pk"]

    def __str__(self):
        return self.nazwa
