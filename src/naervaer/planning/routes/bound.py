"""A lower bound on the driving of any calendar: column generation over weekly tours.

The set-partitioning relaxation of the vehicle routing problem with q-paths without two-cycles
(Christofides, Mingozzi & Toth 1981, doi:10.1007/BF01589353; Desrochers, Desrosiers & Solomon
1992, doi:10.1287/opre.40.2.342). Tours may come back to a stop after two others, and weeks are
left out, so it is a relaxation; its value, or Lagrange's bound on the way there, is valid.
"""

from dataclasses import dataclass
from itertools import pairwise

import highspy
import numpy as np
from numpy.typing import NDArray

from naervaer.planning.routes.params import BusRules
from naervaer.planning.routes.problem import CalendarProblem

_ARTIFICIAL = 1e6
_ROUNDS = 200
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class _Column:
    bus: int
    stops: tuple[int, ...]
    minutes: float


def driving_bound(
    problem: CalendarProblem, rules: BusRules, visits: NDArray[np.int64]
) -> float:
    """Return a lower bound on the driving minutes that make the given visits, at least 0.

    `visits` has shape (P,); every one of them must be possible to make alone or with others.
    """
    served = np.flatnonzero(visits > 0)
    if not served.size:
        return 0.0
    legs = _Legs.of(problem, rules, served)
    master = _Master(visits[served], buses=problem.buses, weeks=rules.weeks)
    best = 0.0
    for _ in range(_ROUNDS):
        price, week_price, value = master.solve()
        columns: list[_Column] = []
        reduced = np.zeros(problem.buses)
        for bus in range(problem.buses):
            found, least = _cheapest_tours(legs, bus, price, rules.days_per_week)
            reduced[bus] = min(0.0, least - week_price[bus])
            columns.extend(
                column
                for column in found
                if column.minutes - price[list(column.stops)].sum() - week_price[bus]
                < -_TOLERANCE
            )
        best = max(best, value + float(rules.weeks * reduced.sum()))
        if not columns:
            return max(best, value)
        master.add(columns)
    return best


@dataclass(frozen=True, slots=True, eq=False)
class _Legs:
    out: NDArray[np.float64]
    between: NDArray[np.float64]
    home: NDArray[np.float64]

    @classmethod
    def of(
        cls, problem: CalendarProblem, rules: BusRules, served: NDArray[np.int64]
    ) -> "_Legs":
        def allowed(minutes: NDArray[np.float64], longest: float) -> NDArray[np.float64]:
            return np.where(minutes <= longest + 1e-9, minutes, np.inf)

        depot = rules.longest_depot_minutes
        between = allowed(problem.between[np.ix_(served, served)], rules.driving_minutes)
        np.fill_diagonal(between, np.inf)
        return cls(
            out=allowed(problem.from_depot[:, served], depot),
            between=between,
            home=allowed(problem.to_depot[:, served], depot),
        )


class _Master:
    """The linear programme over the tours found so far."""

    def __init__(self, visits: NDArray[np.int64], *, buses: int, weeks: int) -> None:
        self._stops = visits.size
        self._highs = highspy.Highs()
        self._highs.setOptionValue("output_flag", False)  # noqa: FBT003  # the solver's signature
        for count in visits:
            self._highs.addRow(float(count), highspy.kHighsInf, 0, [], [])
        for _ in range(buses):
            self._highs.addRow(-highspy.kHighsInf, float(weeks), 0, [], [])
        for stop in range(self._stops):
            self._highs.addCol(_ARTIFICIAL, 0.0, highspy.kHighsInf, 1, [stop], [1.0])

    def solve(self) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
        self._highs.run()
        dual = np.asarray(self._highs.getSolution().row_dual)
        value = float(self._highs.getInfo().objective_function_value)
        return dual[: self._stops], dual[self._stops :], value

    def add(self, columns: list[_Column]) -> None:
        for column in columns:
            rows, counts = np.unique(column.stops, return_counts=True)
            index = np.append(rows, self._stops + column.bus).astype(np.int32)
            values = np.append(counts, 1).astype(np.float64)
            self._highs.addCol(
                column.minutes, 0.0, highspy.kHighsInf, index.size, index, values
            )


def _cheapest_tours(
    legs: _Legs, bus: int, price: NDArray[np.float64], days: int
) -> tuple[list[_Column], float]:
    """Return the cheapest tour by number of days and last stop, and the least reduced cost."""
    stops = price.size
    none = stops  # "no stop before": the depot
    state = np.full((stops + 1, stops), np.inf)
    state[none] = legs.out[bus] - price
    before: list[NDArray[np.int64]] = []
    columns, least = [], np.inf
    for day in range(days):
        if day:
            state, came = _one_day_more(state, legs.between, price)
            before.append(came)
        ending = state.min(axis=0) + legs.home[bus]
        least = min(least, float(ending.min()))
        for last in np.argsort(ending, kind="stable")[:10]:
            if np.isfinite(ending[last]):
                path = _path(state, before, int(last))
                columns.append(_Column(bus, path, _minutes(legs, bus, path)))
    return columns, least


def _one_day_more(
    state: NDArray[np.float64], between: NDArray[np.float64], price: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Extend every path by a stop that is neither its last nor the one before that."""
    stops = price.size
    order = np.argsort(state, axis=0, kind="stable")[:2]
    first, second = order[0], order[1]
    came = np.broadcast_to(first[:, None], (stops, stops)).copy()
    clash = first[:, None] == np.arange(stops)[None]
    came[clash] = np.broadcast_to(second[:, None], (stops, stops))[clash]
    grown = np.full((stops + 1, stops), np.inf)
    grown[:stops] = state[came, np.arange(stops)[:, None]] + between - price
    return grown, came


def _path(
    state: NDArray[np.float64], before: list[NDArray[np.int64]], last: int
) -> tuple[int, ...]:
    path = [last]
    previous = int(state[:, last].argmin())
    for came in reversed(before):
        path.append(previous)
        previous, last = int(came[previous, last]), previous
    return tuple(reversed(path))


def _minutes(legs: _Legs, bus: int, path: tuple[int, ...]) -> float:
    between = sum(float(legs.between[a, b]) for a, b in pairwise(path))
    return float(legs.out[bus, path[0]]) + between + float(legs.home[bus, path[-1]])
