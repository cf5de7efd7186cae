import math

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.response_time import NATION_2019, ResponseClass
from naervaer.planning.response import (
    judge,
    judge_by_class,
    percentile_of,
    share_interval,
    weighted_percentile,
)


def test_four_of_five_missions_make_the_eightieth_percentile() -> None:
    assert percentile_of(np.array([5.0, 1.0, 3.0, 2.0, 4.0]), share=0.8).minutes == 4.0


def test_few_missions_leave_the_interval_open_upwards() -> None:
    found = percentile_of(np.arange(1.0, 11.0), share=0.8)
    assert found.high == math.inf
    assert math.isfinite(found.low)


@pytest.mark.parametrize(("missions", "warned"), [(49, True), (50, False), (51, False)])
def test_fewer_than_fifty_missions_carry_a_warning(missions: int, *, warned: bool) -> None:
    found = percentile_of(np.ones(missions), share=0.8)
    assert (found.warning is not None) == warned


@pytest.mark.parametrize("count", [12, 60, 400])
def test_the_interval_holds_the_true_percentile_as_often_as_it_says(count: int) -> None:
    rng = np.random.default_rng(count)
    truth = -math.log(0.2)
    held = 0
    for _ in range(2000):
        found = percentile_of(rng.standard_exponential(count), share=0.8)
        held += found.low <= truth <= found.high
    # Ranks are whole, so the interval may hold more often, never clearly less.
    assert held / 2000 >= 0.94


@pytest.mark.parametrize(("requirement", "met"), [(3.9, False), (4.0, True), (4.1, True)])
def test_a_requirement_is_judged_at_its_limit(requirement: float, *, met: bool) -> None:
    minutes = np.array([1.0, 2.0, 3.0, 4.0, 60.0])
    found = judge(minutes, share=0.8, requirement_minutes=requirement)
    assert found.is_met is met
    assert not found.is_sure


def test_many_missions_clearly_within_are_sure() -> None:
    found = judge(np.full(200, 9.0), share=0.8, requirement_minutes=11.0)
    assert found.is_met
    assert found.is_sure
    assert found.share_within == 1.0


def test_no_missions_are_not_judged() -> None:
    found = judge(np.array([]), share=0.8, requirement_minutes=11.0)
    assert found.is_met is None
    assert math.isnan(found.percentile.minutes)


def test_each_class_is_held_against_its_own_requirement() -> None:
    found = judge_by_class(
        np.array([12.0, 12.0, 12.0]),
        [ResponseClass.A, ResponseClass.B, ResponseClass.B],
        share=NATION_2019.share,
        requirement_minutes=NATION_2019.minutes,
    )
    assert [found[kind].is_met for kind in ResponseClass] == [False, True, None]


def test_a_share_interval_is_clopper_and_pearsons() -> None:
    low, high = share_interval(8, 10)
    assert low == pytest.approx(0.4439, abs=1e-4)
    assert high == pytest.approx(0.9748, abs=1e-4)
    assert share_interval(0, 10)[0] == 0.0
    assert share_interval(10, 10)[1] == 1.0


def test_computed_times_are_weighted_by_how_often_they_occur() -> None:
    minutes = np.array([[5.0, 30.0], [10.0, np.inf]])
    weights = np.array([[0.5, 0.15], [0.3, 0.05]])
    assert weighted_percentile(minutes, weights=weights, share=0.8) == 10.0
    assert weighted_percentile(minutes, weights=weights, share=0.81) == 30.0


def test_missing_times_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="missing"):
        percentile_of(np.array([1.0, math.nan]), share=0.8)
