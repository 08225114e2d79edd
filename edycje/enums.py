from django.db import models


class StatusEdycji(models.TextChoices):
    SZKIC = "szkic", "w przygotowaniu"
    AKTYWNA = "aktywna", "trwa"
    ZAKONCZONA = "zakonczona", "zakończona"


class PrzenoszenieGodzin(models.TextChoices):
    BRAK = "brak", "każdy miesiąc osobno"
    KWARTAL = "kwartal", "nadwyżka przechodzi w obrębie kwartału"
    EDYCJA = "edycja", "nadwyżka przechodzi do końca edycji"


class RolaWEdycji(models.TextChoices):
    KOORDYNATOR = "koordynator", "koordynator"
    OBSERWATOR = "obserwator", "obserwator"


class StatusProcesu(models.TextChoices):
    AKTYWNY = "aktywny", "w toku"
    WSTRZYMANY = "wstrzymany", "wstrzymany"
    REZYGNACJA = "rezygnacja", "rezygnacja"
    ZAKONCZONY = "zakonczony", "zakończony"


class Etap(models.IntegerChoices):
    WYBOR_OBSZARU = 1, "wybór obszaru"
    DIAGNOZA_I_HDR = 2, "diagnoza, priorytety, HDR"
    WDROZENIE = 3, "wdrożenie HDR"


class RodzajKroku(models.TextChoices):
    SPOTKANIE_INICJUJACE = "spotkanie_inicjujace", "spotkanie inicjujące"
    ARKUSZ_DIAGNOSTYCZNY = "arkusz_diagnostyczny", "arkusz diagnostyczny i wybór obszaru"
    PRZYDZIAL_DORADCOW = "przydzial_doradcow", "przydział doradców"
    SZKOLENIA = "szkolenia", "szkolenia"
    ZEBRANIE_DANYCH = "zebranie_danych", "zebranie danych"
    SPOTKANIE_W_JST = "spotkanie_w_jst", "spotkanie w JST"
    DIAGNOZA_POGLEBIONA = "diagnoza_poglebiona", "diagnoza pogłębiona"
    HDR = "hdr", "opracowanie HDR"
    WDROZENIE = "wdrozenie", "wdrożenie HDR"
    SPOTKANIE_PODSUMOWUJACE = "spotkanie_podsumowujace", "spotkanie podsumowujące"
    PODSUMOWANIE = "podsumowanie", "podsumowanie"


class Funkcja(models.TextChoices):
    WOJT = "wojt", "wójt"
    BURMISTRZ = "burmistrz", "burmistrz"
    PREZYDENT = "prezydent", "prezydent miasta"
    STAROSTA = "starosta", "starosta"
    NACZELNIK = "naczelnik", "naczelnik lub dyrektor wydziału"
    INSPEKTOR = "inspektor", "inspektor"
    SKARBNIK = "skarbnik", "skarbnik"
    FINANSE = "finanse", "pracownik finansów"
    CUW = "cuw", "centrum usług wspólnych"
    DYREKTOR_SZKOLY = "dyrektor_szkoly", "dyrektor szkoły lub przedszkola"
    RADNY = "radny", "radny"
    PARTNER = "partner", "partner społeczny"
    INNA = "inna", "inna"
