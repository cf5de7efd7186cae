"""The answer as plain tables: one row per group and set, with names that need no key."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from naervaer.studies.access.bands import group_bands
from naervaer.studies.access.closures import ClosureCost
from naervaer.studies.access.country import Country
from naervaer.studies.access.gains import Gain
from naervaer.studies.access.measures import LIMITS_MINUTES, PERCENTILES, GroupSummary
from naervaer.studies.access.reach import GROUP_KINDS, Reach, group_labels
from naervaer.studies.access.result import AccessResult, RuleResult

#: Decimals kept: whole people, a tenth of a minute, a hundredth of a per cent.
_DECIMALS = {"people": 0, "minutes": 1, "share": 4}


def all_tables(result: AccessResult) -> dict[str, pd.DataFrame]:
    """Return every table by the name of its file."""
    return {
        "access": access_table(result),
        "hours": hours_table(result),
        "municipalities": municipality_table(result),
        "new_points": gains_table(result.country, result.gains),
        "new_passport_offices": gains_table(result.country, result.office_gains),
        "closures": closures_table(result.country, result.closures),
        "rule_45_minutes": rule_table(result),
        "passport_burden": pd.DataFrame(
            {
                "age_band": item.band,
                "passport_lasts_years": item.years,
                "minutes_a_year_before": round(item.minutes_before, 1),
                "minutes_a_year_after": round(item.minutes_after, 1),
            }
            for item in result.burden
        ),
    }


def access_table(result: AccessResult) -> pd.DataFrame:
    """Return the measures of every set of doors for every group."""
    parts = []
    for key, reached in {**result.desks, **result.offices}.items():
        about = {
            "service": reached.doors.service,
            "doors": key,
            "doors_count": len(reached.doors.members),
            "winter_roads": reached.doors.winter,
        }
        parts.extend(_group_rows(result.country, reached.groups, GROUP_KINDS, about))
    for phase, reached in result.children.items():
        about = {
            "service": "passport_id_children_under_5",
            "doors": phase,
            "doors_count": len(reached.doors.members),
            "winter_roads": reached.doors.winter,
        }
        parts.extend(
            _group_rows(result.country, reached.groups, ("country", "district"), about)
        )
    return pd.concat(parts, ignore_index=True)


def hours_table(result: AccessResult) -> pd.DataFrame:
    """Return access to an open door for every moment, assumption and group."""
    parts = []
    for item in result.open_doors:
        about = {
            "service": item.service,
            "moment": item.moment.key,
            "hours_assumption": item.profile.value,
            "doors_open": item.open_sites,
            "doors_count": item.all_sites,
            "doors_with_assumed_hours": item.assumed_sites,
        }
        parts.extend(_group_rows(result.country, item.groups, GROUP_KINDS, about))
    return pd.concat(parts, ignore_index=True)


def _group_rows(
    country: Country,
    groups: Mapping[str, GroupSummary],
    kinds: Iterable[str],
    about: Mapping[str, Any],
) -> list[pd.DataFrame]:
    """Return one frame per kind of group."""
    frames = []
    for kind in kinds:
        labels = group_labels(country, kind)
        summary = groups[kind]
        columns: dict[str, Any] = {
            **about,
            "group": kind,
            "group_id": [identity for identity, _ in labels],
            "group_name": [name for _, name in labels],
            "people": _people(summary.people),
            "people_unreachable": _people(summary.unreachable),
            "people_beyond_60": _people(summary.people_beyond_60),
        }
        for at, limit in enumerate(LIMITS_MINUTES):
            columns[f"share_within_{limit}"] = summary.share_within[at].round(
                _DECIMALS["share"]
            )
        for at, percent in enumerate(PERCENTILES):
            columns[f"minutes_p{percent}"] = _minutes(summary.percentiles[at])
        columns["minutes_mean"] = _minutes(summary.mean)
        columns["gini"] = summary.gini.round(_DECIMALS["share"])
        frames.append(pd.DataFrame(columns))
    return frames


def municipality_table(result: AccessResult) -> pd.DataFrame:
    """Return one row per municipality: before, after, and the difference."""
    country = result.country
    before, after = result.before.groups["municipality"], result.after.groups["municipality"]
    offices = [result.offices[key].groups["municipality"] for key in ("before", "after")]
    own = {site.municipality for at, site in enumerate(country.sites) if at in _open(result)}
    at_45 = LIMITS_MINUTES.index(45)
    at_80 = PERCENTILES.index(80)
    return pd.DataFrame(
        {
            "municipality": country.municipality_numbers,
            "name": country.municipality_names,
            "district": [country.districts[index] for index in country.municipality_district],
            "people": _people(after.people),
            "own_point": [number in own for number in country.municipality_numbers],
            "minutes_mean_before": _minutes(before.mean),
            "minutes_mean_after": _minutes(after.mean),
            "minutes_p80_before": _minutes(before.percentiles[at_80]),
            "minutes_p80_after": _minutes(after.percentiles[at_80]),
            "share_within_45_before": before.share_within[at_45].round(4),
            **_band_columns("share_within_45_before", country, result.before),
            "share_within_45_after": after.share_within[at_45].round(4),
            **_band_columns("share_within_45_after", country, result.after),
            "people_beyond_60_after": _people(after.people_beyond_60),
            "people_unreachable_after": _people(after.unreachable),
            "passport_minutes_mean_before": _minutes(offices[0].mean),
            "passport_minutes_mean_after": _minutes(offices[1].mean),
            "passport_share_within_45_before": offices[0].share_within[at_45].round(4),
            **_band_columns(
                "passport_share_within_45_before", country, result.offices["before"]
            ),
            "passport_share_within_45_after": offices[1].share_within[at_45].round(4),
            **_office_band_columns("after", result),
        }
    )


def _band_columns(name: str, country: Country, reached: Reach) -> dict[str, Any]:
    """Return the low and the high end of a share within 45 minutes per municipality."""
    bands = group_bands(
        reached.minutes,
        country.zones.total,
        group=country.zones.municipality,
        count=len(country.municipality_numbers),
    )
    return {f"{name}_low": bands.low.round(4), f"{name}_high": bands.high.round(4)}


def _office_band_columns(phase: str, result: AccessResult) -> dict[str, Any]:
    name = f"passport_share_within_45_{phase}"
    return _band_columns(name, result.country, result.offices[phase])


def _open(result: AccessResult) -> set[int]:
    return set(result.after.doors.members)


def gains_table(country: Country, gains: Iterable[Gain]) -> pd.DataFrame:
    """Return one row per new door."""
    return pd.DataFrame(
        [
            {
                "id": gain.site_id,
                "name": gain.name,
                "municipality": gain.municipality,
                "season": gain.season,
                "people_nearest": round(gain.people_nearest),
                "people_gaining_a_minute": round(gain.people_gaining),
                "people_gaining_ten_minutes": round(gain.people_gaining_ten),
                "median_minutes_saved": round(gain.median_saved, 1),
                "largest_minutes_saved": round(gain.largest_saved, 1),
                "people_into_45_minutes": round(gain.people_into_45),
                "host_people_gaining": round(gain.host_gaining),
                "neighbour_people_gaining": round(gain.neighbours_gaining),
                "neighbours": "; ".join(
                    f"{country.municipality_name(number)} {number} ({people:.0f})"
                    for number, people in gain.neighbours
                ),
            }
            for gain in gains
        ]
    )


def closures_table(country: Country, closures: Iterable[ClosureCost]) -> pd.DataFrame:
    """Return one row per existing door that could be closed."""
    return pd.DataFrame(
        [
            {
                "id": cost.site_id,
                "name": cost.name,
                "municipality": cost.municipality,
                "district": cost.district,
                "station_district": cost.station_district,
                "people_nearest": round(cost.people_nearest),
                "people_losing_a_minute": round(cost.people_losing),
                "mean_extra_minutes": round(cost.mean_extra, 1),
                "extra_person_hours_one_visit_each": round(cost.person_hours),
                "people_pushed_beyond_45": round(cost.people_beyond_45),
                "people_cut_off": round(cost.people_cut_off),
                "may_appeal": _named(country, cost.concerned),
                "also_affected": _named(country, cost.also_affected),
            }
            for cost in closures
        ]
    )


def _named(country: Country, numbers: Iterable[str]) -> str:
    return "; ".join(f"{country.municipality_name(number)} {number}" for number in numbers)


def rule_table(result: AccessResult) -> pd.DataFrame:
    """Return the two 45-minute rules per district."""
    rows: list[dict[str, Any]] = []
    for rule, items in (("R45", result.desk_rule), ("RPASS45", result.passport_rule)):
        rows.extend(_rule_row(rule, item) for item in items)
    return pd.DataFrame(rows)


def _rule_row(rule: str, item: RuleResult) -> dict[str, Any]:
    return {
        "rule": rule,
        "district": item.district,
        "required_share": item.required,
        "share_before": round(item.before.value, 4),
        "share_after": round(item.after.value, 4),
        "share_after_minutes_10_percent_longer": round(item.after.low, 4),
        "share_after_minutes_10_percent_shorter": round(item.after.high, 4),
        "share_before_confirmed_doors_only": round(item.before_low, 4),
        "share_after_confirmed_doors_only": round(item.after_low, 4),
        "holds_before": item.holds_before,
        "holds_after": item.holds_after,
        "verdict_stands_under_error": item.certain,
    }


def zone_table(result: AccessResult) -> pd.DataFrame:
    """Return one row per zone; bands of fewer than five people are left empty."""
    country, zones = result.country, result.country.zones
    total = zones.total
    numbers = np.array(country.municipality_numbers)
    return pd.DataFrame(
        {
            "municipality": numbers[zones.municipality],
            "response_class": np.array(["A", "B", "C"])[zones.response_class],
            "x": zones.x.round().astype(np.int32),
            "y": zones.y.round().astype(np.int32),
            "people": np.where(total < 5, np.nan, total.round()),  # noqa: PLR2004
            "minutes_before": _minutes(result.before.minutes),
            "minutes_after": _minutes(result.after.minutes),
            "passport_minutes_before": _minutes(result.offices["before"].minutes),
            "passport_minutes_after": _minutes(result.offices["after"].minutes),
        }
    )


def _people(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return values.round().astype(np.int64)


def _minutes(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Round to a tenth; unreachable becomes empty, never a large number."""
    rounded = np.round(values.astype(np.float64), _DECIMALS["minutes"])
    return np.where(np.isfinite(rounded), rounded, np.nan)
