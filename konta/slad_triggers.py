"""Triggers that make the audit trail append-only for everybody, the application included.

Made by a migration. SQLite drops the triggers of a table it rebuilds: a migration that alters
``Slad`` must end with ``create``.
"""

TABLE = "konta_slad"
MESSAGE = "konta_slad is append-only"

SQLITE_CREATE = [
    f"""CREATE TRIGGER IF NOT EXISTS slad_no_{verb.lower()} BEFORE {verb} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""
    for verb in ("UPDATE", "DELETE")
]
SQLITE_DROP = [
    "DROP TRIGGER IF EXISTS slad_no_update",
    "DROP TRIGGER IF EXISTS slad_no_delete",
]
POSTGRESQL_CREATE = [
    f"""CREATE OR REPLACE FUNCTION slad_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
    f"DROP TRIGGER IF EXISTS slad_no_change ON {TABLE}",
    f"""CREATE TRIGGER slad_no_change BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION slad_refuse()""",
    f"DROP TRIGGER IF EXISTS slad_no_truncate ON {TABLE}",
    f"""CREATE TRIGGER slad_no_truncate BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION slad_refuse()""",
]
POSTGRESQL_DROP = [
    f"DROP TRIGGER IF EXISTS slad_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS slad_no_truncate ON {TABLE}",
    "DROP FUNCTION IF EXISTS slad_refuse()",
]


def create(connection) -> None:
    _run(connection, SQLITE_CREATE, POSTGRESQL_CREATE)


def drop(connection) -> None:
    """For migrations back, the flush of tests and the reset of the demonstration; nothing else."""
    _run(connection, SQLITE_DROP, POSTGRESQL_DROP)


def _run(connection, sqlite, postgresql):
    statements = postgresql if connection.vendor == "postgresql" else sqlite
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
