"""Who calls, who answers, and whom the dispatcher sends."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError


class Capacity(StrEnum):
    """What happens to a call that finds nobody free."""

    ZERO = "zero"
    """It is lost to the system (another force takes it)."""

    INFINITE = "inf"
    """It waits, first come first served."""


FASTEST = 1e9
"""Rates further from one an hour than this drown each other in rounding."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class HypercubeProblem:
    """A spatial queue: atoms that call, units that serve, and a list per atom (Larson 1974).

    J is the number of atoms (small areas) and N the number of units.

    Attributes
    ----------
    arrival_rates
        Calls per hour from each atom, shape (J,), not negative, not all zero.
    service_rates
        Calls per hour a unit can finish, shape (N,), positive.
    preference
        Row j lists the units in the order the dispatcher tries them for atom j, shape
        (J, K) with K at most N. Entries of -1 at the end of a row say that the list is
        shorter: units that are not listed are never sent.
    capacity
        Whether a call that finds nobody is lost or waits.

    Raises
    ------
    UnusableInputError
        When shapes disagree, a rate is out of range, a unit is unknown or listed twice, a
        line of waiting calls would grow without end, or lists are short with a line.

    """

    arrival_rates: NDArray[np.float64]
    service_rates: NDArray[np.float64]
    preference: NDArray[np.int64]
    capacity: Capacity

    def __post_init__(self) -> None:
        """Bring arrays to one type and refuse what has no steady state."""
        for name, kind in (
            ("arrival_rates", np.float64),
            ("service_rates", np.float64),
            ("preference", np.int64),
        ):
            object.__setattr__(
                self, name, np.ascontiguousarray(getattr(self, name), dtype=kind)
            )
        object.__setattr__(self, "capacity", Capacity(self.capacity))
        _check_rates(self.arrival_rates, self.service_rates)
        _check_lists(self.preference, atoms=self.atoms, units=self.units)
        if self.capacity is Capacity.INFINITE:
            self._check_line()

    def _check_line(self) -> None:
        """Refuse a line that grows without end or that some units would pass by."""
        if not self.lists_are_complete:
            msg = "A waiting line needs every unit on every list; simulate short lists instead."
            raise UnusableInputError(msg)
        if self.offered_load >= 1.0:
            msg = (
                f"Calls come at {self.arrival_rates.sum():.6g} an hour and units finish "
                f"{self.service_rates.sum():.6g}; a waiting line would grow without end."
            )
            raise UnusableInputError(msg)

    @property
    def atoms(self) -> int:
        """Number of atoms, J."""
        return int(self.arrival_rates.shape[0])

    @property
    def units(self) -> int:
        """Number of units, N."""
        return int(self.service_rates.shape[0])

    @property
    def offered_load(self) -> float:
        """Arrival rate over the rate of all units together."""
        return float(self.arrival_rates.sum() / self.service_rates.sum())

    @property
    def lists_are_complete(self) -> bool:
        """Whether every unit stands on every list."""
        return self.preference.shape[1] == self.units and bool((self.preference >= 0).all())


def preference_by_minutes(
    minutes: NDArray[np.float64], *, within: NDArray[np.bool_] | None = None
) -> NDArray[np.int64]:
    """Return preference lists that send the nearest unit first.

    Parameters
    ----------
    minutes
        Travel time from unit to atom, shape (N, J); infinite or NaN where there is no way.
        A patrolling unit's row is its expected minutes over the places it patrols.
    within
        Which units may be sent to which atom, shape (N, J); all when None.

    Returns
    -------
    NDArray
        Shape (J, N), padded with -1. Ties go to the lower unit number.

    """
    units = minutes.shape[0]
    cost = np.where(np.isnan(minutes), np.inf, minutes).astype(np.float64)
    if within is not None:
        cost = np.where(within, cost, np.inf)
    order = np.argsort(cost.T, axis=1, kind="stable")
    listed = np.take_along_axis(np.isfinite(cost.T), order, axis=1)
    lists = np.where(listed, order, -1).astype(np.int64)
    return lists if units else lists.reshape(minutes.shape[1], 0)


def patrol_minutes(
    share_of_time: NDArray[np.float64], minutes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the expected minutes from units on patrol to each atom.

    Parameters
    ----------
    share_of_time
        Share of its free time a unit spends at each place, shape (N, P), rows sum to 1.
        A unit that waits at a station has one 1 in its row.
    minutes
        Travel time from place to atom, shape (P, J).

    Returns
    -------
    NDArray
        Shape (N, J), minutes. Infinite where a place the unit patrols has no way there.

    """
    share = np.ascontiguousarray(share_of_time, dtype=np.float64)
    if (share < 0).any() or not np.allclose(share.sum(axis=1), 1.0, atol=1e-9):
        msg = "share_of_time must not be negative and each row must sum to 1."
        raise UnusableInputError(msg)
    reachable = np.isfinite(minutes)
    expected = share @ np.where(reachable, minutes, 0.0)
    blocked = share @ (~reachable).astype(np.float64) > 0
    return np.asarray(np.where(blocked, np.inf, expected), dtype=np.float64)


def _check_rates(arrival: NDArray[np.float64], service: NDArray[np.float64]) -> None:
    """Refuse rates that are missing, negative or not finite."""
    if arrival.ndim != 1 or service.ndim != 1 or not arrival.size or not service.size:
        msg = "arrival_rates and service_rates must be one-dimensional and not empty."
        raise UnusableInputError(msg)
    if not np.isfinite(arrival).all() or (arrival < 0).any() or not arrival.sum() > 0:
        msg = "arrival_rates must be finite, not negative and not all zero."
        raise UnusableInputError(msg)
    if arrival.sum() > FASTEST or (service > FASTEST).any():
        msg = f"arrival_rates and service_rates must not be above {FASTEST:g} an hour."
        raise UnusableInputError(msg)
    if not np.isfinite(service).all() or not (service > 0).all():
        msg = "service_rates must be finite and positive."
        raise UnusableInputError(msg)
    if (service < 1.0 / FASTEST).any():
        msg = f"service_rates must not be below {1.0 / FASTEST:g} an hour."
        raise UnusableInputError(msg)


def _check_lists(preference: NDArray[np.int64], *, atoms: int, units: int) -> None:
    """Refuse lists of the wrong shape, with unknown or repeated units, or with holes."""
    if preference.ndim != 2 or preference.shape[0] != atoms:  # noqa: PLR2004 - a matrix
        msg = f"preference has shape {preference.shape}, expected ({atoms}, at most {units})."
        raise UnusableInputError(msg)
    if (preference < -1).any() or (preference >= units).any():
        msg = f"preference names a unit outside 0 to {units - 1}."
        raise UnusableInputError(msg)
    listed = preference >= 0
    if not listed.any():
        msg = "preference lists no unit for any atom."
        raise UnusableInputError(msg)
    if (listed[:, 1:] & ~listed[:, :-1]).any():
        msg = "preference has -1 before the end of a list."
        raise UnusableInputError(msg)
    ordered = np.sort(preference, axis=1)
    if ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] >= 0)).any():
        msg = "preference lists a unit twice for one atom."
        raise UnusableInputError(msg)
