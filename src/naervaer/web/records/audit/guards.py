"""Triggers that keep rows from being edited, in the database itself, on SQLite and PostgreSQL.

A table is guarded for good (the history), or until its rows are old enough to be deleted by
the retention rules (reads and refusals). Whoever owns the database can drop a trigger; that
is what the seals and the checkpoints are for (see `verification`).
"""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

FOR_GOOD = None
OWN: dict[str, int | None] = {
    "audit_change": FOR_GOOD,
    "audit_refusal": 365,
    "audit_sensitiveread": 365,
}
"""This app's own tables, guarded by its own migration."""

GUARDED: dict[str, int | None] = {**OWN, "disclosures_disclosure": 365}
"""Table, and after how many days a row may be deleted; None for never.

A table of another app is guarded by that app's migration.
"""

_FUNCTION = "naervaer_rows_are_only_added"


def install_sql(vendor: str, table: str, deletable_after_days: int | None) -> list[str]:
    """Return the statements that guard a table."""
    if vendor == "sqlite":
        return _sqlite(table, deletable_after_days)
    return _postgresql(table, deletable_after_days)


def remove_sql(vendor: str, table: str) -> list[str]:
    """Return the statements that take the guard of a table away."""
    on = "" if vendor == "sqlite" else f" ON {table}"
    return [f"DROP TRIGGER IF EXISTS {name}{on}" for name in trigger_names(vendor, table)]


def trigger_names(vendor: str, table: str) -> list[str]:
    """Return the triggers a guarded table has."""
    acts = ["update", "delete"] if vendor == "sqlite" else ["update", "delete", "truncate"]
    return [f"{table}_no_{act}" for act in acts]


def missing_guards(database: BaseDatabaseWrapper | None = None) -> list[str]:
    """Return the triggers that should be there and are not, or are switched off."""
    used = database or connection
    if used.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with used.cursor() as cursor:
        cursor.execute(query)
        found = {row[0] for row in cursor.fetchall()}
    wanted = [name for table in GUARDED for name in trigger_names(used.vendor, table)]
    return [name for name in wanted if name not in found]


def _sqlite(table: str, days: int | None) -> list[str]:
    """Return SQLite's triggers."""
    refused = f"SELECT RAISE(ABORT, '{table}: rows are only added')"
    young = "" if days is None else f" WHEN OLD.at > datetime('now', '-{days} days')"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refused}; END",
        (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}{young} "
            f"BEGIN {refused}; END"
        ),
    ]


def _postgresql(table: str, days: int | None) -> list[str]:
    """Return PostgreSQL's function and triggers."""
    young = "" if days is None else f" WHEN (OLD.at > now() - interval '{days} days')"
    return [
        (
            f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION '%: rows are only added', TG_TABLE_NAME "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        ),
        (
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {_FUNCTION}()"
        ),
        (
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"FOR EACH ROW{young} EXECUTE FUNCTION {_FUNCTION}()"
        ),
        (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
        ),
    ]
