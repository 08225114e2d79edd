from django.db import models


class RodzajDokumentu(models.TextChoices):
    HDR = "hdr", "HDR"
    RAPORT_KONCOWY = "raport_koncowy", "raport końcowy procesu"


class StatusDokumentu(models.TextChoices):
    OCZEKUJE = "oczekuje", "czeka na przygotowanie"
    W_TOKU = "w_toku", "w przygotowaniu"
    GOTOWY = "gotowy", "gotowy"
    NIEUDANY = "nieudany", "nieudany"
