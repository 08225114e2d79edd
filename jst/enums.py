from django.db import models


class RodzajJst(models.TextChoices):
    GMINA_MIEJSKA = "gmina_miejska", "gmina miejska"
    GMINA_WIEJSKA = "gmina_wiejska", "gmina wiejska"
    GMINA_MIEJSKO_WIEJSKA = "gmina_miejsko_wiejska", "gmina miejsko-wiejska"
    MIASTO_NA_PRAWACH_POWIATU = "miasto_na_prawach_powiatu", "miasto na prawach powiatu"
    POWIAT = "powiat", "powiat"


class Specjalizacja(models.TextChoices):
    ROS = "ros", "ROS"
    PRO = "pro", "PRO"


class ZmianaRejestru(models.TextChoices):
    NOWA = "nowa", "nowa jednostka"
    ZMIANA_NAZWY = "zmiana_nazwy", "zmiana nazwy"
    ZMIANA_RODZAJU = "zmiana_rodzaju", "zmiana rodzaju"
    ZMIANA_POWIATU = "zmiana_powiatu", "zmiana powiatu"
    ZNIESIONA = "zniesiona", "jednostka zniesiona"
    PRZYWROCONA = "przywrocona", "jednostka przywrócona"
