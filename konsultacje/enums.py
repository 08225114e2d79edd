from django.db import models


class StatusKonsultacji(models.TextChoices):
    SZKIC = "szkic", "szkic"
    OTWARTA = "otwarta", "otwarta"
    ZAMKNIETA = "zamknieta", "zamknięta"


class RodzajPytania(models.TextChoices):
    TEKST = "tekst", "odpowiedź własnymi słowami"
    SKALA = "skala", "skala od 1 do 5"
    WYBOR = "wybor", "wybór jednej odpowiedzi"
