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


class RodzajPrzypomnienia(models.TextChoices):
    """Keys of the plan (``cykl.przypomnienia.plan``); each is also a kind of mail."""

    KROK = "krok_termin", "termin kroku"
    HDR_OPINIA = "hdr_opinia_przypomnienie", "HDR czeka na opinię"
    HDR_AKCEPTACJA = "hdr_akceptacja_przypomnienie", "HDR czeka na akceptację"
    PODSUMOWANIE = "podsumowanie_termin", "termin podsumowania"
    DZIALANIE = "dzialanie_termin", "termin działania z HDR"
    PROSBA = "prosba_po_terminie", "prośba o dokument po terminie"
    SESJE = "sesje_do_potwierdzenia", "sesje do potwierdzenia"
    BRAK_GODZIN = "brak_godzin", "brakujące godziny doradcy"
    MIESIAC = "miesiac_niezamkniety", "miesiąc niezamknięty"
    CISZA = "cisza", "cisza od 21 dni"


class StronaCiszy(models.TextChoices):
    JST = "jst", "zespół JST"
    ROS = "ros", "doradca ROS"
    PRO = "pro", "doradca PRO"
