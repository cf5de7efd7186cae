"""The covering proof: cuts, fewer sites and branches never lose the best plan."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from naervaer.planning.siting import CoverageProblem, SiteRules, solve_coverage
from naervaer.planning.siting.cover_master import CoverMaster, Limits
from naervaer.planning.siting.cover_rows import CoverRows, make_rows
from naervaer.planning.solving import Ending, StopRule

Floats = NDArray[np.float64]
cases = st.integers(0, 2**32 - 1)


def random_lists(
    seed: int, areas: int = 60, sites: int = 14
) -> tuple[NDArray[np.bool_], Floats]:
    """Return who covers whom without any geography, which leaves wide gaps, and weights."""
    rng = np.random.default_rng(seed)
    covers = rng.random((areas, sites)) < rng.uniform(0.1, 0.5)
    covers[~covers.any(axis=1), 0] = True
    return covers, rng.integers(1, 9, areas) + rng.choice([0.0, 0.25])


def rows_of(covers: NDArray[np.bool_], weights: Floats, count: int) -> CoverRows:
    starts = np.concatenate([[0], np.cumsum(covers.sum(axis=1))]).astype(np.int64)
    listed = np.nonzero(covers)[1].astype(np.int32)
    return make_rows(starts, listed, weights, site_count=covers.shape[1], count=count)[0]


def least_lost(covers: NDArray[np.bool_], weights: Floats, count: int) -> float:
    """Return the least weight that any plan leaves uncovered."""
    plans = combinations(range(covers.shape[1]), count)
    return min(float(weights[~covers[:, list(plan)].any(axis=1)].sum()) for plan in plans)


@given(cases)
@settings(max_examples=60, deadline=None)
def test_the_best_of_all_plans_is_found_and_proven(seed: int) -> None:
    covers, demand = random_lists(seed)
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 6))
    fixed = np.array([3]) if count > 1 and rng.random() < 0.3 else np.empty(0, dtype=np.int64)
    problem = CoverageProblem(
        demand=demand,
        minutes=np.where(covers, 1.0, 9.0),
        radius=5.0,
        open_count=count,
        rules=SiteRules(fixed=fixed),
    )
    outcome = solve_coverage(problem, seed=seed % 5)
    plans = [
        plan for plan in combinations(range(covers.shape[1]), count)
        if not fixed.size or 3 in plan
    ]  # fmt: skip
    best = max(float(demand[covers[:, list(plan)].any(axis=1)].sum()) for plan in plans)
    assert outcome.ending is Ending.OPTIMAL
    assert outcome.objective == pytest.approx(best)
    assert outcome.bound == pytest.approx(best, rel=2e-6)


@given(cases)
@settings(max_examples=40, deadline=None)
def test_no_round_of_cuts_bounds_above_the_best_plan(seed: int) -> None:
    covers, weights = random_lists(seed)
    count = 1 + seed % 5
    rows = rows_of(covers, weights, count)
    best = least_lost(covers, weights, count)
    master = CoverMaster(rows)
    for _ in range(30):
        solved = master.solve(10.0)
        assert solved is not None
        assert solved.bound <= best + 1e-6
        if not master.cut(solved.share, solved.lost, slack=1e-9):
            break
        master.purge(3, least=1)


@given(cases)
@settings(max_examples=30, deadline=None)
def test_a_branch_is_bounded_by_its_own_best_plan(seed: int) -> None:
    covers, weights = random_lists(seed)
    rng = np.random.default_rng(seed)
    sites = covers.shape[1]
    members = np.sort(rng.permutation(sites)[:5])
    rows = rows_of(covers, weights, 4)
    master = CoverMaster(rows)
    master.name_set(7, members)
    high = np.ones(sites)
    high[members[0]] = 0.0
    most = float(rng.integers(0, 3))
    master.limit(Limits(np.zeros(sites), high, {7: (-np.inf, most)}))
    plans = [
        list(plan)
        for plan in combinations(range(sites), 4)
        if members[0] not in plan and np.isin(members, plan).sum() <= most
    ]
    best = min(float(weights[~covers[:, plan].any(axis=1)].sum()) for plan in plans)
    for _ in range(10):
        solved = master.solve(10.0)
        assert solved is not None
        assert solved.bound <= best + 1e-6
        assert solved.share[members].sum() <= most + 1e-6
        if not master.cut(solved.share, solved.lost, slack=1e-9):
            break


@given(cases)
@settings(max_examples=20, deadline=None)
def test_rows_merged_over_fewer_sites_lose_the_same(seed: int) -> None:
    covers, weights = random_lists(seed)
    rows = rows_of(covers, weights, 3)
    places = np.sort(np.random.default_rng(seed).permutation(covers.shape[1])[:6])
    fewer = rows.kept(places)
    assert fewer.weights.sum() == pytest.approx(weights.sum())
    assert least_lost(covers[:, places], weights, 3) == pytest.approx(
        min(
            fewer.weights[
                [
                    not np.isin(fewer.sites[begin:end], plan).any()
                    for begin, end in zip(fewer.starts, fewer.starts[1:], strict=False)
                ]
            ].sum()
            for plan in combinations(range(6), 3)
        )
    )


def test_the_same_seed_gives_the_same_plan() -> None:
    covers, demand = random_lists(11, areas=150, sites=30)
    problem = CoverageProblem(
        demand=demand, minutes=np.where(covers, 1.0, 9.0), radius=5.0, open_count=4
    )
    one, other = (solve_coverage(problem, seed=3, stop=StopRule(seconds=600)) for _ in range(2))
    assert list(one.best.open_sites) == list(other.best.open_sites)
    assert one.bound == other.bound
    assert one.ending is other.ending is Ending.OPTIMAL
