"""People who sign in, their invitations, and the append-only trail of what they did.

``Slad`` rows are written only by ``konta.services.slad``; a database trigger refuses to change
or delete them.
"""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone


class UserManager(BaseUserManager):
    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        fields |= {"is_staff": True, "is_superuser": True, "is_active": True}
        return self.create_user(email, password, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Invited people exist before they accept, as inactive users without a password."""

    email = models.EmailField(
        "adres e-mail",
        max_length=254,
        unique=True,
        error_messages={"unique": "Konto z tym adresem e-mail już istnieje."},
    )
    imie = models.CharField("imię", max_length=80)
    nazwisko = models.CharField("nazwisko", max_length=120)
    telefon = models.CharField("telefon", max_length=30, blank=True)
    is_active = models.BooleanField("aktywne konto", default=True)
    is_staff = models.BooleanField("dostęp do panelu administracyjnego", default=False)
    date_joined = models.DateTimeField("konto od", default=timezone.now, editable=False)
    last_seen_at = models.DateTimeField("ostatnia aktywność", null=True, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["imie", "nazwisko"]

    class Meta:
        verbose_name = "osoba"
        verbose_name_plural = "osoby"
        ordering = ["nazwisko", "imie", "pk"]
        constraints = [
            models.CheckConstraint(name="user_email_lower", condition=Q(email=Lower("email"))),
        ]

    def __str__(self):
        return self.get_full_name()

    def get_full_name(self):
        return f"{self.imie} {self.nazwisko}".strip() or self.email

    def get_short_name(self):
        return self.imie or self.email


class ZaproszenieQuerySet(models.QuerySet):
    def pending(self):
        """Sent, neither accepted nor revoked; may already be past ``wazne_do``."""
        return self.filter(przyjete_at=None, odwolane_at=None)


class Zaproszenie(models.Model):
    """An invitation: a personal link that makes an account or adds a role to an existing one.

    The role itself (a row of another app) points to ``user`` from the start. Only the hash of
    the token is kept. Changed by ``konta.services.zaproszenia`` alone.
    """

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="zaproszenia", verbose_name="osoba"
    )
    opis_roli = models.CharField("rola", max_length=200)
    cel_url = models.CharField("strona po przyjęciu", max_length=200)
    edycja_pk = models.PositiveBigIntegerField(
        "numer edycji", null=True, editable=False, db_index=True
    )
    proces_pk = models.PositiveBigIntegerField(
        "numer procesu", null=True, editable=False, db_index=True
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    wystawil = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="wystawione_zaproszenia",
        verbose_name="wystawił(a)",
    )
    created_at = models.DateTimeField("wystawiono", auto_now_add=True)
    wazne_do = models.DateTimeField("ważne do")
    przyjete_at = models.DateTimeField("przyjęto", null=True, editable=False)
    odwolane_at = models.DateTimeField("odwołano", null=True, editable=False)

    objects = ZaproszenieQuerySet.as_manager()

    class Meta:
        verbose_name = "zaproszenie"
        verbose_name_plural = "zaproszenia"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="zaproszenie_accepted_or_revoked",
                condition=Q(przyjete_at=None) | Q(odwolane_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.user.email}: {self.opis_roli}"

    @property
    def is_expired(self):
        return self.wazne_do < timezone.now()

    @property
    def is_open(self):
        return self.przyjete_at is None and self.odwolane_at is None and not self.is_expired


class Slad(models.Model):
    """One line of the audit trail: who, when, which object, from what to what, from where."""

    created_at = models.DateTimeField("kiedy", auto_now_add=True, db_index=True)
    kto = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="slady", verbose_name="kto"
    )
    obiekt_rodzaj = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, related_name="+", verbose_name="rodzaj obiektu"
    )
    obiekt_pk = models.PositiveBigIntegerField("numer obiektu")
    obiekt_opis = models.CharField("obiekt", max_length=300)
    proces_pk = models.PositiveBigIntegerField("numer procesu", null=True, db_index=True)
    zdarzenie = models.CharField("zdarzenie", max_length=200)
    z = models.TextField("z", blank=True)
    na = models.TextField("na", blank=True)
    powod = models.TextField("powód", blank=True)
    adres_ip = models.GenericIPAddressField("adres", null=True)

    class Meta:
        verbose_name = "ślad"
        verbose_name_plural = "ślady"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["obiekt_rodzaj", "obiekt_pk"], name="slad_obiekt"),
            models.Index(fields=["proces_pk", "-created_at"], name="slad_proces"),
        ]

    def __str__(self):
        return f"{self.zdarzenie}: {self.obiekt_opis}"


class KluczFormularza(models.Model):
    """A form that was already sent: the same key sent again leads to the first result.

    Written by ``doradztwo.middleware`` in the transaction of the request itself.
    """

    klucz = models.UUIDField(unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    adres_wyniku = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "klucz formularza"
        verbose_name_plural = "klucze formularzy"

    def __str__(self):
        return str(self.klucz)
