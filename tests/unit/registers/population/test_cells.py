import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.coordinates import to_european_grid
from naervaer.registers.population import Census, Grid, people_by_cell

BANDS = (slice(0, 5), slice(5, 10), slice(10, 16), slice(16, 65), slice(65, None))


def grid_of(people: list[int]) -> Grid:
    count = len(people)
    return Grid(
        cell=np.arange(count),
        x=262_625.0 + 1_000.0 * np.arange(count),
        y=np.full(count, 6_649_375.0),
        people=np.array(people, dtype=np.float64),
    )


def census_of(grid: Grid, people: list[list[int]]) -> Census:
    x, y = to_european_grid(grid.x, grid.y)
    corner = (x // 1000).astype(np.int64) * 10**6 + (y // 1000).astype(np.int64)
    order = np.argsort(corner)
    return Census(corner=corner[order], people=np.array(people, dtype=np.float64)[order])


def ages_of(seed: int, municipalities: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(1, 40, (municipalities, 106)).astype(float)


@given(seed=st.integers(0, 1000), split=st.integers(1, 5))
def test_sums_by_municipality_and_band_are_the_official_figures(seed: int, split: int) -> None:
    rng = np.random.default_rng(seed)
    grid = grid_of(rng.integers(1, 300, 6).tolist())
    ages = ages_of(seed, 2)
    municipality = np.array(["0301"] * split + ["1103"] * (6 - split))
    cells = people_by_cell(
        grid,
        census_of(grid, rng.integers(0, 60, (6, 3)).tolist()),
        municipality=municipality,
        numbers=np.array(["1103", "0301"]),
        ages=ages[::-1],
    )
    for number, official in (("0301", ages[0]), ("1103", ages[1])):
        sums = cells.people[municipality == number].sum(axis=0)
        assert sums == pytest.approx([official[band].sum() for band in BANDS])
    assert (cells.people >= 0).all()


def test_cells_stored_too_high_are_scaled_to_the_official_total() -> None:
    grid = grid_of([5, 5, 90])
    ages = np.zeros((1, 106))
    ages[0, 30] = 50.0
    cells = people_by_cell(
        grid,
        census_of(grid, [[0, 9, 0]] * 3),
        municipality=np.array(["0301"] * 3),
        numbers=np.array(["0301"]),
        ages=ages + 1e-9,
    )
    assert cells.total == pytest.approx([2.5, 2.5, 45.0], abs=1e-3)


def test_a_cell_takes_its_age_mix_from_the_census_around_it() -> None:
    grid = grid_of([100, 100])
    ages = np.ones((1, 106))
    cells = people_by_cell(
        grid,
        census_of(grid, [[90, 5, 5], [5, 5, 90]]),
        municipality=np.array(["0301", "0301"]),
        numbers=np.array(["0301"]),
        ages=ages,
    )
    assert cells.people[0, 0] > 3 * cells.people[1, 0]
    assert cells.people[1, 4] > 3 * cells.people[0, 4]


def test_children_under_five_follow_the_municipality_s_share_of_those_under_15() -> None:
    grid = grid_of([100, 300])
    ages = np.ones((1, 106))
    ages[0, :5] = 4.0
    cells = people_by_cell(
        grid,
        census_of(grid, [[90, 5, 5], [5, 5, 90]]),
        municipality=np.array(["0301", "0301"]),
        numbers=np.array(["0301"]),
        ages=ages,
    )
    assert cells.people[:, 0] / cells.people[:, 1] == pytest.approx([4.0, 4.0])


def test_a_municipality_without_figures_is_named() -> None:
    grid = grid_of([5])
    with pytest.raises(UnusableInputError, match="9999 has cells but no population figures"):
        people_by_cell(
            grid,
            census_of(grid, [[1, 1, 1]]),
            municipality=np.array(["9999"]),
            numbers=np.array(["0301"]),
            ages=ages_of(1, 1),
        )


def test_a_municipality_without_cells_is_named() -> None:
    grid = grid_of([5])
    with pytest.raises(UnusableInputError, match="1103 has people but no inhabited cell"):
        people_by_cell(
            grid,
            census_of(grid, [[1, 1, 1]]),
            municipality=np.array(["0301"]),
            numbers=np.array(["0301", "1103"]),
            ages=ages_of(1, 2),
        )
