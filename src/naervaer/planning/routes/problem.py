"""The facts of a bus calendar. P is the number of stops, D of depots."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class FrequencyProblem:
    """How often to visit each stop in a period.

    Attributes
    ----------
    documents
        Documents people near the stop need in the period, shape (P,), not negative.
    minutes_saved
        Minutes one document saves its holder by the bus (there and back, against the nearest
        office), shape (P,), not negative.
    bus_days
        Days at stops there are to share, 0 or more.
    fewest, most
        Visits each stop must and may have, shape (P,).

    Raises
    ------
    UnusableInputError
        When shapes disagree or a value is out of range.

    """

    documents: NDArray[np.float64]
    minutes_saved: NDArray[np.float64]
    bus_days: int
    fewest: NDArray[np.int64]
    most: NDArray[np.int64]

    def __post_init__(self) -> None:
        """Refuse what has no meaning."""
        shape = self.documents.shape
        for name in ("minutes_saved", "fewest", "most"):
            if getattr(self, name).shape != shape:
                raise UnusableInputError(
                    f"{name} has shape {getattr(self, name).shape}, expected {shape}."
                )
        for name in ("documents", "minutes_saved", "fewest"):
            array = getattr(self, name)
            if not (np.isfinite(array).all() and (array >= 0).all()):
                raise UnusableInputError(f"{name} has negative or missing values.")
        if (self.most < self.fewest).any():
            raise UnusableInputError("most is below fewest for a stop, expected it above.")
        if self.bus_days < 0:
            raise UnusableInputError(f"bus_days is {self.bus_days}, expected 0 or more.")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CalendarProblem:
    """In which week and order to make the visits.

    Attributes
    ----------
    visits
        Visits to each stop in the period, shape (P,), not negative.
    between
        Driving between stops, shape (P, P), minutes, infinite where there is no way.
    from_depot, to_depot
        Driving from and to each bus's depot, shape (D, P), minutes; one row a bus.

    Raises
    ------
    UnusableInputError
        When shapes disagree or a value is out of range.

    """

    visits: NDArray[np.int64]
    between: NDArray[np.float64]
    from_depot: NDArray[np.float64]
    to_depot: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse what has no meaning."""
        stops = self.visits.size
        if self.between.shape != (stops, stops):
            raise UnusableInputError(
                f"between has shape {self.between.shape}, expected {(stops, stops)}."
            )
        buses = self.from_depot.shape[0] if self.from_depot.ndim else 0
        for name in ("from_depot", "to_depot"):
            if getattr(self, name).shape != (buses, stops) or buses == 0:
                raise UnusableInputError(
                    f"{name} has shape {getattr(self, name).shape}, expected buses x {stops}."
                )
        for name in ("visits", "between", "from_depot", "to_depot"):
            array = getattr(self, name)
            if np.isnan(array).any() or (array < 0).any():
                raise UnusableInputError(f"{name} has negative or missing values.")

    @property
    def buses(self) -> int:
        """How many buses there are."""
        return int(self.from_depot.shape[0])
