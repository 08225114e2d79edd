from django.db import models


class FormaSesji(models.TextChoices):
    ZDALNIE = "zdalnie", "zdalnie"
    TELEFON = "telefon", "telefon"
    NA_MIEJSCU = "na_miejscu", "na miejscu"
    PRACA_NAD_DOKUMENTEM = "praca_nad_dokumentem", "praca nad dokumentem"


# On-site meetings are logged as their own kind and do not count (produkt.md, section 4).
FORMY_LICZONE = (FormaSesji.ZDALNIE, FormaSesji.TELEFON, FormaSesji.PRACA_NAD_DOKUMENTEM)


class StatusMiesiaca(models.TextChoices):
    OTWARTY = "otwarty", "otwarty"
    ZAMKNIETY = "zamkniety", "zamknięty przez doradcę"
    PRZYJETY = "przyjety", "przyjęty"


class PowodBrakuWsparcia(models.TextChoices):
    URLOP = "urlop", "urlop"
    ZMIANA_WLADZ = "zmiana_wladz", "zmiana władz JST"
    BRAK_ODPOWIEDZI = "brak_odpowiedzi", "JST nie odpowiada"
    NA_PROSBE_JST = "na_prosbe_jst", "na prośbę JST"
    INNY = "inny", "inny"
