"""What is submitted is fixed in the database itself, whoever asks it: plain SQL."""

import json
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from naervaer.web.records.agreements import fixed
from naervaer.web.records.agreements.models import Evaluation, SideAssessment

DAY = date(2026, 3, 1)
EDITS = (
    "UPDATE agreements_evaluation SET facts = '{}'",
    "UPDATE agreements_evaluation SET submitted_on = NULL, facts = NULL",
    "UPDATE agreements_evaluation SET year = 2024",
    "UPDATE agreements_sideassessment SET effect = 5",
    "UPDATE agreements_sideassessment SET achieved = 'Alt.'",
    "DELETE FROM agreements_sideassessment",
)
WHOLE = (
    []
    if connection.vendor == "sqlite"
    else ["TRUNCATE agreements_sideassessment", "TRUNCATE agreements_evaluation CASCADE"]
)
"""SQLite knows no TRUNCATE: there a table is emptied by DELETE."""


def evaluated(*, is_submitted: bool) -> Evaluation:
    """Make an evaluation with the words of both sides."""
    made = Evaluation.objects.create(
        municipality_id="1848", year=2025, begun_by="police", begun_on=DAY, kind="official"
    )
    marks = dict.fromkeys(("cooperation", "promises_kept", "resources", "effect"), 3)
    for side in ("police", "municipality"):
        SideAssessment.objects.create(
            evaluation=made, side=side, achieved="x", next_year="x", written_on=DAY, **marks
        )
    if is_submitted:
        made.submitted_on, made.facts = DAY, {"presence": []}
        made.save()
    return made


def executed(*statements: str) -> None:
    """Do what somebody with the database open can, when all before is written."""
    connection.check_constraints()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def held() -> tuple[Any, Any]:
    """Return all that the tables hold."""
    return list(Evaluation.objects.values()), list(SideAssessment.objects.values())


@pytest.mark.parametrize("edit", [*EDITS, *WHOLE, "DELETE FROM agreements_evaluation"])
def test_the_database_refuses_to_edit_what_is_submitted(areas: None, edit: str) -> None:
    evaluated(is_submitted=True)
    before = held()
    with pytest.raises(DatabaseError, match="fixed"):
        executed(edit)
    assert held() == before


@pytest.mark.parametrize("edit", EDITS[2:])
def test_the_database_lets_what_is_open_be_edited(areas: None, edit: str) -> None:
    evaluated(is_submitted=False)
    before = held()
    executed(edit)
    assert held() != before


def test_an_open_evaluation_may_be_taken_away(areas: None) -> None:
    evaluated(is_submitted=False)
    executed("DELETE FROM agreements_sideassessment", "DELETE FROM agreements_evaluation")
    assert held() == ([], [])


def test_words_cannot_be_moved_out_of_what_is_submitted(areas: None) -> None:
    evaluated(is_submitted=True)
    other = Evaluation.objects.create(
        municipality_id="1848", year=2024, begun_by="police", begun_on=DAY, kind="official"
    )
    with pytest.raises(DatabaseError, match="fixed"):
        executed(f"UPDATE agreements_sideassessment SET evaluation_id = {other.pk}")


def test_a_submitted_evaluation_can_be_written_back_from_a_backup(areas: None) -> None:
    facts = json.dumps({"presence": []})
    executed(
        "INSERT INTO agreements_evaluation "
        "(id, municipality_id, year, begun_by, begun_on, submitted_on, facts, kind) VALUES "
        f"(9, '1848', 2025, 'police', '2026-02-01', '2026-03-01', '{facts}', 'official')",
        "INSERT INTO agreements_sideassessment (evaluation_id, side, cooperation, "
        "promises_kept, resources, effect, achieved, next_year, written_on, account) VALUES "
        "(9, 'police', 3, 3, 3, 3, 'x', 'x', '2026-02-02', '')",
    )
    assert SideAssessment.objects.get().evaluation.submitted_on == DAY


def test_the_triggers_can_be_taken_away_and_put_back(areas: None) -> None:
    evaluated(is_submitted=True)
    executed(*fixed.remove_sql(connection.vendor))
    executed(*EDITS[:1])
    executed(*fixed.install_sql(connection.vendor))
    with pytest.raises(DatabaseError, match="fixed"):
        executed(*EDITS[2:3])
