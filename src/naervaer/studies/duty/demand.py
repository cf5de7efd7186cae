"""Calls ahead by day and hour, for municipalities, station districts and the district."""

from dataclasses import dataclass

import numpy as np

from naervaer.planning.demand import (
    Ahead,
    Forecast,
    HourProfile,
    ahead_by_hour,
    forecast_counts,
    rate_quantile,
)
from naervaer.studies.access.country import Floats
from naervaer.studies.duty.calls import PastCalls
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.settings import DutySettings

HOURS = 24


@dataclass(frozen=True, slots=True, eq=False)
class DutyDemand:
    """The forecast of the period. H = 24 × days hours, K station districts, P parts.

    Attributes
    ----------
    past
        What it was learnt from.
    days
        By day: parts (areas), station districts (groups) and the district (total).
    profile
        How a day's calls are taken to fall on its hours.
    by_hour
        By hour and station district.
    rates
        Expected calls an hour by hour and station district that are not exceeded with the
        probability asked for, shape (H, K).
    part_share
        Share of each station district's calls that come from a part, over the period, (P,).

    """

    past: PastCalls
    days: Forecast
    profile: HourProfile
    by_hour: Ahead
    rates: Floats
    part_share: Floats

    @property
    def effects(self) -> dict[str, float]:
        """What was learnt of special days: factor by name."""
        return dict(self.days.effects)


def duty_demand(
    ground: DutyGround, past: PastCalls, profile: HourProfile, settings: DutySettings
) -> DutyDemand:
    """Forecast the period's calls and spread them over the hours."""
    gap = (settings.first_day - past.history.first_day).days - past.history.days
    whole = forecast_counts(past.history, days_ahead=gap + settings.days)
    days = Forecast(
        areas=_from(whole.areas, gap),
        groups=_from(whole.groups, gap),
        total=_from(whole.total, gap),
        levels=whole.levels,
        effects=whole.effects,
    )
    return with_profile(ground, past, days, profile, settings)


def with_profile(
    ground: DutyGround,
    past: PastCalls,
    days: Forecast,
    profile: HourProfile,
    settings: DutySettings,
) -> DutyDemand:
    """Return the same forecast by day under a profile."""
    by_hour = ahead_by_hour(
        days.groups, first_weekday=settings.first_day.weekday(), profile=profile
    )
    expected = days.areas.mean.sum(axis=0)
    group = np.bincount(ground.part_group, expected, len(ground.station_districts))
    return DutyDemand(
        past=past,
        days=days,
        profile=profile,
        by_hour=by_hour,
        rates=rate_quantile(by_hour, probability=settings.assumptions.probability),
        part_share=expected / np.maximum(group[ground.part_group], 1e-12),
    )


def _from(ahead: Ahead, first: int) -> Ahead:
    """Return the rows from `first` on."""
    return Ahead(
        mean=ahead.mean[first:],
        quantile=ahead.quantile[first:],
        spread=ahead.spread[first:],
        asked=ahead.asked,
    )


def zone_weights(ground: DutyGround, demand: DutyDemand, calls: Floats) -> Floats:
    """Return how a station district's calls fall on its zones, shape (Z,), sums to 1 each.

    Parameters
    ----------
    ground, demand
        The district and its forecast, which gives each part its share.
    calls
        Calls a year by zone of the district, which divide a part's calls, shape (Z,).

    """
    parts = ground.part_municipality.size
    of_part = np.bincount(ground.zone_part, calls, parts)
    share = np.divide(
        calls, of_part[ground.zone_part], out=np.zeros_like(calls), where=calls > 0
    )
    return np.asarray(share * demand.part_share[ground.zone_part])
