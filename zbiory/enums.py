from django.db import models


class StanDanych(models.TextChoices):
    DO_ZEBRANIA = "do_zebrania", "do zebrania"
    ZEBRANE = "zebrane", "zebrane"
    NIEDOSTEPNE = "niedostepne", "niedostępne"
