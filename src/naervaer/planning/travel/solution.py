"""What is found out about journeys."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Nearest(NamedTuple):
    """The nearest site of every place.

    Attributes
    ----------
    site
        Which site, shape (P,) or (P, K) from near to far; -1 where none can be reached.
    minutes
        How far it is, same shape; infinite where none can be reached.

    """

    site: NDArray[np.int32]
    minutes: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Isochrone:
    """What can be reached from the nearest of some places within given limits.

    Attributes
    ----------
    limits
        Minutes, shape (K,), ascending.
    node_minutes
        Minutes to every road node, shape (N,), infinite where no way leads.
    covered
        Share of each link reached within each limit, shape (K, L), 0 to 1. Ferries and
        closed roads are never covered: nobody is served on them.

    """

    limits: NDArray[np.float64]
    node_minutes: NDArray[np.float32]
    covered: NDArray[np.float32]

    def reached_metres(self, metres: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the length of road within each limit, shape (K,), given link lengths."""
        return self.covered @ metres


@dataclass(frozen=True, slots=True)
class Leg:
    """A part of a journey on one road or one ferry crossing.

    Attributes
    ----------
    category, number
        The road, for example "E" and 39; empty and 0 on ferries and unnamed roads.
    crossing
        The ferry crossing, -1 on land.
    is_connector
        Whether it stands for the unmapped metres beside a quay.
    metres
        Driven or sailed, along the mapped line.
    minutes
        Spent, waits included.
    wait_minutes
        Spent waiting and boarding.

    """

    category: str
    number: int
    crossing: int
    is_connector: bool
    metres: float
    minutes: float
    wait_minutes: float

    @property
    def is_ferry(self) -> bool:
        """Whether the leg is sailed."""
        return self.crossing >= 0

    @property
    def kmh(self) -> float:
        """Average speed, waits included."""
        return self.metres / self.minutes * 0.06 if self.minutes > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Route:
    """The quickest way between two places.

    Attributes
    ----------
    minutes
        In all.
    last_leg_minutes
        Between the two places and the mapped road, together.
    legs
        In the order of driving.

    """

    minutes: float
    last_leg_minutes: float
    legs: tuple[Leg, ...]

    @property
    def road_metres(self) -> float:
        """Driven on mapped roads."""
        return sum(leg.metres for leg in self.legs if not leg.is_ferry)

    @property
    def ferry_legs(self) -> tuple[Leg, ...]:
        """The crossings used, in order."""
        return tuple(leg for leg in self.legs if leg.is_ferry)
