"""Units that come on and go off duty: against a plain twin, and against the steady state."""

import heapq

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.response import (
    CallStream,
    Capacity,
    HypercubeProblem,
    ShiftProblem,
    UnitDuties,
    draw_calls,
    paired_difference,
    preference_by_minutes,
    serve_calls,
    solve_exact,
)


def stream(calls: list[tuple[float, int, int, float]], *, periods: int = 1) -> CallStream:
    """Return calls given as (hour, atom, priority, hours of work) in one period."""
    hours, atoms, priorities, works = zip(*calls, strict=True)
    return CallStream(
        period=np.zeros(len(calls), np.int64),
        hours=np.array(hours, np.float64),
        atoms=np.array(atoms, np.int64),
        priorities=np.array(priorities, np.int64),
        works=np.array(works, np.float64),
        periods=periods,
    )


def duties(*units: tuple[float, float, int]) -> UnitDuties:
    since, until, base = zip(*units, strict=True)
    return UnitDuties(
        since=np.array(since, np.float64),
        until=np.array(until, np.float64),
        base=np.array(base, np.int64),
    )


def one_station(minutes: float = 6.0, *, least_gain: float = np.inf) -> ShiftProblem:
    return ShiftProblem(
        minutes=np.array([[minutes]]),
        station_district=np.zeros(1, np.int64),
        may_go=np.ones((2, 1, 1), np.bool_),
        least_gain=least_gain,
    )


def test_a_call_before_anybody_is_on_duty_waits_for_the_first_unit() -> None:
    served = serve_calls(one_station(), stream([(1.0, 0, 0, 0.5)]), duties((7.0, 15.0, 0)))
    assert served.waited_minutes.tolist() == [360.0]
    assert served.response_minutes.tolist() == [366.0]


def test_a_call_after_the_last_duty_is_never_reached() -> None:
    served = serve_calls(one_station(), stream([(16.0, 0, 0, 0.5)]), duties((7.0, 15.0, 0)))
    assert np.isinf(served.response_minutes).all()
    assert served.sent_from.tolist() == [-1]


def test_work_begun_before_the_end_of_duty_is_finished_and_counted() -> None:
    served = serve_calls(one_station(), stream([(14.5, 0, 0, 1.0)]), duties((7.0, 15.0, 0)))
    # Six minutes' drive and an hour's work from 14:30 end at 15:36.
    assert served.overtime_hours.tolist() == pytest.approx([0.6])


def test_a_unit_that_worked_over_its_end_takes_no_more() -> None:
    calls = stream([(14.5, 0, 0, 1.0), (14.6, 0, 0, 1.0)])
    served = serve_calls(one_station(), calls, duties((7.0, 15.0, 0)))
    assert np.isinf(served.response_minutes).tolist() == [False, True]


def test_an_urgent_call_breaks_off_other_work_and_that_work_is_taken_up_again() -> None:
    calls = stream([(8.0, 0, 1, 2.0), (9.0, 0, 0, 0.5), (9.1, 0, 1, 0.1)])
    served = serve_calls(one_station(least_gain=5.0), calls, duties((7.0, 24.0, 0)))
    assert served.waited_minutes[:2].tolist() == [0.0, 0.0]
    # Urgent work until 9:36; what was broken off had 1.1 hours left and drives anew: 10:48.
    assert served.waited_minutes[2] == pytest.approx(60 * (9.0 + 0.6 + 1.2 - 9.1))


def test_a_call_whose_unit_was_called_off_on_its_way_is_not_reached_yet() -> None:
    calls = stream([(8.0, 0, 1, 1.0), (8.05, 0, 0, 0.5)])
    served = serve_calls(one_station(least_gain=5.0), calls, duties((7.0, 24.0, 0)))
    assert served.waited_minutes[1] == 0.0
    assert served.waited_minutes[0] == pytest.approx(60 * (8.05 + 0.1 + 0.5 - 8.0))


def test_units_of_another_district_go_only_where_they_may() -> None:
    minutes = np.array([[5.0, 20.0], [20.0, 5.0]])
    own = np.eye(2, dtype=np.bool_)
    problem = ShiftProblem(
        minutes=minutes,
        station_district=np.array([0, 1]),
        may_go=np.stack([np.ones((2, 2), np.bool_), own]),
        least_gain=np.inf,
    )
    calls = stream([(1.0, 0, 1, 2.0), (1.1, 0, 0, 0.1), (1.2, 0, 1, 0.1)])
    served = serve_calls(problem, calls, duties((0.0, 24.0, 0), (0.0, 24.0, 1)))
    assert served.sent_from.tolist() == [0, 1, 0]
    assert served.response_minutes[1] == 20.0
    assert served.waited_minutes[2] > 60.0


