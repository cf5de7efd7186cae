"""A presence mix on a made-up coast, against numbers worked out by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.presence import DeliveryMode, PresenceState
from naervaer.planning.mix import solve_cheapest
from naervaer.planning.mix.solution import plan_of
from naervaer.studies.siting.assumptions import statements
from naervaer.studies.siting.mix import MixStudy
from naervaer.studies.siting.mix_assumptions import MixAssumptions
from naervaer.studies.siting.mix_hours import planned_hours, presence_month
from naervaer.studies.siting.mix_options import (
    MixOption,
    MixPlace,
    Mode,
    options_of,
    problem_of,
)

GIVEN = MixAssumptions()
PLACES = (
    MixPlace("Eikvik", "9901", kept=True),
    MixPlace("Sandøy", "9902", seat=True),
    MixPlace("Utskjær", "9902"),
)
DRIVE = np.array([0.0, 60.0, 200.0])


def made() -> tuple[MixOption, ...]:
    return options_of(PLACES, DRIVE, GIVEN)


def mode(wanted: Mode, place: int) -> MixOption:
    return next(o for o in made() if o.mode is wanted and o.place == place)


def coast() -> MixStudy:
    """Two zones: 900 people beside Eikvik, 100 on Sandøy, an hour away."""
    options = made()
    problem = problem_of(
        PLACES,
        options,
        people=np.array([[900.0, 900.0], [100.0, 100.0]]),
        zone_municipality=np.array(["9901", "9902"]),
        minutes=np.array([[5.0, 60.0, 200.0], [60.0, 5.0, 150.0]]),
        given=GIVEN,
    )
    return MixStudy(
        district="Nordvik",
        given=GIVEN,
        places=PLACES,
        options=options,
        problem=problem,
        zone_municipality=np.array([0, 1]),
        kept=plan_of(problem, problem.fewest),
        everybody=1000.0,
        reachable=plan_of(problem, problem.most).people,
        cheapest=(),
        best=(),
    )


def test_an_opening_of_four_hours_with_two_takes_96_of_1170_hours_a_year() -> None:
    point = mode(Mode.POINT, 1)
    assert GIVEN.hours_per_fte == pytest.approx(1170)
    assert point.fte_per_occasion == pytest.approx(12 * 2 * 4 / 1170)


def test_driving_is_paid_and_is_not_presence() -> None:
    patrol, centre = mode(Mode.PATROL, 1), mode(Mode.CENTRE, 1)
    assert patrol.hours == pytest.approx(7.5 - 2)
    assert patrol.fte_per_occasion == pytest.approx(12 * 2 * 7.5 / 1170)
    assert centre.hours == pytest.approx(4)
    assert centre.fte_per_occasion == pytest.approx(12 * (4 + 2) / 1170)


def test_a_kept_point_is_neither_closed_nor_extended() -> None:
    kept = mode(Mode.POINT, 0)
    assert (kept.fewest, kept.most) == (8, 8)


def test_a_neighbours_point_serves_without_being_paid_for() -> None:
    places = (replace(PLACES[0], neighbour=True),)
    option = options_of(places, np.zeros(1), GIVEN)[0]
    assert (option.fixed_fte, option.fte_per_occasion, option.fewest) == (0.0, 0.0, 8)


def test_only_seats_are_visited() -> None:
    assert {o.mode for o in made() if o.place == 2} == {Mode.POINT, Mode.SEASONAL}


def test_a_seat_too_far_for_a_working_day_has_no_visits() -> None:
    far = options_of(PLACES[1:2], np.array([300.0]), GIVEN)
    assert not {Mode.PATROL, Mode.CONTACT, Mode.CENTRE} & {o.mode for o in far}


def test_a_bus_once_a_month_is_not_presence_and_four_centre_days_are() -> None:
    study = coast()
    outcome = solve_cheapest(study.problem)
    chosen = {
        (option.mode, occasions)
        for option, occasions in zip(study.options, outcome.best.occasions, strict=True)
        if occasions and not study.places[option.place].kept
    }
    assert study.kept.people == pytest.approx(900)
    assert chosen == {(Mode.CENTRE, 4)}
    extra = 0.05 + 4 * 12 * 6 / 1170
    assert outcome.objective - study.kept.fte == pytest.approx(extra)


def test_hours_of_a_mix_are_planned_and_synthetic() -> None:
    study = coast()
    rows = planned_hours(study, solve_cheapest(study.problem).best)
    island = [row for row in rows if row.municipality == "9902"]
    assert [(r.season, r.occasions, r.hours) for r in island] == [
        ("ordinary", 4, 16.0),
        ("summer", 4, 16.0),
    ]
    assert all(r.delivery is DeliveryMode.SERVICE_CENTRE_DAY for r in island)
    assert {(r.state, r.kind) for r in rows} == {(PresenceState.PLANNED, "synthetic")}


def test_a_month_of_presence_has_every_occasion_on_its_own_weekday() -> None:
    study = coast()
    month = presence_month(
        study, solve_cheapest(study.problem).best, first=date(2026, 5, 1), season="summer"
    )
    island = [p for p in month if p.municipality == "9902"]
    assert len({p.begins.date() for p in island}) == 4
    assert all(p.begins.weekday() < 5 for p in month)
    assert sum(p.duration.total_seconds() for p in island) == 16 * 3600


def test_every_number_has_a_unit_and_says_whether_it_is_published() -> None:
    said = {item.name: item for item in statements(GIVEN)}
    assert said["available_share"].source == "politiet.no 1.2.2021"
    assert said["officers_on_patrol"].is_assumption
    assert all(item.unit for item in said.values())


def test_no_hours_in_a_full_time_equivalent_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="gross_hours is 0"):
        MixAssumptions(gross_hours=0.0)
