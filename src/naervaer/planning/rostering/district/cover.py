"""The aims of a district's roster: people by the hour, competences, standby and fair shares."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from naervaer.domain.rosters.duty import DutyKind
from naervaer.planning.rostering.district.calendar import Calendar
from naervaer.planning.rostering.district.problem import (
    DAYS_IN_A_WEEK,
    HOURS_IN_A_DAY,
    DistrictProblem,
)

_SATURDAY = 5
_DAWN = 6
_TINY = 1e-9


class Measure(StrEnum):
    """What is spread fairly; each is shown by itself."""

    NIGHT = "night"
    WEEKEND_DAY = "weekend_day"


@dataclass(slots=True, eq=False)
class DistrictAims:
    """Aims for everybody. A choice is shift · N + station.

    Attributes
    ----------
    calendar
        Times of the shifts.
    constant
        Cost of hours that no shift can meet.
    fair
        For each measure, the fair range of each person, shape (P, 2).

    """

    calendar: Calendar
    people: int = field(init=False)
    days: int = field(init=False)
    shifts: int = field(init=False)
    high: NDArray[np.float64] = field(init=False)
    width: NDArray[np.float64] = field(init=False)
    under: NDArray[np.float64] = field(init=False)
    over: NDArray[np.float64] = field(init=False)
    dearest_row: float = field(init=False)
    constant: float = field(init=False)
    fair: dict[Measure, NDArray[np.int64]] = field(init=False)
    _give: list[sp.csr_matrix] = field(default_factory=list)
    _patterns: NDArray[np.int64] = field(init=False)
    _by_pattern: list[sp.csr_matrix] = field(default_factory=list)
    _shares: dict[Measure, NDArray[np.bool_]] = field(init=False)
    _first_share: int = field(init=False)

    def __post_init__(self) -> None:
        """Write an aim for each run of hours that the same duties meet."""
        problem = self.calendar.problem
        self.people, self.days = problem.people, problem.days
        self.shifts = len(problem.shifts) * problem.stations
        self._write_cover(problem)
        self._write_shares(problem)
        most = float(self.under.max(initial=1.0))
        dear = problem.wish_on.sum(axis=(1, 2)) + problem.wish_off.max(axis=2).sum(axis=1)
        self.dearest_row = 4.0 * (most * self.high.size + float(dear.max(initial=0.0))) + 1.0

    def gives(
        self, person: int, row: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return which aims a person's row gives to, and how much."""
        days = np.flatnonzero(row >= 0)
        cover = self._by_pattern[self._patterns[person]]
        bounds = cover.indptr
        spans = [slice(bounds[c], bounds[c + 1]) for c in days * self.shifts + row[days]]
        aims = [cover.indices[span] for span in spans]
        amounts = [cover.data[span] for span in spans]
        for place, measure in enumerate(Measure):
            count = float(np.count_nonzero(self._shares[measure][days, row[days]]))
            if count:
                aims.append(np.array([self._first_share + place * self.people + person]))
                amounts.append(np.array([count]))
        if not aims:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        # Two duties of a row may fill the same hour: a night's end and an early start.
        held, where = np.unique(np.concatenate(aims), return_inverse=True)
        total = np.bincount(where, weights=np.concatenate(amounts))
        return held.astype(np.int64), total.astype(np.float64)

    def earned(self, person: int, price: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what each choice of a person earns at these prices, shape (D, S)."""
        cover = self._by_pattern[self._patterns[person]]
        earned: NDArray[np.float64] = (cover @ price).reshape(self.days, self.shifts)
        for place, measure in enumerate(Measure):
            own = price[self._first_share + place * self.people + person]
            if own:
                earned = earned + own * self._shares[measure]
        return earned

    def worth(self, price: NDArray[np.float64]) -> float:
        """Return the part of the Lagrangian bound that no row touches."""
        return float(price @ self.high - np.maximum(price, 0.0) @ self.width)

    def cost_of(self, totals: NDArray[np.float64]) -> float:
        """Return what it costs that the aims are given `totals`, shape (I,)."""
        low = self.high - self.width
        missing = np.maximum(low - totals, 0.0) @ self.under
        return float(self.constant + missing + np.maximum(totals - self.high, 0.0) @ self.over)

    def marginal(self, totals: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what a little more for each aim is worth, shape (I,)."""
        scarce = totals < self.high - self.width - _TINY
        return np.where(
            scarce, self.under, np.where(totals < self.high - _TINY, 0.0, -self.over)
        )

    def _write_cover(self, problem: DistrictProblem) -> None:
        """One aim per station, competence and run of hours alike; standby is the last."""
        weights = problem.weights
        cover = self.calendar.cover()
        works = np.array([s.covers and s.kind.is_work for s in problem.shifts])
        waits = np.array([s.kind is DutyKind.STANDBY for s in problem.shifts])
        competences = len(problem.competence_names)
        layers: list[tuple[NDArray[np.int64], NDArray[np.bool_], float, float]] = [
            (problem.required, works, weights.missing_hour, weights.spare_hour)
        ]
        layers += [
            (problem.required_with[:, c], works, weights.missing_competence_hour, 0.0)
            for c in range(competences)
        ]
        layers.append((problem.required_standby, waits, weights.missing_hour, 0.0))
        high: list[float] = []
        under: list[float] = []
        over: list[float] = []
        parts: list[list[tuple[int, int, float]]] = [[] for _ in layers]
        self.constant = 0.0
        for place, (required, counts, missing, spare) in enumerate(layers):
            for station in range(problem.stations):
                groups: dict[tuple[object, ...], int] = {}
                for hour in range(problem.days * HOURS_IN_A_DAY):
                    need = int(required[station, hour])
                    if not need and not spare:
                        continue
                    cells = self._cells(hour, station, cover, counts)
                    if not cells:
                        self.constant += missing * need
                        continue
                    key = (need, *cells)
                    if key not in groups:
                        groups[key] = len(high)
                        high.append(float(need))
                        under.append(0.0)
                        over.append(0.0)
                        parts[place] += [(cell, groups[key], share) for cell, share in cells]
                    under[groups[key]] += missing
                    over[groups[key]] += spare
        self.high, self.under, self.over = np.array(high), np.array(under), np.array(over)
        self.width = np.zeros(len(high))
        self._parts_to_matrices(parts)
        self._merge_patterns(problem)

    def _cells(
        self,
        hour: int,
        station: int,
        cover: NDArray[np.float64],
        counts: NDArray[np.bool_],
    ) -> tuple[tuple[int, float], ...]:
        """Return the (day, choice) cells that fill an hour, with the share they fill."""
        stations = self.calendar.problem.stations
        today, within = divmod(hour, HOURS_IN_A_DAY)
        found = []
        for day, offset in ((today - 1, within + HOURS_IN_A_DAY), (today, within)):
            if day < 0:
                continue
            for shift in np.flatnonzero(counts & (cover[:, offset] > 0)):
                choice = int(shift) * stations + station
                found.append((day * self.shifts + choice, float(cover[shift, offset])))
        return tuple(found)

    def _parts_to_matrices(self, parts: list[list[tuple[int, int, float]]]) -> None:
        shape = (self.days * self.shifts, self.high.size)
        for entries in parts:
            cells = [cell for cell, _, _ in entries]
            aims = [aim for _, aim, _ in entries]
            shares = [share for _, _, share in entries]
            self._give.append(sp.csr_matrix((shares, (cells, aims)), shape=shape))

    def _merge_patterns(self, problem: DistrictProblem) -> None:
        """Give people with the same competences the same matrix."""
        known: dict[bytes, int] = {}
        self._patterns = np.empty(problem.people, dtype=np.int64)
        for person, has in enumerate(problem.has):
            key = has.tobytes()
            if key not in known:
                known[key] = len(self._by_pattern)
                held = [self._give[0], self._give[-1]]
                held += [self._give[1 + c] for c in np.flatnonzero(has)]
                self._by_pattern.append(sp.csr_matrix(sum(held[1:], held[0])))
            self._patterns[person] = known[key]

    def _write_shares(self, problem: DistrictProblem) -> None:
        shares = measured(self.calendar)
        self._shares = {
            measure: np.repeat(given, problem.stations, axis=1)
            for measure, given in shares.items()
        }
        self.fair = fair_ranges(self.calendar)
        self._first_share = self.high.size
        weight = {
            Measure.NIGHT: problem.weights.night,
            Measure.WEEKEND_DAY: problem.weights.weekend_day,
        }
        for measure in Measure:
            low, high = self.fair[measure].T.astype(np.float64)
            price = np.full(problem.people, weight[measure])
            self.high = np.concatenate([self.high, high])
            self.width = np.concatenate([self.width, high - low])
            self.under = np.concatenate([self.under, price])
            self.over = np.concatenate([self.over, price])
        width = self.high.size - self._first_share
        for place, matrix in enumerate(self._by_pattern):
            empty = sp.csr_matrix((matrix.shape[0], width))
            self._by_pattern[place] = sp.csr_matrix(sp.hstack([matrix, empty]))


@dataclass(slots=True, eq=False)
class OpenAims:
    """The same aims less what people who stay as they are give.

    Attributes
    ----------
    whole
        All aims.
    given
        What the others give, shape (I,).

    """

    whole: DistrictAims
    given: NDArray[np.float64]
    people: int = field(init=False)
    days: int = field(init=False)
    shifts: int = field(init=False)
    high: NDArray[np.float64] = field(init=False)
    width: NDArray[np.float64] = field(init=False)
    under: NDArray[np.float64] = field(init=False)
    over: NDArray[np.float64] = field(init=False)
    dearest_row: float = field(init=False)

    def __post_init__(self) -> None:
        """Lower the aims."""
        whole = self.whole
        self.people, self.days, self.shifts = whole.people, whole.days, whole.shifts
        self.high, self.width = whole.high - self.given, whole.width
        self.under, self.over = whole.under, whole.over
        self.dearest_row = whole.dearest_row

    def gives(
        self, person: int, row: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return which aims a person's row gives to, and how much."""
        return self.whole.gives(person, row)

    def earned(self, person: int, price: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what each choice of a person earns at these prices, shape (D, S)."""
        return self.whole.earned(person, price)

    def worth(self, price: NDArray[np.float64]) -> float:
        """Return the part of the Lagrangian bound that no row touches."""
        return float(price @ self.high - np.maximum(price, 0.0) @ self.width)


def measured(calendar: Calendar) -> dict[Measure, NDArray[np.bool_]]:
    """Return, for each measure, which duties count, shape (D, S)."""
    problem = calendar.problem
    shape = (problem.days, len(problem.shifts))
    is_work = np.array([shift.kind.is_work for shift in problem.shifts])
    weekend = np.flatnonzero(np.arange(problem.days) % DAYS_IN_A_WEEK >= _SATURDAY)
    at_weekends = np.zeros(shape, dtype=np.bool_)
    at_weekends[weekend] = is_work
    return {
        Measure.NIGHT: np.broadcast_to(calendar.is_night, shape),
        Measure.WEEKEND_DAY: at_weekends,
    }


def fair_ranges(calendar: Calendar) -> dict[Measure, NDArray[np.int64]]:
    """Return each person's fair range of each measure, shape (P, 2), both ends included.

    The duties needed are shared by the minutes each has to give, among those who may take
    such duties; where there is less to give than needed, less is shared. The range holds the
    two whole numbers around the share.
    """
    problem = calendar.problem
    counts = measured(calendar)
    working = [s for s in problem.shifts if s.covers and s.kind.is_work]
    length = float(np.mean([shift.minutes for shift in working])) / 60 if working else 8.0
    contact = problem.contact_duties.sum(axis=1) * length * 60
    free = 1.0 - problem.leave.mean(axis=1)
    minutes = np.maximum(problem.most_minutes - contact, 0.0) * (free > 0)
    need_hours = float(problem.required.sum())
    enough = min(1.0, float(minutes.sum()) / 60 / need_hours) if need_hours else 0.0
    by_hour = problem.required.sum(axis=0).reshape(problem.days, HOURS_IN_A_DAY)
    weekend = np.flatnonzero(np.arange(problem.days) % DAYS_IN_A_WEEK >= _SATURDAY)
    needed = {
        Measure.NIGHT: float(by_hour[:, :_DAWN].max(axis=1).sum()),
        Measure.WEEKEND_DAY: float(by_hour[weekend].sum()) / length,
    }
    ranges = {}
    for measure, given in counts.items():
        shifts = given.any(axis=0)
        able = problem.may_work[:, np.flatnonzero(shifts)].any(axis=1)
        weight = np.where(able, minutes, 0.0)
        total = float(weight.sum())
        share = enough * needed[measure] * weight / total if total else weight
        low = np.floor(share + _TINY)
        ranges[measure] = np.stack([low, np.ceil(share - _TINY)], axis=1).astype(np.int64)
    return ranges
