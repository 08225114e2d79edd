"""Who changed what, read from the trail."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from konta.models import Slad


def ostatnio_zmienil(obiekt: models.Model) -> str:
    """Name of the person who changed the row last; empty when nobody is known. One query."""
    slad = (
        Slad.objects.filter(
            obiekt_rodzaj=ContentType.objects.get_for_model(obiekt), obiekt_pk=obiekt.pk
        )
        .select_related("kto")
        .order_by("-pk")
        .first()
    )
    return str(slad.kto) if slad is not None and slad.kto is not None else ""