def played_plainly(minutes: np.ndarray, calls: CallStream, units: UnitDuties) -> list[float]:
    """Return waits in hours, for one priority, no breaking off, everybody everywhere."""
    events = [(float(hour), 1, at) for at, hour in enumerate(calls.hours)]
    events += [(float(hour), 0, at) for at, hour in enumerate(units.since)]
    heapq.heapify(events)
    free: set[int] = set()
    queue: list[int] = []
    waits = [float("inf")] * calls.hours.size
    while events:
        now, kind, at = heapq.heappop(events)
        if kind in (0, 2):
            if kind == 2 and now > units.until[at]:
                continue
            free.add(at)
            if queue and now < units.until[at] + 1e-12:
                call = queue.pop(0)
            else:
                continue
            unit = at
        else:
            ready = [one for one in free if units.until[one] > now]
            if not ready:
                queue.append(at)
                continue
            call = at
            unit = min(
                ready, key=lambda one: (minutes[units.base[one], calls.atoms[call]], one)
            )
        free.discard(unit)
        waits[call] = now - float(calls.hours[call])
        way = minutes[units.base[unit], calls.atoms[call]] / 60
        heapq.heappush(events, (now + way + float(calls.works[call]), 2, unit))
    return waits


@given(seed=st.integers(0, 10_000))
def test_the_kernel_is_its_plain_twin(seed: int) -> None:
    rng = np.random.default_rng(seed)
    calls = CallStream(
        period=np.zeros(40, np.int64),
        hours=np.sort(rng.random(40) * 24),
        atoms=rng.integers(0, 5, 40),
        priorities=np.ones(40, np.int64),
        works=rng.random(40) * 2,
        periods=1,
    )
    since = rng.random(6) * 20
    units = UnitDuties(
        since=since, until=since + 1 + 8 * rng.random(6), base=rng.integers(0, 3, 6)
    )
    minutes = rng.random((3, 5)) * 40
    problem = ShiftProblem(
        minutes=minutes,
        station_district=np.zeros(3, np.int64),
        may_go=np.ones((2, 1, 5), np.bool_),
        least_gain=np.inf,
    )
    found = serve_calls(problem, calls, units).waited_minutes / 60
    assert found == pytest.approx(played_plainly(minutes, calls, units))


def test_units_always_on_duty_settle_where_the_exact_model_says() -> None:
    rates = np.array([0.5, 0.7])
    exact = solve_exact(
        HypercubeProblem(
            arrival_rates=rates,
            service_rates=np.ones(2),
            preference=preference_by_minutes(np.array([[0.0, 1.0], [1.0, 0.0]])),
            capacity=Capacity.INFINITE,
        )
    ).best
    assert exact is not None
    hours = 24 * 200
    calls = draw_calls(
        np.tile(rates, (hours, 1)),
        urgent_share=np.zeros(2),
        work_hours=1.0,
        scatter=0.0,
        periods=20,
        seed=1,
    )
    problem = ShiftProblem(
        minutes=np.array([[0.0, 1e-6], [1e-6, 0.0]]),
        station_district=np.zeros(2, np.int64),
        may_go=np.ones((2, 1, 2), np.bool_),
        least_gain=np.inf,
    )
    served = serve_calls(problem, calls, duties((0.0, hours, 0), (0.0, hours, 1)))
    assert np.mean(served.waited_minutes > 0) == pytest.approx(exact.waits, abs=0.01)


def test_the_same_seed_draws_the_same_calls_and_rates_are_kept() -> None:
    rates = np.array([[0.0, 4.0], [2.0, 0.0]]).repeat(12, axis=0)
    first, again = (
        draw_calls(
            rates, urgent_share=np.array([1.0, 0.0]), work_hours=0.5, scatter=0.1,
            periods=400, seed=3,
        )
        for _ in range(2)
    )  # fmt: skip
    assert (first.hours == again.hours).all()
    assert first.hours.size / 400 == pytest.approx(72, rel=0.05)
    assert set(first.atoms[first.hours < 12].tolist()) == {1}
    assert set(first.priorities[first.atoms == 0].tolist()) == {0}
    assert (np.diff(first.hours)[np.diff(first.period) == 0] >= 0).all()


def test_a_paired_difference_knows_more_than_its_sides() -> None:
    rng = np.random.default_rng(0)
    common = rng.normal(size=50)
    gap = paired_difference(common, common + 0.1 + 0.01 * rng.normal(size=50))
    assert gap.difference == pytest.approx(0.1, abs=0.01)
    assert gap.is_clear
    assert gap.half_width < 0.01


def test_a_difference_of_one_period_has_no_interval() -> None:
    gap = paired_difference(np.array([1.0, np.nan]), np.array([2.0, 3.0]))
    assert gap.periods == 1
    assert not gap.is_clear


def test_a_duty_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="does not end after it begins"):
        duties((8.0, 8.0, 0))
