"""The recipe of the access study: from minutes to every measure, step by step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from naervaer.studies.access.bands import band_of
from naervaer.studies.access.closures import ClosureCost, closure_costs
from naervaer.studies.access.country import (
    AGE_BANDS,
    PASSPORT,
    POINT,
    SEASONS,
    Country,
)
from naervaer.studies.access.gains import (
    Gain,
    TotalGain,
    gain_of,
    total_gain,
)
from naervaer.studies.access.measures import (
    PASSPORT_YEARS,
    lorenz,
    summarise_groups,
    weighted_mean,
    yearly_passport_minutes,
)
from naervaer.studies.access.opening import OpenDoor, open_door
from naervaer.studies.access.reach import Matrix, Reach, SiteSet, reach, select
from naervaer.studies.access.result import AccessResult, Band, PassportBurden, RuleResult
from naervaer.studies.hours import MOMENTS, SHORTEST_VISIT_MINUTES, HoursProfile, Moment
from naervaer.studies.scenario import Scenario
from naervaer.studies.step import Run, Step, run_steps

_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, eq=False)
class TravelTimes:
    """Minutes from every zone to every site, shape (Z, S), `inf` where there is no way.

    Attributes
    ----------
    ordinary
        On ordinary roads.
    winter
        On winter roads.

    """

    ordinary: Matrix
    winter: Matrix

    def on(self, *, winter: bool) -> Matrix:
        """Return the minutes of one kind of road."""
        return self.winter if winter else self.ordinary


@dataclass(frozen=True, slots=True)
class RequiredShares:
    """The shares that the two 45-minute rules ask for, 0 to 1."""

    desk: float
    passport: float


def study_access(
    country: Country,
    times: TravelTimes,
    *,
    scenario: Scenario,
    rules: RequiredShares,
    told: Callable[[str], None] = lambda _name: None,
) -> tuple[AccessResult, Mapping[str, float]]:
    """Return the whole answer and the seconds each step took.

    Parameters
    ----------
    country
        Zones, sites (with the scenario's changes) and groups.
    times
        Minutes from zones to sites.
    scenario
        The season and the moment asked about.
    rules
        What the 45-minute rules ask for.
    told
        Called with each step's name, for progress.

    """
    given: dict[str, Any] = {
        "country": country,
        "times": times,
        "scenario": scenario,
        "rules": rules,
    }
    run: Run = run_steps(STEPS, given=given, told=told)
    made = {step.makes: run.made[step.makes] for step in STEPS}
    after: Reach = made["desks"][f"after_{scenario.season}"]
    result = AccessResult(
        country=country,
        scenario=scenario,
        lorenz=lorenz(after.minutes, country.zones.total),
        main_before=f"before_{scenario.season}",
        main_after=f"after_{scenario.season}",
        **made,
    )
    return result, run.seconds


def _desks(country: Country, times: TravelTimes, scenario: Scenario) -> dict[str, Reach]:
    """Return the reach of the points before and after, in every season."""
    found = {}
    for phase, season in product(("before", "after"), SEASONS):
        winter = season == "winter" or scenario.winter_roads
        members = select(country.sites, kind=POINT, phase=phase, season=season)
        doors = SiteSet(f"{phase}_{season}", "desk", members, winter)
        found[doors.key] = reach(country, times.on(winter=winter), doors)
    return found


def _offices(country: Country, times: TravelTimes, scenario: Scenario) -> dict[str, Reach]:
    """Return the reach of the passport offices, with and without the unconfirmed ones."""
    winter = scenario.winter_roads
    found = {}
    for phase, likely in product(("before", "after"), (True, False)):
        key = phase if likely else f"{phase}_confirmed"
        members = select(
            country.sites, kind=PASSPORT, phase=phase, season=scenario.season, likely=likely
        )
        doors = SiteSet(key, "passport_id", members, winter)
        found[key] = reach(country, times.on(winter=winter), doors)
    return found


def _children(country: Country, offices: Mapping[str, Reach]) -> dict[str, Reach]:
    """Return the reach of the passport offices weighted by children under five."""
    return {
        phase: Reach(
            offices[phase].doors,
            offices[phase].nearest,
            offices[phase].minutes,
            offices[phase].next_minutes,
            {
                "country": summarise_groups(
                    offices[phase].minutes,
                    country.zones.under_five,
                    group=np.zeros(offices[phase].minutes.size, dtype=np.int64),
                    count=1,
                ),
                "district": summarise_groups(
                    offices[phase].minutes,
                    country.zones.under_five,
                    group=country.zone_district,
                    count=len(country.districts),
                ),
            },
        )
        for phase in ("before", "after")
    }


def _open_doors(
    country: Country,
    times: TravelTimes,
    scenario: Scenario,
    desks: Mapping[str, Reach],
    offices: Mapping[str, Reach],
) -> tuple[OpenDoor, ...]:
    """Return access to open doors at every moment under every assumption."""
    usual = {"desk": desks["after_ordinary"], "passport_id": offices["after"]}
    asked = (*MOMENTS, *own_moment(scenario))
    return tuple(
        open_door(
            country,
            times.on(winter=moment.winter or scenario.winter_roads),
            usual=usual[service],
            moment=moment,
            profile=profile,
            season=_season_of(moment, scenario),
        )
        for service, moment, profile in product(usual, asked, HoursProfile)
    )


def own_moment(scenario: Scenario) -> tuple[Moment, ...]:
    """Return the moment the scenario asks about, when it names a weekday and an hour."""
    if scenario.weekday is None or scenario.hour is None:
        return ()
    until = min(scenario.hour + SHORTEST_VISIT_MINUTES, _DAY_MINUTES)
    return (Moment("scenario", scenario.weekday, scenario.hour, until, scenario.winter_roads),)


def _season_of(moment: Moment, scenario: Scenario) -> str:
    if moment.key == "scenario":
        return scenario.season
    return "winter" if moment.winter else "ordinary"


def _total_gains(country: Country, desks: Mapping[str, Reach]) -> tuple[TotalGain, ...]:
    """Return what all new points give, per season."""
    return tuple(
        total_gain(
            country,
            before=desks[f"before_{season}"],
            after=desks[f"after_{season}"],
            season=season,
        )
        for season in SEASONS
    )


def _gains(country: Country, desks: Mapping[str, Reach]) -> tuple[Gain, ...]:
    """Return what each new point gives, in the season in which it is open."""
    new = [
        index
        for index, site in enumerate(country.sites)
        if site.kind == POINT and site.after and not site.before
    ]
    found = (
        gain_of(
            country,
            before=desks[f"before_{country.sites[index].season}"],
            after=desks[f"after_{country.sites[index].season}"],
            site=index,
        )
        for index in new
    )
    return tuple(sorted(found, key=lambda gain: (-gain.people_gaining, gain.site_id)))


def _office_gains(country: Country, offices: Mapping[str, Reach]) -> tuple[Gain, ...]:
    """Return what each new passport office gives."""
    new = sorted(set(offices["after"].doors.members) - set(offices["before"].doors.members))
    found = (
        gain_of(country, before=offices["before"], after=offices["after"], site=index)
        for index in new
    )
    return tuple(sorted(found, key=lambda gain: (-gain.people_gaining, gain.site_id)))


def _closures(
    country: Country, desks: Mapping[str, Reach], scenario: Scenario
) -> tuple[ClosureCost, ...]:
    """Return what closing each open point would cost."""
    return closure_costs(country, desks[f"after_{scenario.season}"])


def _desk_rule(
    country: Country,
    desks: Mapping[str, Reach],
    scenario: Scenario,
    rules: RequiredShares,
) -> tuple[RuleResult, ...]:
    """Return the 45-minute rule for the points in every district."""
    before = desks[f"before_{scenario.season}"]
    after = desks[f"after_{scenario.season}"]
    return _rule(country, (before, before), (after, after), rules.desk)


def _passport_rule(
    country: Country, offices: Mapping[str, Reach], rules: RequiredShares
) -> tuple[RuleResult, ...]:
    """Return the 45-minute rule for the passport offices in every district."""
    before = (offices["before"], offices["before_confirmed"])
    after = (offices["after"], offices["after_confirmed"])
    return _rule(country, before, after, rules.passport)


def _rule(
    country: Country, before: tuple[Reach, Reach], after: tuple[Reach, Reach], required: float
) -> tuple[RuleResult, ...]:
    shares = [_district_bands(country, reached) for reached in (*before, *after)]
    return tuple(
        RuleResult(
            district=district,
            before=shares[0][index],
            after=shares[2][index],
            before_low=shares[1][index].value,
            after_low=shares[3][index].value,
            required=required,
        )
        for index, district in enumerate(country.districts)
    )


def _district_bands(country: Country, reached: Reach) -> list[Band]:
    """Return the share within 45 minutes of every district with the calibration band."""
    people, district = country.zones.total, country.zone_district
    return [
        band_of(reached.minutes[district == at], people[district == at])
        for at in range(len(country.districts))
    ]


def _bands(
    country: Country, desks: Mapping[str, Reach], offices: Mapping[str, Reach]
) -> dict[str, Band]:
    """Return the national share within 45 minutes of every set, with the calibration band."""
    sets = {**desks, **{f"passport_{key}": reached for key, reached in offices.items()}}
    return {key: band_of(reached.minutes, country.zones.total) for key, reached in sets.items()}


def _burden(country: Country, offices: Mapping[str, Reach]) -> tuple[PassportBurden, ...]:
    """Return the minutes a year that a person of each age band drives for a passport."""
    yearly = {
        phase: yearly_passport_minutes(offices[phase].minutes) for phase in ("before", "after")
    }
    return tuple(
        PassportBurden(
            band=band,
            years=PASSPORT_YEARS[band],
            minutes_before=weighted_mean(yearly["before"][band], people),
            minutes_after=weighted_mean(yearly["after"][band], people),
        )
        for band, people in zip(AGE_BANDS, country.zones.people.T, strict=True)
    )


STEPS: tuple[Step, ...] = (
    Step("desks", ("country", "times", "scenario"), _desks),
    Step("offices", ("country", "times", "scenario"), _offices),
    Step("children", ("country", "offices"), _children),
    Step("open_doors", ("country", "times", "scenario", "desks", "offices"), _open_doors),
    Step("total_gains", ("country", "desks"), _total_gains),
    Step("gains", ("country", "desks"), _gains),
    Step("office_gains", ("country", "offices"), _office_gains),
    Step("closures", ("country", "desks", "scenario"), _closures),
    Step("desk_rule", ("country", "desks", "scenario", "rules"), _desk_rule),
    Step("passport_rule", ("country", "offices", "rules"), _passport_rule),
    Step("bands", ("country", "desks", "offices"), _bands),
    Step("burden", ("country", "offices"), _burden),
)
