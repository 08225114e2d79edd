from django.db import models


class RodzajLiczb(models.TextChoices):
    """What the numbers by year of birth count; it says from when migration is added."""

    URODZENIA = "urodzenia", "urodzenia w danym roku (dane GUS albo USC)"
    MIESZKANCY = "mieszkancy", "dzieci, które dziś mieszkają, według roku urodzenia (PESEL)"


class Szczebel(models.TextChoices):
    PODSTAWOWA = "podstawowa", "szkoła podstawowa"
    PONADPODSTAWOWA = "ponadpodstawowa", "szkoła ponadpodstawowa"
