from django.db import models
from django.db.models import Q

from diagnoza.enums import KategoriaPrzyczyny
from edycje.models import CzlonekZespolu, Proces
from zbiory.models.dane import ZebraneDane


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
    miara = models.CharField("po czym to poznamy", max_length=250, blank=True)
    wartosc_obecna = models.CharField("ile jest teraz", max_length=60, blank=True)
    wartosc_docelowa = models.CharField("ile ma być", max_length=60, blank=True)
    termin = models.DateField("do kiedy", null=True, blank=True)
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


class CzescProblemuQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(problem__diagnoza__proces__in=Proces.objects.visible_to(user))

    def current(self):
        return self.filter(usunieto_at=None, problem__usunieto_at=None)


class FaktProblemu(models.Model):
    """What "jak jest" stands on: a collected data set, or words taken from elsewhere.

    Of a data set its conclusion is shown, as it is now; a quotation (``tresc``) says where it
    comes from and, when that is a page of this application, links to it (``adres``).
    """

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="fakty")
    dane = models.ForeignKey(
        ZebraneDane,
        on_delete=models.PROTECT,
        related_name="fakty_problemow",
        null=True,
        blank=True,
        verbose_name="zebrane dane",
    )
    tresc = models.TextField("fakt", blank=True)
    zrodlo = models.CharField("źródło", max_length=300, blank=True)
    adres = models.CharField("adres w aplikacji", max_length=200, blank=True)
    usunieto_at = models.DateTimeField("odłączono", null=True, editable=False)
    created_at = models.DateTimeField("dołączono", auto_now_add=True)

    objects = CzescProblemuQuerySet.as_manager()

    class Meta:
        verbose_name = "fakt problemu"
        verbose_name_plural = "fakty problemów"
        ordering = ["problem_id", "pk"]
        constraints = [
            models.CheckConstraint(
                name="fakt_problemu_dane_or_tresc",
                condition=Q(dane__isnull=False, tresc="", zrodlo="")
                | (Q(dane__isnull=True) & ~Q(tresc="") & ~Q(zrodlo="")),
                violation_error_message="Fakt to zebrane dane albo tekst ze źródłem.",
            ),
            models.UniqueConstraint(
                fields=["problem", "dane"],
                condition=Q(usunieto_at=None, dane__isnull=False),
                name="fakt_problemu_dane_once",
            ),
        ]

    def __str__(self):
        return self.tresc or str(self.dane)


class Przyczyna(models.Model):
    """A cause of a problem; ``wyzsza`` is the cause it explains (a chain of "dlaczego?")."""

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="przyczyny")
    wyzsza = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="nizsze", null=True, blank=True
    )
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    tresc = models.TextField("przyczyna")
    kategoria = models.CharField(
        "rodzaj przyczyny", max_length=12, choices=KategoriaPrzyczyny, blank=True
    )
    wersja = models.PositiveIntegerField(default=1, editable=False)
    usunieto_at = models.DateTimeField("usunięto", null=True, editable=False)

    objects = CzescProblemuQuerySet.as_manager()

    class Meta:
        verbose_name = "przyczyna"
        verbose_name_plural = "przyczyny"
        ordering = ["problem_id", "kolejnosc", "pk"]
        constraints = [
            models.CheckConstraint(name="przyczyna_has_tresc", condition=~Q(tresc="")),
            models.CheckConstraint(
                name="przyczyna_kategoria_valid",
                condition=Q(kategoria__in=["", *KategoriaPrzyczyny.values]),
            ),
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


class OcenaPriorytetu(models.Model):
    """How one member rates a priority; nobody else sees it, only the median of the team.

    Changed by ``diagnoza.services.ranking`` alone.
    """

    priorytet = models.ForeignKey(Priorytet, on_delete=models.PROTECT, related_name="oceny")
    czlonek = models.ForeignKey(
        CzlonekZespolu, on_delete=models.PROTECT, related_name="oceny_priorytetow"
    )
    wplyw = models.PositiveSmallIntegerField("wpływ")
    wykonalnosc = models.PositiveSmallIntegerField("wykonalność")
    updated_at = models.DateTimeField("oceniono", auto_now=True)

    class Meta:
        verbose_name = "ocena priorytetu"
        verbose_name_plural = "oceny priorytetów"
        ordering = ["priorytet_id", "czlonek_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["priorytet", "czlonek"], name="ocena_priorytetu_one_per_member"
            ),
            models.CheckConstraint(
                name="ocena_priorytetu_from_1_to_5",
                condition=Q(wplyw__gte=1, wplyw__lte=5, wykonalnosc__gte=1, wykonalnosc__lte=5),
                violation_error_message="Wpływ i wykonalność oceńcie od 1 do 5.",
            ),
        ]

    def __str__(self):
        return f"Ocena {self.pk}"
