from django.db import models


class StatusPodsumowania(models.TextChoices):
    SZKIC = "szkic", "szkic"
    ZLOZONE = "zlozone", "czeka na przyjęcie"
    ZWROCONE = "zwrocone", "zwrócone do poprawy"
    PRZYJETE = "przyjete", "przyjęte"
