"""Response when units come on and go off duty and calls follow the hours of the week.

The steady-state models ask what an hour would settle to. Here calls come at the hour's own
rate, units have duties that begin and end, and each period is played from its first hour to its
last. Periods are repeated with fresh calls; two plans are compared on the same calls (common
random numbers, Law and Kelton, ch. 11.2), so that the difference is known better than either.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.kernels.response_shifts import serve_on_shifts


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CallStream:
    """Calls of some repeated periods.

    Attributes
    ----------
    period
        Which period each call belongs to, shape (C,), sorted.
    hours
        Hours from the period's start, rising within a period, shape (C,).
    atoms
        Where, shape (C,).
    priorities
        0 is the most urgent, shape (C,).
    works
        Hours on scene, shape (C,).
    periods
        How many periods.

    """

    period: NDArray[np.int64]
    hours: NDArray[np.float64]
    atoms: NDArray[np.int64]
    priorities: NDArray[np.int64]
    works: NDArray[np.float64]
    periods: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class UnitDuties:
    """Units on duty.

    Attributes
    ----------
    since, until
        Hours from the period's start, shape (U,).
    base
        Station each starts from and returns to, shape (U,).

    Raises
    ------
    UnusableInputError
        When shapes disagree or a duty does not end after it begins.

    """

    since: NDArray[np.float64]
    until: NDArray[np.float64]
    base: NDArray[np.int64]

    def __post_init__(self) -> None:
        """Sort by beginning; refuse what cannot be."""
        if not self.since.shape == self.until.shape == self.base.shape:
            msg = f"Shapes disagree: {self.since.shape}, {self.until.shape}, {self.base.shape}."
            raise UnusableInputError(msg)
        if not (self.until > self.since).all():
            msg = "A duty does not end after it begins."
            raise UnusableInputError(msg)
        order = np.lexsort((self.base, self.until, self.since))
        for name, kind in (("since", np.float64), ("until", np.float64), ("base", np.int64)):
            object.__setattr__(
                self, name, np.ascontiguousarray(getattr(self, name)[order], dtype=kind)
            )

    @property
    def unit_hours(self) -> float:
        """Hours on duty, all units together."""
        return float((self.until - self.since).sum())


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ShiftProblem:
    """Where units may go and how long it takes.

    Attributes
    ----------
    minutes
        From call to arrival when a unit leaves at once, from station to atom, shape (S, J);
        infinite where there is no way.
    station_district
        District of each station, shape (S,).
    may_go
        Whether units of a district may go to an atom, by priority, shape (Q, D, J).
    least_gain
        Minutes by which a unit at work that is not urgent must be nearer to an urgent call
        than a free one to be taken from it; infinite when work is never broken off.

    """

    minutes: NDArray[np.float64]
    station_district: NDArray[np.int64]
    may_go: NDArray[np.bool_]
    least_gain: float = 5.0


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ServedCalls:
    """What became of every call of a stream, in its order.

    Attributes
    ----------
    response_minutes
        From call to arrival; infinite when never reached, shape (C,).
    waited_minutes
        Until a unit left; infinite when none did, shape (C,).
    sent_from
        Station of the unit, -1 when none, shape (C,).
    overtime_hours
        Worked after the end of duties, by period, shape (periods,).

    """

    response_minutes: NDArray[np.float64]
    waited_minutes: NDArray[np.float64]
    sent_from: NDArray[np.int64]
    overtime_hours: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedDifference:
    """A figure under two plans on the same calls.

    Attributes
    ----------
    before, after
        Means over the periods.
    difference
        After less before.
    half_width
        Half the 95 % interval of the difference (Student, paired by period).
    periods
        Periods in which both had a figure.

    """

    before: float
    after: float
    difference: float
    half_width: float
    periods: int

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves no doubt about the sign."""
        return abs(self.difference) > self.half_width


