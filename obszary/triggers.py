"""Triggers that keep published statements of the sheet as they were answered.

Made by a migration. SQLite drops the triggers of a table it rebuilds: a migration that alters
``Stwierdzenie`` must end with ``create``. Deleting is refused by the foreign keys of answers.
"""

MESSAGE = "published statements of the sheet do not change"

_SQLITE_CREATE = [
    f"""CREATE TRIGGER IF NOT EXISTS stwierdzenie_immutable BEFORE UPDATE ON obszary_stwierdzenie
    WHEN (SELECT status FROM obszary_wersjaarkusza WHERE id = OLD.wersja_id) <> 'szkic'
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""
]
_SQLITE_DROP = ["DROP TRIGGER IF EXISTS stwierdzenie_immutable"]
_POSTGRESQL_CREATE = [
    f"""CREATE OR REPLACE FUNCTION stwierdzenie_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
    IF (SELECT status FROM obszary_wersjaarkusza WHERE id = OLD.wersja_id) <> 'szkic' THEN
        RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
    END $$""",
    "DROP TRIGGER IF EXISTS stwierdzenie_immutable ON obszary_stwierdzenie",
    """CREATE TRIGGER stwierdzenie_immutable BEFORE UPDATE ON obszary_stwierdzenie
    FOR EACH ROW EXECUTE FUNCTION stwierdzenie_refuse()""",
]
_POSTGRESQL_DROP = [
    "DROP TRIGGER IF EXISTS stwierdzenie_immutable ON obszary_stwierdzenie",
    "DROP FUNCTION IF EXISTS stwierdzenie_refuse()",
]


def create(connection) -> None:
    _run(connection, _SQLITE_CREATE, _POSTGRESQL_CREATE)


def drop(connection) -> None:
    _run(connection, _SQLITE_DROP, _POSTGRESQL_DROP)


def _run(connection, sqlite, postgresql):
    with connection.cursor() as cursor:
        for statement in postgresql if connection.vendor == "postgresql" else sqlite:
            cursor.execute(statement)
