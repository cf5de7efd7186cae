"""The duty study's tables, as they are written to files; every row says what it rests on."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from naervaer.domain.rules.response_time import ResponseClass
from naervaer.planning.demand import Ahead
from naervaer.studies.access.country import RESPONSE_CLASSES
from naervaer.studies.duty.levers import MEASURES
from naervaer.studies.duty.municipal import QUANTILES, demand_by_municipality
from naervaer.studies.duty.need import TARGETS
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.siting.assumptions import statements

OSLO = ZoneInfo("Europe/Oslo")
_DECIMALS = 4


def demand_daily_table(result: DutyResult) -> pd.DataFrame:
    """Return calls by day for municipalities, station districts and the police district."""
    ground, days = result.ground, result.demand.days
    parts = range(ground.part_municipality.size)
    named = [
        ("part", [ground.part_number(part) for part in parts],
         [ground.part_name(part) for part in parts],
         [ground.station_districts[int(at)] for at in ground.part_group], days.areas),
        ("station_district", [""] * len(ground.station_districts),
         list(ground.station_districts), list(ground.station_districts), days.groups),
        ("district", [""], [ground.district], [""], days.total),
    ]  # fmt: skip
    frames = []
    for level, numbers, names, groups, ahead in named:
        rows = ahead.mean.shape[0]
        frame = pd.DataFrame(
            {
                "day": np.repeat(_days(result), len(names)),
                "level": level,
                "municipality": numbers * rows,
                "name": names * rows,
                "station_district": groups * rows,
            }
        )
        frames.append(frame.assign(**_quantiles(ahead)))
    return _labelled(pd.concat(frames, ignore_index=True), result)


def demand_by_municipality_table(result: DutyResult) -> pd.DataFrame:
    """Return calls over the whole period by municipality, as a council may see them."""
    return demand_by_municipality(result.ground, result.level, result.demand, result.settings)


def demand_hourly_table(result: DutyResult) -> pd.DataFrame:
    """Return calls and the rate planned for by hour and station district."""
    names, ahead = result.ground.station_districts, result.demand.by_hour
    frame = pd.DataFrame(
        {
            "hour": np.repeat(hours_of(result), len(names)),
            "station_district": list(names) * ahead.mean.shape[0],
        }
    ).assign(**_quantiles(ahead))
    frame["planned_rate"] = result.demand.rates.ravel().round(_DECIMALS)
    frame["profile"] = result.demand.profile.name
    return _labelled(frame, result)


def need_table(result: DutyResult) -> pd.DataFrame:
    """Return units needed, and units in the cover plan, by hour and station district."""
    names = result.ground.station_districts
    frame = pd.DataFrame(
        {
            "hour": np.repeat(hours_of(result), len(names)),
            "station_district": list(names) * result.need.units.shape[0],
            "units_needed": result.need.units.ravel(),
            "units_planned": result.plan.units.ravel(),
        }
    )
    return _labelled(frame, result)


def station_districts_table(result: DutyResult) -> pd.DataFrame:
    """Return one row per station district: calls, reach, need and simulated response."""
    ground, need = result.ground, result.need
    base = result.experiments.base.response
    weeks = result.settings.weeks
    groups = len(ground.station_districts)
    people = np.bincount(ground.zone_group, ground.people, groups)
    return _labelled(
        pd.DataFrame(
            {
                "station_district": ground.station_districts,
                "people": people.round(),
                "stations": np.bincount(ground.station_group, minlength=groups),
                "main_station": [ground.stations[int(at)].name for at in need.main_station],
                "calls_a_week": (result.demand.days.groups.mean.sum(axis=0) / weeks).round(2),
                "reachable_80": need.reachable[0].round(_DECIMALS),
                "reachable_50": need.reachable[1].round(_DECIMALS),
                "from_main_80": need.from_one[0].round(_DECIMALS),
                "from_main_50": need.from_one[1].round(_DECIMALS),
                "wanted_80": need.wanted[0].round(_DECIMALS),
                "wanted_50": need.wanted[1].round(_DECIMALS),
                "units_mean": need.units.mean(axis=0).round(2),
                "units_least": need.units.min(axis=0),
                "units_most": need.units.max(axis=0),
                "units_for_target": need.units_for_target,
                "urgent_missions": base.group_missions.round(1),
                "urgent_in_time": base.by_group.round(_DECIMALS),
            }
        ),
        result,
    )


def response_table(result: DutyResult) -> pd.DataFrame:
    """Return percentiles of one simulated period by class, judged, with intervals."""
    base = result.experiments.base.response
    rows = []
    for (target, name), found in base.judged.items():
        percentile = found.percentile
        rows.append(
            {
                "response_class": name,
                "share": TARGETS[target].share,
                "requirement_minutes": found.requirement_minutes,
                "missions": percentile.missions,
                "minutes": _finite(percentile.minutes),
                "minutes_low": _finite(percentile.low),
                "minutes_high": _finite(percentile.high),
                "share_within": _finite(found.share_within),
                "share_low": found.share_low,
                "share_high": found.share_high,
                "is_met": {True: "yes", False: "no", None: ""}[found.is_met],
                "is_sure": "yes" if found.is_sure else "no",
                "too_few": "yes" if percentile.warning else "no",
                "missions_a_period": base.missions[RESPONSE_CLASSES.index(name)],
                "periods_met": base.chance_met[target, name],
            }
        )
    return _labelled(pd.DataFrame(rows).round(_DECIMALS), result)


def calibration_table(result: DutyResult) -> pd.DataFrame:
    """Return computed, adjusted and published minutes for the country."""
    fit = result.fit.fit
    rows = [
        {
            "response_class": place.value,
            "share": share,
            "computed_minutes": fit.computed[place, share],
            "adjusted_minutes": fit.adjusted[place, share],
            "published_minutes": published,
            "difference_minutes": fit.differences[place, share],
            "people_per_link": result.fit.people_per_link[RESPONSE_CLASSES.index(place.value)],
            "people_per_link_here": result.fit.people_per_link_here[
                RESPONSE_CLASSES.index(place.value)
            ],
        }
        for (place, share), published in fit.published.items()
    ]
    table = pd.DataFrame(rows).round(2)
    table["kind"] = "computed"
    return table


def levers_table(result: DutyResult) -> pd.DataFrame:
    """Return what each lever does, measure by measure, with intervals."""
    rows = []
    for item in result.experiments.levers:
        for measure in MEASURES:
            gain = item.gains[measure]
            rows.append(
                {
                    "lever": item.name,
                    "measure": measure,
                    "before_name": item.before.name,
                    "after_name": item.after.name,
                    "before": gain.before,
                    "after": gain.after,
                    "difference": gain.difference,
                    "low": gain.difference - gain.half_width,
                    "high": gain.difference + gain.half_width,
                    "periods": gain.periods,
                    "unit_hours_before": item.before.plan.unit_hours,
                    "unit_hours_after": item.after.plan.unit_hours,
                }
            )
    return _labelled(pd.DataFrame(rows).round(_DECIMALS), result)


def profiles_table(result: DutyResult) -> pd.DataFrame:
    """Return the main answers under each hour profile."""
    rows = [
        {
            "profile": item.profile.name,
            "basis": item.profile.basis,
            "assumed": "yes" if item.profile.is_assumed else "no",
            "in_use": "yes" if item.profile.name == result.demand.profile.name else "no",
            "unit_hours": item.unit_hours,
            "units_at_night": item.night_units,
            "units_most": item.most_units,
            "urgent_in_time_with_the_plan": item.urgent_in_time,
            "long_waits_with_the_plan": item.long_waits,
        }
        for item in result.profiles
    ]
    return _labelled(pd.DataFrame(rows).round(_DECIMALS), result)


def sea_table(result: DutyResult) -> pd.DataFrame:
    """Return who is reached within the limit by road and ferry, and without any ferry."""
    ground = result.ground
    people = ground.people
    limit = np.array([TARGETS[0].minutes[ResponseClass(name)] for name in RESPONSE_CLASSES])
    rows = []
    for label, minutes in (
        ("road_and_ferry", ground.minutes),
        ("no_ferries", ground.minutes_without_ferries),
    ):
        response = result.fit.response(minutes.min(axis=0))
        rows.append(
            {
                "roads": label,
                "people_within_limit": people[response <= limit[ground.response_class]].sum(),
                "people_within_60": people[response <= 60.0].sum(),  # noqa: PLR2004 - an hour
                "people_unreachable": people[~np.isfinite(response)].sum(),
                "people": people.sum(),
            }
        )
    table = pd.DataFrame(rows).round(0)
    table["kind"] = "computed"
    return table


def assumptions_table(result: DutyResult) -> pd.DataFrame:
    """Return every number the study stands on, with its source or none."""
    rows = [
        {
            "name": item.name,
            "value": item.value,
            "unit": item.unit,
            "source": item.source,
            "kind": "assumed" if item.is_assumption else "published",
        }
        for item in statements(result.settings.assumptions)
    ]
    return pd.DataFrame(rows)


def hours_of(result: DutyResult) -> np.ndarray:
    """Return the beginning of every planned hour as the clock on the wall says, ISO 8601."""
    first = datetime.combine(result.settings.first_day, datetime.min.time())
    count = result.need.units.shape[0]
    return np.array(
        [(first + timedelta(hours=step)).isoformat(timespec="minutes") for step in range(count)]
    )


def _days(result: DutyResult) -> np.ndarray:
    first = result.settings.first_day
    return np.array(
        [(first + timedelta(days=step)).isoformat() for step in range(result.settings.days)]
    )


def _quantiles(ahead: Ahead) -> dict[str, np.ndarray]:
    columns = {"mean": ahead.mean.ravel().round(_DECIMALS)}
    for at, name in enumerate(QUANTILES):
        columns[name] = ahead.quantile[..., at].ravel().astype(np.int64)
    return columns


def _labelled(table: pd.DataFrame, result: DutyResult) -> pd.DataFrame:
    """Return the table with a last column that says what it rests on."""
    return table.assign(kind=result.kind)


def _finite(value: float) -> float:
    return value if np.isfinite(value) else float("nan")
