from django.db import models


class RodzajNarzedzia(models.TextChoices):
    ZARZADCZE = "zarzadcze", "zarządcze"
    PRO = "pro", "PRO (personalny rozwój organizacji)"


class StatusWersjiArkusza(models.TextChoices):
    SZKIC = "szkic", "szkic"
    OPUBLIKOWANA = "opublikowana", "opublikowana"
    WYCOFANA = "wycofana", "wycofana"
