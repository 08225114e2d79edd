from django.db import models

from edycje.enums import RodzajKroku


class StatusSpotkania(models.TextChoices):
    ZAPLANOWANE = "zaplanowane", "zaplanowane"
    ODBYTE = "odbyte", "odbyte"
    ODWOLANE = "odwolane", "odwołane"


class FormaSpotkania(models.TextChoices):
    STACJONARNIE = "stacjonarnie", "stacjonarnie"
    ZDALNIE = "zdalnie", "zdalnie"


# Steps that a meeting in the Jst fulfils, and those that a meeting of the whole edition does.
KROKI_W_JST = (RodzajKroku.SPOTKANIE_W_JST,)
KROKI_EDYCJI = (
    RodzajKroku.SPOTKANIE_INICJUJACE,
    RodzajKroku.SZKOLENIA,
    RodzajKroku.SPOTKANIE_PODSUMOWUJACE,
)
