from django.conf import settings
from django.db import models
from django.db.models import Q

from doradztwo.pola import LiczbaField, number_text
from edycje.models import Proces
from hdr.enums import StanDzialania
from hdr.models.hdr import Cel, Dzialanie
from wdrozenie.enums import Swiatlo
from wdrozenie.models.odnosnik import OdnosnikPostepu


class PostepDzialania(models.Model):
    """One report of progress; the newest is repeated in the Dzialanie itself.

    Reported by somebody signed in (``kto``) or through a personal link (``odnosnik``).
    """

    dzialanie = models.ForeignKey(Dzialanie, on_delete=models.PROTECT, related_name="postepy")
    stan = models.CharField("stan", max_length=15, choices=StanDzialania)
    procent = models.PositiveSmallIntegerField("wykonano (%)")
    notatka = models.TextField("notatka", blank=True)
    kto = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    odnosnik = models.ForeignKey(
        OdnosnikPostepu,
        on_delete=models.PROTECT,
        related_name="postepy",
        null=True,
        blank=True,
        verbose_name="przez odnośnik",
    )
    created_at = models.DateTimeField("zapisano", auto_now_add=True)

    class Meta:
        verbose_name = "postęp działania"
        verbose_name_plural = "postępy działań"
        ordering = ["dzialanie", "-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="postep_dzialania_procent_to_100", condition=Q(procent__lte=100)
            ),
            models.CheckConstraint(
                name="postep_dzialania_zaniechane_explained",
                condition=~Q(stan=StanDzialania.ZANIECHANE) | ~Q(notatka=""),
                violation_error_message="Napisz, dlaczego działanie zaniechano.",
            ),
            models.CheckConstraint(
                name="postep_dzialania_has_author",
                condition=Q(kto__isnull=False, odnosnik=None) | Q(kto=None, odnosnik__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.dzialanie}: {self.procent}%"

    @property
    def podpis(self):
        """Who reported it, as a person reads it."""
        return str(self.kto) if self.kto else f"{self.odnosnik.osoba}, przez odnośnik"


class PomiarWskaznikaQuerySet(models.QuerySet):
    def current(self):
        return self.filter(wycofano_at=None)

    def visible_to(self, user):
        return self.filter(cel__hdr__proces__in=Proces.objects.visible_to(user))


class PomiarWskaznika(models.Model):
    """A measured value of a goal's indicator, or why it could not be measured."""

    cel = models.ForeignKey(Cel, on_delete=models.PROTECT, related_name="pomiary")
    data_pomiaru = models.DateField("data pomiaru")
    wartosc = LiczbaField("wartość", max_digits=14, decimal_places=2, null=True, blank=True)
    powod_braku = models.TextField("dlaczego nie zmierzono", blank=True)
    notatka = models.TextField("notatka", blank=True)
    kto = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField("zapisano", auto_now_add=True)
    wycofano_at = models.DateTimeField("wycofano", null=True, editable=False)

    objects = PomiarWskaznikaQuerySet.as_manager()

    class Meta:
        verbose_name = "pomiar wskaźnika"
        verbose_name_plural = "pomiary wskaźników"
        ordering = ["cel", "-data_pomiaru", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="pomiar_wskaznika_value_or_reason",
                condition=Q(wartosc__isnull=False, powod_braku="")
                | (Q(wartosc=None) & ~Q(powod_braku="")),
                violation_error_message="Wpisz zmierzoną wartość albo powód, dla którego jej nie "
                "ma.",
            ),
        ]

    def __str__(self):
        return f"{self.cel}: {self.wynik}"

    @property
    def is_zmierzony(self):
        return self.wartosc is not None

    @property
    def wynik(self):
        """The value as text, or that there is none."""
        return number_text(self.wartosc) if self.is_zmierzony else "nie zmierzono"


class DowodDzialaniaQuerySet(models.QuerySet):
    def current(self):
        return self.filter(wycofano_at=None)

    def visible_to(self, user):
        """Teams of partners read the HDR and nothing of its carrying out."""
        procesy = Proces.objects.visible_to(user)
        return self.current().filter(postep__dzialanie__cel__hdr__proces__in=procesy)


class DowodDzialania(models.Model):
    """A file that shows what was done; given with a report, served only by a checked view."""

    postep = models.ForeignKey(PostepDzialania, on_delete=models.PROTECT, related_name="dowody")
    plik = models.FileField("plik", upload_to="")
    nazwa = models.CharField("nazwa", max_length=200)
    typ_mime = models.CharField("rodzaj", max_length=100)
    rozmiar = models.PositiveIntegerField("rozmiar (bajty)")
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField("dodano", auto_now_add=True)
    wycofano_at = models.DateTimeField("wycofano", null=True, editable=False)

    objects = DowodDzialaniaQuerySet.as_manager()

    class Meta:
        verbose_name = "dowód wykonania działania"
        verbose_name_plural = "dowody wykonania działań"
        ordering = ["postep", "pk"]

    def __str__(self):
        return self.nazwa


class PrzegladPostepuQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class PrzegladPostepu(models.Model):
    """How the team sees the whole HDR in one month: a light and one sentence."""

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="przeglady")
    miesiac = models.DateField("miesiąc (pierwszy dzień)")
    swiatlo = models.CharField("jak idzie", max_length=10, choices=Swiatlo)
    zdanie = models.CharField("zdanie", max_length=500)
    kto = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wersja = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("zapisano", auto_now_add=True)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = PrzegladPostepuQuerySet.as_manager()

    class Meta:
        verbose_name = "przegląd postępu"
        verbose_name_plural = "przeglądy postępu"
        ordering = ["proces", "-miesiac"]
        constraints = [
            models.UniqueConstraint(
                fields=["proces", "miesiac"], name="przeglad_postepu_one_per_month"
            ),
            models.CheckConstraint(name="przeglad_postepu_first_day", condition=Q(miesiac__day=1)),
            models.CheckConstraint(name="przeglad_postepu_has_zdanie", condition=~Q(zdanie="")),
            models.CheckConstraint(
                name="przeglad_postepu_swiatlo_valid", condition=Q(swiatlo__in=Swiatlo.values)
            ),
        ]

    def __str__(self):
        return f"{self.proces}, {self.miesiac:%m.%Y}: {self.get_swiatlo_display()}"
