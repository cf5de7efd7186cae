"""Passports a quarter, stops and offices on a handful of zones, worked out by hand."""

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.solving import Ending
from naervaer.studies.siting import buses
from naervaer.studies.siting.bus_assumptions import BusAssumptions


def test_a_passport_is_renewed_after_two_three_five_or_ten_years() -> None:
    people = np.array([[2.0, 3.0, 5.0, 10.0, 10.0]])
    assert buses.passports_a_quarter(people) == pytest.approx(np.array([5 / 4]))


def test_the_stop_that_saves_most_is_picked_first_and_then_what_is_left() -> None:
    to_office = np.array([100.0, 100.0, 100.0])
    to_seat = np.array([[10.0, 12.0, 100.0], [10.0, 5.0, 100.0], [100.0, 100.0, 50.0]])
    need = np.array([1.0, 1.0, 1.0])
    # 183 by the second seat; then 50 by the third, while the first adds only 2.
    assert buses._pick_stops(to_office, to_seat, need, most=2).tolist() == [1, 2]


def test_a_stop_that_saves_nobody_anything_is_not_picked() -> None:
    picked = buses._pick_stops(np.array([10.0]), np.array([[30.0]]), np.array([5.0]), most=3)
    assert picked.size == 0


def test_those_whom_no_road_joins_save_nothing() -> None:
    saved = buses._saving(np.array([np.inf, 50.0]), np.array([np.inf, 20.0]))
    assert saved.tolist() == [0.0, 30.0]


def test_the_office_instead_is_the_seat_that_saves_most_both_ways() -> None:
    office = buses._office_instead(
        np.array([7, 9]),
        np.array([60.0, 60.0]),
        np.array([[50.0, 10.0], [50.0, 70.0]]),
        np.array([2.0, 3.0]),
    )
    assert (office.municipality, office.documents, office.saved_minutes) == (9, 2.0, 200.0)


def test_frequencies_keep_the_fewest_and_the_most_visits() -> None:
    stops = tuple(
        buses.BusStop(number, 60.0, 1000.0, documents, 60.0)
        for number, documents in enumerate((500.0, 5.0))
    )
    outcome = buses._frequency(stops, BusAssumptions(most_visits=4))
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.best.visits.tolist() == [4, 1]


def test_a_bus_without_days_at_stops_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="most_stops is 0"):
        BusAssumptions(most_stops=0)
