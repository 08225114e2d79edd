from django.db import models


class Kierunek(models.TextChoices):
    """How ratings have changed from the first sheet to the repeated one."""

    WZROST = "wzrost", "wzrost"
    BEZ_ZMIAN = "bez_zmian", "bez zmian"
    SPADEK = "spadek", "spadek"
