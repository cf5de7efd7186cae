import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.allocation import (
    AllocationProblem,
    corrected_floor,
    posts_moved_by_weight,
    presence_against_specialists,
    rounded_posts,
    share_posts,
)
from naervaer.planning.solving import Ending


def two_areas(*, floor: tuple[float, float] = (0.0, 0.0)) -> AllocationProblem:
    return AllocationProblem(
        values=np.array([[90.0, 1.0], [10.0, 3.0]]),
        weights=np.array([1.0, 0.0]),
        posts=100.0,
        floor=np.array(floor),
    )


def made_problem(seed: int) -> AllocationProblem:
    rng = np.random.default_rng(seed)
    areas, criteria = int(rng.integers(2, 12)), int(rng.integers(1, 5))
    return AllocationProblem(
        values=rng.uniform(0, 100, (areas, criteria)) + 0.1,
        weights=rng.uniform(0.1, 1, criteria),
        posts=200.0,
        floor=rng.uniform(0, 200 / areas, areas) * 0.9,
    )


def test_posts_follow_the_criterion_when_it_stands_alone() -> None:
    assert share_posts(two_areas()).best.posts.tolist() == [90.0, 10.0]


def test_a_floor_lifts_the_small_and_the_large_pays() -> None:
    outcome = share_posts(two_areas(floor=(0.0, 25.0)))
    assert outcome.best.posts.tolist() == [75.0, 25.0]
    assert outcome.best.on_floor.tolist() == [False, True]
    assert outcome.objective == 15.0


def test_floors_above_all_posts_are_an_explained_ending() -> None:
    outcome = share_posts(two_areas(floor=(60.0, 50.0)))
    assert outcome.ending is Ending.INFEASIBLE
    assert outcome.reasons == ("the floors need 110 posts, but there are 100 to share.",)


@given(seed=st.integers(0, 10_000))
def test_all_posts_are_shared_and_no_floor_is_broken(seed: int) -> None:
    problem = made_problem(seed)
    best = share_posts(problem).best
    assert best.posts.sum() == pytest.approx(problem.posts)
    assert (best.posts >= problem.floor - 1e-9).all()
    np.testing.assert_allclose(best.by_criterion.sum(axis=1), best.posts)


@given(seed=st.integers(0, 10_000))
def test_areas_above_their_floor_keep_their_proportions(seed: int) -> None:
    problem = made_problem(seed)
    best = share_posts(problem).best
    free = ~best.on_floor
    ratio = best.posts[free] / problem.weighted_share[free]
    np.testing.assert_allclose(ratio, ratio[:1].repeat(ratio.size))


@given(seed=st.integers(0, 10_000))
def test_what_one_weight_moves_is_taken_from_somebody(seed: int) -> None:
    moved = posts_moved_by_weight(made_problem(seed))
    np.testing.assert_allclose(moved.sum(axis=0), 0, atol=1e-9)


def test_raising_the_weight_of_area_moves_posts_to_the_wide_place() -> None:
    moved = posts_moved_by_weight(two_areas())
    assert moved[1, 1] == pytest.approx(100 * 0.1 * (0.75 - 0.10))


@given(seed=st.integers(0, 10_000), step=st.sampled_from([0.5, 1.0, 0.25]))
def test_rounding_keeps_the_sum_and_moves_no_area_by_a_whole_step(
    seed: int, step: float
) -> None:
    posts = share_posts(made_problem(seed)).best.posts
    rounded = rounded_posts(posts, step=step)
    assert rounded.sum() == pytest.approx(200.0)
    assert (np.abs(rounded - posts) < step + 1e-9).all()
    assert (np.abs(rounded / step - np.round(rounded / step)) < 1e-9).all()


def test_rounding_keeps_the_floor() -> None:
    rounded = rounded_posts(np.array([1.2, 8.8]), step=1.0, floor=np.array([1.2, 0.0]))
    assert rounded.tolist() == [2.0, 8.0]


def test_rounding_refuses_floors_that_do_not_fit() -> None:
    with pytest.raises(UnusableInputError, match="the floors need 12 posts"):
        rounded_posts(np.array([5.2, 4.8]), step=1.0, floor=np.array([5.5, 5.5]))
    with pytest.raises(UnusableInputError, match="step is 0"):
        rounded_posts(np.array([1.0]), step=0)


def test_a_protected_place_keeps_the_stated_share_of_what_it_has() -> None:
    problem = two_areas()
    floor = corrected_floor(
        problem, reference=np.array([50.0, 30.0]), protected=np.array([False, True])
    )
    assert floor.tolist() == [0.0, 27.0]


def test_a_correction_outside_its_range_is_refused() -> None:
    problem = two_areas()
    with pytest.raises(UnusableInputError, match="lowest_share"):
        corrected_floor(
            problem, reference=np.ones(2), protected=np.ones(2, dtype=bool), lowest_share=1.5
        )
    with pytest.raises(UnusableInputError, match="shapes"):
        corrected_floor(problem, reference=np.ones(3), protected=np.ones(3, dtype=bool))


def test_more_specialists_leave_fewer_posts_for_presence() -> None:
    curve = presence_against_specialists(
        two_areas(floor=(5.0, 5.0)), np.array([0.0, 0.2, 0.4, 0.95])
    )
    assert curve.least_local_posts[:3].tolist() == pytest.approx([10.0, 8.0, 6.0])
    assert np.isnan(curve.least_local_posts[3])
    assert curve.areas_on_floor.tolist() == [0, 0, 0, -1]


def test_a_share_of_all_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="specialist_share"):
        presence_against_specialists(two_areas(), np.array([1.0]))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"values": np.array([1.0])}, "values has shape"),
        ({"values": np.array([[1.0, 0.0], [1.0, 0.0]])}, "a criterion is 0"),
        ({"values": np.array([[1.0, -1.0], [1.0, 3.0]])}, "values has negative"),
        ({"weights": np.zeros(2)}, "all weights are 0"),
        ({"weights": np.ones(3)}, "weights has shape"),
        ({"posts": 0.0}, "posts is 0"),
        ({"floor": np.array([np.nan, 0.0])}, "floor has negative or missing"),
    ],
)
def test_what_cannot_be_shared_is_refused(change: dict[str, object], message: str) -> None:
    good = {
        "values": np.ones((2, 2)),
        "weights": np.ones(2),
        "posts": 10.0,
        "floor": np.zeros(2),
    }
    with pytest.raises(UnusableInputError, match=message):
        AllocationProblem(**{**good, **change})


def test_sensitivity_of_an_impossible_allocation_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="the floors need 110 posts"):
        posts_moved_by_weight(two_areas(floor=(60.0, 50.0)))
