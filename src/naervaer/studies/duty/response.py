"""The response a cover gives: simulated calls, judged over the period as the police do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.rules.response_time import ResponseClass
from naervaer.planning.response import (
    CallStream,
    Judgement,
    ServedCalls,
    ShiftProblem,
    UnitDuties,
    draw_calls,
    judge,
    serve_calls,
)
from naervaer.studies.access.country import RESPONSE_CLASSES, Floats
from naervaer.studies.duty.calibration import NationalFit
from naervaer.studies.duty.demand import DutyDemand, zone_weights
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.level import Level
from naervaer.studies.duty.need import TARGETS, limits_of
from naervaer.studies.duty.settings import DutySettings

URGENT = 0
LONG_WAIT_MINUTES = 60.0
ALL = "all"


class Sharing(StrEnum):
    """Which calls a station district's units go to besides its own."""

    CLOSED = "closed"
    URGENT = "urgent"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, eq=False)
class CallSystem:
    """Where calls come from and how long it takes, the same for every plan.

    Attributes
    ----------
    stream
        Calls of all simulated periods.
    minutes
        From call to arrival when a unit leaves at once, shape (S, Z).
    station_group
        Shape (S,).
    zone_group, response_class
        Of each zone, shape (Z,).
    near
        Whether a station district's units may help in a zone, shape (K, Z).
    least_gain
        Minutes saved for which urgent missions break off other work.

    """

    stream: CallStream
    minutes: Floats
    station_group: NDArray[np.int64]
    zone_group: NDArray[np.int64]
    response_class: NDArray[np.int64]
    near: NDArray[np.bool_]
    least_gain: float

    def problem(self, sharing: Sharing) -> ShiftProblem:
        """Return the simulation's problem under a way of sharing."""
        own = np.arange(self.near.shape[0])[:, None] == self.zone_group[None, :]
        helped = own | self.near
        by_rank = {
            Sharing.CLOSED: (own, own),
            Sharing.URGENT: (helped, own),
            Sharing.SHARED: (helped, helped),
        }[sharing]
        return ShiftProblem(
            minutes=self.minutes,
            station_district=self.station_group,
            may_go=np.ascontiguousarray(np.stack(by_rank)),
            least_gain=self.least_gain,
        )


@dataclass(frozen=True, slots=True, eq=False)
class DutyResponse:
    """What a plan gives.

    Attributes
    ----------
    judged
        One simulated period judged, by target and class.
    chance_met
        Share of the simulated periods in which a class met a target; NaN without missions.
    missions
        Mean urgent missions a period by class, shape (3,).
    by_period
        Measures by period, each shape (periods,): see `measures_of`.
    by_group
        Share of urgent missions within 11/19/30 by station district, all periods, shape (K,).
    group_missions
        Mean urgent missions a period by station district, shape (K,).
    unit_hours
        On duty in the period.

    """

    judged: Mapping[tuple[int, str], Judgement]
    chance_met: Mapping[tuple[int, str], float]
    missions: Floats
    by_period: Mapping[str, Floats]
    by_group: Floats
    group_missions: Floats
    unit_hours: float


def call_system(
    ground: DutyGround,
    level: Level,
    demand: DutyDemand,
    fit: NationalFit,
    settings: DutySettings,
    *,
    periods: int,
) -> CallSystem:
    """Draw the calls of the simulated periods from the forecast's expectations."""
    calls = level.calls[ground.zones]
    weights = zone_weights(ground, demand, calls)
    urgent = np.divide(
        level.urgent[ground.zones], calls, out=np.zeros_like(calls), where=calls > 0
    )
    given = settings.assumptions
    stream = draw_calls(
        demand.by_hour.mean[:, ground.zone_group] * weights[None, :],
        urgent_share=urgent,
        work_hours=given.on_scene_minutes / 60.0,
        scatter=float(demand.days.total.spread.mean()),
        periods=periods,
        seed=settings.seed,
    )
    groups = len(ground.station_districts)
    near = np.stack(
        [
            ground.minutes[ground.station_group == group].min(axis=0) <= given.help_minutes
            for group in range(groups)
        ]
    )
    return CallSystem(
        stream=stream,
        minutes=fit.response(ground.minutes),
        station_group=ground.station_group,
        zone_group=ground.zone_group,
        response_class=ground.response_class,
        near=near,
        least_gain=given.least_gain_minutes,
    )


def response_of(
    system: CallSystem, duties: UnitDuties, sharing: Sharing, *, groups: int
) -> DutyResponse:
    """Play the calls through a plan and judge the answer."""
    served = serve_calls(system.problem(sharing), system.stream, duties)
    stream = system.stream
    urgent = stream.priorities == URGENT
    place = system.response_class[stream.atoms]
    first = urgent & (stream.period == 0)
    judged: dict[tuple[int, str], Judgement] = {}
    chance: dict[tuple[int, str], float] = {}
    for target, rule in enumerate(TARGETS):
        for number, name in enumerate(RESPONSE_CLASSES):
            required = rule.minutes[ResponseClass(name)]
            mine = first & (place == number)
            judged[target, name] = judge(
                served.response_minutes[mine], share=rule.share, requirement_minutes=required
            )
            every = urgent & (place == number)
            within = _by_period(stream, every, served.response_minutes <= required)
            with np.errstate(invalid="ignore"):
                met = np.where(np.isnan(within), np.nan, within >= rule.share)
            chance[target, name] = float(np.nanmean(met)) if every.any() else float("nan")
    in_time = served.response_minutes <= limits_of(0, place)
    group = system.zone_group[stream.atoms]
    count = np.bincount(group[urgent], minlength=groups)
    reached = np.bincount(group[urgent], in_time[urgent], groups)
    return DutyResponse(
        judged=judged,
        chance_met=chance,
        missions=np.bincount(place[urgent], minlength=3) / stream.periods,
        by_period=measures_of(system, served),
        by_group=np.divide(reached, count, out=np.full(groups, np.nan), where=count > 0),
        group_missions=count / stream.periods,
        unit_hours=duties.unit_hours,
    )


def measures_of(system: CallSystem, served: ServedCalls) -> dict[str, Floats]:
    """Return figures by period.

    urgent_in_time, urgent_half
        Share of urgent missions within 11/19/30 and within 7/10/16 minutes.
    urgent_waits
        Share of urgent missions for which no unit left at once.
    long_waits
        Share of other calls for which no unit left within an hour.
    overtime
        Hours worked after the end of duties.
    """
    stream = system.stream
    urgent = stream.priorities == URGENT
    place = system.response_class[stream.atoms]
    return {
        "urgent_in_time": _by_period(
            stream, urgent, served.response_minutes <= limits_of(0, place)
        ),
        "urgent_half": _by_period(
            stream, urgent, served.response_minutes <= limits_of(1, place)
        ),
        "urgent_waits": _by_period(stream, urgent, served.waited_minutes > 0),
        "long_waits": _by_period(stream, ~urgent, served.waited_minutes > LONG_WAIT_MINUTES),
        "overtime": served.overtime_hours,
    }


def _by_period(
    stream: CallStream, which: NDArray[np.bool_], holds: NDArray[np.bool_]
) -> Floats:
    """Return the share of some calls for which something holds, by period; NaN without any."""
    count = np.bincount(stream.period[which], minlength=stream.periods)
    held = np.bincount(stream.period[which], holds[which], stream.periods)
    share = np.full(stream.periods, np.nan)
    return np.asarray(np.divide(held, count, out=share, where=count > 0))
