from django.conf import settings
from django.db import models
from django.db.models import Q

from edycje.models import Proces
from obszary.models import Obszar
from wynik.enums import Przeslanka


class WyborObszaruQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(proces__in=Proces.objects.visible_to(user))

    def current(self):
        return self.filter(zmieniono_at=None)


class WyborObszaru(models.Model):
    """The area a team works on, and why. A change makes a new row; the old one stays.

    ``miejsce`` 2 is the second area, where the edition allows two.
    """

    proces = models.ForeignKey(Proces, on_delete=models.PROTECT, related_name="wybory_obszaru")
    obszar = models.ForeignKey(Obszar, on_delete=models.PROTECT, related_name="wybory")
    miejsce = models.PositiveSmallIntegerField("który obszar", default=1, editable=False)
    przeslanka = models.CharField("przesłanka", max_length=20, choices=Przeslanka)
    uzasadnienie = models.TextField("dlaczego ten obszar")
    powod_odstepstwa = models.TextField("dlaczego nie obszar oceniony najniżej", blank=True)
    wybral = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="zapisał(a)",
    )
    wybrano_at = models.DateTimeField("wybrano", auto_now_add=True)
    zmieniono_at = models.DateTimeField("zmieniono", null=True, editable=False)
    powod_zmiany = models.TextField("powód zmiany", blank=True)

    objects = WyborObszaruQuerySet.as_manager()

    class Meta:
        verbose_name = "wybór obszaru"
        verbose_name_plural = "wybory obszarów"
        ordering = ["proces_id", "miejsce", "-wybrano_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["proces", "miejsce"],
                condition=Q(zmieniono_at=None),
                name="wybor_obszaru_one_current",
            ),
            models.UniqueConstraint(
                fields=["proces", "obszar"],
                condition=Q(zmieniono_at=None),
                name="wybor_obszaru_obszar_once",
            ),
            models.CheckConstraint(
                name="wybor_obszaru_first_or_second", condition=Q(miejsce__in=[1, 2])
            ),
            models.CheckConstraint(
                name="wybor_obszaru_has_uzasadnienie", condition=~Q(uzasadnienie="")
            ),
            models.CheckConstraint(
                name="wybor_obszaru_przeslanka_valid",
                condition=Q(przeslanka__in=Przeslanka.values),
            ),
        ]

    def __str__(self):
        return f"{self.proces}: {self.obszar}"
