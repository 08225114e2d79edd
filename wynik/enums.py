from django.db import models


class Przeslanka(models.TextChoices):
    TRUDNOSCI = "trudnosci", "trudności"
    CHEC_ROZWOJU = "chec_rozwoju", "chęć rozwoju"
    KONIECZNOSC_ZMIANY = "koniecznosc_zmiany", "konieczność zmiany"


class Poziom(models.TextChoices):
    """Where the median of a group lies on the scale from 1 to 5."""

    MALA = "mala", "mała"
    SREDNIA = "srednia", "średnia"
    DUZA = "duza", "duża"
