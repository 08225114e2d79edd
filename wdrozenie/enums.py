from django.db import models


class Swiatlo(models.TextChoices):
    """The light of a monthly review; ``stan`` is the name in the visual system."""

    ZIELONE = "zielone", "idzie zgodnie z planem"
    ZOLTE = "zolte", "jest ryzyko opóźnienia"
    CZERWONE = "czerwone", "plan jest zagrożony"
