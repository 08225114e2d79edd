from django.db import models


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
