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


class Odbiorca(models.TextChoices):
    """Whom a kind of mail can concern; ``BEZ_KONTA`` sets nothing at all."""

    LIDER = "lider", "lider zespołu"
    ZESPOL = "zespol", "osoba z zespołu"
    DECYDENT = "decydent", "decydent"
    DORADCA = "doradca", "doradca"
    KOORDYNATOR = "koordynator", "koordynator edycji"
    BEZ_KONTA = "bez_konta", "osoba bez konta"


class Tryb(models.TextChoices):
    """How a person wants to get the mails of one kind."""

    OD_RAZU = "od_razu", "od razu"
    DZIENNY = "dzienny", "dzienny zbiór"
    TYGODNIOWY = "tygodniowy", "tygodniowy zbiór"
    APLIKACJA = "aplikacja", "tylko w aplikacji"
