from django.conf import settings
from django.db import models
from django.db.models import Q

from arkusz.enums import BrakOceny
from edycje.models import CzlonekZespolu, Proces
from obszary.models import Obszar, Stwierdzenie, WersjaArkusza


class ArkuszDiagnostycznyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Answers of one person are seen by that person alone (produkt.md, section 2)."""
        return self.filter(czlonek__user=user, czlonek__odszedl_at=None)

    def sent(self):
        return self.filter(wyslano_at__isnull=False)


class ArkuszDiagnostyczny(models.Model):
    """The sheet of one member: 72 ratings that nobody else ever sees.

    A team of two fills one joint sheet instead (``wspolny``), held by one of them: figures of a
    group of two would show each person the answers of the other. ``wynik`` is set on the sheets
    that were counted when the team's sheets were closed; later changes of the team do not change
    it. Sheets opened again after a result are new rows of the next ``runda``: what was counted
    stays as it was. ``wpisal`` is who typed it from paper, ``z_papieru`` that it was sent, or is
    being typed, this way. Changed by services of ``diagnoza`` alone.
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="arkusze")
    czlonek = models.ForeignKey(
        CzlonekZespolu,
        on_delete=models.PROTECT,
        related_name="arkusze",
        verbose_name="wypełnia",
    )
    wspolny = models.BooleanField("wspólny arkusz dwóch osób", default=False, editable=False)
    runda = models.PositiveSmallIntegerField("runda", default=1, editable=False)
    z_papieru = models.BooleanField("z papieru", default=False, editable=False)
    wpisal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="z papieru wpisał(a)",
    )
    wersja_arkusza = models.ForeignKey(
        WersjaArkusza, on_delete=models.PROTECT, related_name="arkusze"
    )
    ostatni_obszar = models.PositiveSmallIntegerField(default=1, editable=False)
    wyslano_at = models.DateTimeField("wysłano", null=True, editable=False)
    wynik = models.ForeignKey(
        "WynikZespolu",
        on_delete=models.PROTECT,
        related_name="arkusze",
        null=True,
        editable=False,
        verbose_name="policzony w wyniku",
    )
    created_at = models.DateTimeField("rozpoczęto", auto_now_add=True)
    updated_at = models.DateTimeField("ostatnia zmiana", auto_now=True)

    objects = ArkuszDiagnostycznyQuerySet.as_manager()

    class Meta:
        verbose_name = "arkusz diagnostyczny"
        verbose_name_plural = "arkusze diagnostyczne"
        ordering = ["proces_id", "czlonek_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["czlonek", "wspolny", "runda"], name="arkusz_diagnostyczny_unique"
            ),
            models.CheckConstraint(
                name="arkusz_diagnostyczny_paper_has_author",
                condition=Q(z_papieru=False) | Q(wpisal__isnull=False),
            ),
            models.CheckConstraint(
                name="arkusz_diagnostyczny_runda_from_1", condition=Q(runda__gte=1)
            ),
            models.CheckConstraint(
                name="arkusz_diagnostyczny_counted_is_sent",
                condition=Q(wynik__isnull=True) | Q(wyslano_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{'Wspólny arkusz' if self.wspolny else 'Arkusz'}: {self.czlonek}"

    @property
    def is_sent(self):
        return self.wyslano_at is not None


class OcenaStwierdzenia(models.Model):
    """One rating 1-5 of one statement, or the fact that the member cannot rate it."""

    ocena = models.PositiveSmallIntegerField("ocena", null=True)
    brak_oceny = models.CharField("bez oceny", max_length=12, choices=BrakOceny, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


def ocena_or_brak(model: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"{model}_ocena_or_brak",
        condition=Q(ocena__gte=1, ocena__lte=5, brak_oceny="")
        | Q(ocena__isnull=True, brak_oceny__in=BrakOceny.values),
    )


class Odpowiedz(OcenaStwierdzenia):
    """An answer of a sheet."""

    arkusz = models.ForeignKey(
        ArkuszDiagnostyczny, on_delete=models.PROTECT, related_name="odpowiedzi"
    )
    stwierdzenie = models.ForeignKey(
        Stwierdzenie, on_delete=models.PROTECT, related_name="odpowiedzi"
    )

    class Meta:
        verbose_name = "odpowiedź"
        verbose_name_plural = "odpowiedzi"
        ordering = ["arkusz_id", "stwierdzenie_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["arkusz", "stwierdzenie"], name="odpowiedz_unique_in_arkusz"
            ),
            ocena_or_brak("odpowiedz"),
        ]

    def __str__(self):
        return f"Odpowiedź {self.pk}"


class OcenaObszaru(models.Model):
    """What one member says of one area as a whole. Optional, each of the three by itself.

    They are the grounds on which an area is chosen (``Przeslanka``). As private as the answers.
    """

    arkusz = models.ForeignKey(
        ArkuszDiagnostyczny, on_delete=models.PROTECT, related_name="oceny_obszarow"
    )
    obszar = models.ForeignKey(Obszar, on_delete=models.PROTECT, related_name="oceny")
    trudnosc = models.PositiveSmallIntegerField("trudność", null=True)
    chec = models.PositiveSmallIntegerField("chęć rozwoju", null=True)
    koniecznosc = models.PositiveSmallIntegerField("konieczność zmiany", null=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "ocena obszaru"
        verbose_name_plural = "oceny obszarów"
        ordering = ["arkusz_id", "obszar_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["arkusz", "obszar"], name="ocena_obszaru_unique_in_arkusz"
            ),
            *[
                models.CheckConstraint(
                    name=f"ocena_obszaru_{field}_in_scale",
                    condition=Q(**{f"{field}__isnull": True})
                    | Q(**{f"{field}__gte": 1, f"{field}__lte": 5}),
                )
                for field in ("trudnosc", "chec", "koniecznosc")
            ],
        ]

    def __str__(self):
        return f"Ocena obszaru {self.pk}"


class WynikZespoluQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))

    def with_arkusze(self):
        """``z_papieru``: how many counted sheets were typed from paper."""
        return self.annotate(
            z_papieru=models.Count("arkusze", filter=Q(arkusze__z_papieru=True)),
        )


class WynikZespolu(models.Model):
    """The sheets of a team are closed: from now on the group result is shown.

    Written by ``arkusz.services.arkusz``: when everyone has sent, or earlier by the lider when
    at least 3 have. Only the sheets that point here (``arkusze``) count. After ``otwarto_at`` the
    same people fill the next ``runda``; this result stands until every one of them has sent it.
    """

    proces = models.OneToOneField(Proces, on_delete=models.PROTECT, related_name="wynik_zespolu")
    zamknieto_at = models.DateTimeField("zamknięto", auto_now_add=True)
    zamknal = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    liczba_arkuszy = models.PositiveSmallIntegerField("liczba arkuszy")
    wspolny = models.BooleanField("ze wspólnego arkusza dwóch osób", default=False)
    runda = models.PositiveSmallIntegerField("runda", default=1, editable=False)
    otwarto_at = models.DateTimeField("otwarto ponownie", null=True, editable=False)

    objects = WynikZespoluQuerySet.as_manager()

    class Meta:
        verbose_name = "wynik zespołu"
        verbose_name_plural = "wyniki zespołów"
        constraints = [
            models.CheckConstraint(
                name="wynik_zespolu_keeps_anonymity",
                condition=Q(wspolny=False, liczba_arkuszy__gte=3)
                | Q(wspolny=True, liczba_arkuszy=1),
            ),
        ]

    def __str__(self):
        return f"Wynik: {self.proces}"