def draw_calls(
    rates: NDArray[np.float64],
    *,
    urgent_share: NDArray[np.float64],
    work_hours: float,
    scatter: float,
    periods: int,
    seed: int,
) -> CallStream:
    """Draw calls hour by hour for some periods.

    Parameters
    ----------
    rates
        Expected calls by hour and atom, shape (H, J).
    urgent_share
        Share of an atom's calls that are urgent, shape (J,).
    work_hours
        Mean hours on scene; exponential.
    scatter
        Overdispersion of days: all calls of a day share a gamma factor with this variance.
    periods
        How many.
    seed
        The same seed gives the same calls.

    """
    if periods < 1 or not work_hours > 0 or scatter < 0:
        msg = f"periods {periods}, work_hours {work_hours}, scatter {scatter}: out of range."
        raise UnusableInputError(msg)
    rng = np.random.default_rng(seed)
    hours = rates.shape[0]
    by_hour = rates.sum(axis=1)
    day = np.arange(hours) // 24
    factor = np.ones((periods, int(day[-1]) + 1))
    if scatter > 0:
        factor = rng.gamma(1.0 / scatter, scatter, size=factor.shape)
    counts = rng.poisson(by_hour[None, :] * factor[:, day])
    total = int(counts.sum())
    period = np.repeat(np.arange(periods), counts.sum(axis=1))
    hour = np.repeat(np.tile(np.arange(hours), periods), counts.ravel())
    moment = hour + rng.random(total)
    order = np.lexsort((moment, period))
    hour, moment = hour[order], moment[order]
    atoms = _draw_atoms(rates, hour, rng.random(total))
    return CallStream(
        period=period,
        hours=moment,
        atoms=atoms,
        priorities=(rng.random(total) >= urgent_share[atoms]).astype(np.int64),
        works=rng.standard_exponential(total) * work_hours,
        periods=periods,
    )


def serve_calls(problem: ShiftProblem, stream: CallStream, duties: UnitDuties) -> ServedCalls:
    """Play every period of a stream through the same duties.

    A call that is not reached before the last duty has ended and its unit has gone home is
    never reached.
    """
    count = stream.hours.shape[0]
    wait, travel = np.full(count, np.nan), np.full(count, np.nan)
    sent_from = np.full(count, -1, dtype=np.int64)
    overtime = np.zeros(stream.periods)
    edges = np.searchsorted(stream.period, np.arange(stream.periods + 1))
    minutes = np.ascontiguousarray(problem.minutes, dtype=np.float64)
    for number in range(stream.periods):
        part = slice(edges[number], edges[number + 1])
        worked_over = np.zeros(duties.since.shape[0])
        serve_on_shifts(
            stream.hours[part],
            stream.atoms[part],
            stream.priorities[part],
            stream.works[part],
            duties.since,
            duties.until,
            duties.base,
            problem.station_district,
            problem.may_go,
            minutes,
            problem.least_gain,
            wait[part],
            travel[part],
            sent_from[part],
            worked_over,
        )
        overtime[number] = worked_over.sum()
    waited = np.where(sent_from >= 0, 60.0 * wait, np.inf)
    return ServedCalls(
        response_minutes=np.where(sent_from >= 0, waited + travel, np.inf),
        waited_minutes=waited,
        sent_from=sent_from,
        overtime_hours=overtime,
    )


def paired_difference(
    before: NDArray[np.float64], after: NDArray[np.float64]
) -> PairedDifference:
    """Return the difference of a figure by period, with its interval; NaN is left out."""
    known = np.isfinite(before) & np.isfinite(after)
    count = int(known.sum())
    if count < 2:  # noqa: PLR2004 - a spread needs two
        return PairedDifference(
            before=float("nan"),
            after=float("nan"),
            difference=float("nan"),
            half_width=float("inf"),
            periods=count,
        )
    gap = after[known] - before[known]
    spread = float(gap.std(ddof=1)) / np.sqrt(count)
    return PairedDifference(
        before=float(before[known].mean()),
        after=float(after[known].mean()),
        difference=float(gap.mean()),
        half_width=float(stats.t.ppf(0.975, count - 1)) * spread,
        periods=count,
    )


def _draw_atoms(
    rates: NDArray[np.float64], hour: NDArray[np.int64], numbers: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return the atom of each call by the rates of its hour."""
    atoms = np.zeros(hour.shape[0], dtype=np.int64)
    order = np.argsort(hour, kind="stable")
    edges = np.searchsorted(hour[order], np.arange(rates.shape[0] + 1))
    for at in range(rates.shape[0]):
        mine = order[edges[at] : edges[at + 1]]
        if mine.size:
            shares = np.cumsum(rates[at])
            found = np.searchsorted(shares, numbers[mine] * shares[-1], side="right")
            atoms[mine] = np.minimum(found, rates.shape[1] - 1)
    return atoms
