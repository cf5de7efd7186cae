"""Districts, municipalities, service points and passport offices, and what is known of each.

A service point can be decided by the government, written into the regulation, open, seasonal
or closed. These are five separate facts: Magnormoen is decided, regulated and open, while
most of the plan's other points are decided and open but not in the regulation. Therefore no
point has *a* state; it has facts, each with its days and its source.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Source

MUNICIPALITY_DIGITS = 4
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class District:
    """A police district (politidistrikt), one of twelve since 2016."""

    name: str


@dataclass(frozen=True, slots=True)
class StationDistrict:
    """A station district (politistasjonsdistrikt), the part of a district one unit serves.

    Attributes
    ----------
    name
        As the regulation writes it, unique in the country.
    district
        Name of the police district it belongs to.

    """

    name: str
    district: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality (kommune) under one number, in the days that number was valid.

    Attributes
    ----------
    number
        Four digits; the key everywhere, since Våler, Herøy, Nes, Os and Bø are not unique.
    name
        The official name, both languages where there are two.
    valid_from
        First day of this number.
    valid_to
        Last day of this number, itself included; None while it is valid.

    Raises
    ------
    UnusableInputError
        When the number is not four digits or the days are in the wrong order.

    """

    number: str
    name: str
    valid_from: date
    valid_to: date | None = None

    def __post_init__(self) -> None:
        """Refuse numbers without their leading zero, and periods that run backward."""
        if len(self.number) != MUNICIPALITY_DIGITS or not self.number.isdecimal():
            msg = f"Municipality number {self.number!r}: expected four digits, such as '0301'."
            raise UnusableInputError(msg)
        _refuse_backward_period(self.number, self.valid_from, self.valid_to)

    def valid_on(self, day: date) -> bool:
        """Return whether the number was in use on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Succession:
    """One municipality number taking over from another on a day.

    Attributes
    ----------
    before, after
        The old and the new number; one old number may have several successors.
    on
        First day of the new number.

    """

    before: str
    after: str
    on: date


@dataclass(frozen=True, slots=True)
class Coverage:
    """A station district serving a municipality, whole or in part.

    Attributes
    ----------
    station_district
        Name of the station district.
    municipality
        Number, as of 2024.
    whole
        False where the municipality is split between station districts.

    """

    station_district: str
    municipality: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class ServicePoint:
    """A service point (tjenestested): a place where the police are based or can be met.

    Attributes
    ----------
    id
        Stable key, such as "meraker".
    name
        As the regulation or the plan writes it.
    place
        The town or village it lies in.
    district
        Name of the police district.
    station_district
        Name of the station district, or None where no document gives it.
    municipality
        Number of the municipality it lies in, as of 2024.

    """

    id: str
    name: str
    place: str
    district: str
    station_district: str | None
    municipality: str


@dataclass(frozen=True, slots=True)
class PassportOffice:
    """An office that issues passports and identity cards (passkontor), known by its town.

    Attributes
    ----------
    id
        Stable key.
    name
        The town the office is named after.
    district
        Name of the police district.
    municipality
        Number of the municipality, as of 2024.
    new_in_plan
        True for the fifteen offices the plan of 2023 decided.

    """

    id: str
    name: str
    district: str
    municipality: str
    new_in_plan: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A yearly season between two days, both included; it may pass New Year.

    Attributes
    ----------
    name
        Norwegian word, such as «sommer».
    first, last
        (month, day) of the first and the last day.

    Raises
    ------
    UnusableInputError
        When a month and day do not exist.

    """

    name: str
    first: tuple[int, int]
    last: tuple[int, int]

    def __post_init__(self) -> None:
        """Refuse days that no year has."""
        for month, day in (self.first, self.last):
            try:
                date(_LEAP_YEAR, month, day)
            except ValueError as error:
                msg = f"Season {self.name}: month {month} day {day} does not exist."
                raise UnusableInputError(msg) from error

    def contains(self, day: date) -> bool:
        """Return whether the day lies in the season."""
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


class PointState(StrEnum):
    """What may be true of a service point; several may be true at once."""

    DECIDED = "decided"
    REGULATED = "regulated"
    OPEN = "open"
    SEASONAL = "seasonal"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    PointState.DECIDED: "vedtatt",
    PointState.REGULATED: "forskriftsfestet",
    PointState.OPEN: "åpent",
    PointState.SEASONAL: "sesong",
    PointState.CLOSED: "stengt",
}


@dataclass(frozen=True, slots=True)
class PointFact:
    """One thing that was true of a service point in a period, and who says so.

    Attributes
    ----------
    point
        Id of the service point.
    state
        What was true.
    since
        First day; None when it was true before the records begin.
    until
        Last day, itself included; None while it is true.
    season
        For `PointState.SEASONAL`: the part of the year the point is meant to be open.
    source
        Where it is written.

    Raises
    ------
    UnusableInputError
        When a seasonal fact lacks its season, another fact has one, or days are backward.

    """

    point: str
    state: PointState
    since: date | None
    until: date | None
    season: Season | None
    source: Source

    def __post_init__(self) -> None:
        """Keep the season with the seasonal fact, and the period forward."""
        if (self.season is not None) != (self.state is PointState.SEASONAL):
            msg = f"Fact about {self.point}: expected a season with 'seasonal' and only there."
            raise UnusableInputError(msg)
        _refuse_backward_period(self.point, self.since, self.until)

    def holds_on(self, day: date) -> bool:
        """Return whether the fact was true on the day; a season does not limit it."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


def _refuse_backward_period(subject: str, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        msg = f"{subject}: the last day {last} comes before the first day {first}."
        raise UnusableInputError(msg)
