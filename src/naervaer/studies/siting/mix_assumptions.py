"""What the presence mix assumes about hours, officers and posts."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.siting.assumptions import stated

MONTHS = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MixAssumptions:
    """The numbers the mix stands on. Those without a published source are assumptions.

    Raises
    ------
    UnusableInputError
        When a number is not above 0 where it must be.

    """

    limit_minutes: float = stated(45.0, unit="minutes", source="Innst. 306 S (2014–2015)")
    occasions_needed: int = stated(4, unit="times_a_month")
    gross_hours: float = stated(1950.0, unit="hours_a_year")
    available_share: float = stated(0.6, unit="share", source="politiet.no 1.2.2021")
    summer_share: float = stated(0.25, unit="share")
    opening_hours: float = stated(4.0, unit="hours", source="TV 2, 16416189 (2024)")
    officers_at_counter: float = stated(2.0, unit="officers")
    kept_openings: int = stated(8, unit="times_a_month", source="Politiforum 133538 (2016)")
    most_openings: int = stated(20, unit="times_a_month")
    point_fixed_fte: float = stated(1.0, unit="fte")
    seasonal_fixed_fte: float = stated(0.5, unit="fte")
    working_hours: float = stated(7.5, unit="hours")
    officers_on_patrol: float = stated(2.0, unit="officers")
    officers_as_contact: float = stated(1.0, unit="officers")
    contact_fixed_fte: float = stated(0.1, unit="fte")
    bus_hours: float = stated(5.5, unit="hours")
    bus_crew: float = stated(2.0, unit="officers")
    bus_fixed_fte: float = stated(0.05, unit="fte")
    centre_hours: float = stated(4.0, unit="hours")
    officers_at_centre: float = stated(1.0, unit="officers")
    centre_fixed_fte: float = stated(0.05, unit="fte")
    most_days: int = stated(8, unit="times_a_month")
    most_bus_days: int = stated(1, unit="times_a_month")
    least_hours: float = stated(2.0, unit="hours")

    def __post_init__(self) -> None:
        """Refuse numbers that make presence free or impossible."""
        for name in ("limit_minutes", "gross_hours", "available_share", "working_hours"):
            if not getattr(self, name) > 0:
                msg = f"{name} is {getattr(self, name)}, expected above 0."
                raise UnusableInputError(msg)
        if not 0 < self.summer_share < 1:
            msg = f"summer_share is {self.summer_share}, expected between 0 and 1."
            raise UnusableInputError(msg)

    @property
    def hours_per_fte(self) -> float:
        """Hours a year that one full-time equivalent can be used for duty."""
        return self.gross_hours * self.available_share

    def fte_of_hours(self, officer_hours: float) -> float:
        """Return the full-time equivalents that so many officer hours a month take."""
        return MONTHS * officer_hours / self.hours_per_fte
