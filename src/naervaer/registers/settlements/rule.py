"""The rule that says what a settlement is, and which response-time class it has.

Statistics Norway counts houses at most 50 m apart with at least 200 people, which needs
every house's position. The nearest rule on the open 250 m grid, tuned once against the
official share of people in settlements (82.4 % in 2021):

1. a cell is *dense* when it and its eight neighbours hold at least 70 people together;
2. dense cells at most 560 m apart, centre to centre, belong together (one empty cell may lie
   between them);
3. a group with at least 200 people in its dense cells is a settlement.

The police's response-time classes follow from its size: A from 20,000 people, B from 2,000,
C smaller ones and everything outside settlements.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from naervaer.registers.population import CELL_METRES, Cells
from naervaer.registers.roads.junctions import components


class ResponseClass(StrEnum):
    """Category of the police's response-time requirement."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class SettlementRule:
    """Thresholds of the rule; see the module."""

    block_people: float = 70.0
    apart_metres: float = 560.0
    least_people: float = 200.0
    class_a_people: float = 20_000.0
    class_b_people: float = 2_000.0


SETTLEMENT_RULE = SettlementRule()


@dataclass(frozen=True, slots=True, eq=False)
class Settlements:
    """Settlements, largest first, and the cells in them.

    Attributes
    ----------
    of_cell
        Settlement of each cell, -1 outside, shape (C,).
    people
        People in each settlement, shape (T,).
    x, y
        Cell with most people in its block of nine, metres, shape (T,).

    """

    of_cell: NDArray[np.int32]
    people: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]

    @property
    def response_class(self) -> NDArray[np.str_]:
        """Class of each settlement, shape (T,)."""
        rule = SETTLEMENT_RULE
        return np.where(
            self.people >= rule.class_a_people,
            ResponseClass.A.value,
            np.where(
                self.people >= rule.class_b_people, ResponseClass.B.value, ResponseClass.C.value
            ),
        )

    def class_of_cell(self) -> NDArray[np.str_]:
        """Return the response-time class of each cell, shape (C,)."""
        padded = np.append(self.response_class, ResponseClass.C.value)
        return padded[self.of_cell]


def find_settlements(cells: Cells, rule: SettlementRule = SETTLEMENT_RULE) -> Settlements:
    """Apply the rule to inhabited cells."""
    people = cells.total
    tree = cKDTree(np.column_stack([cells.x, cells.y]))
    reach = max(rule.apart_metres, 1.5 * CELL_METRES)
    pairs = tree.query_pairs(reach, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    left, right = pairs.T
    metres = np.hypot(cells.x[left] - cells.x[right], cells.y[left] - cells.y[right])
    touching = metres < 1.5 * CELL_METRES
    block = people.copy()
    np.add.at(block, left[touching], people[right[touching]])
    np.add.at(block, right[touching], people[left[touching]])
    dense = block >= rule.block_people
    linked = dense[left] & dense[right] & (metres <= rule.apart_metres)
    group = components(nodes=len(cells), from_node=left[linked], to_node=right[linked])
    group = np.where(dense, group, -1)
    return _largest_first(cells, group, block, rule)


def _largest_first(
    cells: Cells, group: NDArray[np.int64], block: NDArray[np.float64], rule: SettlementRule
) -> Settlements:
    """Keep the groups with people enough (-1 means no group) and order them by size."""
    inside = np.flatnonzero(group >= 0)
    size = np.zeros(len(cells))
    np.add.at(size, group[inside], cells.total[inside])
    kept = np.flatnonzero(size >= rule.least_people)
    kept = kept[np.argsort(-np.round(size[kept], 6), kind="stable")]
    rank = np.full(len(size) + 1, -1, dtype=np.int32)
    rank[kept] = np.arange(len(kept))
    of_cell = rank[group]
    inside = np.flatnonzero(of_cell >= 0)
    order = inside[
        np.lexsort((cells.cell[inside], -np.round(block[inside], 6), of_cell[inside]))
    ]
    first = order[np.r_[True, np.diff(of_cell[order]) > 0]] if len(order) else order
    return Settlements(of_cell=of_cell, people=size[kept], x=cells.x[first], y=cells.y[first])
