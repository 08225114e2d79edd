from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from diagnoza.models import Priorytet, Przyczyna
from doradztwo.pola import LiczbaField
from edycje.models import CzlonekZespolu, Proces
from hdr.enums import FormaPodsumowania, StanDzialania, StatusHdr, ZrodloFinansowania
from obszary.models import Narzedzie


class HdrQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of visible Procesy, and those a partner's team was let into."""
        # Imported names would be circular: a partner points to the HDR.
        from hdr.models.partnerzy import PartnerHdr  # noqa: PLC0415 -- app ready

        shared = PartnerHdr.objects.of_teams_of(user).values("hdr")
        return self.filter(Q(proces__in=Proces.objects.visible_to(user)) | Q(pk__in=shared))


class Hdr(models.Model):
    """Harmonogram Działań Rozwojowych: the living document of one Proces.

    Its priorities are those of the diagnosis. ``status`` changes only in ``obieg.services.obieg``;
    what was handed over is frozen in ``WersjaHdr``.
    """

    proces = models.OneToOneField(Proces, on_delete=models.PROTECT, related_name="hdr")
    status = models.CharField(
        "stan", max_length=15, choices=StatusHdr, default=StatusHdr.SZKIC, editable=False
    )
    status_at = models.DateTimeField("w tym stanie od", default=timezone.now, editable=False)
    forma_podsumowania = models.CharField(
        "planowana forma podsumowania", max_length=20, choices=FormaPodsumowania, blank=True
    )
    wersja = models.PositiveIntegerField(default=1, editable=False)
    przyjeto_at = models.DateTimeField("przyjęto", null=True, editable=False)
    created_at = models.DateTimeField("utworzono", auto_now_add=True)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = HdrQuerySet.as_manager()

    class Meta:
        verbose_name = "HDR"
        verbose_name_plural = "HDR"
        constraints = [
            models.CheckConstraint(
                name="hdr_accepted_iff_dated",
                condition=Q(status=StatusHdr.PRZYJETY, przyjeto_at__isnull=False)
                | (~Q(status=StatusHdr.PRZYJETY) & Q(przyjeto_at__isnull=True)),
            ),
        ]

    def __str__(self):
        return f"HDR: {self.proces}"

    def get_absolute_url(self):
        return reverse("hdr:hdr_detail", args=[self.proces_id])

    @property
    def is_editable(self):
        return self.status == StatusHdr.SZKIC


class CelQuerySet(models.QuerySet):
    def current(self):
        return self.filter(usunieto_at=None)

    def visible_to(self, user):
        return self.filter(hdr__in=Hdr.objects.visible_to(user))


class Cel(models.Model):
    """A goal of a priority with its indicator: from the baseline to the target."""

    hdr = models.ForeignKey(Hdr, on_delete=models.PROTECT, related_name="cele")
    priorytet = models.ForeignKey(Priorytet, on_delete=models.PROTECT, related_name="cele")
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    tresc = models.TextField("cel", blank=True)
    wskaznik = models.CharField("wskaźnik", max_length=300, blank=True)
    wartosc_bazowa = LiczbaField(
        "jest (wartość bazowa)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    wartosc_docelowa = LiczbaField(
        "ma być (wartość docelowa)", max_digits=14, decimal_places=2, null=True, blank=True
    )
    jednostka = models.CharField("jednostka", max_length=40, blank=True)
    zrodlo_danych = models.CharField("źródło danych", max_length=300, blank=True)
    przyczyny = models.ManyToManyField(
        Przyczyna, blank=True, related_name="cele", verbose_name="przyczyny, na które odpowiada"
    )
    wersja = models.PositiveIntegerField(default=1, editable=False)
    usunieto_at = models.DateTimeField("usunięto", null=True, editable=False)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = CelQuerySet.as_manager()

    class Meta:
        verbose_name = "cel"
        verbose_name_plural = "cele"
        ordering = ["hdr", "priorytet__kolejnosc", "kolejnosc", "pk"]

    def __str__(self):
        return self.tresc or "cel bez treści"


class DzialanieQuerySet(models.QuerySet):
    def current(self):
        return self.filter(usunieto_at=None, cel__usunieto_at=None)

    def visible_to(self, user):
        return self.filter(cel__in=Cel.objects.visible_to(user))


