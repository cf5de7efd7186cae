"""How many calls a year, where, and how many are urgent: published totals shared out."""

import re
from dataclasses import dataclass

import numpy as np

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.response_time import ResponseClass
from naervaer.planning.demand import area_rates
from naervaer.planning.response import Figure
from naervaer.registers.baseline import Baseline
from naervaer.studies.access.country import RESPONSE_CLASSES, Country, Floats
from naervaer.studies.duty.assumptions import DutyAssumptions
from naervaer.studies.siting.demand import demand_of

PERIOD = "2019 jan–aug"
PERIOD_DAYS = 243
DAYS_A_YEAR = 365
_SHARES = {"P80": 0.8, "P50": 0.5}


@dataclass(frozen=True, slots=True, eq=False)
class PublishedResponse:
    """The national results of January to August 2019.

    Attributes
    ----------
    minutes
        By class and share of the missions.
    missions
        Urgent missions by class, shape (3,), 0 where not published.

    """

    minutes: dict[Figure, float]
    missions: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """Calls a year by zone of the country, and how many are urgent.

    Attributes
    ----------
    calls
        Missions a year that take a unit, shape (all zones,).
    urgent
        Of those, urgent ones, shape (all zones,).
    offences_period
        Years of the reported offences; empty without them.

    """

    calls: Floats
    urgent: Floats
    offences_period: str


def published_response(baseline: Baseline) -> PublishedResponse:
    """Return what has been published, from the baseline's figures.

    Raises
    ------
    UnusableInputError
        When the baseline holds no such figures.

    """
    minutes: dict[Figure, float] = {}
    missions = np.zeros(len(RESPONSE_CLASSES))
    rows = baseline.table("figures").to_dict("records") if "figures" in baseline.tables else []
    for row in rows:
        found = re.fullmatch(rf"{PERIOD} ([ABC])", row["period"])
        if row["subject"] != "response_time" or row["measure"] not in _SHARES or not found:
            continue
        place = ResponseClass(found[1])
        minutes[place, _SHARES[row["measure"]]] = float(row["value"])
        counted = re.search(r"(\d+) hasteoppdrag", row["note"])
        if counted:
            missions[RESPONSE_CLASSES.index(place.value)] = float(counted[1])
    if not minutes or not missions.sum() > 0:
        msg = (
            f"The baseline holds no response times of {PERIOD}, expected P50 and P80 by class."
        )
        raise UnusableInputError(msg)
    return PublishedResponse(minutes, missions)


def level_of(
    country: Country,
    baseline: Baseline,
    published: PublishedResponse,
    *,
    assumptions: DutyAssumptions,
) -> Level:
    """Share the country's missions among zones by reported offences and people.

    The total is the published number of urgent missions a year over their published share of
    all missions. Urgent missions follow the calls within each class, so that each class sums
    to what was published.
    """
    people = country.zones.total
    residents = np.bincount(
        country.zones.municipality, people, len(country.municipality_numbers)
    ).astype(np.float64)
    inhabited = residents > 0
    given = demand_of(country, baseline)
    offences = np.bincount(country.zones.municipality, given.offences, residents.size).astype(
        np.float64
    )
    urgent_total = published.missions.sum() * DAYS_A_YEAR / PERIOD_DAYS
    rates = np.zeros(residents.size)
    rates[inhabited] = area_rates(
        # Too few reports to be published reach here as none.
        np.where(offences > 0, offences, np.nan)[inhabited],
        residents[inhabited],
        groups=country.municipality_district[inhabited],
        total_calls=urgent_total / assumptions.urgent_share,
    )
    per_head = np.divide(rates, residents, out=np.zeros_like(rates), where=inhabited)
    calls = people * per_head[country.zones.municipality]
    place = country.zones.response_class
    by_class = np.bincount(place, calls, len(RESPONSE_CLASSES))
    wanted = published.missions * DAYS_A_YEAR / PERIOD_DAYS
    share = np.divide(wanted, by_class, out=np.zeros_like(wanted), where=by_class > 0)
    return Level(calls, calls * share[place], given.offences_period)
