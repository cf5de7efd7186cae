"""Triggers that fix a submitted evaluation, with both sides' words, on SQLite and PostgreSQL.

What is open may be edited and taken away; once `submitted_on` is set, neither. No trigger
stands in the way of new words: both sides have written before the evaluation is submitted, and
each side writes once, so there is no room for more.
"""

EVALUATION, WORDS = "agreements_evaluation", "agreements_sideassessment"
_NAME = "submitted_is_fixed"
_SUBMITTED = {
    EVALUATION: "OLD.submitted_on IS NOT NULL",
    WORDS: (
        "EXISTS (SELECT 1 FROM agreements_evaluation AS one WHERE one.id = OLD.evaluation_id "
        "AND one.submitted_on IS NOT NULL)"
    ),
}
"""What makes a row of each table fixed."""

_ANY = "EXISTS (SELECT 1 FROM agreements_evaluation WHERE submitted_on IS NOT NULL)"
_ACTS = ("UPDATE", "DELETE")


def install_sql(vendor: str) -> list[str]:
    """Return the statements that make the triggers."""
    make = _sqlite if vendor == "sqlite" else _postgresql
    return [line for table, is_fixed in _SUBMITTED.items() for line in make(table, is_fixed)]


def remove_sql(vendor: str) -> list[str]:
    """Return the statements that take the triggers away."""
    if vendor == "sqlite":
        return [
            f"DROP TRIGGER IF EXISTS {table}_{_NAME}_{act.lower()}"
            for table in _SUBMITTED
            for act in _ACTS
        ]
    return [
        line.format(table=table)
        for table in _SUBMITTED
        for line in (
            f"DROP TRIGGER IF EXISTS {{table}}_{_NAME} ON {{table}}",
            f"DROP TRIGGER IF EXISTS {{table}}_{_NAME}_whole ON {{table}}",
            f"DROP FUNCTION IF EXISTS {{table}}_{_NAME}()",
        )
    ]


def _sqlite(table: str, is_fixed: str) -> list[str]:
    """Return SQLite's triggers of a table."""
    refused = f"SELECT RAISE(ABORT, '{_refused(table)}')"
    return [
        f"CREATE TRIGGER {table}_{_NAME}_{act.lower()} BEFORE {act} ON {table} "
        f"WHEN {is_fixed} BEGIN {refused}; END"
        for act in _ACTS
    ]


def _postgresql(table: str, is_fixed: str) -> list[str]:
    """Return PostgreSQL's function of a table, and its triggers."""
    name = f"{table}_{_NAME}"
    refused = (
        f"RAISE EXCEPTION '{_refused(table)}' USING ERRCODE = 'integrity_constraint_violation';"
    )
    return [
        (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'TRUNCATE' THEN IF {_ANY} THEN {refused} END IF; RETURN NULL; END IF; "
            f"IF {is_fixed} THEN {refused} END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        ),
        (
            f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()"
        ),
        (
            f"CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        ),
    ]


def _refused(table: str) -> str:
    return f"{table}: a submitted evaluation is fixed"
