"""Tests of what councils and agreements say of the promises."""

from dataclasses import replace
from datetime import date

import pytest

from naervaer.domain.figures import Kind
from naervaer.domain.promises.assessment import Status, evaluate
from naervaer.domain.promises.from_councils import CouncilYear, council_measurements
from naervaer.domain.promises.ledger import promise_named

TODAY = date(2026, 11, 30)
ACTIVE = CouncilYear(
    municipality="Steigen",
    district="Nordland",
    is_active=True,
    meetings=2,
    actions_done=1,
    six_kinds=5,
    evaluated=True,
    begun_by_police=True,
    kept=9,
    judged=10,
    kind=Kind.OFFICIAL,
)
ASLEEP = replace(ACTIVE, municipality="Hamarøy", is_active=False, evaluated=False)


@pytest.mark.parametrize(
    ("councils", "promise", "status"),
    [
        ([ACTIVE, ACTIVE], "A-06", Status.FULFILLED),
        ([ACTIVE, ACTIVE], "A-18", Status.FULFILLED),
        ([ACTIVE, ASLEEP], "A-06", Status.UNDER_WAY),
        ([ASLEEP, ASLEEP], "A-06", Status.NOT_FULFILLED),
        ([ACTIVE, ACTIVE], "B-34", Status.FULFILLED),
        ([ACTIVE, ASLEEP], "B-34", Status.NOT_FULFILLED),
        ([ACTIVE, ACTIVE], "B-35", Status.FULFILLED),
        ([ACTIVE], "A-06", Status.NOT_MEASURABLE),
    ],
)
def test_a_promise_follows_when_every_municipality_is_known(
    councils: list[CouncilYear], promise: str, status: Status
) -> None:
    found = council_measurements(councils, {"Nordland": 2}, today=TODAY)
    assert evaluate(promise_named(promise), found).status is status


def test_synthetic_councils_decide_nothing() -> None:
    made_up = [replace(ACTIVE, kind=Kind.SYNTHETIC)] * 2
    found = council_measurements(made_up, {"Nordland": 2}, today=TODAY)
    assert evaluate(promise_named("A-06"), found).status is Status.NOT_MEASURABLE


def test_a_whole_district_stands_as_evidence_and_decides_nothing() -> None:
    found = council_measurements([ACTIVE], {"Nordland": 1, "Oslo": 1}, today=TODAY)
    assert evaluate(promise_named("A-06"), found).status is Status.NOT_MEASURABLE
    assert [one.scope for one in found if one.promise == "A-06"] == ["Nordland"]


def test_activity_is_told_per_district_also_where_not_all_are_known() -> None:
    found = council_measurements([ACTIVE, ASLEEP], {"Nordland": 41}, today=TODAY)
    told = {one.promise: one.value for one in found}
    assert told == {"B-31": 2, "B-32": 1, "A-03": 5, "B-33": 0.9}


def test_nothing_is_said_without_a_council() -> None:
    assert council_measurements([], {"Nordland": 41}, today=TODAY) == ()
