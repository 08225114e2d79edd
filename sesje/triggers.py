"""Triggers that keep a settled month as it was settled, for everybody, the application included.

Closed by the advisor („zamkniety”): sessions of the month, their participants and files neither
come, go nor change; the lider may still confirm or object. Accepted („przyjety”): nothing changes
at all. The month itself keeps its numbers until the coordinator opens it again.

Made by a migration. SQLite drops the triggers of a table it rebuilds and refuses to rename a table
that triggers name: a migration that alters ``Sesja``, its participants, ``PlikSesji`` or
``MiesiacDoradcy`` must begin with ``drop`` and end with ``create``.
"""

MESSAGE = "the month of this session is settled"

_SESJA = (
    "proces_id doradca_id data_sesji minuty godzina_od godzina_do forma etap temat ustalenia "
    "powod_wyjatku wycofano_at powod_wycofania"
).split()
_POTWIERDZENIE = "potwierdzono_at potwierdzil_id powod_potwierdzenia uwagi_at".split()
_KLUCZ = "doradca_id proces_id miesiac".split()
_MIESIAC = (
    "doradca_id proces_id miesiac brak_wsparcia brak_wsparcia_opis wymagane_min zapisane_min "
    "przeniesione_min zamknieto_at"
).split()
# Rows that belong to a session: table, name of the trigger.
_NALEZACE = (("sesje_sesja_uczestnicy", "sesja_uczestnicy"), ("sesje_pliksesji", "plik_sesji"))


def _changed(columns, differs):
    return "(" + " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in columns) + ")"


def _kept(differs):
    """A settled month is changed without being opened, or becomes another month."""
    return (
        f"OLD.status <> 'otwarty' AND ({_changed(_KLUCZ, differs)} OR NEW.status <> 'otwarty' "
        f"AND ({_changed(_MIESIAC, differs)} OR OLD.status = 'przyjety' "
        f"AND NEW.status <> 'przyjety'))"
    )


def _sqlite_month(row, status):
    return (
        f"EXISTS (SELECT 1 FROM sesje_miesiacdoradcy m WHERE m.doradca_id = {row}.doradca_id "
        f"AND m.proces_id = {row}.proces_id "
        f"AND m.miesiac = substr({row}.data_sesji, 1, 7) || '-01' AND m.status {status})"
    )


def _sqlite_belongs(row):
    return (
        "EXISTS (SELECT 1 FROM sesje_sesja s JOIN sesje_miesiacdoradcy m "
        "ON m.doradca_id = s.doradca_id AND m.proces_id = s.proces_id "
        "AND m.miesiac = substr(s.data_sesji, 1, 7) || '-01' "
        f"WHERE s.id = {row}.sesja_id AND m.status <> 'otwarty')"
    )


def _sqlite(name, verb, table, when):
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name}_{verb.lower()} BEFORE {verb} ON {table} "
        f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    )


_ROWS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_SETTLED = "<> 'otwarty'"
_ACCEPTED = "= 'przyjety'"
_SQLITE_CREATE = [
    _sqlite("sesja_settled", "INSERT", "sesje_sesja", _sqlite_month("NEW", _SETTLED)),
    _sqlite(
        "sesja_settled",
        "UPDATE",
        "sesje_sesja",
        f"{_changed(_SESJA, 'IS NOT')} AND ({_sqlite_month('OLD', _SETTLED)} "
        f"OR {_sqlite_month('NEW', _SETTLED)}) OR {_changed(_POTWIERDZENIE, 'IS NOT')} "
        f"AND {_sqlite_month('OLD', _ACCEPTED)}",
    ),
    _sqlite("sesja_settled", "DELETE", "sesje_sesja", _sqlite_month("OLD", _SETTLED)),
    *[
        _sqlite(f"{name}_settled", verb, table, " OR ".join(map(_sqlite_belongs, rows)))
        for table, name in _NALEZACE
        for verb, rows in _ROWS.items()
    ],
    _sqlite("miesiac_doradcy_settled", "UPDATE", "sesje_miesiacdoradcy", _kept("IS NOT")),
    _sqlite("miesiac_doradcy_settled", "DELETE", "sesje_miesiacdoradcy", f"OLD.status {_SETTLED}"),
]
_SQLITE_DROP = [
    f"DROP TRIGGER IF EXISTS {name}_settled_{verb.lower()}"
    for name in ("sesja", "sesja_uczestnicy", "plik_sesji", "miesiac_doradcy")
    for verb in _ROWS
]

