"""The outbox. ``status`` changes only in ``powiadomienia.services``."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from powiadomienia.enums import STANY, StatusWiadomosci, Tryb
from powiadomienia.rodzaje import get_rodzaj, is_registered, nazwa_rodzaju


class WiadomoscQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for an admin; for a coordinator those about the own editions and their Procesy."""
        if not user.is_active:
            return self.none()
        if user.is_superuser:
            return self
        # By label: the apps above are unknown here.
        role = apps.get_model("edycje", "RolaEdycji").objects
        edycje = role.filter(user=user, rola="koordynator").order_by().values("edycja")
        procesy = apps.get_model("edycje", "Proces").objects.filter(edycja__in=edycje).order_by()
        return self.filter(Q(proces_pk__in=procesy.values("pk")) | Q(edycja_pk__in=edycje))

    def for_recipient(self, text):
        """Whose address or any part of the name contains each of the words."""
        found = self
        for word in text.split():
            found = found.filter(
                Q(email__icontains=word)
                | Q(odbiorca__imie__icontains=word)
                | Q(odbiorca__nazwisko__icontains=word)
            )
        return found

    def leasable(self, now):
        """Not being sent: never taken, or taken by a worker that has since died."""
        return self.filter(Q(lease_until=None) | Q(lease_until__lt=now))

    def waiting(self):
        """Not sent yet, and not part of a digest that will carry it."""
        return self.filter(status=StatusWiadomosci.OCZEKUJE, zbior=None)

    def due(self, now):
        return self.waiting().filter(wyslij_po__lte=now).leasable(now)


class Wiadomosc(models.Model):
    """One e-mail of the system, written in the transaction of the fact it tells about.

    Its text is made when it is sent, from ``dane``; what was sent stays in ``temat`` and
    ``tresc``. ``tajne`` (links with tokens) is wiped once sent. A digest is a row too: its parts
    point to it by ``zbior``, keep their own state, and are sent by nothing else. A mail sent once
    more is a new row that points to the old one by ``ponawia``.
    """

    rodzaj = models.CharField("rodzaj", max_length=60)
    odbiorca = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="wiadomosci",
        verbose_name="odbiorca",
    )
    email = models.EmailField("adres e-mail")
    przedmiot = models.CharField("przedmiot", max_length=100)
    okres = models.CharField("okres", max_length=40, blank=True)
    proces_pk = models.PositiveBigIntegerField("numer procesu", null=True, db_index=True)
    edycja_pk = models.PositiveBigIntegerField("numer edycji", null=True, db_index=True)
    tryb = models.CharField(
        "sposób", max_length=12, choices=Tryb, default=Tryb.OD_RAZU, editable=False
    )
    zbior = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="czesci",
        verbose_name="zbiór, w którym wyszła",
    )
    ponawia = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="ponowienie",
        verbose_name="wysłana ponownie zamiast",
    )
    dane = models.JSONField("dane", default=dict, blank=True)
    tajne = models.JSONField("dane tajne", default=dict, blank=True, editable=False)
    temat = models.CharField("temat", max_length=250, blank=True)
    tresc = models.TextField("treść", blank=True)
    status = models.CharField(
        "stan",
        max_length=12,
        choices=StatusWiadomosci,
        default=StatusWiadomosci.OCZEKUJE,
        editable=False,
    )
    proby = models.PositiveSmallIntegerField("próby", default=0, editable=False)
    wyslij_po = models.DateTimeField("wysłać po", editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    wyslano_at = models.DateTimeField("wysłano", null=True, editable=False)
    odpowiedz_serwera = models.TextField("odpowiedź serwera", blank=True, editable=False)
    message_id = models.CharField("Message-ID", max_length=150, unique=True, editable=False)
    created_at = models.DateTimeField("utworzono", auto_now_add=True)

    # Name of the JST or of the edition, set for the list (``queries.dopisz_czego_dotycza``).
    dotyczy: str = ""

    objects = WiadomoscQuerySet.as_manager()

    class Meta:
        verbose_name = "wiadomość"
        verbose_name_plural = "wiadomości"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rodzaj", "email", "przedmiot", "okres"],
                condition=Q(ponawia=None),
                name="wiadomosc_klucz_unique",
            ),
            models.CheckConstraint(name="wiadomosc_tryb_valid", condition=Q(tryb__in=Tryb.values)),
            models.CheckConstraint(
                name="wiadomosc_sent_iff_dated",
                condition=Q(status=StatusWiadomosci.WYSLANA, wyslano_at__isnull=False)
                | (~Q(status=StatusWiadomosci.WYSLANA) & Q(wyslano_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["wyslij_po"],
                condition=Q(status=StatusWiadomosci.OCZEKUJE),
                name="wiadomosc_due",
            ),
            models.Index(
                fields=["odbiorca"],
                condition=Q(status=StatusWiadomosci.OCZEKUJE),
                name="wiadomosc_waiting",
            ),
        ]

    def __str__(self):
        return f"{self.temat or self.rodzaj} → {self.email}"

    def get_absolute_url(self):
        return reverse("powiadomienia:wiadomosc_detail", args=[self.pk])

    @property
    def nazwa_rodzaju(self):
        return nazwa_rodzaju(self.rodzaj)

    @property
    def is_tajna(self):
        """Holds a link for one use, also where its text was kept."""
        return is_registered(self.rodzaj) and get_rodzaj(self.rodzaj).tajna

    @property
    def stan(self):
        """Name of the state in the visual system."""
        return STANY[self.status]

    @property
    def is_waiting(self):
        return self.status == StatusWiadomosci.OCZEKUJE

    @property
    def can_be_retried(self):
        return self.status == StatusWiadomosci.NIEUDANA

    @property
    def can_be_cancelled(self):
        return self.status in (StatusWiadomosci.OCZEKUJE, StatusWiadomosci.NIEUDANA)
