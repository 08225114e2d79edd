from django.db import models


class StatusHdr(models.TextChoices):
    SZKIC = "szkic", "szkic"
    W_OPINII = "w_opinii", "czeka na opinie"
    DO_AKCEPTACJI = "do_akceptacji", "czeka na akceptację"
    PRZYJETY = "przyjety", "przyjęty"


class Ocena(models.TextChoices):
    POZYTYWNA = "pozytywna", "pozytywna"
    Z_UWAGAMI = "z_uwagami", "pozytywna z uwagami"
    DO_POPRAWY = "do_poprawy", "do poprawy"


class Decyzja(models.TextChoices):
    PRZYJETY = "przyjety", "przyjęty"
    ZWROCONY = "zwrocony", "zwrócony do poprawy"


class SposobDecyzji(models.TextChoices):
    APLIKACJA = "aplikacja", "w aplikacji"
    ODNOSNIK = "odnosnik", "przez osobisty odnośnik"
    PODPISANY_PDF = "podpisany_pdf", "podpisanym plikiem PDF"


class Odpowiedz(models.TextChoices):
    """An answer to a question of the checklist."""

    TAK = "tak", "tak"
    CZESCIOWO = "czesciowo", "częściowo"
    NIE = "nie", "nie"


class ZgodnoscPdf(models.TextChoices):
    """How a signed file is known to be the document of the version."""

    BAJTY = "bajty", "plik zawiera dokument z aplikacji bez żadnej zmiany, bajt po bajcie"
    KOD = "kod", "w treści pliku jest kod dokumentu z aplikacji"


class StanDzialania(models.TextChoices):
    NIEROZPOCZETE = "nierozpoczete", "nierozpoczęte"
    W_TOKU = "w_toku", "w toku"
    ZAKONCZONE = "zakonczone", "zakończone"
    ZANIECHANE = "zaniechane", "zaniechane"


class ZrodloFinansowania(models.TextChoices):
    WLASNE = "wlasne", "własny budżet"
    UE = "ue", "środki UE"
    RZADOWE = "rzadowe", "program rządowy"
    INNE = "inne", "inne"


class Swiatlo(models.TextChoices):
    """The light of a monthly review; ``stan`` is the name in the visual system."""

    ZIELONE = "zielone", "idzie zgodnie z planem"
    ZOLTE = "zolte", "jest ryzyko opóźnienia"
    CZERWONE = "czerwone", "plan jest zagrożony"


class FormaPodsumowania(models.TextChoices):
    DOBRA_PRAKTYKA = "dobra_praktyka", "opis dobrej praktyki"
    STUDIUM_REFLEKSJI = "studium_refleksji", "studium refleksji (ORID)"
    MINIREPORTAZ = "minireportaz", "minireportaż z wywiadem"


class StatusPodsumowania(models.TextChoices):
    SZKIC = "szkic", "szkic"
    ZLOZONE = "zlozone", "czeka na przyjęcie"
    ZWROCONE = "zwrocone", "zwrócone do poprawy"
    PRZYJETE = "przyjete", "przyjęte"


class PrawoPartnera(models.TextChoices):
    CZYTA = "czyta", "czyta"
    PISZE = "pisze", "czyta i pisze"
