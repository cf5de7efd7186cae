"""Compromises: efficient, with the best of both ends, and growth that never turns."""

from dataclasses import replace
from itertools import pairwise

import pytest
from invented_siting import invented_siting

from naervaer.studies.siting.front import picked
from naervaer.studies.siting.optimum import Objective


def test_the_front_reaches_from_the_best_of_one_aim_to_the_best_of_another() -> None:
    result = invented_siting()
    best = {item.key: item.measured for item in result.points.best}
    assert min(point.mean for point in result.front) == pytest.approx(
        best[Objective.MEAN].mean, abs=1e-6
    )
    assert max(point.within_45 for point in result.front) == pytest.approx(
        best[Objective.WITHIN_45].within_45, abs=1
    )
    assert min(point.worst for point in result.front) == pytest.approx(
        best[Objective.WORST].worst, abs=1e-3
    )


def test_no_compromise_is_beaten_in_all_three() -> None:
    front = invented_siting().front
    for one in front:
        assert not any(
            other.mean <= one.mean
            and other.worst <= one.worst
            and other.within_45 >= one.within_45
            for other in front
            if other is not one
        )


def test_a_proven_point_has_its_mean_as_bound_and_others_a_gap() -> None:
    for point in invented_siting().front:
        assert point.bound <= point.mean * (1 + 1e-9)
        assert point.is_efficient == (point.gap <= 1e-6)


def test_points_that_are_shown_are_spread_and_hold_both_ends() -> None:
    one = invented_siting().front[0]
    front = [
        replace(one, alternative=replace(one.alternative, measured=measured))
        for measured in (
            replace(one.alternative.measured, mean=10 + at / 100, within_45=1000.0 * at)
            for at in range(100)
        )
    ]
    shown = picked(front, most=15)
    assert len(shown) <= 15
    assert shown[0] == 0
    assert shown[-1] == 99
    assert max(high - low for low, high in pairwise(shown)) <= 16


def test_the_plans_choice_never_beats_the_best_and_is_measured_on_the_same_people() -> None:
    for comparison in (invented_siting().points, invented_siting().offices):
        for item in comparison.best:
            assert 0 <= comparison.reached(Objective(item.key)) <= 1 + 1e-9


def test_who_changes_is_counted_against_the_plans_choice() -> None:
    points = invented_siting().points
    assert points.plan.longer.sum() == points.plan.shorter.sum() == 0
    assert points.plan.near_plan == points.plan.columns.size
