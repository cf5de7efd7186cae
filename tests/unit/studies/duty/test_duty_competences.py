"""Competences sought in the duty study's rosters, and rosters that neighbours share."""

from dataclasses import replace

import numpy as np
import pytest
from invented_duty import SETTINGS, invented_duty

from naervaer.planning.rostering.district import DistrictRoster, score_district
from naervaer.studies.duty.competences import COMPETENCES, SOUGHT, people_by_sea, wanted_hours
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.duty.roster import without_contact_hours
from naervaer.studies.duty.roster_tables import competences_table
from naervaer.studies.duty.shared_roster import neighbours, solve_shared, together

HOURS = 14 * 24


@pytest.fixture(scope="module")
def result() -> DutyResult:
    return invented_duty()


@pytest.fixture(scope="module")
def wanted() -> np.ndarray:
    """Return what two station districts that hold everything are asked for, (2, C, H)."""
    has = np.ones((8, len(SOUGHT)), dtype=np.bool_)
    groups = np.repeat([0, 1], 4)
    return np.stack([wanted_hours(has, groups, g, HOURS, SETTINGS) for g in (0, 1)])


def test_station_districts_take_turns_with_a_competence(wanted: np.ndarray) -> None:
    assert ((wanted > 0).sum(axis=0) <= 1).all()


def test_a_leader_is_wanted_round_the_clock_somewhere(wanted: np.ndarray) -> None:
    assert (wanted[:, COMPETENCES.index("leader"), 7:].sum(axis=0) == 1).all()


def test_investigation_is_wanted_on_working_days_from_seven_to_eleven(
    wanted: np.ndarray,
) -> None:
    asked = np.flatnonzero(wanted[:, COMPETENCES.index("investigation")].any(axis=0))
    assert set((asked // 24 % 7).tolist()) == {0, 1, 2, 3, 4}
    assert set((asked % 24).tolist()) == set(range(7, 23))


def test_a_boat_wants_two_on_the_day_shift(wanted: np.ndarray) -> None:
    boat = wanted[:, COMPETENCES.index("boat")]
    assert set(boat[boat > 0].tolist()) == {2}
    assert set((np.flatnonzero(boat.any(axis=0)) % 24).tolist()) == set(range(7, 15))


def test_nobody_who_lacks_a_competence_is_asked_for_it() -> None:
    has = np.zeros((4, len(SOUGHT)), dtype=np.bool_)
    asked = wanted_hours(has, np.zeros(4, dtype=np.int64), 0, HOURS, SETTINGS)
    assert not asked.any()


def test_boat_crews_serve_only_where_people_live_by_sea(result: DutyResult) -> None:
    staff = result.rosters.staff
    crews = staff.group[staff.has[:, COMPETENCES.index("boat")]]
    assert (people_by_sea(result.ground)[crews] > 0).all()


def test_no_competence_is_there_more_often_than_it_is_wanted(result: DutyResult) -> None:
    table = competences_table(result)
    assert table["competence"].tolist() == list(COMPETENCES)
    assert (table["shifts_there"] <= table["shifts_wanted"]).all()


def test_neighbours_share_only_within_the_longest_drive() -> None:
    drives = np.array([[0.0, 30.0, 90.0], [30.0, 0.0, 90.0], [90.0, 90.0, 0.0]])
    assert neighbours(drives, np.array([10, 10, 10]), most_minutes=60.0) == ((0, 1),)


def test_at_most_three_share_one_roster() -> None:
    drives = np.full((4, 4), 20.0) - 20.0 * np.eye(4)
    sets = neighbours(drives, np.full(4, 10), most_minutes=60.0)
    assert max(len(item) for item in sets) == 3


def test_a_station_district_without_people_does_not_share() -> None:
    drives = np.zeros((2, 2))
    assert neighbours(drives, np.array([10, 0]), most_minutes=60.0) == ()


def test_a_shared_roster_is_lawful_and_never_dearer_than_the_closed_ones(
    result: DutyResult,
) -> None:
    items = list(result.rosters.main.groups)
    drives = np.full((2, 2), 15.0) - 15.0 * np.eye(2)
    problem = together(items, drives)
    shifts = np.concatenate([item.roster.shifts for item in items])
    closed = DistrictRoster(shifts, np.where(shifts >= 0, problem.home[:, None], -1))
    outcome = solve_shared(problem, closed, 1.0, 0)
    assert outcome.best is not None
    found = score_district(problem, outcome.best)
    assert found.breaches == ()
    assert found.violations == ()
    assert found.objective <= score_district(problem, closed).objective


def test_everybody_stays_at_home_when_the_neighbour_cannot_be_reached(
    result: DutyResult,
) -> None:
    items = list(result.rosters.main.groups)
    drives = np.full((2, 2), np.inf)
    np.fill_diagonal(drives, 0.0)
    problem = together(items, drives)
    assert np.isfinite(problem.travel_cost).sum() == problem.people


def test_a_setting_that_is_yes_or_no_takes_nothing_else() -> None:
    assert replace(SETTINGS, shared_roster=False).shared_roster is False


def test_a_roster_without_contact_hours_costs_no_more_than_the_one_it_began_from(
    result: DutyResult,
) -> None:
    starts = without_contact_hours(result.rosters.main)
    for item in result.rosters.without_contacts.groups:
        start = score_district(item.problem, starts[item.group])
        assert start.breaches == ()
        assert start.violations == ()
        assert item.objective <= start.objective
