"""Rows with a given past, and their bulk insert."""

from collections import Counter
from datetime import datetime
from functools import cache

from django.db import models

PORCJA = 1000


@cache
def _stamps(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(
        field.attname
        for field in model._meta.concrete_fields
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    )


class Pisarz:
    """Collects rows of one portion and inserts them in the order of their tables.

    ``bulk_create`` would stamp "now" on every automatic date; the rows of a history need the day
    they tell about, so the stamps are switched off for the time of the insert.
    """

    def __init__(self):
        self.ile = Counter()

    def build(self, model: type[models.Model], at: datetime, **values) -> models.Model:
        row = model(**values)
        for name in _stamps(model):
            setattr(row, name, at)
        return row

    def insert(self, rows: list[models.Model]) -> list[models.Model]:
        if not rows:
            return rows
        model = type(rows[0])
        fields = [model._meta.get_field(name) for name in _stamps(model)]
        before = [(field, field.__dict__.copy()) for field in fields]
        for field in fields:
            field.auto_now = field.auto_now_add = False
        try:
            model._base_manager.bulk_create(rows, batch_size=PORCJA)
        finally:
            for field, values in before:
                field.__dict__.update(values)
        self.ile[model._meta.label] += len(rows)
        return rows
