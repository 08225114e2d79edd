from django.db import models


class StatusSpotkania(models.TextChoices):
    ZAPLANOWANE = "zaplanowane", "zaplanowane"
    ODBYTE = "odbyte", "odbyte"
    ODWOLANE = "odwolane", "odwołane"


class FormaSpotkania(models.TextChoices):
    STACJONARNIE = "stacjonarnie", "stacjonarnie"
    ZDALNIE = "zdalnie", "zdalnie"
