from django.db import models


class StatusHdr(models.TextChoices):
    SZKIC = "szkic", "szkic"
    W_OPINII = "w_opinii", "czeka na opinie"
    DO_AKCEPTACJI = "do_akceptacji", "czeka na akceptację"
    PRZYJETY = "przyjety", "przyjęty"


class StanDzialania(models.TextChoices):
    NIEROZPOCZETE = "nierozpoczete", "nierozpoczęte"
    W_TOKU = "w_toku", "w toku"
    ZAKONCZONE = "zakonczone", "zakończone"
    ZANIECHANE = "zaniechane", "zaniechane"


class ZrodloFinansowania(models.TextChoices):
    WLASNE = "wlasne", "własny budżet"
    UE = "ue", "środki UE"
    RZADOWE = "rzadowe", "program rządowy"
    INNE = "inne", "inne"


class FormaPodsumowania(models.TextChoices):
    DOBRA_PRAKTYKA = "dobra_praktyka", "opis dobrej praktyki"
    STUDIUM_REFLEKSJI = "studium_refleksji", "studium refleksji (ORID)"
    MINIREPORTAZ = "minireportaz", "minireportaż z wywiadem"


class PrawoPartnera(models.TextChoices):
    CZYTA = "czyta", "czyta"
    PISZE = "pisze", "czyta i pisze"
