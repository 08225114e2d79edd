from django.db import models


class Puls(models.Model):
    """The last sign of life of a background process, read by ``/zdrowie/``."""

    nazwa = models.CharField("nazwa", max_length=40, unique=True)
    widziano_at = models.DateTimeField("widziano")

    class Meta:
        verbose_name = "puls"
        verbose_name_plural = "pulsy"

    def __str__(self):
        return self.nazwa
