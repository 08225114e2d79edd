from django.db import models


class Widocznosc(models.TextChoices):
    WSZYSCY = "wszyscy", "zespół i doradcy"
    DORADCY = "doradcy", "tylko doradcy i koordynator"


class StanPropozycji(models.TextChoices):
    CZEKA = "czeka", "czeka na zespół"
    PRZYJETA = "przyjeta", "przyjęta"
    ODRZUCONA = "odrzucona", "odrzucona"
