"""The calendar of the passport buses, and what a bus-day gives next to an office."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnknownNameError
from naervaer.domain.rules.passports import PASSPORT_VALIDITY
from naervaer.planning.routes import (
    BusCalendar,
    CalendarProblem,
    DayRow,
    Frequency,
    FrequencyProblem,
    day_rows,
    solve_calendar,
    solve_frequency,
)
from naervaer.planning.solving import Outcome, StopRule
from naervaer.planning.travel import Places, minutes_between
from naervaer.studies.access.country import AGE_BANDS, PASSPORT, Country
from naervaer.studies.siting.bus_assumptions import BusAssumptions
from naervaer.studies.siting.ground import Ground, candidate_places, zone_places

DEPOTS = ("5501", "4640")
"""Assumption: the northern bus stands in Tromsø, the southern in Sogndal."""

PUBLISHED_STOPS, PUBLISHED_DOCUMENTS_A_YEAR = 45, 9_000
"""Practice since August 2021 (NRK 1.16277413, 1.15618452, 1.16635053)."""

QUARTERS = 4.0
_BOTH_WAYS = 2.0
_STOP = StopRule(seconds=15.0)


@dataclass(frozen=True, slots=True)
class BusStop:
    """A stop: a municipality's seat far from any passport office.

    Attributes
    ----------
    municipality
        Index of the country's.
    office_minutes
        From the seat to the nearest passport office with the plan.
    people
        People nearer this stop than any office or other stop.
    documents
        Passports they would ask for at the bus in a quarter.
    minutes_saved
        What one passport saves its holder, there and back, on average.

    """

    municipality: int
    office_minutes: float
    people: float
    documents: float
    minutes_saved: float


@dataclass(frozen=True, slots=True)
class OfficeInstead:
    """The one office that would save most, at a stop's seat.

    Attributes
    ----------
    municipality
        Index of the country's.
    documents
        Passports in a quarter by people to whom it would be the nearest.
    saved_minutes
        What they save in a quarter, everybody using it.

    """

    municipality: int
    documents: float
    saved_minutes: float


@dataclass(frozen=True, slots=True, eq=False)
class OneBus:
    """One bus with the stops nearest its depot. P is their number.

    Attributes
    ----------
    depot
        Municipality where it stands, index of the country's.
    members
        Its stops, as indices of the study's.
    frequency
        Visits per stop in a quarter, proven best; objective in minutes saved.
    calendar
        Tours by week, objective in minutes of driving, with bound. What no tour could make
        is listed there.
    days
        The calendar day by day.
    documents, saved_minutes
        By the visits the calendar makes, shape (P,).

    """

    depot: int
    members: tuple[int, ...]
    frequency: Outcome[Frequency]
    calendar: Outcome[BusCalendar]
    days: tuple[DayRow, ...]
    documents: NDArray[np.float64]
    saved_minutes: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class BusStudy:
    """How often, when, and what for.

    Attributes
    ----------
    given
        The numbers it stands on.
    far_seats
        How many seats are farther from an office than the limit; the stops are picked here.
    stops
        The stops, in the order they were picked.
    buses
        Each bus with its calendar.
    office
        The best single office instead.

    """

    given: BusAssumptions
    far_seats: int
    stops: tuple[BusStop, ...]
    buses: tuple[OneBus, ...]
    office: OfficeInstead

    @property
    def bus_days(self) -> int:
        """Days at stops in a quarter."""
        return sum(len(bus.days) for bus in self.buses)

    @property
    def documents_a_year(self) -> float:
        """Passports issued in a year."""
        return QUARTERS * sum(float(bus.documents.sum()) for bus in self.buses)

    @property
    def saved_minutes(self) -> float:
        """People-minutes saved in a quarter."""
        return sum(float(bus.saved_minutes.sum()) for bus in self.buses)

    @property
    def minutes_per_bus_day(self) -> float:
        """People-minutes that a bus-day saves on average."""
        return self.saved_minutes / self.bus_days if self.bus_days else np.nan

    @property
    def minutes_per_bus_fte(self) -> float:
        """People-minutes saved in a quarter by each full-time equivalent on the buses."""
        return self.saved_minutes / (self.given.bus_fte * len(self.buses))

    @property
    def minutes_per_office_fte(self) -> float:
        """People-minutes saved in a quarter by each full-time equivalent at the office."""
        return self.office.saved_minutes / self.given.office_fte

    @property
    def bus_days_of_office(self) -> float:
        """Bus-days of average yield that save as much as the office in a quarter."""
        return self.office.saved_minutes / self.minutes_per_bus_day


def passports_a_quarter(people: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return passports renewed in a quarter by people in age bands, shape (Z,).

    Each holder renews when the passport ends: after ten, five, three or two years by age.
    """
    lowest = [int(band.split("_")[0]) for band in AGE_BANDS]
    years = np.array([PASSPORT_VALIDITY.years(age) for age in lowest], dtype=np.float64)
    return np.asarray((people / years).sum(axis=1) / QUARTERS)


