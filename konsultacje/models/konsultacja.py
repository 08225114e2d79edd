from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from edycje.models import Proces
from konsultacje.enums import RodzajPytania, StatusKonsultacji


class KonsultacjaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))

    def overdue(self, today):
        """Open, though their last day has passed: to be closed and to forget the addresses."""
        return self.filter(status=StatusKonsultacji.OTWARTA, do__lt=today)


class Konsultacja(models.Model):
    """A short survey of people outside the team: they answer by a link, without an account.

    Answers are anonymous unless signed, and shown only after the end, so that nobody finds an
    answer by comparing two moments. ``status`` changes only in ``konsultacje.services``; from the
    opening on the questions stand.
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="konsultacje")
    tytul = models.CharField("tytuł", max_length=200)
    wstep = models.TextField("powitanie", blank=True)
    do = models.DateField("odpowiedzi do", null=True, blank=True)
    status = models.CharField(
        "stan",
        max_length=10,
        choices=StatusKonsultacji,
        default=StatusKonsultacji.SZKIC,
        editable=False,
    )
    otwarty_token = models.CharField(max_length=40, blank=True, editable=False)
    otwarty_limit = models.PositiveSmallIntegerField(
        "odpowiedzi z otwartego odnośnika najwyżej", null=True, blank=True
    )
    otwarto_at = models.DateTimeField("otwarto", null=True, editable=False)
    zamknieto_at = models.DateTimeField("zamknięto", null=True, editable=False)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("utworzono", auto_now_add=True)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = KonsultacjaQuerySet.as_manager()

    class Meta:
        verbose_name = "konsultacja"
        verbose_name_plural = "konsultacje"
        ordering = ["proces_id", "-pk"]
        constraints = [
            models.CheckConstraint(name="konsultacja_has_tytul", condition=~Q(tytul="")),
            models.CheckConstraint(
                name="konsultacja_status_dated",
                condition=Q(status="szkic", otwarto_at=None, zamknieto_at=None)
                | Q(status="otwarta", otwarto_at__isnull=False, zamknieto_at=None, do__isnull=False)
                | Q(status="zamknieta", otwarto_at__isnull=False, zamknieto_at__isnull=False),
            ),
            models.CheckConstraint(
                name="konsultacja_otwarty_link_has_limit",
                condition=Q(otwarty_token="", otwarty_limit=None)
                | (~Q(otwarty_token="") & Q(otwarty_limit__isnull=False, otwarty_limit__gte=1)),
            ),
            models.UniqueConstraint(
                fields=["otwarty_token"],
                condition=~Q(otwarty_token=""),
                name="konsultacja_otwarty_token_unique",
            ),
            models.CheckConstraint(
                name="konsultacja_closed_after_opened",
                condition=Q(zamknieto_at=None) | Q(zamknieto_at__gte=F("otwarto_at")),
            ),
        ]

    def __str__(self):
        return self.tytul

    def get_absolute_url(self):
        return reverse("konsultacje:konsultacja_detail", args=[self.pk])

    @property
    def is_szkic(self):
        return self.status == StatusKonsultacji.SZKIC

    @property
    def is_open(self):
        """Takes answers today; the last day counts whole."""
        return self.status == StatusKonsultacji.OTWARTA and timezone.localdate() <= self.do

    @property
    def is_running(self):
        """Opened and not yet closed, whatever the day."""
        return self.status == StatusKonsultacji.OTWARTA

    @property
    def is_closed(self):
        return self.status == StatusKonsultacji.ZAMKNIETA

    @property
    def stan(self):
        """Name of the state in the visual system."""
        if self.is_closed:
            return "gotowe"
        return "toku" if self.is_running else "przed"


class PytanieQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(konsultacja__proces__in=Proces.objects.visible_to(user))

    def current(self):
        return self.filter(usunieto_at=None)


class PytanieKonsultacji(models.Model):
    """One question; nobody has to answer any single one of them."""

    konsultacja = models.ForeignKey(Konsultacja, on_delete=models.PROTECT, related_name="pytania")
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    rodzaj = models.CharField("rodzaj", max_length=6, choices=RodzajPytania)
    tresc = models.CharField("pytanie", max_length=500)
    opcje = models.TextField("odpowiedzi do wyboru, każda w osobnym wierszu", blank=True)
    opis_1 = models.CharField("co znaczy 1", max_length=60, blank=True)
    opis_5 = models.CharField("co znaczy 5", max_length=60, blank=True)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    usunieto_at = models.DateTimeField("usunięto", null=True, editable=False)

    objects = PytanieQuerySet.as_manager()

    class Meta:
        verbose_name = "pytanie konsultacji"
        verbose_name_plural = "pytania konsultacji"
        ordering = ["konsultacja_id", "kolejnosc", "pk"]
        constraints = [
            models.CheckConstraint(name="pytanie_konsultacji_has_tresc", condition=~Q(tresc="")),
            models.CheckConstraint(
                name="pytanie_konsultacji_rodzaj_valid",
                condition=Q(rodzaj__in=RodzajPytania.values),
            ),
        ]

    def __str__(self):
        return self.tresc

    @property
    def lista_opcji(self):
        found = [line.strip() for line in self.opcje.splitlines() if line.strip()]
        return list(dict.fromkeys(found))

    @property
    def is_skala(self):
        return self.rodzaj == RodzajPytania.SKALA

    @property
    def is_wybor(self):
        return self.rodzaj == RodzajPytania.WYBOR

    @property
    def is_tekst(self):
        return self.rodzaj == RodzajPytania.TEKST
