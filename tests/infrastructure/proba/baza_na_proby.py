"""The database under the kills: copied in a moment, read as a whole."""

import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models

from konta import slad_triggers
from sesje import triggers

WZOR, GOTOWA = "wzor", "gotowa"


class Baza:
    """``wzor`` has the tables, ``gotowa`` also the world of one operation; requests use a copy."""

    def __init__(self):
        self.work = connection.settings_dict["NAME"]
        self.folder = Path(settings.MEDIA_ROOT)

    def make(self):
        self.use(self._named(WZOR), new=True)
        call_command("migrate", run_syncdb=True, verbosity=0)
        slad_triggers.create(connection)
        triggers.create(connection)
        connection.close()

    def begin(self):
        """An empty world in ``gotowa``."""
        self.copy(WZOR, GOTOWA)
        self.use(self._named(GOTOWA))
        shutil.rmtree(self.folder, ignore_errors=True)

    def reset(self):
        """The world of the operation again; its files are never changed, only added to."""
        connection.close()
        self.copy(GOTOWA, "")
        self.use(self.work)

    def use(self, name, *, new=False):
        connection.close()
        if new and connection.vendor == "postgresql":
            self._run(f'CREATE DATABASE "{name}"')
        connection.settings_dict["NAME"] = name

    def copy(self, source, target):
        source, target = self._named(source), self._named(target) if target else self.work
        connection.close()
        if connection.vendor == "postgresql":
            self._run(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
            self._run(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
            return
        for ending in ("", "-wal", "-shm"):
            Path(target + ending).unlink(missing_ok=True)
            if Path(source + ending).exists():
                shutil.copyfile(source + ending, target + ending)

    def drop(self):
        connection.close()
        if connection.vendor == "postgresql":
            for name in (self.work, self._named(WZOR), self._named(GOTOWA)):
                self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _named(self, name):
        return f"{self.work}_{name}"

    def _run(self, sql):
        import psycopg2

        here = connection.settings_dict
        place = {"host": here["HOST"], "port": here["PORT"], "user": here["USER"]}
        with closing(psycopg2.connect(dbname="postgres", **place)) as server:
            server.autocommit = True
            with server.cursor() as cursor:
                cursor.execute(sql)


def dump() -> dict[str, Counter]:
    """Every row of every table."""
    tables = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            tables[name] = Counter(map(repr, cursor.fetchall()))
    connection.close()
    return tables


def difference(before, after) -> dict[str, tuple[int, int]]:
    """Table → rows that went and rows that came; a changed row is one of both."""
    found = {}
    for name in before:
        gone, come = before[name] - after[name], after[name] - before[name]
        if gone or come:
            found[name] = (gone.total(), come.total())
    return found


def files() -> tuple[set[str], set[str]]:
    """Files that rows name but that are not there; files that no row names."""
    root = Path(settings.MEDIA_ROOT)
    named = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField) and model._meta.managed:
                values = model._base_manager.exclude(**{field.name: ""})
                named |= set(filter(None, values.values_list(field.name, flat=True)))
    connection.close()
    stored = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    return named - stored, stored - named
