"""The presence mix of one district: cheapest for a target, best for a budget."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnknownNameError
from naervaer.planning.mix import (
    MixPlan,
    MixProblem,
    people_who_change,
    solve_best_reach,
    solve_cheapest,
)
from naervaer.planning.mix.solution import plan_of
from naervaer.planning.solving import Outcome, StopRule
from naervaer.planning.travel import Places, minutes_between
from naervaer.studies.access.country import POINT, Country, Site
from naervaer.studies.siting.ground import Ground, candidate_places
from naervaer.studies.siting.mix_assumptions import MixAssumptions
from naervaer.studies.siting.mix_options import (
    SUMMER,
    WINTER_HALF,
    YEAR,
    MixOption,
    MixPlace,
    options_of,
    problem_of,
)

TARGET_SHARES = (0.90, 0.95, 0.98, 1.0)
BUDGETS_FTE = (5.0, 10.0, 20.0, 40.0)
"""On top of what the kept points take."""

EXTRA_PLACES = 40
"""Most places beside the seats; each is the one that adds most people not yet near one."""

SUMMER_PEOPLE = {"3110": 30_000.0}
"""People in summer where published: Hvaler, 4 700 at other times (Dagsavisen 13 June 2023)."""

_SEASONS = {"ordinary": YEAR, "summer": SUMMER, "winter": WINTER_HALF}
_STOP = StopRule(seconds=20.0)


@dataclass(frozen=True, slots=True, eq=False)
class MixAnswer:
    """One question to the mix and its answer.

    Attributes
    ----------
    asked
        The share of reachable people, or the full-time equivalents on top.
    outcome
        The plan with its proof. Objective: full-time equivalents with those of kept points
        (for a share), people with presence (for a budget).
    extra_fte
        Full-time equivalents on top of what is kept.
    gaining
        People who get presence they lack with the kept points alone, by municipality of the
        country, averaged over the year, shape (M,).

    """

    asked: float
    outcome: Outcome[MixPlan]
    extra_fte: float
    gaining: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class MixStudy:
    """The presence mix of a district.

    Attributes
    ----------
    district
        Its name.
    given
        The numbers it stands on.
    places, options, problem
        The model.
    zone_municipality
        Municipality of each zone in the model, as index of the country's, shape (Z,).
    kept
        What exists and stays, alone.
    everybody, reachable
        People in the district, and those whom all options together can reach often enough.
    cheapest
        Answers by share of the reachable.
    best
        Answers by budget on top.

    """

    district: str
    given: MixAssumptions
    places: tuple[MixPlace, ...]
    options: tuple[MixOption, ...]
    problem: MixProblem
    zone_municipality: NDArray[np.int64]
    kept: MixPlan
    everybody: float
    reachable: float
    cheapest: tuple[MixAnswer, ...]
    best: tuple[MixAnswer, ...]


def study_mix(
    ground: Ground,
    district: str = "Nordland",
    *,
    given: MixAssumptions | None = None,
    shares: tuple[float, ...] = TARGET_SHARES,
    budgets: tuple[float, ...] = BUDGETS_FTE,
    stop: StopRule = _STOP,
) -> MixStudy:
    """Return the presence mix of a district.

    Raises
    ------
    UnknownNameError
        When there is no such district.

    """
    given = given or MixAssumptions()
    country = ground.country
    if district not in country.districts:
        msg = f"district is {district!r}, expected one of {', '.join(country.districts)}."
        raise UnknownNameError(msg)
    zones = np.flatnonzero(country.zone_district == country.districts.index(district))
    places, minutes, drive = _places(ground, zones, given)
    options = options_of(places, drive, given)
    numbers = np.array(country.municipality_numbers)
    municipality = country.zones.municipality[zones]
    problem = problem_of(
        places,
        options,
        people=_people_by_season(country, zones),
        zone_municipality=numbers[municipality],
        minutes=minutes,
        given=given,
    )
    study = MixStudy(
        district=district,
        given=given,
        places=places,
        options=options,
        problem=problem,
        zone_municipality=municipality,
        kept=plan_of(problem, problem.fewest),
        everybody=float((problem.people @ problem.season_share).sum()),
        reachable=plan_of(problem, problem.most).people,
        cheapest=(),
        best=(),
    )
    count = len(numbers)
    within_reach = study.reachable / study.everybody
    return replace(
        study,
        cheapest=tuple(
            _answer(study, share, count=count, outcome=outcome)
            for share in shares
            for outcome in (solve_cheapest(problem, share=share * within_reach, stop=stop),)
        ),
        best=tuple(
            _answer(study, extra, count=count, outcome=outcome)
            for extra in budgets
            for outcome in (_best_for_least(study, extra=extra, stop=stop),)
        ),
    )


def _best_for_least(study: MixStudy, *, extra: float, stop: StopRule) -> Outcome[MixPlan]:
    """Return the best reach for a budget and, among equals, the one that takes least of it."""
    found = solve_best_reach(study.problem, budget_fte=study.kept.fte + extra, stop=stop)
    if found.best is None:
        return found
    share = found.best.people / study.everybody
    least = solve_cheapest(study.problem, share=share, stop=stop)
    if least.best is None or least.best.fte > found.best.fte:
        return found
    return replace(found, best=least.best, seconds=found.seconds + least.seconds)


def _answer(
    study: MixStudy, asked: float, *, count: int, outcome: Outcome[MixPlan]
) -> MixAnswer:
    if outcome.best is None:
        nobody = np.zeros(count)
        return MixAnswer(asked=asked, outcome=outcome, extra_fte=np.nan, gaining=nobody)
    gains, _ = people_who_change(study.problem, study.kept, outcome.best)
    by_zone = gains @ study.problem.season_share
    return MixAnswer(
        asked=asked,
        outcome=outcome,
        extra_fte=outcome.best.fte - study.kept.fte,
        gaining=np.asarray(
            np.bincount(study.zone_municipality, by_zone, count), dtype=np.float64
        ),
    )


def _people_by_season(country: Country, zones: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return people by zone in the ordinary season and in summer, where that is published."""
    ordinary = country.zones.total
    summer = ordinary.copy()
    for number, people in SUMMER_PEOPLE.items():
        if number in country.municipality_numbers:
            inside = country.zones.municipality == country.municipality_index(number)
            summer[inside] *= people / ordinary[inside].sum()
    return np.column_stack([ordinary, summer])[zones]


