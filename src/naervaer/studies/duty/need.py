"""Units each station district needs hour by hour, so that the targets hold."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.response_time import NATION_2019, NATION_2019_HALF, ResponseClass
from naervaer.planning.response import NeedProblem, units_needed
from naervaer.studies.access.country import RESPONSE_CLASSES, Floats, Indices
from naervaer.studies.duty.calibration import NationalFit
from naervaer.studies.duty.demand import DutyDemand, zone_weights
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.level import Level
from naervaer.studies.duty.settings import DutySettings

TARGETS = (NATION_2019, NATION_2019_HALF)
"""11/19/30 minutes for 80 % and 7/10/16 for half of the urgent missions."""

STEP = 1.15
"""Rates are rounded up to a ladder with this ratio, so that hours alike are solved once."""

LOWEST_RATE = 0.02
NEARLY_ALWAYS = 0.97
"""Share of the time that units can sensibly be asked to be free."""

UNREACHED = 1e6
_MOST_UNITS = 30
_CLEARLY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class DutyNeed:
    """The need. H hours, K station districts, S stations.

    Attributes
    ----------
    units
        By hour and station district, shape (H, K).
    units_at
        By hour and station, shape (H, S).
    reachable
        Share of calls that could be reached within the target if a unit were always free at
        every station, by target and station district, shape (2, K).
    from_one
        The same with a unit always free at the best single station.
    wanted
        Share that the need is computed for, shape (2, K).
    main_station
        The best single station of each station district, shape (K,).
    units_for_target
        Units at the period's mean rate if the target itself shall hold wherever the stations
        make that possible, shape (K,).
    solved
        Distinct problems solved.

    """

    units: NDArray[np.int64]
    units_at: NDArray[np.int64]
    reachable: Floats
    from_one: Floats
    wanted: Floats
    main_station: Indices
    units_for_target: NDArray[np.int64]
    solved: int


def limits_of(target: int, response_class: Indices) -> Floats:
    """Return the limit in minutes of each zone under a target, shape (Z,)."""
    minutes = TARGETS[target].minutes
    by_class = np.array([minutes[ResponseClass(name)] for name in RESPONSE_CLASSES])
    return np.asarray(by_class[response_class], dtype=np.float64)


def duty_need(
    ground: DutyGround,
    *,
    level: Level,
    demand: DutyDemand,
    fit: NationalFit,
    settings: DutySettings,
    told: Callable[[str], None] = lambda _name: None,
    only_hours: bool = False,
) -> DutyNeed:
    """Return the need of every hour, each station district on its own.

    With `only_hours`, what the target itself would take is not computed (zeros).
    """
    weights = zone_weights(ground, demand, level.calls[ground.zones])
    response = fit.response(ground.minutes)
    reach = reach_of(ground, weights, response, settings)
    hours, groups = demand.rates.shape
    units_at = np.zeros((hours, len(ground.stations)), dtype=np.int64)
    for_target = np.zeros(groups, dtype=np.int64)
    solved = 0
    for group in range(groups):
        told(f"need {ground.station_districts[group]}")
        problem = _problem(ground, weights, response, settings, group)
        rates = ladder(demand.rates[:, group])
        stations = np.flatnonzero(ground.station_group == group)
        for rate in np.unique(rates):
            placed = _placed(problem, ground, group, rate, reach.wanted[:, group])
            units_at[np.ix_(rates == rate, stations)] = placed
        solved += np.unique(rates).size
        if not only_hours:
            mean = float(demand.rates[:, group].mean())
            asked = reach.of_target[:, group]
            for_target[group] = _placed(problem, ground, group, mean, asked).sum()
    group_of = np.zeros((len(ground.stations), groups), dtype=np.int64)
    group_of[np.arange(len(ground.stations)), ground.station_group] = 1
    return DutyNeed(
        units=units_at @ group_of,
        units_at=units_at,
        reachable=reach.reachable,
        from_one=reach.from_one,
        wanted=reach.wanted,
        main_station=reach.main_station,
        units_for_target=for_target,
        solved=solved,
    )


def ladder(rates: Floats) -> Floats:
    """Return rates rounded up to the ladder of `STEP`."""
    rungs = np.ceil(np.log(np.maximum(rates, LOWEST_RATE) / LOWEST_RATE) / np.log(STEP) - 1e-9)
    return np.asarray(LOWEST_RATE * STEP**rungs)


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """What units could reach if they were always free; fields as in `DutyNeed`."""

    reachable: Floats
    from_one: Floats
    wanted: Floats
    of_target: Floats
    main_station: Indices


def reach_of(
    ground: DutyGround, weights: Floats, response: Floats, settings: DutySettings
) -> Reach:
    """Return what could be reached with units always free, and what the need asks for.

    A target holds for a police district's missions together. A station district is asked for
    the target, or, where one unit at its best station could not reach that even if it were
    always free, for the chosen part of what that unit could reach.
    """
    groups = len(ground.station_districts)
    reachable, from_one = np.zeros((len(TARGETS), groups)), np.zeros((len(TARGETS), groups))
    main = np.zeros(groups, dtype=np.int64)
    for group in range(groups):
        zones = ground.zone_group == group
        stations = np.flatnonzero(ground.station_group == group)
        share = weights[zones] / max(weights[zones].sum(), _CLEARLY)
        for target in range(len(TARGETS)):
            limit = limits_of(target, ground.response_class[zones])
            within = response[np.ix_(stations, zones)] <= limit
            reachable[target, group] = share @ within.any(axis=0)
            alone = within @ share
            if target == 0:
                main[group] = stations[alone.argmax()]
            from_one[target, group] = alone[stations == main[group]][0]
    asked = np.array([rule.share for rule in TARGETS])[:, None]
    part = settings.assumptions.reachable_part
    return Reach(
        reachable=reachable,
        from_one=from_one,
        wanted=np.minimum(asked, part * from_one),
        of_target=np.where(reachable * NEARLY_ALWAYS >= asked, asked, part * reachable),
        main_station=main,
    )


def _problem(
    ground: DutyGround, weights: Floats, response: Floats, settings: DutySettings, group: int
) -> NeedProblem:
    """Return the problem of a station district when calls come at a rate of 1."""
    zones = np.flatnonzero((ground.zone_group == group) & (weights >= 0))
    stations = np.flatnonzero(ground.station_group == group)
    minutes = response[np.ix_(stations, zones)]
    share = weights[zones] / weights[zones].sum()
    nearest = minutes.min(axis=0)
    drive = float(share @ np.where(np.isfinite(nearest), nearest, 0.0))
    busy = settings.assumptions.on_scene_minutes + drive
    return NeedProblem(
        arrival_rates=share,
        district=np.zeros(zones.size, dtype=np.int64),
        station_district=np.zeros(stations.size, dtype=np.int64),
        minutes=minutes,
        limit_minutes=limits_of(0, ground.response_class[zones]),
        calls_per_unit_hour=60.0 / busy,
        most_units=_MOST_UNITS,
    )


def _placed(
    problem: NeedProblem, ground: DutyGround, group: int, rate: float, wanted: Floats
) -> NDArray[np.int64]:
    """Return the units at each station when calls come at a rate, both targets together."""
    called = ground.zone_group == group
    within = problem.minutes <= problem.limit_minutes
    placed = np.zeros(problem.station_district.size, dtype=np.int64)
    # Somebody is on duty even where nothing can be reached in time.
    placed[int((within @ problem.arrival_rates).argmax())] = 1
    for target, share in enumerate(wanted.tolist()):
        if share <= _CLEARLY:
            continue
        asked = replace(
            problem,
            arrival_rates=rate * problem.arrival_rates,
            limit_minutes=limits_of(target, ground.response_class[called]),
            share=min(share, 1.0 - _CLEARLY),
        )
        best = units_needed(asked).best
        if best is None:
            msg = f"{ground.station_districts[group]} needs more than {_MOST_UNITS} units."
            raise UnusableInputError(msg)
        if best.units > placed.sum():
            placed = best.units_at
    return placed
