from django.db import models


class RodzajPrzejscia(models.TextChoices):
    BRAMKA = "bramka", "przejście przez bramkę"
    ODBLOKOWANIE = "odblokowanie", "odblokowanie bramki"
    COFNIECIE = "cofniecie", "cofnięcie etapu"
    WSTRZYMANIE = "wstrzymanie", "wstrzymanie"
    WZNOWIENIE = "wznowienie", "wznowienie"
    REZYGNACJA = "rezygnacja", "rezygnacja"
    PRZYWROCENIE = "przywrocenie", "przywrócenie"
    ZAKONCZENIE = "zakonczenie", "zakończenie"
