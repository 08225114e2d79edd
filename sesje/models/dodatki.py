"""What belongs to a session: objections of the lider, tasks of named people, files, drafts."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from doradztwo.wiersz_pliku import WierszPliku
from edycje.models import CzlonekZespolu, Proces
from jst.models import Doradca
from sesje.models.sesja import Sesja


class UwagaSesjiQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(sesja__proces__in=Proces.objects.visible_to(user))

    def otwarte(self):
        return self.filter(odpowiedziano_at=None)


class UwagaSesji(models.Model):
    """The lider does not confirm and says why; the advisor answers or corrects the session."""

    sesja = models.ForeignKey(Sesja, on_delete=models.PROTECT, related_name="uwagi")
    tresc = models.TextField("uwaga")
    zglosil = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="zgłosił(a)",
    )
    created_at = models.DateTimeField("zgłoszono", auto_now_add=True)
    odpowiedz = models.TextField("odpowiedź", blank=True)
    odpowiedzial = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="odpowiedział(a)",
    )
    odpowiedziano_at = models.DateTimeField("odpowiedziano", null=True, editable=False)

    objects = UwagaSesjiQuerySet.as_manager()

    class Meta:
        verbose_name = "uwaga do sesji"
        verbose_name_plural = "uwagi do sesji"
        ordering = ["sesja", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sesja"],
                condition=Q(odpowiedziano_at=None),
                name="uwaga_sesji_one_open",
            ),
            models.CheckConstraint(name="uwaga_sesji_has_tresc", condition=~Q(tresc="")),
            models.CheckConstraint(
                name="uwaga_sesji_answered_has_person",
                condition=Q(odpowiedziano_at=None, odpowiedzial=None)
                | Q(odpowiedziano_at__isnull=False, odpowiedzial__isnull=False),
            ),
        ]

    def __str__(self):
        return self.tresc


class ZadanieOsobyQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(sesja__proces__in=Proces.objects.visible_to(user))

    def current(self):
        return self.filter(wycofano_at=None)

    def do_zrobienia(self):
        return self.current().filter(zrobione_at=None)

    def of_user(self, user):
        """Tasks of a person, whatever the role."""
        return self.filter(Q(czlonek__user=user) | Q(doradca__user=user))


class ZadanieOsoby(models.Model):
    """A next step agreed in a session: what one named person does, and by when."""

    sesja = models.ForeignKey(Sesja, on_delete=models.PROTECT, related_name="zadania")
    tresc = models.CharField("co zrobić", max_length=300)
    czlonek = models.ForeignKey(
        CzlonekZespolu,
        on_delete=models.PROTECT,
        null=True,
        related_name="zadania",
        verbose_name="osoba z zespołu",
    )
    doradca = models.ForeignKey(
        Doradca, on_delete=models.PROTECT, null=True, related_name="zadania"
    )
    termin = models.DateField("do kiedy")
    zrobione_at = models.DateTimeField("zrobiono", null=True, editable=False)
    zrobil = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    wycofano_at = models.DateTimeField("wycofano", null=True, editable=False)

    objects = ZadanieOsobyQuerySet.as_manager()

    class Meta:
        verbose_name = "zadanie osoby"
        verbose_name_plural = "zadania osób"
        ordering = ["termin", "pk"]
        constraints = [
            models.CheckConstraint(
                name="zadanie_osoby_one_person",
                condition=Q(czlonek__isnull=False, doradca__isnull=True)
                | Q(czlonek__isnull=True, doradca__isnull=False),
            ),
            models.CheckConstraint(name="zadanie_osoby_has_tresc", condition=~Q(tresc="")),
            models.CheckConstraint(
                name="zadanie_osoby_done_has_person",
                condition=Q(zrobione_at=None, zrobil=None)
                | Q(zrobione_at__isnull=False, zrobil__isnull=False),
            ),
        ]

    def __str__(self):
        return self.tresc

    @property
    def osoba(self):
        """Needs ``czlonek`` or ``doradca__user`` loaded."""
        return self.czlonek or self.doradca.user

    @property
    def osoba_user_id(self):
        return self.czlonek.user_id if self.czlonek_id else self.doradca.user_id

    @property
    def klucz_osoby(self):
        """As the form names the person: „c12” of the team, „d3” an advisor."""
        return f"c{self.czlonek_id}" if self.czlonek_id else f"d{self.doradca_id}"

    @property
    def is_done(self):
        return self.zrobione_at is not None

    def stan(self, dzis):
        """State of the label and its word."""
        if self.is_done:
            return "gotowe", "zrobione"
        return ("pilne", "po terminie") if self.termin < dzis else ("toku", "do zrobienia")


class PlikSesjiQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(sesja__proces__in=Proces.objects.visible_to(user), wycofano_at=None)


class PlikSesji(WierszPliku):
    """A file added to a session."""

    sesja = models.ForeignKey(Sesja, on_delete=models.PROTECT, related_name="pliki")
    dodal = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="dodał(a)",
    )

    objects = PlikSesjiQuerySet.as_manager()

    class Meta:
        verbose_name = "plik sesji"
        verbose_name_plural = "pliki sesji"
        ordering = ["sesja", "pk"]


class SzkicSesjiQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A draft is nobody's business but its author's."""
        return self.filter(doradca__user=user)


class SzkicSesji(models.Model):
    """What an advisor has typed and not saved yet; counts nowhere. One per Proces, one without.

    ``pola`` are the fields of the form as they were sent, names and lists of values.
    """

    doradca = models.ForeignKey(Doradca, on_delete=models.CASCADE, related_name="szkice_sesji")
    proces = models.ForeignKey(
        Proces, on_delete=models.CASCADE, null=True, related_name="szkice_sesji"
    )
    pola = models.JSONField("pola formularza", default=dict)
    updated_at = models.DateTimeField("zmieniono", auto_now=True)

    objects = SzkicSesjiQuerySet.as_manager()

    class Meta:
        verbose_name = "szkic sesji"
        verbose_name_plural = "szkice sesji"
        ordering = ["-updated_at"]
        constraints = [
            models.UniqueConstraint(fields=["doradca", "proces"], name="szkic_sesji_unique"),
            models.UniqueConstraint(
                fields=["doradca"], condition=Q(proces=None), name="szkic_sesji_one_without_proces"
            ),
        ]

    def __str__(self):
        return f"{self.doradca}, szkic z {self.updated_at:%d.%m.%Y}"