def study_buses(
    ground: Ground,
    *,
    given: BusAssumptions | None = None,
    depots: tuple[str, ...] = DEPOTS,
    stop: StopRule = _STOP,
) -> BusStudy:
    """Return the buses' stops, frequencies and calendar.

    Raises
    ------
    UnknownNameError
        When a depot is no municipality, or no seat lies beyond the limit.

    """
    given = given or BusAssumptions()
    country = ground.country
    stand = np.array([country.municipality_index(number) for number in depots])
    home = zone_places(country)
    to_office = _minutes_to_office(ground, home)
    seat_minutes = _minutes_to_office(ground, candidate_places(country, ground.seats))
    far = np.flatnonzero(seat_minutes > given.limit_minutes)
    if far.size == 0:
        msg = f"no seat is more than {given.limit_minutes:g} minutes from an office."
        raise UnknownNameError(msg)
    to_seat = np.asarray(
        minutes_between(ground.network, home, candidate_places(country, ground.seats[far])),
        dtype=np.float64,
    )
    need = passports_a_quarter(country.zones.people) * given.take_up
    picked = _pick_stops(to_office, to_seat, need, most=given.most_stops)
    stops = _stops(country, far[picked], to_office, to_seat[:, picked], need, seat_minutes)
    at = np.array([item.municipality for item in stops])
    nearest = ground.between_seats[np.ix_(stand, at)].argmin(axis=0)
    buses = tuple(
        _bus(ground, stops, np.flatnonzero(nearest == number), depot, given, stop=stop)
        for number, depot in enumerate(stand.tolist())
    )
    office = _office_instead(far, to_office, to_seat, need / given.take_up)
    return BusStudy(
        given=given, far_seats=int(far.size), stops=stops, buses=buses, office=office
    )


def _bus(
    ground: Ground,
    stops: tuple[BusStop, ...],
    members: NDArray[np.int64],
    depot: int,
    given: BusAssumptions,
    *,
    stop: StopRule,
) -> OneBus:
    own = tuple(stops[index] for index in members.tolist())
    at = np.array([item.municipality for item in own], dtype=np.int64)
    frequency = _frequency(own, given)
    visits = np.zeros(len(own), dtype=np.int64)
    if frequency.best is not None:
        visits = frequency.best.visits
    between, here = ground.between_seats, np.array([depot])
    calendar = solve_calendar(
        CalendarProblem(
            visits=visits,
            between=between[np.ix_(at, at)],
            from_depot=between[np.ix_(here, at)],
            to_depot=between[np.ix_(at, here)].T,
        ),
        given.rules,
        stop=stop,
    )
    issued, saved = _kept_promises(own, visits, calendar, given)
    return OneBus(
        depot=depot,
        members=tuple(members.tolist()),
        frequency=frequency,
        calendar=calendar,
        days=() if calendar.best is None else tuple(day_rows(calendar.best)),
        documents=issued,
        saved_minutes=saved,
    )


