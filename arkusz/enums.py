from django.db import models


class BrakOceny(models.TextChoices):
    NIE_WIEM = "nie_wiem", "nie wiem"
    NIE_DOTYCZY = "nie_dotyczy", "nie dotyczy"
