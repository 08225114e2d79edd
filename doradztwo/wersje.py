"""No lost update: a row is saved only if it is still the one the person started from."""

from django.db import models
from django.db.models import F
from django.utils import timezone

from doradztwo.exceptions import DomainError


class WersjaConflictError(DomainError):
    """Somebody saved the row meanwhile; ``current`` is the row as it is now."""

    default_message = (
        "W tym czasie ktoś inny zapisał zmiany w tym miejscu. "
        "Twój tekst nie zginął: porównaj oba i wybierz."
    )

    def __init__(self, current: models.Model, message: str = ""):
        super().__init__(message)
        self.current = current


def save_versioned(obj: models.Model, zmiany: dict, expected: int) -> models.Model:
    """Write ``zmiany`` and raise ``wersja`` by one, in one conditional UPDATE.

    Validation is the caller's. ``auto_now`` fields are kept up to date. The given object takes
    over the new values; on a conflict it is left as it was.
    """
    model = type(obj)
    # A date the database would not set by itself, since UPDATE goes past pre_save.
    moments = {
        field.attname: timezone.now()
        for field in model._meta.concrete_fields
        if getattr(field, "auto_now", False)
    }
    changed = model._base_manager.filter(pk=obj.pk, wersja=expected).update(
        **zmiany, **moments, wersja=F("wersja") + 1
    )
    if not changed:
        raise WersjaConflictError(model._base_manager.get(pk=obj.pk))
    for name, value in {**zmiany, **moments}.items():
        setattr(obj, name, value)
    obj.wersja = expected + 1
    return obj