def _kept_promises(
    stops: tuple[BusStop, ...],
    visits: NDArray[np.int64],
    calendar: Outcome[BusCalendar],
    given: BusAssumptions,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the documents and the minutes saved by the visits that the calendar makes."""
    made = visits.copy()
    if calendar.best is not None:
        np.subtract.at(made, list(calendar.best.not_made), 1)
    need = np.array([item.documents for item in stops])
    issued = np.minimum(need, made * given.documents_per_day)
    return issued, issued * np.array([item.minutes_saved for item in stops])


def _minutes_to_office(ground: Ground, places: Places) -> NDArray[np.float64]:
    minutes = minutes_between(ground.network, places, _offices(ground.country))
    return np.asarray(minutes.min(axis=1), dtype=np.float64)


def _offices(country: Country) -> Places:
    sites = [site for site in country.sites if site.kind == PASSPORT and site.after]
    return Places.of(
        np.array([site.link for site in sites]),
        np.array([site.fraction for site in sites]),
        np.array([site.last_leg_metres for site in sites]),
    )


def _saving(
    to_office: NDArray[np.float64], to_seat: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the minutes one trip to a seat saves against the nearest office, one way."""
    with np.errstate(invalid="ignore"):
        saved = to_office[:, None] - to_seat if to_seat.ndim > 1 else to_office - to_seat
    return np.where(np.isfinite(saved), np.maximum(saved, 0.0), 0.0)


def _pick_stops(
    to_office: NDArray[np.float64],
    to_seat: NDArray[np.float64],
    need: NDArray[np.float64],
    *,
    most: int,
) -> NDArray[np.int64]:
    """Return the stops that save most, one after another (greedy; each counts what is left)."""
    best = to_office.astype(np.float64)
    picked: list[int] = []
    for _ in range(min(most, to_seat.shape[1])):
        gain = need @ _saving(best, to_seat)
        gain[picked] = -1.0
        at = int(gain.argmax())
        if gain[at] <= 0:
            break
        picked.append(at)
        best = np.minimum(best, to_seat[:, at])
    return np.array(picked, dtype=np.int64)


def _stops(  # noqa: PLR0917 - the arrays belong together
    country: Country,
    municipality: NDArray[np.int64],
    to_office: NDArray[np.float64],
    to_stop: NDArray[np.float64],
    need: NDArray[np.float64],
    seat_minutes: NDArray[np.float64],
) -> tuple[BusStop, ...]:
    nearest = to_stop.argmin(axis=1)
    saved = _saving(to_office, to_stop.min(axis=1))
    uses = saved > 0
    count = municipality.size
    documents = np.bincount(nearest[uses], need[uses], count)
    minutes = np.bincount(nearest[uses], (need * saved)[uses], count) * _BOTH_WAYS
    people = np.bincount(nearest[uses], country.zones.total[uses], count)
    each = np.divide(minutes, documents, out=np.zeros(count), where=documents > 0)
    return tuple(
        BusStop(
            municipality=int(number),
            office_minutes=float(seat_minutes[number]),
            people=float(people[at]),
            documents=float(documents[at]),
            minutes_saved=float(each[at]),
        )
        for at, number in enumerate(municipality)
    )


def _frequency(stops: tuple[BusStop, ...], given: BusAssumptions) -> Outcome[Frequency]:
    rules = given.rules
    count = len(stops)
    return solve_frequency(
        FrequencyProblem(
            documents=np.array([item.documents for item in stops]),
            minutes_saved=np.array([item.minutes_saved for item in stops]),
            bus_days=int(given.used_share * rules.weeks * rules.days_per_week),
            fewest=np.full(count, given.least_visits, dtype=np.int64),
            most=np.full(count, given.most_visits, dtype=np.int64),
        ),
        rules,
    )


def _office_instead(
    far: NDArray[np.int64],
    to_office: NDArray[np.float64],
    to_seat: NDArray[np.float64],
    need: NDArray[np.float64],
) -> OfficeInstead:
    """Return the seat where an office, open to everybody, saves most."""
    saving = _saving(to_office, to_seat)
    gain = need @ saving * _BOTH_WAYS
    at = int(gain.argmax())
    return OfficeInstead(
        municipality=int(far[at]),
        documents=float(need[saving[:, at] > 0].sum()),
        saved_minutes=float(gain[at]),
    )
