"""What the bus study assumes."""

from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.routes import BusRules
from naervaer.studies.siting.assumptions import stated

_NRK = "NRK 1.16277413, 1.15618452, 1.16635053"


@dataclass(frozen=True, slots=True, kw_only=True)
class BusAssumptions:
    """The numbers the bus calendar stands on. Those without a published source are assumptions.

    Four hours at a stop leave room for 17.5 documents and for driving on: one kiosk was
    reported to take about 30 in five hours (avisa-st 2019). A drive from or to the depot has a
    day of its own.

    Raises
    ------
    UnusableInputError
        When a number is not above 0.

    """

    limit_minutes: float = stated(45.0, unit="minutes", source="politiet.no 23.11.2018")
    most_stops: int = stated(45, unit="stops", source=_NRK)
    documents_per_day: float = stated(17.5, unit="documents", source=_NRK)
    weeks: int = stated(13, unit="weeks")
    days_per_week: int = stated(5, unit="days")
    working_minutes: float = stated(540.0, unit="minutes", source="Arbeidsmiljøloven § 10-4")
    service_minutes: float = stated(240.0, unit="minutes")
    depot_minutes: float = stated(540.0, unit="minutes")
    used_share: float = stated(1.0, unit="share")
    take_up: float = stated(0.5, unit="share")
    least_visits: int = stated(1, unit="visits", source=_NRK)
    most_visits: int = stated(4, unit="visits")
    bus_fte: float = stated(2.0, unit="fte")
    office_fte: float = stated(2.0, unit="fte")

    def __post_init__(self) -> None:
        """Refuse numbers that mean no bus."""
        for name in ("limit_minutes", "most_stops", "take_up", "bus_fte", "office_fte"):
            if not getattr(self, name) > 0:
                msg = f"{name} is {getattr(self, name)}, expected above 0."
                raise UnusableInputError(msg)

    @property
    def rules(self) -> BusRules:
        """The rules of the calendar."""
        return BusRules(
            documents_per_day=self.documents_per_day,
            weeks=self.weeks,
            days_per_week=self.days_per_week,
            working_minutes=self.working_minutes,
            service_minutes=self.service_minutes,
            depot_minutes=self.depot_minutes,
        )
