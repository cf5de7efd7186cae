"""Points have facts with days and sources, and no state of their own."""

from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from naervaer.domain.authority import SYSTEM
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.places import PointState
from naervaer.domain.presence import Service
from naervaer.registers.baseline import Baseline
from naervaer.web.records.audit.models import Change
from naervaer.web.records.points.filling import points_fill
from naervaer.web.records.points.models import OpeningHours, Point, PointFact
from naervaer.web.records.points.selectors import (
    PASSPORT_OFFICE,
    facts_changed_between,
    facts_of,
    hours_a_week,
    opening_hours_of,
    point_by_id,
    points_on,
    points_open,
)
from naervaer.web.records.points.services import (
    opening_hours_set,
    point_fact_add,
    point_fact_end,
    point_fact_withdraw,
)

LETTER = Source("Nordland politidistrikt", "brev", date(2026, 1, 5), Kind.OFFICIAL)
NEW_YEAR = date(2026, 1, 1)


@pytest.fixture
def steigen(points: None) -> Point:
    found = point_by_id("steigen")
    assert found is not None
    return found


def test_filling_twice_changes_nothing(points: None, baseline: Baseline) -> None:
    def counted() -> list[int]:
        return [model.objects.count() for model in (Point, PointFact, OpeningHours)]

    before = counted()
    points_fill(baseline=baseline)
    assert counted() == before
    assert before == [244 + 105, 262 + 105, 2]


def test_the_points_of_a_day_are_those_of_the_structure(
    points: None, baseline: Baseline
) -> None:
    expected = {one.point.id: one.states for one in baseline.structure.on(NEW_YEAR).points}
    assert {one.point.pk: one.states for one in points_on(NEW_YEAR)} == expected


def test_a_seasonal_point_is_open_in_its_season_alone(points: None) -> None:
    def open_in_hvaler(day: date) -> list[str]:
        return [one.point.pk for one in points_open(on=day, municipality="3110")]

    assert open_in_hvaler(date(2026, 7, 1)) == ["hvaler"]
    assert open_in_hvaler(date(2026, 1, 1)) == []


def test_passport_offices_decided_but_never_said_to_be_open_are_not_open(points: None) -> None:
    offices = points_on(NEW_YEAR, sort=PASSPORT_OFFICE, municipality="1837")
    assert {one.point.pk for one in offices} == {"pass-ornes", "pass-2018-ornes"}
    assert points_open(on=NEW_YEAR, sort=PASSPORT_OFFICE, municipality="1837") == []


def test_a_fact_added_and_ended_holds_from_day_to_day(steigen: Point) -> None:
    fact = point_fact_add(
        point=steigen,
        state=PointState.CLOSED,
        since=date(2026, 2, 1),
        source=LETTER,
        actor=SYSTEM,
        why="oppussing",
    )
    assert steigen not in [one.point for one in points_open(on=date(2026, 2, 10))]
    point_fact_end(fact=fact, until=date(2026, 2, 15), actor=SYSTEM, why="ferdig")
    assert steigen in [one.point for one in points_open(on=date(2026, 2, 16))]
    changed = facts_changed_between(date(2026, 2, 1), date(2026, 2, 28), district="Nordland")
    assert changed == [fact]
    acts = list(Change.objects.values_list("act", "why"))
    assert acts[-2:] == [("point_fact.add", "oppussing"), ("point_fact.end", "ferdig")]


def test_a_withdrawn_fact_is_kept_and_counts_no_more(steigen: Point) -> None:
    fact = facts_of(steigen)[0]
    point_fact_withdraw(fact=fact, actor=SYSTEM, why="feil kilde")
    assert fact not in facts_of(steigen)
    assert PointFact.objects.filter(pk=fact.pk).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"until": date(2025, 1, 1)}, "comes before"),
        ({"why": "  "}, "begrunnelse"),
        ({"state": PointState.SEASONAL}, "expected a season"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(
    steigen: Point, wrong: dict[str, Any], said: str
) -> None:
    given = {
        "point": steigen,
        "state": PointState.OPEN,
        "since": NEW_YEAR,
        "source": LETTER,
        "actor": SYSTEM,
        "why": "prøve",
    }
    with pytest.raises(UnusableInputError, match=said):
        point_fact_add(**{**given, **wrong})


def test_the_same_fact_from_the_same_source_is_written_once(steigen: Point) -> None:
    def add() -> None:
        point_fact_add(
            point=steigen,
            state=PointState.OPEN,
            since=NEW_YEAR,
            source=LETTER,
            actor=SYSTEM,
            why="prøve",
        )

    add()
    with pytest.raises(UnusableInputError, match="alt kjent"):
        add()


def test_new_hours_end_the_old_ones_the_day_before(points: None) -> None:
    engerdal = point_by_id("engerdal")
    assert engerdal is not None
    assert hours_a_week(opening_hours_of(engerdal, on=NEW_YEAR)) == 8
    opening_hours_set(
        point=engerdal,
        service=Service.DESK,
        week={5: (time(9), time(15, 30))},
        since=date(2026, 3, 1),
        source=LETTER,
        actor=SYSTEM,
        why="ny avtale",
    )
    assert hours_a_week(opening_hours_of(engerdal, on=date(2026, 2, 28))) == 8
    assert hours_a_week(opening_hours_of(engerdal, on=date(2026, 3, 1))) == 6.5


def test_no_known_hours_is_not_the_same_as_closed(steigen: Point) -> None:
    assert opening_hours_of(steigen, on=NEW_YEAR) == []
    assert hours_a_week([]) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "maybe"},
        {"since": NEW_YEAR, "until": date(2025, 1, 1)},
        {"season": "sommer"},
        {"kind": "rumour"},
    ],
)
def test_the_database_refuses_facts_that_cannot_be(
    steigen: Point, wrong: dict[str, Any]
) -> None:
    row = {"key": "x", "point": steigen, "state": "open", "kind": "press"} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        PointFact.objects.create(**row)
