import uuid

from django.db import models

from edycje.models import Proces
from konsultacje.models.konsultacja import Konsultacja


class LinkQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(konsultacja__proces__in=Proces.objects.visible_to(user))


class LinkKonsultacji(models.Model):
    """A personal link: one answer. Only the hash of its token is kept.

    ``wykorzystany`` tells that an answer came, never when nor which: nothing leads from here to an
    ``OdpowiedzKonsultacji``. ``email`` is erased when the consultation closes.
    """

    konsultacja = models.ForeignKey(Konsultacja, on_delete=models.PROTECT, related_name="linki")
    grupa = models.CharField("grupa odbiorców", max_length=60)
    email = models.EmailField("adres e-mail", blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    wykorzystany = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField("zaproszono", auto_now_add=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = "link konsultacji"
        verbose_name_plural = "linki konsultacji"
        ordering = ["konsultacja_id", "grupa", "email", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["konsultacja", "email"],
                condition=~models.Q(email=""),
                name="link_konsultacji_one_per_address",
            ),
        ]

    def __str__(self):
        return f"Link {self.pk}"


class OdpowiedzKonsultacji(models.Model):
    """What one person answered: kept without time, address and number, so without an order.

    ``wartosci``: pk of a question as text → whole number of a scale, or text. Written once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    konsultacja = models.ForeignKey(
        Konsultacja, on_delete=models.PROTECT, related_name="odpowiedzi"
    )
    grupa = models.CharField("grupa odbiorców", max_length=60, blank=True)
    z_otwartego = models.BooleanField("z otwartego odnośnika", default=False)
    podpis = models.CharField("podpis", max_length=150, blank=True)
    wartosci = models.JSONField("odpowiedzi", default=dict)

    class Meta:
        verbose_name = "odpowiedź w konsultacji"
        verbose_name_plural = "odpowiedzi w konsultacjach"
        # Random like the key itself: never the order in which they came.
        ordering = ["konsultacja_id", "id"]

    def __str__(self):
        return "Odpowiedź w konsultacji"