class Dzialanie(models.Model):
    """What will be done for a goal, by whom, by when, with what, and with what result."""

    cel = models.ForeignKey(Cel, on_delete=models.PROTECT, related_name="dzialania")
    kolejnosc = models.PositiveSmallIntegerField("kolejność")
    tresc = models.TextField("co zrobimy", blank=True)
    od = models.DateField("od", null=True, blank=True)
    do = models.DateField("do", null=True, blank=True)
    odpowiedzialny = models.ForeignKey(
        CzlonekZespolu,
        on_delete=models.PROTECT,
        related_name="dzialania",
        null=True,
        blank=True,
        verbose_name="odpowiada (z zespołu)",
    )
    odpowiedzialny_inny = models.CharField(
        "odpowiada (spoza zespołu, funkcja)", max_length=200, blank=True
    )
    wspolpracuja = models.ManyToManyField(
        CzlonekZespolu,
        blank=True,
        related_name="wspoldzialania",
        verbose_name="współpracują (z zespołu)",
    )
    wspolpracuja_inni = models.CharField(
        "współpracują (spoza zespołu, funkcje)", max_length=300, blank=True
    )
    narzedzia = models.ManyToManyField(
        Narzedzie, blank=True, related_name="dzialania", verbose_name="narzędzia z obszaru"
    )
    narzedzie_wlasne = models.CharField("własne narzędzie", max_length=300, blank=True)
    zasoby = models.TextField("zasoby: ludzie i rzeczy", blank=True)
    koszt = LiczbaField("koszt (zł)", max_digits=14, decimal_places=2, null=True, blank=True)
    zrodlo_finansowania = models.CharField(
        "skąd pieniądze", max_length=10, choices=ZrodloFinansowania, blank=True
    )
    zrodlo_opis = models.CharField("pieniądze, bliżej", max_length=300, blank=True)
    rezultat = models.TextField("spodziewany rezultat", blank=True)
    ryzyko = models.TextField("co może się nie udać", blank=True)
    odpowiedz_na_ryzyko = models.TextField("co wtedy zrobimy", blank=True)
    zalezy_od = models.ManyToManyField(
        "self",
        through="Zaleznosc",
        through_fields=("dzialanie", "poprzednik"),
        symmetrical=False,
        related_name="poprzedza",
        verbose_name="zależy od",
    )
    za_przykladem = models.CharField("za przykładem", max_length=300, blank=True, editable=False)
    stan = models.CharField(
        "stan",
        max_length=15,
        choices=StanDzialania,
        default=StanDzialania.NIEROZPOCZETE,
        editable=False,
    )
    procent = models.PositiveSmallIntegerField("wykonano (%)", default=0, editable=False)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    usunieto_at = models.DateTimeField("usunięto", null=True, editable=False)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = DzialanieQuerySet.as_manager()

    class Meta:
        verbose_name = "działanie"
        verbose_name_plural = "działania"
        ordering = ["cel", "kolejnosc", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dzialanie_od_before_do",
                condition=Q(od=None) | Q(do=None) | Q(od__lte=F("do")),
                violation_error_message="Koniec działania nie może być przed jego początkiem.",
            ),
            models.CheckConstraint(name="dzialanie_procent_to_100", condition=Q(procent__lte=100)),
            models.CheckConstraint(
                name="dzialanie_done_is_100",
                condition=~Q(stan=StanDzialania.ZAKONCZONE) | Q(procent=100),
            ),
            models.CheckConstraint(
                name="dzialanie_koszt_not_negative",
                condition=Q(koszt=None) | Q(koszt__gte=0),
                violation_error_message="Koszt nie może być mniejszy od zera.",
            ),
            models.CheckConstraint(
                name="dzialanie_zrodlo_valid",
                condition=Q(zrodlo_finansowania__in=["", *ZrodloFinansowania.values]),
            ),
        ]

    def __str__(self):
        return self.tresc or "działanie bez treści"

    @property
    def has_szczegoly(self):
        """Something to show under the row. Tools are loaded with the tree."""
        texts = (
            self.rezultat,
            self.zasoby,
            self.narzedzie_wlasne,
            self.wspolpracuja_inni,
            self.zrodlo_finansowania,
            self.zrodlo_opis,
            self.ryzyko,
            self.odpowiedz_na_ryzyko,
            self.za_przykladem,
        )
        links = self.narzedzia.all() or self.wspolpracuja.all()
        return any(texts) or self.koszt is not None or bool(links)

    @property
    def is_done(self):
        return self.stan in (StanDzialania.ZAKONCZONE, StanDzialania.ZANIECHANE)

    @property
    def is_late(self):
        """Derived from the dates: it should have ended, or begun, and has not."""
        today = timezone.localdate()
        if self.is_done:
            return False
        if self.do is not None and self.do < today:
            return True
        return self.stan == StanDzialania.NIEROZPOCZETE and self.od is not None and self.od < today

    @property
    def is_past(self):
        return self.do is not None and self.do < timezone.localdate()

    @property
    def odpowiada(self):
        """Who answers for it, as a person reads it; empty when nobody does."""
        return str(self.odpowiedzialny) if self.odpowiedzialny else self.odpowiedzialny_inny


class Zaleznosc(models.Model):
    """One action waits for another of the same HDR; cycles are refused by the service."""

    dzialanie = models.ForeignKey(Dzialanie, on_delete=models.PROTECT, related_name="zaleznosci")
    poprzednik = models.ForeignKey(Dzialanie, on_delete=models.PROTECT, related_name="nastepne")

    class Meta:
        verbose_name = "zależność działań"
        verbose_name_plural = "zależności działań"
        ordering = ["dzialanie", "poprzednik"]
        constraints = [
            models.UniqueConstraint(fields=["dzialanie", "poprzednik"], name="zaleznosc_once"),
            models.CheckConstraint(
                name="zaleznosc_not_itself", condition=~Q(dzialanie=F("poprzednik"))
            ),
        ]

    def __str__(self):
        return f"{self.dzialanie} zależy od: {self.poprzednik}"