def _places(
    ground: Ground, zones: NDArray[np.int64], given: MixAssumptions
) -> tuple[tuple[MixPlace, ...], NDArray[np.float64], NDArray[np.float64]]:
    """Return the places, minutes from zone to place, and the drive from a kept point."""
    country, network = ground.country, ground.network
    home = _places_of_zones(country, zones)
    members = set(np.unique(country.zones.municipality[zones]).tolist())
    points = [site for site in country.sites if site.kind == POINT and site.after]
    to_points = minutes_between(network, home, _places_of_sites(points)).astype(np.float64)
    serving = np.flatnonzero((to_points <= given.limit_minutes).any(axis=0))
    kept = [points[index] for index in serving.tolist()]
    seats = np.array([ground.seats[at] for at in sorted(members)], dtype=np.int64)
    extra = _extra_candidates(ground, zones, seats, to_points[:, serving], given)
    picked = np.concatenate([seats, extra])
    stand = candidate_places(country, picked)
    minutes = np.column_stack(
        [to_points[:, serving], minutes_between(network, home, stand).astype(np.float64)]
    )
    own = [site for site in kept if country.municipality_index(site.municipality) in members]
    drive = minutes_between(network, stand, _places_of_sites(own)).min(axis=1)
    numbers = {country.municipality_numbers[at] for at in members}
    places = [_kept_place(site, neighbour=site.municipality not in numbers) for site in kept]
    for order, index in enumerate(picked.tolist()):
        item = country.candidates[index]
        seat = order < seats.size
        number = country.municipality_numbers[sorted(members)[order]] if seat else None
        places.append(MixPlace(item.name, number or item.municipality, seat=seat))
    return tuple(places), minutes, np.concatenate([np.zeros(len(kept)), drive])


def _kept_place(site: Site, *, neighbour: bool) -> MixPlace:
    return MixPlace(
        site.name,
        site.municipality,
        kept=True,
        neighbour=neighbour,
        seasons=_SEASONS[site.season],
    )


def _extra_candidates(
    ground: Ground,
    zones: NDArray[np.int64],
    seats: NDArray[np.int64],
    to_kept: NDArray[np.float64],
    given: MixAssumptions,
) -> NDArray[np.int64]:
    """Return places, the most useful first, for people far from kept points and seats."""
    country, network = ground.country, ground.network
    numbers = {country.municipality_numbers[at] for at in country.zones.municipality[zones]}
    usable = np.array(
        [
            index
            for index, item in enumerate(country.candidates)
            if item.municipality in numbers and item.link >= 0
        ],
        dtype=np.int64,
    )
    home = _places_of_zones(country, zones)
    to_seats = minutes_between(network, home, candidate_places(country, seats))
    far = (to_kept > given.limit_minutes).all(axis=1)
    far &= (to_seats > given.limit_minutes).all(axis=1)
    if not far.any() or usable.size == 0:
        return np.zeros(0, dtype=np.int64)
    home_far = _places_of_zones(country, zones[far])
    near = minutes_between(network, home_far, candidate_places(country, usable))
    near_enough = near <= given.limit_minutes
    people = country.zones.total[zones[far]]
    chosen: list[int] = []
    for _ in range(EXTRA_PLACES):
        gain = people @ near_enough
        best = int(gain.argmax())
        if gain[best] <= 0:
            break
        chosen.append(int(usable[best]))
        people = np.where(near_enough[:, best], 0.0, people)
    return np.array(chosen, dtype=np.int64)


def _places_of_zones(country: Country, picked: NDArray[np.int64]) -> Places:
    zones = country.zones
    return Places.of(zones.link[picked], zones.fraction[picked], zones.last_leg_metres[picked])


def _places_of_sites(sites: list[Site]) -> Places:
    return Places.of(
        np.array([site.link for site in sites]),
        np.array([site.fraction for site in sites]),
        np.array([site.last_leg_metres for site in sites]),
    )
