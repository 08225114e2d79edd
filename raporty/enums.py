from django.db import models


class RodzajDokumentu(models.TextChoices):
    HDR = "hdr", "HDR"
    RAPORT_KONCOWY = "raport_koncowy", "raport końcowy procesu"
    WYNIK = "wynik", "wynik zespołu na warsztat"
    STRESZCZENIE = "streszczenie", "streszczenie HDR dla rady"
    PUBLIKACJA = "publikacja", "opublikowany HDR"
    KARTA = "karta", "karta usługi doradczej"
    EWIDENCJA = "ewidencja", "miesięczna ewidencja godzin"
    PROTOKOL = "protokol", "protokół odbioru za miesiąc"
    PROTOKOL_EDYCJI = "protokol_edycji", "protokół odbioru za edycję"


# Settlement of one advisor in one edition, with the beginning of its number.
SKROTY_ROZLICZENIA = {
    RodzajDokumentu.KARTA: "KU",
    RodzajDokumentu.EWIDENCJA: "EG",
    RodzajDokumentu.PROTOKOL: "PO",
    RodzajDokumentu.PROTOKOL_EDYCJI: "POE",
}
RODZAJE_ROZLICZENIA = tuple(SKROTY_ROZLICZENIA)


class StatusDokumentu(models.TextChoices):
    OCZEKUJE = "oczekuje", "czeka na przygotowanie"
    W_TOKU = "w_toku", "w przygotowaniu"
    GOTOWY = "gotowy", "gotowy"
    NIEUDANY = "nieudany", "nieudany"


STATUSY_W_PRACY = (StatusDokumentu.OCZEKUJE, StatusDokumentu.W_TOKU)
