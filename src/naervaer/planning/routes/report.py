"""A bus calendar as rows, and what a bus-day gives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.routes.solution import BusCalendar, Frequency


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of one bus: week and weekday from 0, and the stop."""

    week: int
    weekday: int
    bus: int
    stop: int


def day_rows(calendar: BusCalendar) -> list[DayRow]:
    """Return the calendar day by day, in order of week, weekday and bus."""
    rows = [
        DayRow(week=tour.week, weekday=weekday, bus=tour.bus, stop=stop)
        for tour in calendar.tours
        for weekday, stop in enumerate(tour.stops)
    ]
    return sorted(rows, key=lambda row: (row.week, row.weekday, row.bus))


def saved_minutes_per_bus_day(frequency: Frequency) -> NDArray[np.float64]:
    """Return the minutes people save per bus-day at each stop, shape (P,); 0 without visits."""
    visits = np.maximum(frequency.visits, 1)
    return np.where(frequency.visits > 0, frequency.saved_minutes / visits, 0.0)
