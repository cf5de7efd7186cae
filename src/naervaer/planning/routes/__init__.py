"""Where a bus with a counter stops, how often, and in which order."""

from naervaer.planning.routes.calendar import solve_calendar
from naervaer.planning.routes.frequency import solve_frequency
from naervaer.planning.routes.params import BusRules
from naervaer.planning.routes.problem import CalendarProblem, FrequencyProblem
from naervaer.planning.routes.report import DayRow, day_rows, saved_minutes_per_bus_day
from naervaer.planning.routes.solution import (
    BusCalendar,
    Frequency,
    Tour,
    breaches_of_calendar,
)

__all__ = [
    "BusCalendar",
    "BusRules",
    "CalendarProblem",
    "DayRow",
    "Frequency",
    "FrequencyProblem",
    "Tour",
    "breaches_of_calendar",
    "day_rows",
    "saved_minutes_per_bus_day",
    "solve_calendar",
    "solve_frequency",
]
