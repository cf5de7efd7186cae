"""Each person's limits in the shape the row kernel reads, and the cheapest row by price."""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.kernels.rostering_rows import cheapest_kinds, cheapest_row
from naervaer.planning.kernels.rostering_tolls import cheapest_row_by_tolls
from naervaer.planning.rostering.problem import RosterProblem

_FIRST_WEEKDAY = 0
_MANY_STATES = 300_000
"""From here on tolls and a short search are faster than every state of every day."""
_TOO_MANY_STATES = 1_000_000_000
_FIRST_TURNS, _TURNS = 24, 6
_KEPT, _KEPT_EXACT = (60, 480), (4096, 65_536)
_FIRST_STEP, _LEAST_SLACK, _WIDER = 2.0, 0.5, 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """One person's limits, with some shift types watched against their own limits.

    Attributes
    ----------
    kind_of
        Kind of each shift, shape (S,), -1 when never worked.
    watch
        The shift types whose limit is part of the state.

    """

    kind_of: NDArray[np.int64]
    kinds: int
    may_follow: NDArray[np.bool_]
    kind_units: NDArray[np.int64]
    kind_class: NDArray[np.int64]
    kind_stride: NDArray[np.int64]
    kind_limit: NDArray[np.int64]
    limits: NDArray[np.int64]
    watched: int
    off_positions: int
    shortest_run: int
    longest_run: int
    least_units: int
    most_units: int
    most_weekends: int
    watch: tuple[int, ...]

    def states(self, days: int) -> int:
        """Return how many states a full search over all days would have."""
        positions = self.off_positions + self.longest_run * self.may_follow.shape[0]
        weekends = max(1, self.most_weekends + 1)
        return int(days * positions * (self.most_units + 1) * weekends * self.watched)


@dataclass(slots=True, eq=False)
class _Tolls:
    """Where a person's tolls stand, and how far above the bound the last row was."""

    levels: NDArray[np.float64]
    steps: NDArray[np.float64]
    turns: int = _FIRST_TURNS
    slack: float = 1.0


