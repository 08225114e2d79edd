from django.db import models


class StatusHdr(models.TextChoices):
    SZKIC = "szkic", "szkic"
    W_OPINII = "w_opinii", "czeka na opinie"
    DO_AKCEPTACJI = "do_akceptacji", "czeka na akceptację"
    PRZYJETY = "przyjety", "przyjęty"


class Ocena(models.TextChoices):
    POZYTYWNA = "pozytywna", "pozytywna"
    Z_UWAGAMI = "z_uwagami", "pozytywna z uwagami"
    DO_POPRAWY = "do_poprawy", "do poprawy"


class Decyzja(models.TextChoices):
    PRZYJETY = "przyjety", "przyjęty"
    ZWROCONY = "zwrocony", "zwrócony do poprawy"


class StanDzialania(models.TextChoices):
    NIEROZPOCZETE = "nierozpoczete", "nierozpoczęte"
    W_TOKU = "w_toku", "w toku"
    ZAKONCZONE = "zakonczone", "zakończone"
    ZANIECHANE = "zaniechane", "zaniechane"


class FormaPodsumowania(models.TextChoices):
    DOBRA_PRAKTYKA = "dobra_praktyka", "opis dobrej praktyki"
    STUDIUM_REFLEKSJI = "studium_refleksji", "studium refleksji (ORID)"
    MINIREPORTAZ = "minireportaz", "minireportaż z wywiadem"


class StatusPodsumowania(models.TextChoices):
    SZKIC = "szkic", "szkic"
    ZLOZONE = "zlozone", "czeka na przyjęcie"
    ZWROCONE = "zwrocone", "zwrócone do poprawy"
    PRZYJETE = "przyjete", "przyjęte"
