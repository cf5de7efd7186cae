"""What a bus and its crew can do."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class BusRules:
    """Working time and capacity; each number is the user's to change.

    Attributes
    ----------
    documents_per_day
        Documents one bus issues on a day at a stop. Published practice is 15–20.
    weeks
        Weeks in the period; a quarter has 13.
    days_per_week
        Days a bus is out, leaving and returning to its depot each week.
    working_minutes
        Longest working day of the crew, driving included: nine hours, working environment
        act § 10-4.
    service_minutes
        Time at a stop in a day, with putting up and taking down. An assumption.
    depot_minutes
        Longest drive from or to the depot when it has a day of its own, before the first and
        after the last stop of a week; None when it must fit beside the hours at the stop.

    """

    documents_per_day: float = 17.5
    weeks: int = 13
    days_per_week: int = 5
    working_minutes: float = 540.0
    service_minutes: float = 330.0
    depot_minutes: float | None = None

    def __post_init__(self) -> None:
        """Refuse days that cannot be worked."""
        for name in ("documents_per_day", "weeks", "days_per_week", "service_minutes"):
            if not getattr(self, name) > 0:
                raise UnusableInputError(f"{name} is {getattr(self, name)}, expected above 0.")
        if self.depot_minutes is not None and not self.depot_minutes > 0:
            raise UnusableInputError(
                f"depot_minutes is {self.depot_minutes}, expected above 0 or None."
            )
        if self.working_minutes <= self.service_minutes:
            raise UnusableInputError(
                f"working_minutes is {self.working_minutes:g}, expected more than the "
                f"{self.service_minutes:g} minutes at the stop."
            )

    @property
    def driving_minutes(self) -> float:
        """Longest drive on a day with a stop."""
        return self.working_minutes - self.service_minutes

    @property
    def longest_depot_minutes(self) -> float:
        """Longest drive from the depot to a first stop, or home from a last one."""
        return self.driving_minutes if self.depot_minutes is None else self.depot_minutes
