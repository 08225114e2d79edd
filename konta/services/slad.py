"""The audit trail: the only writer of ``konta.Slad``."""

from collections.abc import Iterable
from contextvars import ContextVar

from django.contrib.contenttypes.models import ContentType
from django.db import models

from konta.models import Slad, User

# Set for each request by ``konta.middleware``; tasks and commands leave it empty.
adres_ip: ContextVar[str | None] = ContextVar("adres_ip", default=None)


PORCJA = 500  # lines of one query


def record(
    obiekt: models.Model,
    zdarzenie: str,
    *,
    kto: User | None,
    z: object = "",
    na: object = "",
    powod: str = "",
    proces_pk: int | None = None,
) -> Slad:
    """Add one line to the trail, in the transaction of the change it describes.

    ``kto`` is None for changes made by the system itself. ``z`` and ``na`` are stored as text.
    """
    slad = line(obiekt, zdarzenie, kto=kto, z=z, na=na, powod=powod, proces_pk=proces_pk)
    slad.save(force_insert=True)
    return slad


def record_many(slady: Iterable[Slad]) -> None:
    """Add many lines made by ``line``: one query for every ``PORCJA`` of them."""
    Slad.objects.bulk_create(slady, batch_size=PORCJA)


def line(
    obiekt: models.Model,
    zdarzenie: str,
    *,
    kto: User | None,
    z: object = "",
    na: object = "",
    powod: str = "",
    proces_pk: int | None = None,
) -> Slad:
    """A line of the trail that is not saved yet."""
    return Slad(
        obiekt_rodzaj=ContentType.objects.get_for_model(obiekt),
        obiekt_pk=obiekt.pk,
        obiekt_opis=str(obiekt)[:300],
        zdarzenie=zdarzenie,
        kto=kto,
        z="" if z is None else str(z),
        na="" if na is None else str(na),
        powod=powod,
        proces_pk=proces_pk,
        adres_ip=adres_ip.get(),
    )
