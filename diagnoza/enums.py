from django.db import models


class BrakOceny(models.TextChoices):
    NIE_WIEM = "nie_wiem", "nie wiem"
    NIE_DOTYCZY = "nie_dotyczy", "nie dotyczy"


class Przeslanka(models.TextChoices):
    TRUDNOSCI = "trudnosci", "trudności"
    CHEC_ROZWOJU = "chec_rozwoju", "chęć rozwoju"
    KONIECZNOSC_ZMIANY = "koniecznosc_zmiany", "konieczność zmiany"


class StanDanych(models.TextChoices):
    DO_ZEBRANIA = "do_zebrania", "do zebrania"
    ZEBRANE = "zebrane", "zebrane"
    NIEDOSTEPNE = "niedostepne", "niedostępne"


class KategoriaPrzyczyny(models.TextChoices):
    """Bones of the fishbone diagram (K. Ishikawa), named for a Jst."""

    LUDZIE = "ludzie", "ludzie"
    PROCEDURY = "procedury", "procedury"
    ZASOBY = "zasoby", "zasoby"
    INFORMACJA = "informacja", "informacja"
    OTOCZENIE = "otoczenie", "otoczenie"
    KULTURA = "kultura", "kultura organizacji"


class Poziom(models.TextChoices):
    """Where the median of a group lies on the scale from 1 to 5."""

    MALA = "mala", "mała"
    SREDNIA = "srednia", "średnia"
    DUZA = "duza", "duża"


class Kierunek(models.TextChoices):
    """How ratings have changed from the first sheet to the repeated one."""

    WZROST = "wzrost", "wzrost"
    BEZ_ZMIAN = "bez_zmian", "bez zmian"
    SPADEK = "spadek", "spadek"
