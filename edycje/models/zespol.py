from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from edycje.enums import Funkcja
from edycje.models.proces import Proces
from konta.models import Zaproszenie


class CzlonekZespoluQuerySet(models.QuerySet):
    def active(self):
        return self.filter(odszedl_at=None)

    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))


class CzlonekZespolu(models.Model):
    """One of the people a Jst delegates. The decydent may have no account (``user`` is empty).

    Who leaves stays in history with ``odszedl_at``. Changed by ``edycje.services.zespol`` alone.
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="czlonkowie")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="czlonkostwa",
        null=True,
        blank=True,
        verbose_name="konto",
    )
    zaproszenie = models.OneToOneField(
        Zaproszenie, on_delete=models.PROTECT, related_name="czlonek", null=True, editable=False
    )
    imie = models.CharField("imię", max_length=80)
    nazwisko = models.CharField("nazwisko", max_length=120)
    email = models.EmailField("adres e-mail", blank=True)
    telefon = models.CharField("telefon", max_length=30, blank=True)
    funkcja = models.CharField("funkcja", max_length=20, choices=Funkcja)
    stanowisko = models.CharField("stanowisko", max_length=150, blank=True)
    is_lider = models.BooleanField("lider zespołu", default=False)
    is_decydent = models.BooleanField("decydent (kieruje JST)", default=False)
    wypelnia_arkusz = models.BooleanField(
        "pracuje w zespole i wypełnia arkusz",
        default=True,
        help_text="Decydent, który tylko akceptuje HDR, nie wypełnia arkusza "
        "i nie liczy się do wielkości zespołu.",
    )
    dolaczyl_at = models.DateTimeField("w zespole od", auto_now_add=True)
    odszedl_at = models.DateTimeField("w zespole do", null=True, editable=False)
    powod_odejscia = models.TextField("powód odejścia", blank=True)

    objects = CzlonekZespoluQuerySet.as_manager()

    class Meta:
        verbose_name = "członek zespołu"
        verbose_name_plural = "członkowie zespołów"
        ordering = ["proces", "-is_lider", "is_decydent", "nazwisko", "imie", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proces"],
                condition=Q(is_lider=True, odszedl_at=None),
                name="czlonek_zespolu_one_lider",
            ),
            models.UniqueConstraint(
                fields=["proces"],
                condition=Q(is_decydent=True, odszedl_at=None),
                name="czlonek_zespolu_one_decydent",
            ),
            models.UniqueConstraint(
                "proces",
                Lower("email"),
                condition=Q(odszedl_at=None) & ~Q(email=""),
                name="czlonek_zespolu_email_unique",
                violation_error_message="Osoba z tym adresem już jest w zespole.",
            ),
            models.UniqueConstraint(
                fields=["proces", "user"],
                condition=Q(odszedl_at=None, user__isnull=False),
                name="czlonek_zespolu_user_unique",
            ),
            models.CheckConstraint(
                name="czlonek_zespolu_email_unless_decydent",
                condition=Q(is_decydent=True) | ~Q(email=""),
                violation_error_message="Bez adresu e-mail może być tylko decydent.",
            ),
            models.CheckConstraint(
                name="czlonek_zespolu_lider_has_account",
                condition=Q(is_lider=False) | Q(user__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.imie} {self.nazwisko}".strip()

    @property
    def rola_opis(self):
        """ "lider, naczelnik Wydziału Oświaty" — as shown beside the name."""
        parts = [
            name
            for flag, name in ((self.is_lider, "lider"), (self.is_decydent, "decydent"))
            if flag
        ]
        return ", ".join([*parts, self.stanowisko or self.get_funkcja_display()])
