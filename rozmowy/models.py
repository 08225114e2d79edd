"""Talking at the place: comments and proposals of wording beside a part of a document."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from edycje.enums import RolaWEdycji
from edycje.models import Proces, PrzydzialDoradcy, RolaEdycji
from rozmowy.enums import StanPropozycji, Widocznosc


class KomentarzQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All of a visible Proces; those of advisors only to its advisors and coordinators."""
        if user.is_superuser:
            return self
        served = PrzydzialDoradcy.objects.current().filter(doradca__user=user)
        led = RolaEdycji.objects.filter(user=user, rola=RolaWEdycji.KOORDYNATOR)
        return self.filter(
            Q(widocznosc=Widocznosc.WSZYSCY, proces__in=Proces.objects.visible_to(user))
            | Q(widocznosc=Widocznosc.DORADCY, proces__in=served.values("proces"))
            | Q(widocznosc=Widocznosc.DORADCY, proces__edycja__in=led.values("edycja"))
        )

    def current(self):
        return self.filter(wycofano_at=None)

    def threads(self):
        return self.filter(watek=None)

    def open(self):
        """Threads that somebody still has to answer, settle or accept."""
        return self.threads().current().filter(rozwiazano_at=None)


class Komentarz(models.Model):
    """A comment at a place of a document, or an answer in its thread (``watek``).

    The place is named by ``miejsce`` (a kind registered in ``rozmowy.miejsca``), its row and, if
    it is about one field, ``pole``. ``propozycja`` is a wording an advisor proposes for that
    field; the team accepts it with one click. Changed by ``rozmowy.services`` alone.
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="komentarze")
    miejsce = models.CharField("miejsce", max_length=30, editable=False)
    obiekt_pk = models.PositiveBigIntegerField("numer miejsca", editable=False)
    pole = models.CharField("pole", max_length=40, blank=True, editable=False)
    watek = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="odpowiedzi",
        null=True,
        blank=True,
        editable=False,
    )
    autor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="komentarze"
    )
    widocznosc = models.CharField(
        "kto widzi", max_length=10, choices=Widocznosc, default=Widocznosc.WSZYSCY
    )
    tresc = models.TextField("komentarz", blank=True)
    propozycja = models.TextField("proponowany tekst", blank=True)
    stan_propozycji = models.CharField(
        "stan propozycji", max_length=10, choices=StanPropozycji, blank=True, editable=False
    )
    rozstrzygnal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    wzmianki = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="wzmianki", verbose_name="do kogo"
    )
    rozwiazano_at = models.DateTimeField("załatwiono", null=True, editable=False)
    wycofano_at = models.DateTimeField("wycofano", null=True, editable=False)
    poprawiono_at = models.DateTimeField("poprawiono", null=True, editable=False)
    wersja = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("napisano", auto_now_add=True)

    objects = KomentarzQuerySet.as_manager()

    class Meta:
        verbose_name = "komentarz"
        verbose_name_plural = "komentarze"
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="komentarz_has_text",
                condition=~Q(tresc="") | ~Q(propozycja=""),
                violation_error_message="Napisz komentarz.",
            ),
            models.CheckConstraint(
                name="komentarz_propozycja_has_stan",
                condition=Q(propozycja="", stan_propozycji="")
                | (~Q(propozycja="") & ~Q(pole="") & Q(stan_propozycji__in=StanPropozycji.values)),
            ),
            models.CheckConstraint(
                name="komentarz_propozycja_for_team",
                condition=Q(propozycja="") | Q(widocznosc=Widocznosc.WSZYSCY, watek=None),
                violation_error_message="Propozycję przyjmuje zespół, więc musi ją widzieć.",
            ),
            models.CheckConstraint(
                name="komentarz_settled_proposal_has_person",
                condition=~Q(stan_propozycji__in=["przyjeta", "odrzucona"])
                | Q(rozstrzygnal__isnull=False),
            ),
            models.CheckConstraint(
                name="komentarz_answer_is_not_settled",
                condition=Q(watek=None) | Q(rozwiazano_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["proces", "miejsce", "obiekt_pk"], name="komentarz_miejsce"),
        ]

    def __str__(self):
        return f"Komentarz: {(self.tresc or self.propozycja)[:60]}"

    def get_absolute_url(self):
        path = reverse(
            "rozmowy:rozmowa_detail", args=[self.proces_id, self.miejsce, self.obiekt_pk]
        )
        return f"{path}#komentarz-{self.watek_id or self.pk}"

    @property
    def is_open(self):
        return self.rozwiazano_at is None and self.wycofano_at is None

    @property
    def is_withdrawn(self):
        return self.wycofano_at is not None

    @property
    def is_waiting(self):
        """A proposal that the team has neither accepted nor refused."""
        return self.is_open and self.stan_propozycji == StanPropozycji.CZEKA

    @property
    def is_for_advisors(self):
        return self.widocznosc == Widocznosc.DORADCY
