"""How much hangs on the hour profile: the main answers under each."""

from dataclasses import dataclass

import numpy as np

from naervaer.planning.demand import HourProfile
from naervaer.studies.access.country import Floats
from naervaer.studies.duty.calibration import NationalFit
from naervaer.studies.duty.cover import CoverPlan
from naervaer.studies.duty.demand import DutyDemand, with_profile
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.level import Level
from naervaer.studies.duty.need import DutyNeed, duty_need
from naervaer.studies.duty.response import Sharing, call_system, response_of
from naervaer.studies.duty.settings import DutySettings

_NIGHT = (22, 6)
_FEWER_PERIODS = 4


@dataclass(frozen=True, slots=True, eq=False)
class ProfileAnswer:
    """The main answers under one profile.

    Attributes
    ----------
    profile
        Which.
    units
        Mean units needed by hour of the week, shape (168,).
    unit_hours
        Needed over the period.
    night_units
        Mean units needed from 22 to 06.
    most_units
        Needed in the busiest hour.
    urgent_in_time
        Share of urgent missions within 11/19/30 when calls come by *this* profile to the plan
        that was made for the profile in use.
    long_waits
        Share of other calls that then wait more than an hour for a unit.

    """

    profile: HourProfile
    units: Floats
    unit_hours: float
    night_units: float
    most_units: int
    urgent_in_time: float
    long_waits: float


def under_profile(
    ground: DutyGround,
    *,
    level: Level,
    fit: NationalFit,
    demand: DutyDemand,
    profile: HourProfile,
    settings: DutySettings,
    plan: CoverPlan,
    known: DutyNeed | None = None,
) -> ProfileAnswer:
    """Return the main answers under a profile; the plan stays the one that was made.

    `known` is the need under this profile where it has been computed already.
    """
    other = with_profile(ground, demand.past, demand.days, profile, settings)
    need = known or duty_need(
        ground, level=level, demand=other, fit=fit, settings=settings, only_hours=True
    )
    system = call_system(
        ground,
        level,
        other,
        fit,
        settings,
        periods=max(settings.replications // _FEWER_PERIODS, 2),
    )
    answer = response_of(
        system, plan.duties(), Sharing.URGENT, groups=len(ground.station_districts)
    )
    whole = need.units.sum(axis=1)
    hour = np.arange(whole.size) % 24
    night = (hour >= _NIGHT[0]) | (hour < _NIGHT[1])
    return ProfileAnswer(
        profile=profile,
        units=whole.reshape(-1, 168).mean(axis=0),
        unit_hours=float(whole.sum()),
        night_units=float(whole[night].mean()),
        most_units=int(whole.max()),
        urgent_in_time=float(np.nanmean(answer.by_period["urgent_in_time"])),
        long_waits=float(np.nanmean(answer.by_period["long_waits"])),
    )
