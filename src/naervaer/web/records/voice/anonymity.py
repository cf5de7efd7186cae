"""Triggers that keep an anonymous round anonymous, on SQLite and PostgreSQL.

A round cannot change its mind about anonymity once somebody has answered, and an answer is as
anonymous as its round.
"""

ROUND, ANSWER = "voice_round_keeps_its_promise", "voice_answer_as_its_round"
_ANSWERED = (
    "EXISTS (SELECT 1 FROM voice_answer JOIN voice_question "
    "ON voice_question.id = voice_answer.question_id "
    "WHERE voice_question.round_id = OLD.id)"
)
_ROUNDS_SETTING = (
    "(SELECT voice_round.is_anonymous FROM voice_round JOIN voice_question "
    "ON voice_question.round_id = voice_round.id "
    "WHERE voice_question.id = NEW.question_id)"
)
_KEPT = "voice_round: anonymity cannot be changed after the first answer"
_SAME = "voice_answer: as anonymous as its round"


def install_sql(vendor: str) -> list[str]:
    """Return the statements that make the triggers."""
    if vendor == "sqlite":
        return [
            (
                f"CREATE TRIGGER {ROUND} BEFORE UPDATE OF is_anonymous ON voice_round "
                f"WHEN OLD.is_anonymous <> NEW.is_anonymous AND {_ANSWERED} "
                f"BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END"
            ),
            *(
                (
                    f"CREATE TRIGGER {ANSWER}_{act.lower()} BEFORE {act} ON voice_answer "
                    f"WHEN NEW.is_anonymous <> {_ROUNDS_SETTING} "
                    f"BEGIN SELECT RAISE(ABORT, '{_SAME}'); END"
                )
                for act in ("INSERT", "UPDATE")
            ),
        ]
    return [
        _function(ROUND, f"OLD.is_anonymous <> NEW.is_anonymous AND {_ANSWERED}", _KEPT),
        _function(ANSWER, f"NEW.is_anonymous <> {_ROUNDS_SETTING}", _SAME),
        (
            f"CREATE TRIGGER {ROUND} BEFORE UPDATE OF is_anonymous ON voice_round "
            f"FOR EACH ROW EXECUTE FUNCTION {ROUND}()"
        ),
        (
            f"CREATE TRIGGER {ANSWER} BEFORE INSERT OR UPDATE ON voice_answer "
            f"FOR EACH ROW EXECUTE FUNCTION {ANSWER}()"
        ),
    ]


def remove_sql(vendor: str) -> list[str]:
    """Return the statements that take the triggers away."""
    if vendor == "sqlite":
        names = (ROUND, f"{ANSWER}_insert", f"{ANSWER}_update")
        return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
    return [
        f"DROP TRIGGER IF EXISTS {ROUND} ON voice_round",
        f"DROP TRIGGER IF EXISTS {ANSWER} ON voice_answer",
        f"DROP FUNCTION IF EXISTS {ROUND}()",
        f"DROP FUNCTION IF EXISTS {ANSWER}()",
    ]


def _function(name: str, broken: str, message: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN IF {broken} THEN RAISE EXCEPTION '{message}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
