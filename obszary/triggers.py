"""Triggers that keep the statements of a published sheet as they were answered.

They refuse to change one, to add one and to move one in or out. Made by migrations. SQLite drops
the triggers of a table it rebuilds: a migration that alters ``Stwierdzenie`` must end with
``create``. Deleting is refused by the foreign keys of answers.
"""

MESSAGE = "published statements of the sheet do not change"

_SQLITE_DROP = [
    "DROP TRIGGER IF EXISTS stwierdzenie_immutable",
    "DROP TRIGGER IF EXISTS stwierdzenie_not_added",
]
_SQLITE_CREATE = [
    *_SQLITE_DROP,
    f"""CREATE TRIGGER stwierdzenie_immutable BEFORE UPDATE ON obszary_stwierdzenie
    WHEN EXISTS (SELECT 1 FROM obszary_wersjaarkusza
        WHERE id IN (OLD.wersja_id, NEW.wersja_id) AND status <> 'szkic')
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END""",
    f"""CREATE TRIGGER stwierdzenie_not_added BEFORE INSERT ON obszary_stwierdzenie
    WHEN EXISTS (SELECT 1 FROM obszary_wersjaarkusza
        WHERE id = NEW.wersja_id AND status <> 'szkic')
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END""",
]
_POSTGRESQL_DROP = [
    "DROP TRIGGER IF EXISTS stwierdzenie_immutable ON obszary_stwierdzenie",
    "DROP TRIGGER IF EXISTS stwierdzenie_not_added ON obszary_stwierdzenie",
    "DROP FUNCTION IF EXISTS stwierdzenie_refuse()",
]
# The lock waits for whoever is publishing the version just now, and reads what came of it.
_POSTGRESQL_CREATE = [
    *_POSTGRESQL_DROP,
    f"""CREATE FUNCTION stwierdzenie_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ DECLARE version record;
    BEGIN
    FOR version IN SELECT status FROM obszary_wersjaarkusza
        WHERE id = NEW.wersja_id OR (TG_OP = 'UPDATE' AND id = OLD.wersja_id) FOR SHARE
    LOOP
        IF version.status <> 'szkic' THEN
            RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END LOOP;
    RETURN NEW;
    END $$""",
    """CREATE TRIGGER stwierdzenie_immutable BEFORE UPDATE ON obszary_stwierdzenie
    FOR EACH ROW EXECUTE FUNCTION stwierdzenie_refuse()""",
    """CREATE TRIGGER stwierdzenie_not_added BEFORE INSERT ON obszary_stwierdzenie
    FOR EACH ROW EXECUTE FUNCTION stwierdzenie_refuse()""",
]


def create(connection) -> None:
    """Those of an earlier migration give way."""
    _run(connection, _SQLITE_CREATE, _POSTGRESQL_CREATE)


def drop(connection) -> None:
    _run(connection, _SQLITE_DROP, _POSTGRESQL_DROP)


def _run(connection, sqlite, postgresql):
    with connection.cursor() as cursor:
        for statement in postgresql if connection.vendor == "postgresql" else sqlite:
            cursor.execute(statement)
