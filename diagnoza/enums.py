from django.db import models


class KategoriaPrzyczyny(models.TextChoices):
    """Bones of the fishbone diagram (K. Ishikawa), named for a Jst."""

    LUDZIE = "ludzie", "ludzie"
    PROCEDURY = "procedury", "procedury"
    ZASOBY = "zasoby", "zasoby"
    INFORMACJA = "informacja", "informacja"
    OTOCZENIE = "otoczenie", "otoczenie"
    KULTURA = "kultura", "kultura organizacji"
