"""Nothing withheld can be found again, checked by linear programs of the reader's knowledge."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from naervaer.domain.suppression import CountSum, ranges_left, withheld_cells

FEWEST = 5
small_counts = st.one_of(st.just(0), st.integers(0, 8), st.integers(0, 300))
tables = st.lists(
    st.lists(st.lists(small_counts, min_size=1, max_size=4), min_size=1, max_size=4),
    min_size=1,
    max_size=3,
)
Table = tuple[dict[str, int], list[CountSum[str]]]


def table_of(nested: list[list[list[int]]]) -> Table:
    """Return country → district → municipality as cells and totals."""
    counts: dict[str, int] = {}
    sums = []
    for c, country in enumerate(nested):
        for d, district in enumerate(country):
            for m, value in enumerate(district):
                counts[f"{c}.{d}.{m}"] = value
            counts[f"{c}.{d}"] = sum(district)
            parts = tuple(f"{c}.{d}.{m}" for m in range(len(district)))
            sums.append(CountSum(f"{c}.{d}", parts))
        counts[f"{c}"] = sum(map(sum, country))
        sums.append(CountSum(f"{c}", tuple(f"{c}.{d}" for d in range(len(country)))))
    return counts, sums


def reachable(table: Table, hidden: frozenset[str], key: str) -> tuple[float, float]:
    """Return the least and greatest value of a cell that fit what is shown, by HiGHS."""
    counts, sums = table
    keys = sorted(hidden)
    column = {name: at for at, name in enumerate(keys)}
    rows, right = [], []
    for one in sums:
        row = np.zeros(len(keys))
        known = 0.0
        for name, sign in ((one.total, -1), *((part, 1) for part in one.parts)):
            if name in column:
                row[column[name]] += sign
            else:
                known += sign * counts[name]
        rows.append(row)
        right.append(-known)
    aim = np.zeros(len(keys))
    aim[column[key]] = 1
    found = [
        linprog(sign * aim, A_eq=np.array(rows), b_eq=right, bounds=(1, 10_000))
        for sign in (1, -1)
    ]
    return found[0].fun, -found[1].fun


@given(tables)
@settings(max_examples=60)
def test_no_withheld_count_can_be_worked_out(nested: list[list[list[int]]]) -> None:
    table = table_of(nested)
    hidden = withheld_cells(*table, fewest=FEWEST)
    for key in hidden:
        low, high = reachable(table, hidden, key)
        assert high - low >= FEWEST - 1e-6
        assert low - 1e-6 <= table[0][key] <= high + 1e-6


@given(tables)
@settings(max_examples=60)
def test_the_ranges_are_those_of_a_linear_program(nested: list[list[list[int]]]) -> None:
    table = table_of(nested)
    hidden = frozenset(key for at, key in enumerate(table[0]) if at % 2 and table[0][key] > 0)
    for key, (low, high) in ranges_left(*table, hidden).items():
        found_low, found_high = reachable(table, hidden, key)
        assert abs(found_low - low) < 1e-6
        assert abs(found_high - min(high, 10_000)) < 1e-6 or found_high >= 9_000


@given(tables)
def test_every_small_count_is_withheld_and_nought_never(nested: list[list[list[int]]]) -> None:
    counts, sums = table_of(nested)
    hidden = withheld_cells(counts, sums, fewest=FEWEST)
    assert {key for key, count in counts.items() if 0 < count < FEWEST} <= hidden
    assert all(counts[key] > 0 for key in hidden)


@given(tables)
def test_a_table_of_large_counts_is_shown_whole(nested: list[list[list[int]]]) -> None:
    large = [[[value + FEWEST for value in one] for one in country] for country in nested]
    assert withheld_cells(*table_of(large), fewest=FEWEST) == frozenset()
