from django.db import models


class StanPublikacji(models.TextChoices):
    ZGODA = "zgoda", "czeka na koordynatora"
    OPUBLIKOWANA = "opublikowana", "opublikowana"
    ODMOWA = "odmowa", "nieopublikowana"
    WYCOFANA = "wycofana", "wycofana"


class Kontynuacja(models.TextChoices):
    TAK = "tak", "tak, działamy dalej"
    CZESCIOWO = "czesciowo", "częściowo"
    NIE = "nie", "nie"
