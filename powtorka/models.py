from django.conf import settings
from django.db import models
from django.db.models import Q

from arkusz.models import OcenaStwierdzenia, ocena_or_brak
from edycje.models import CzlonekZespolu, Proces
from obszary.models import Stwierdzenie


class ArkuszPowtornyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As private as the first sheet: the own one alone."""
        return self.filter(czlonek__user=user, czlonek__odszedl_at=None)

    def sent(self):
        return self.filter(wyslano_at__isnull=False)


class ArkuszPowtorny(models.Model):
    """The statements of the chosen area rated once more in etap 3: what the work has changed.

    The same rules of privacy as for the first sheet: figures of at least three people, or one
    joint sheet of a team of two. Changed by ``powtorka.services`` alone.
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="arkusze_powtorne")
    czlonek = models.ForeignKey(
        CzlonekZespolu,
        on_delete=models.PROTECT,
        related_name="arkusze_powtorne",
        verbose_name="wypełnia",
    )
    wspolny = models.BooleanField("wspólny arkusz dwóch osób", default=False, editable=False)
    wyslano_at = models.DateTimeField("wysłano", null=True, editable=False)
    wynik = models.ForeignKey(
        "WynikPowtorny",
        on_delete=models.PROTECT,
        related_name="arkusze",
        null=True,
        editable=False,
        verbose_name="policzony w wyniku",
    )
    created_at = models.DateTimeField("rozpoczęto", auto_now_add=True)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = ArkuszPowtornyQuerySet.as_manager()

    class Meta:
        verbose_name = "arkusz powtórny"
        verbose_name_plural = "arkusze powtórne"
        ordering = ["proces_id", "czlonek_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["czlonek", "wspolny"], name="arkusz_powtorny_unique"),
            models.CheckConstraint(
                name="arkusz_powtorny_counted_is_sent",
                condition=Q(wynik__isnull=True) | Q(wyslano_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{'Wspólny arkusz' if self.wspolny else 'Arkusz'} powtórny: {self.czlonek}"

    @property
    def is_sent(self):
        return self.wyslano_at is not None


class OdpowiedzPowtorna(OcenaStwierdzenia):
    """An answer of the repeated sheet."""

    arkusz = models.ForeignKey(ArkuszPowtorny, on_delete=models.PROTECT, related_name="odpowiedzi")
    stwierdzenie = models.ForeignKey(
        Stwierdzenie, on_delete=models.PROTECT, related_name="odpowiedzi_powtorne"
    )

    class Meta:
        verbose_name = "odpowiedź powtórna"
        verbose_name_plural = "odpowiedzi powtórne"
        ordering = ["arkusz_id", "stwierdzenie_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["arkusz", "stwierdzenie"], name="odpowiedz_powtorna_unique_in_arkusz"
            ),
            ocena_or_brak("odpowiedz_powtorna"),
        ]

    def __str__(self):
        return f"Odpowiedź powtórna {self.pk}"


class WynikPowtornyQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class WynikPowtorny(models.Model):
    """The repeated sheets are closed, once: from now on before and after stand side by side."""

    proces = models.OneToOneField(Proces, on_delete=models.PROTECT, related_name="wynik_powtorny")
    zamknieto_at = models.DateTimeField("zamknięto", auto_now_add=True)
    zamknal = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    liczba_arkuszy = models.PositiveSmallIntegerField("liczba arkuszy")
    wspolny = models.BooleanField("ze wspólnego arkusza dwóch osób", default=False)

    objects = WynikPowtornyQuerySet.as_manager()

    class Meta:
        verbose_name = "wynik powtórny"
        verbose_name_plural = "wyniki powtórne"
        ordering = ["proces_id"]
        constraints = [
            models.CheckConstraint(
                name="wynik_powtorny_keeps_anonymity",
                condition=Q(wspolny=False, liczba_arkuszy__gte=3)
                | Q(wspolny=True, liczba_arkuszy=1),
            ),
        ]

    def __str__(self):
        return f"Wynik powtórny: {self.proces}"