_DISTINCT = "IS DISTINCT FROM"
_REFUSE = f"RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'"
_RETURN = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"


def _function(name, body):
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} {_RETURN} END $$"
    )


def _trigger(name, table, function, verbs="INSERT OR UPDATE OR DELETE"):
    return [
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE {verbs} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
    ]


def _status(row):
    return f"sesje_status({row}.doradca_id, {row}.proces_id, {row}.data_sesji)"


_POSTGRESQL_CREATE = [
    """CREATE OR REPLACE FUNCTION sesje_status(doradca bigint, proces bigint, dzien date)
    RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT coalesce((SELECT m.status FROM sesje_miesiacdoradcy m WHERE m.doradca_id = doradca
    AND m.proces_id = proces AND m.miesiac = date_trunc('month', dzien)::date), 'otwarty') $$""",
    """CREATE OR REPLACE FUNCTION sesje_status_sesji(sesja bigint)
    RETURNS text LANGUAGE sql STABLE AS
    $$ SELECT coalesce((SELECT sesje_status(s.doradca_id, s.proces_id, s.data_sesji)
    FROM sesje_sesja s WHERE s.id = sesja), 'otwarty') $$""",
    _function(
        "sesja_refuse",
        f"""IF TG_OP = 'INSERT' THEN
            IF {_status("NEW")} {_SETTLED} THEN {_REFUSE}; END IF;
        ELSIF TG_OP = 'DELETE' THEN
            IF {_status("OLD")} {_SETTLED} THEN {_REFUSE}; END IF;
        ELSIF {_changed(_SESJA, _DISTINCT)} AND ({_status("OLD")} {_SETTLED}
            OR {_status("NEW")} {_SETTLED})
            OR {_changed(_POTWIERDZENIE, _DISTINCT)} AND {_status("OLD")} = 'przyjety'
        THEN {_REFUSE}; END IF;""",
    ),
    _function(
        "sesja_nalezace_refuse",
        f"""IF TG_OP <> 'DELETE' AND sesje_status_sesji(NEW.sesja_id) {_SETTLED}
        THEN {_REFUSE}; END IF;
        IF TG_OP <> 'INSERT' AND sesje_status_sesji(OLD.sesja_id) {_SETTLED}
        THEN {_REFUSE}; END IF;""",
    ),
    _function(
        "miesiac_doradcy_refuse",
        f"""IF TG_OP = 'DELETE' THEN
            IF OLD.status {_SETTLED} THEN {_REFUSE}; END IF;
        ELSIF {_kept(_DISTINCT)} THEN {_REFUSE}; END IF;""",
    ),
    *_trigger("sesja_settled", "sesje_sesja", "sesja_refuse"),
    *[
        statement
        for table, name in _NALEZACE
        for statement in _trigger(f"{name}_settled", table, "sesja_nalezace_refuse")
    ],
    *_trigger(
        "miesiac_doradcy_settled",
        "sesje_miesiacdoradcy",
        "miesiac_doradcy_refuse",
        "UPDATE OR DELETE",
    ),
]
_POSTGRESQL_DROP = [
    "DROP TRIGGER IF EXISTS sesja_settled ON sesje_sesja",
    *[f"DROP TRIGGER IF EXISTS {name}_settled ON {table}" for table, name in _NALEZACE],
    "DROP TRIGGER IF EXISTS miesiac_doradcy_settled ON sesje_miesiacdoradcy",
    "DROP FUNCTION IF EXISTS sesja_refuse()",
    "DROP FUNCTION IF EXISTS sesja_nalezace_refuse()",
    "DROP FUNCTION IF EXISTS miesiac_doradcy_refuse()",
    "DROP FUNCTION IF EXISTS sesje_status_sesji(bigint)",
    "DROP FUNCTION IF EXISTS sesje_status(bigint, bigint, date)",
]


def create(connection) -> None:
    _run(connection, _SQLITE_CREATE, _POSTGRESQL_CREATE)


def drop(connection) -> None:
    """For migrations, the flush of tests and the reset of the demonstration; nothing else."""
    _run(connection, _SQLITE_DROP, _POSTGRESQL_DROP)


def _run(connection, sqlite, postgresql):
    with connection.cursor() as cursor:
        for statement in postgresql if connection.vendor == "postgresql" else sqlite:
            cursor.execute(statement)
