"""The structure of the local police, versioned in time.

`Structure` holds everything that is known; `Structure.on` answers what held on one day. The
division into districts and station districts is the one in force from 1 December 2025
(regulation 24 May 2017 no. 2480); older divisions are not in the data, so it stands for every
day. Municipalities, and the facts about service points, follow the day.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.domain.places import (
    Coverage,
    District,
    Municipality,
    PassportOffice,
    PointFact,
    PointState,
    ServicePoint,
    StationDistrict,
    Succession,
)


@dataclass(frozen=True, slots=True)
class StructureTotals:
    """How many of each there were on a day.

    Attributes
    ----------
    districts, station_districts, municipalities
        Counts of the units in use.
    split_municipalities
        Municipalities divided between two or more station districts.
    service_points
        Points written into the regulation, the official count.
    points_by_state
        Points for which each state held; one point counts under several states.

    """

    districts: int
    station_districts: int
    municipalities: int
    split_municipalities: int
    service_points: int
    points_by_state: Mapping[PointState, int]


@dataclass(frozen=True, slots=True)
class PointOnDate:
    """A service point with the facts that held on a day.

    Attributes
    ----------
    point
        The point; its municipality number is the one valid on the day.
    facts
        The facts that held, in the order they were given.
    day
        The day asked about.

    """

    point: ServicePoint
    facts: tuple[PointFact, ...]
    day: date

    @property
    def states(self) -> frozenset[PointState]:
        """All that was true of the point."""
        return frozenset(fact.state for fact in self.facts)

    @property
    def out_of_season(self) -> bool:
        """Whether the point is seasonal and the day lies outside every season it has."""
        seasons = [fact.season for fact in self.facts if fact.season is not None]
        return bool(seasons) and not any(season.contains(self.day) for season in seasons)


@dataclass(frozen=True, slots=True)
class StructureOnDate:
    """The structure as it was on one day.

    Attributes
    ----------
    day
        The day asked about.
    districts, station_districts
        The division of the police.
    municipalities
        Those whose number was valid on the day, by number.
    split_municipalities
        Numbers of municipalities divided between station districts, sorted.
    points
        Points with at least one fact that held on the day.

    """

    day: date
    districts: tuple[District, ...]
    station_districts: tuple[StationDistrict, ...]
    municipalities: tuple[Municipality, ...]
    split_municipalities: tuple[str, ...]
    points: tuple[PointOnDate, ...]

    def points_with(self, state: PointState) -> tuple[PointOnDate, ...]:
        """Return the points for which the state held."""
        return tuple(point for point in self.points if state in point.states)

    @property
    def totals(self) -> StructureTotals:
        """The counts of the day."""
        states = Counter(state for point in self.points for state in point.states)
        return StructureTotals(
            districts=len(self.districts),
            station_districts=len(self.station_districts),
            municipalities=len(self.municipalities),
            split_municipalities=len(self.split_municipalities),
            service_points=states[PointState.REGULATED],
            points_by_state={state: states[state] for state in PointState},
        )


@dataclass(frozen=True, slots=True)
class Structure:
    """Everything known about the structure of the local police.

    Attributes
    ----------
    districts, station_districts
        The division of the police.
    municipalities
        Every number in every period, several per municipality where numbers changed.
    coverages
        Which station districts serve which municipality, by 2024 numbers.
    points
        Service points, regulated and planned.
    facts
        What was true of each point and when.
    offices
        Passport offices.
    successions
        Which number took over from which.

    Raises
    ------
    UnusableInputError
        When a key is used twice.
    UnknownNameError
        When a district, station district, municipality or point is referred to but not given.

    """

    districts: tuple[District, ...]
    station_districts: tuple[StationDistrict, ...]
    municipalities: tuple[Municipality, ...]
    coverages: tuple[Coverage, ...]
    points: tuple[ServicePoint, ...]
    facts: tuple[PointFact, ...]
    offices: tuple[PassportOffice, ...] = ()
    successions: tuple[Succession, ...] = ()

    def __post_init__(self) -> None:
        """Refuse keys used twice and references that lead nowhere."""
        districts = _keys("district", (district.name for district in self.districts))
        stations = _keys("station district", (unit.name for unit in self.station_districts))
        points = _keys("service point", (point.id for point in self.points))
        _keys("passport office", (office.id for office in self.offices))
        numbers = {municipality.number for municipality in self.municipalities}
        _resolve("district", (unit.district for unit in self.station_districts), districts)
        _resolve("district", (point.district for point in self.points), districts)
        _resolve("district", (office.district for office in self.offices), districts)
        named = (point.station_district for point in self.points)
        _resolve("station district", (name for name in named if name is not None), stations)
        _resolve("station district", (row.station_district for row in self.coverages), stations)
        _resolve("municipality", (row.municipality for row in self.coverages), numbers)
        _resolve("municipality", (point.municipality for point in self.points), numbers)
        _resolve("municipality", (office.municipality for office in self.offices), numbers)
        for row in self.successions:
            _resolve("municipality", (row.before, row.after), numbers)
        _resolve("service point", (fact.point for fact in self.facts), points)

    def on(self, day: date) -> StructureOnDate:
        """Return the structure as it was on the day.

        Raises
        ------
        UnusableInputError
            When no municipality number is known for the day.

        """
        valid = sorted(
            (unit for unit in self.municipalities if unit.valid_on(day)),
            key=lambda unit: unit.number,
        )
        if not valid:
            first = min(unit.valid_from for unit in self.municipalities)
            msg = f"No structure is known for {day}; expected {first} or later."
            raise UnusableInputError(msg)
        return StructureOnDate(
            day=day,
            districts=self.districts,
            station_districts=self.station_districts,
            municipalities=tuple(valid),
            split_municipalities=self._split_on(day),
            points=self._points_on(day),
        )

    def municipality_on(self, number: str, day: date) -> str:
        """Return the number a municipality had on a day, given its number as of 2024."""
        earlier = {row.after: row for row in self.successions if day < row.on}
        while number in earlier:
            number = earlier[number].before
        return number

    def _split_on(self, day: date) -> tuple[str, ...]:
        served: dict[str, set[str]] = {}
        for row in self.coverages:
            number = self.municipality_on(row.municipality, day)
            served.setdefault(number, set()).add(row.station_district)
        return tuple(sorted(number for number, units in served.items() if len(units) > 1))

    def _points_on(self, day: date) -> tuple[PointOnDate, ...]:
        holding: dict[str, list[PointFact]] = {}
        for fact in self.facts:
            if fact.holds_on(day):
                holding.setdefault(fact.point, []).append(fact)
        return tuple(
            PointOnDate(self._point_on(point, day), tuple(holding[point.id]), day)
            for point in self.points
            if point.id in holding
        )

    def _point_on(self, point: ServicePoint, day: date) -> ServicePoint:
        return ServicePoint(
            id=point.id,
            name=point.name,
            place=point.place,
            district=point.district,
            station_district=point.station_district,
            municipality=self.municipality_on(point.municipality, day),
        )


def _keys(what: str, names: Iterable[str]) -> set[str]:
    counted = Counter(names)
    twice = sorted(name for name, times in counted.items() if times > 1)
    if twice:
        msg = f"The {what} {twice[0]!r} is given twice; expected each once."
        raise UnusableInputError(msg)
    return set(counted)


def _resolve(what: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            msg = f"No {what} is called {name!r}; it is referred to but not given."
            raise UnknownNameError(msg)