def describe(problem: RosterProblem, person: int, *, watch: tuple[int, ...] = ()) -> Person:
    """Gather a person's limits; shifts the rules cannot tell apart share one kind."""
    unit = math.gcd(*(int(minutes) for minutes in problem.shift_minutes))
    most = problem.most_shifts[person]
    allowed = [shift for shift in range(problem.shifts) if most[shift] > 0]
    rows = {shift: problem.may_follow[shift, allowed].tobytes() for shift in allowed}
    columns = {shift: problem.may_follow[allowed, shift].tobytes() for shift in allowed}
    keys: dict[tuple[object, ...], int] = {}
    kind_of = np.full(problem.shifts, -1, dtype=np.int64)
    first: list[int] = []
    for shift in allowed:
        mark = shift if shift in watch else -1
        key = (rows[shift], columns[shift], int(problem.shift_minutes[shift]), mark)
        if key not in keys:
            keys[key] = len(keys)
            first.append(shift)
        kind_of[shift] = keys[key]
    classes: dict[bytes, int] = {}
    kind_class = np.zeros(len(first), dtype=np.int64)
    leaders: list[int] = []
    for kind, shift in enumerate(first):
        if rows[shift] not in classes:
            classes[rows[shift]] = len(classes)
            leaders.append(shift)
        kind_class[kind] = classes[rows[shift]]
    stride, strides = 1, {}
    for shift in watch:
        strides[shift] = stride
        stride *= int(most[shift]) + 1
    weekends = -(-problem.days // 7)
    cap = int(problem.most_weekends[person])
    return Person(
        kind_of=kind_of,
        kinds=len(first),
        may_follow=np.ascontiguousarray(problem.may_follow[np.ix_(leaders, first)])
        if first
        else np.ones((1, 0), dtype=np.bool_),
        kind_units=np.array([problem.shift_minutes[s] // unit for s in first], dtype=np.int64),
        kind_class=kind_class,
        kind_stride=np.array([strides.get(s, 0) for s in first], dtype=np.int64),
        kind_limit=np.array(
            [watch.index(s) if s in watch else 0 for s in first], dtype=np.int64
        ),
        limits=np.array([most[s] for s in watch] or [0], dtype=np.int64),
        watched=stride,
        off_positions=max(1, int(problem.shortest_off[person])),
        shortest_run=int(problem.shortest_run[person]),
        longest_run=min(int(problem.longest_run[person]), problem.days),
        least_units=-(-int(problem.least_minutes[person]) // unit),
        most_units=min(
            int(problem.most_minutes[person]) // unit,
            problem.days * int(problem.shift_minutes.max()) // unit,
        ),
        most_weekends=cap if cap < weekends else -1,
        watch=watch,
    )


@dataclass(slots=True, eq=False)
class RowFinder:
    """Finds each person's cheapest lawful row.

    Limits on single shift types are watched only when a cheapest row without them breaks
    them (decremental state-space relaxation, Righini and Salani 2008,
    doi:10.1002/net.20212).

    Attributes
    ----------
    exact
        Whether rows are the cheapest; else, where there are many states, they are nearly so.
    lawful
        Whether rows keep every limit; else, where there are many states, tolls stand for them.

    """

    problem: RosterProblem
    exact: bool = True
    lawful: bool = True
    wish: NDArray[np.float64] = field(init=False)
    constant: NDArray[np.float64] = field(init=False)
    _tolls: dict[tuple[int, tuple[int, ...]], _Tolls] = field(default_factory=dict)
    _described: dict[tuple[int, tuple[int, ...]], Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sum the wishes once."""
        problem = self.problem
        self.wish = problem.wish_off - problem.wish_on
        self.constant = problem.wish_on.sum(axis=(1, 2))

    def everything(self) -> NDArray[np.bool_]:
        """Return what each person may do each day, shape (P, D, S + 1), the last one off."""
        problem = self.problem
        allowed = np.ones((problem.people, problem.days, problem.shifts + 1), dtype=np.bool_)
        allowed[:, :, :-1] &= ~problem.day_off[:, :, None]
        allowed[:, :, :-1] &= (problem.most_shifts > 0)[:, None, :]
        return allowed

    def may_be_off(self, person: int) -> bool:
        """Return whether a person may be off throughout."""
        return not self.problem.least_minutes[person]

    def cost(self, person: int, row: NDArray[np.int64]) -> float:
        """Return the wish cost of a person's row."""
        days = np.flatnonzero(row >= 0)
        return float(self.constant[person] + self.wish[person][days, row[days]].sum())

    def cheapest(
        self,
        person: int,
        price: NDArray[np.float64],
        allowed: NDArray[np.bool_],
        *,
        enough: float = math.inf,
    ) -> tuple[float, NDArray[np.int64] | None]:
        """Return the cost and row cheapest under wishes plus `price`.

        Parameters
        ----------
        person
            Index of the person.
        price
            Added to the wish cost of working a shift, shape (D, S).
        allowed
            What the person may do each day, shape (D, S + 1), the last one is off.
        enough
            When even a relaxed row costs this much or more, that lower bound is returned
            without a row.

        Returns
        -------
        tuple
            Infinite cost and no row when no row is lawful.

        """
        cost = np.where(allowed[:, :-1], self.wish[person] + price, np.inf)
        must_work = ~allowed[:, -1]
        constant = float(self.constant[person])
        watch: tuple[int, ...] = ()
        while True:
            who = self._describe(person, watch)
            value, shifts = self._run(person, who, cost, must_work)
            value += constant
            if value >= enough or shifts is None:
                return value, None
            if not self.lawful:
                return value, shifts
            worked = np.bincount(shifts[shifts >= 0], minlength=self.problem.shifts)
            broken = np.flatnonzero(worked > self.problem.most_shifts[person])
            if broken.size == 0:
                return value, shifts
            watch = tuple(sorted({*watch, *(int(shift) for shift in broken)}))

    def _describe(self, person: int, watch: tuple[int, ...]) -> Person:
        key = person, watch
        if key not in self._described:
            self._described[key] = describe(self.problem, person, watch=watch)
        return self._described[key]

    def _run(
        self,
        person: int,
        who: Person,
        cost: NDArray[np.float64],
        must_work: NDArray[np.bool_],
    ) -> tuple[float, NDArray[np.int64] | None]:
        """Return a lower bound and a row: the cheapest one when all states are searched."""
        states = who.states(cost.shape[0])
        if states <= _MANY_STATES:
            return _search_all(who, cost, must_work)
        key = person, who.watch
        if key not in self._tolls:
            size = 2 + who.limits.size
            self._tolls[key] = _Tolls(np.zeros(size), np.full(size, _FIRST_STEP))
        tolls = self._tolls[key]
        if not self.lawful:
            return _search_few(who, cost, must_work, tolls, kept=0, exact=False)
        for kept in _KEPT_EXACT if self.exact else _KEPT:
            value, row = _search_few(who, cost, must_work, tolls, kept=kept, exact=self.exact)
            if row is not None or value == math.inf:
                return value, row
        if self.exact and states <= _TOO_MANY_STATES:
            return _search_all(who, cost, must_work)
        return value, None


def _search_all(
    who: Person, cost: NDArray[np.float64], must_work: NDArray[np.bool_]
) -> tuple[float, NDArray[np.int64] | None]:
    """Return the cost and row cheapest among all."""
    best_cost, best_shift = _by_kind(who, cost)
    row = np.empty(cost.shape[0], dtype=np.int64)
    value = float(cheapest_row(*_arguments(who, best_cost, must_work), row))
    return value, _shifts(row, best_shift) if math.isfinite(value) else None


def _search_few(
    who: Person,
    cost: NDArray[np.float64],
    must_work: NDArray[np.bool_],
    tolls: _Tolls,
    *,
    kept: int,
    exact: bool,
) -> tuple[float, NDArray[np.int64] | None]:
    """Return a lower bound and a row, with at most `kept` states of each day."""
    best_cost, best_shift = _by_kind(who, cost)
    row = np.empty(cost.shape[0], dtype=np.int64)
    bound, value = cheapest_row_by_tolls(
        *_arguments(who, best_cost, must_work),
        tolls.levels,
        tolls.steps,
        tolls.turns,
        tolls.slack,
        kept,
        exact,
        row,
    )
    tolls.turns = _TURNS
    if not math.isfinite(value):
        return float(bound), None
    tolls.slack = max(_LEAST_SLACK, _WIDER * (value - bound) if not exact else tolls.slack)
    return float(bound), _shifts(row, best_shift)


def _by_kind(
    who: Person, cost: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the cheapest shift of each kind and its cost, shape (D, K)."""
    best_cost = np.empty((cost.shape[0], who.kinds))
    best_shift = np.empty((cost.shape[0], who.kinds), dtype=np.int64)
    cheapest_kinds(cost, who.kind_of, who.kinds, best_cost, best_shift)
    return best_cost, best_shift


def _arguments(
    who: Person, best_cost: NDArray[np.float64], must_work: NDArray[np.bool_]
) -> tuple[Any, ...]:
    """Return what both kernels are told."""
    return (
        best_cost,
        who.may_follow,
        who.kind_units,
        who.kind_class,
        who.kind_stride,
        who.kind_limit,
        who.limits,
        who.watched,
        who.off_positions,
        who.shortest_run,
        who.longest_run,
        who.least_units,
        who.most_units,
        who.most_weekends,
        _FIRST_WEEKDAY,
        must_work,
    )


def _shifts(row: NDArray[np.int64], best_shift: NDArray[np.int64]) -> NDArray[np.int64]:
    days = np.arange(row.size)
    return np.where(row >= 0, best_shift[days, np.maximum(row, 0)], -1)


def search_by_tolls(problem: RosterProblem, cost: NDArray[np.float64]) -> float:
    """Return the cost of the first person's row by tolls, however few its states."""
    who = describe(problem, 0)
    size = 2 + who.limits.size
    tolls = _Tolls(np.zeros(size), np.full(size, _FIRST_STEP))
    must_work = np.zeros(problem.days, dtype=np.bool_)
    return _search_few(who, cost, must_work, tolls, kept=_KEPT_EXACT[0], exact=True)[0]
