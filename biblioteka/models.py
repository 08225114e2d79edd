"""What the public sees of an HDR, and what became of it months later."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from biblioteka.enums import Kontynuacja, StanPublikacji
from edycje.models import Proces
from obieg.models import WersjaHdr


class PublikacjaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))

    def public(self):
        return self.filter(stan=StanPublikacji.OPUBLIKOWANA)

    def with_opis(self):
        return self.select_related(
            "proces__jst", "proces__edycja", "proces__obszar", "proces__drugi_obszar"
        )


class Publikacja(models.Model):
    """An accepted HDR shown to everybody, without personal data.

    The Jst consents, the coordinator decides, either side takes it back at any time. ``tresc`` is
    frozen at the decision: functions instead of names. Changed by ``biblioteka.services`` alone.
    """

    proces = models.OneToOneField(Proces, on_delete=models.PROTECT, related_name="publikacja")
    wersja_hdr = models.ForeignKey(
        WersjaHdr, on_delete=models.PROTECT, related_name="publikacje", verbose_name="wersja HDR"
    )
    stan = models.CharField(
        "stan", max_length=15, choices=StanPublikacji, default=StanPublikacji.ZGODA, editable=False
    )
    zgodzil = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="zgodę dał(a)",
    )
    zgoda_at = models.DateTimeField("zgoda z dnia", default=timezone.now)
    zdecydowal = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    zdecydowano_at = models.DateTimeField("zdecydowano", null=True, editable=False)
    wycofano_at = models.DateTimeField("wycofano", null=True, editable=False)
    powod = models.TextField("powód odmowy albo wycofania", blank=True)
    tresc = models.JSONField("treść publiczna", default=dict, editable=False)
    szukaj = models.TextField(default="", editable=False)

    objects = PublikacjaQuerySet.as_manager()

    class Meta:
        verbose_name = "publikacja HDR"
        verbose_name_plural = "publikacje HDR"
        ordering = ["-zdecydowano_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="publikacja_public_is_decided",
                condition=~Q(stan=StanPublikacji.OPUBLIKOWANA)
                | Q(zdecydowal__isnull=False, zdecydowano_at__isnull=False, wycofano_at=None),
            ),
            models.CheckConstraint(
                name="publikacja_refused_has_powod",
                condition=~Q(stan__in=[StanPublikacji.ODMOWA, StanPublikacji.WYCOFANA])
                | ~Q(powod=""),
            ),
            models.CheckConstraint(
                name="publikacja_withdrawn_iff_dated",
                condition=Q(stan=StanPublikacji.WYCOFANA, wycofano_at__isnull=False)
                | (~Q(stan=StanPublikacji.WYCOFANA) & Q(wycofano_at=None)),
            ),
        ]

    def __str__(self):
        return f"Publikacja: {self.proces}"

    def get_absolute_url(self):
        return reverse("biblioteka:publikacja_read", args=[self.pk])

    @property
    def is_public(self):
        return self.stan == StanPublikacji.OPUBLIKOWANA

    @property
    def is_waiting(self):
        return self.stan == StanPublikacji.ZGODA

    @property
    def stan_klasy(self):
        """State of the visual system."""
        return {
            StanPublikacji.ZGODA: "czeka",
            StanPublikacji.OPUBLIKOWANA: "gotowe",
            StanPublikacji.ODMOWA: "pauza",
            StanPublikacji.WYCOFANA: "pauza",
        }[self.stan]


class AnkietaQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))

    def answered(self):
        return self.filter(wypelniono_at__isnull=False)


class Ankieta(models.Model):
    """The follow-up of one Proces, 6 or 12 months after its edition: a short form behind a link.

    Its answers stand beside the published HDR if the Jst lets them (``publicznie``).
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="ankiety")
    po_miesiacach = models.PositiveSmallIntegerField("ile miesięcy po edycji")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    wazna_do = models.DateField("można odpowiedzieć do")
    kontynuacja = models.CharField(
        "czy działania trwają", max_length=10, choices=Kontynuacja, blank=True
    )
    co_dziala = models.TextField("co się utrzymało", blank=True)
    co_dalej = models.TextField("co się zmieniło i co dalej", blank=True)
    publicznie = models.BooleanField("można pokazać obok HDR", default=False)
    wypelniono_at = models.DateTimeField("wypełniono", null=True, editable=False)
    created_at = models.DateTimeField("wysłano", auto_now_add=True)

    objects = AnkietaQuerySet.as_manager()

    class Meta:
        verbose_name = "ankieta po edycji"
        verbose_name_plural = "ankiety po edycji"
        ordering = ["proces", "po_miesiacach"]
        constraints = [
            models.UniqueConstraint(fields=["proces", "po_miesiacach"], name="ankieta_unique"),
            models.CheckConstraint(
                name="ankieta_answered_is_complete",
                condition=Q(wypelniono_at=None) | Q(kontynuacja__in=Kontynuacja.values),
            ),
        ]

    def __str__(self):
        return f"{self.proces}, {self.po_miesiacach} miesięcy po edycji"

    @property
    def is_open(self):
        return self.wypelniono_at is None and self.wazna_do >= timezone.localdate()
