from django.db import models


class RodzajZdarzenia(models.TextChoices):
    """What a calendar shows, in the order of one day."""

    SPOTKANIE = "spotkanie", "spotkanie"
    KROK = "krok", "termin kroku"
    PROSBA = "prosba", "prośba o dokument"
    ZADANIE = "zadanie", "zadanie"
    PRZYPOMNIENIE = "przypomnienie", "przypomnienie"


class Widok(models.TextChoices):
    MIESIAC = "miesiac", "miesiąc"
    TYDZIEN = "tydzien", "tydzień"
