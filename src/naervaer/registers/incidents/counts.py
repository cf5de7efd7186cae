"""Events counted by time and area, for the planning engines."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.incidents.events import EventTable

HOURS = 24


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EventCounts:
    """Counts on a grid of time and area.

    Attributes
    ----------
    counts
        Events per day or hour and area, shape (T, A) or (24 T, A).
    first_day
        Of the first row.
    by_hour
        Whether a row is an hour.
    area_names
        Of the columns.

    """

    counts: NDArray[np.float64]
    first_day: date
    by_hour: bool
    area_names: tuple[str, ...]


def count_events(table: EventTable, *, every: str) -> EventCounts:
    """Count events by day or by hour, from the first day of the table to the last.

    Parameters
    ----------
    table
        Events.
    every
        "day" or "hour".

    Raises
    ------
    UnusableInputError
        When hours are asked for and the table's clock does not tell when things happened.

    """
    if every not in {"day", "hour"}:
        msg = f"every is {every}, expected day or hour."
        raise UnusableInputError(msg)
    by_hour = every == "hour"
    if by_hour and not table.hour_is_known:
        msg = f"The hour of the day is not learnt from this table: {table.hour_note}."
        raise UnusableInputError(msg)
    days = table.times.astype("datetime64[D]")
    first = days.min()
    length = int((days.max() - first).astype(int)) + 1
    unit: Any = "h" if by_hour else "D"
    row = (
        table.times.astype(f"datetime64[{unit}]") - first.astype(f"datetime64[{unit}]")
    ).astype(np.int64)
    rows, areas = length * (HOURS if by_hour else 1), len(table.area_names)
    flat = np.bincount(row * areas + table.areas, table.weights, minlength=rows * areas)
    return EventCounts(
        counts=np.asarray(flat, dtype=np.float64).reshape(rows, areas),
        first_day=first.item(),
        by_hour=by_hour,
        area_names=table.area_names,
    )
