from django.db import models


class StatusWiadomosci(models.TextChoices):
    OCZEKUJE = "oczekuje", "oczekuje"
    WYSLANA = "wyslana", "wysłana"
    NIEUDANA = "nieudana", "nieudana"
    ANULOWANA = "anulowana", "anulowana"


STANY = {
    StatusWiadomosci.OCZEKUJE: "czeka",
    StatusWiadomosci.WYSLANA: "gotowe",
    StatusWiadomosci.NIEUDANA: "pilne",
    StatusWiadomosci.ANULOWANA: "pauza",
}
