"""Compromises: efficient, with the best of both ends, and growth that never turns."""

from invented_siting import invented_siting

from naervaer.studies.siting.optimum import Objective


def test_the_ends_of_the_front_are_the_best_of_each_objective() -> None:
    result = invented_siting()
    best = {item.key: item.measured for item in result.points.best}
    assert abs(result.front[0].mean - best[Objective.MEAN].mean) < 1e-6
    assert abs(result.front[-1].within_45 - best[Objective.WITHIN_45].within_45) < 1


def test_no_compromise_is_beaten_in_both() -> None:
    front = invented_siting().front
    for one in front:
        assert not any(
            other.mean <= one.mean and other.within_45 >= one.within_45
            for other in front
            if other is not one
        )


def test_the_plans_choice_never_beats_the_best_and_is_measured_on_the_same_people() -> None:
    for comparison in (invented_siting().points, invented_siting().offices):
        for item in comparison.best:
            assert 0 <= comparison.reached(Objective(item.key)) <= 1 + 1e-9


def test_who_changes_is_counted_against_the_plans_choice() -> None:
    points = invented_siting().points
    assert points.plan.longer.sum() == points.plan.shorter.sum() == 0
    assert points.plan.near_plan == points.plan.columns.size
