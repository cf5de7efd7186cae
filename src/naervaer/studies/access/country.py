"""The country as arrays: zones with people, places with doors, and who belongs where.

This is all the recipe sees. `from_baseline` fills it from the shipped baseline, the tests
from a tiny invented district.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.studies.hours import WeekHours

Floats: TypeAlias = NDArray[np.float64]
Indices: TypeAlias = NDArray[np.int64]

AGE_BANDS: tuple[str, ...] = ("0_4", "5_9", "10_15", "16_64", "65")
#: The police's three categories of place, by settlement size.
RESPONSE_CLASSES: tuple[str, ...] = ("A", "B", "C")

POINT, PASSPORT = "point", "passport"
SEASONS: tuple[str, ...] = ("ordinary", "summer", "winter")


@dataclass(frozen=True, slots=True)
class Site:
    """A door where police services are given.

    Attributes
    ----------
    id, name
        Stable id and the name people know.
    kind
        `point` (service point) or `passport` (passport and ID office).
    municipality
        Four-digit number.
    station_district
        Name of the station district; empty when not known.
    before
        Whether it belongs to the structure before the plan.
    after
        Whether it belongs to the structure with the plan.
    season
        Season in which it is open: `ordinary` all year, else `summer` or `winter` only.
    certain
        False when the sources do not confirm that it existed (some passport offices of 2018).
    x, y
        Metres, EPSG:25833.
    link, fraction, last_leg_metres
        Where it meets the road network.
    position_quality
        How good the position is, as the baseline says.

    """

    id: str
    name: str
    kind: str
    municipality: str
    station_district: str = ""
    before: bool = True
    after: bool = True
    season: str = "ordinary"
    certain: bool = True
    x: float = 0.0
    y: float = 0.0
    link: int = -1
    fraction: float = 0.0
    last_leg_metres: float = 0.0
    position_quality: str = ""

    def __post_init__(self) -> None:
        """Refuse a kind or a season that nobody knows."""
        if self.kind not in (POINT, PASSPORT):
            msg = f"kind of {self.id} is {self.kind!r}, expected point or passport."
            raise UnusableInputError(msg)
        if self.season not in SEASONS:
            msg = f"season of {self.id} is {self.season!r}, expected {', '.join(SEASONS)}."
            raise UnusableInputError(msg)

    def open_in(self, season: str) -> bool:
        """Return whether it is open in this season."""
        return self.season in ("ordinary", season)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a scenario may open or move a door."""

    name: str
    municipality: str
    people: float
    x: float
    y: float
    link: int
    fraction: float
    last_leg_metres: float


@dataclass(frozen=True, slots=True, eq=False)
class Zones:
    """Z demand zones, each inside one municipality and one response class.

    Attributes
    ----------
    municipality
        Index into `Country.municipality_numbers`, shape (Z,).
    response_class
        0 for A, 1 for B, 2 for C, shape (Z,).
    people
        People by age band, shape (Z, 5), not negative.
    x, y
        Metres, EPSG:25833, shape (Z,).
    link, fraction, last_leg_metres
        Where each zone meets the road network, shape (Z,).

    """

    municipality: Indices
    response_class: Indices
    people: Floats
    x: Floats
    y: Floats
    link: Indices
    fraction: Floats
    last_leg_metres: Floats

    def __post_init__(self) -> None:
        """Refuse shapes that disagree and people who cannot be."""
        count = self.municipality.size
        if self.people.shape != (count, len(AGE_BANDS)):
            msg = f"people has shape {self.people.shape}, expected ({count}, {len(AGE_BANDS)})."
            raise UnusableInputError(msg)
        if not np.isfinite(self.people).all() or (self.people < 0).any():
            msg = "people holds a negative or infinite value, expected 0 or more in every zone."
            raise UnusableInputError(msg)

    @property
    def total(self) -> Floats:
        """Return everybody per zone, shape (Z,)."""
        return np.asarray(self.people.sum(axis=1))

    @property
    def under_five(self) -> Floats:
        """Return children under five per zone, shape (Z,)."""
        return np.ascontiguousarray(self.people[:, 0])


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """Everything the study knows about places and people.

    Attributes
    ----------
    zones, sites, candidates
        Demand, doors, and where doors may be opened.
    municipality_numbers, municipality_names
        Four-digit numbers and names, same order, length M.
    districts
        Names of the police districts, length D.
    municipality_district
        District of each municipality, shape (M,).
    station_district_municipalities
        Numbers of the municipalities in each station district.
    published_hours
        Hours by site id, only where published, with their source.
    outlines
        Rings per municipality number for the maps, each (n, 2) metres.
    population_year
        1 January of this year.
    attribution
        The line that every output prints.

    """

    zones: Zones
    sites: tuple[Site, ...]
    candidates: tuple[Candidate, ...]
    municipality_numbers: tuple[str, ...]
    municipality_names: tuple[str, ...]
    districts: tuple[str, ...]
    municipality_district: Indices
    station_district_municipalities: dict[str, tuple[str, ...]]
    published_hours: dict[str, tuple[WeekHours, str]]
    outlines: dict[str, tuple[NDArray[np.int32], ...]]
    population_year: int
    attribution: str

    @property
    def zone_district(self) -> Indices:
        """Return the police district of each zone, shape (Z,)."""
        return np.asarray(self.municipality_district[self.zones.municipality])

    def municipality_index(self, number: str) -> int:
        """Return where a municipality stands in the lists.

        Raises
        ------
        UnknownNameError
            When no municipality has this number.

        """
        try:
            return self.municipality_numbers.index(number)
        except ValueError:
            msg = (
                f"municipality {number!r} does not exist in the data, "
                f"expected one of {len(self.municipality_numbers)} four-digit numbers."
            )
            raise UnknownNameError(msg) from None

    def municipality_name(self, number: str) -> str:
        """Return the name of a municipality."""
        return self.municipality_names[self.municipality_index(number)]

    def district_of(self, number: str) -> str:
        """Return the police district of a municipality."""
        at = int(self.municipality_district[self.municipality_index(number)])
        return self.districts[at]

    def with_sites(self, sites: tuple[Site, ...]) -> "Country":
        """Return the same country with other doors."""
        return replace(self, sites=sites)
