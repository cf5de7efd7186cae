"""The siting study's tables as data frames: one row per fact, units in the names."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from naervaer.studies.siting.alternatives import Alternative, Comparison
from naervaer.studies.siting.contact_tables import contact_tables
from naervaer.studies.siting.measured import Measured
from naervaer.studies.siting.offices import FEWEST_DOCUMENTS, expected_documents
from naervaer.studies.siting.part_tables import part_tables
from naervaer.studies.siting.patrols import patrol_candidates
from naervaer.studies.siting.post_tables import post_tables
from naervaer.studies.siting.result import SitingResult


def all_tables(result: SitingResult) -> dict[str, pd.DataFrame]:
    """Return every table by the name of its file."""
    tables = {
        "alternatives": pd.DataFrame(_alternatives(result)),
        "places": pd.DataFrame(_places(result)),
        "plan_places": pd.DataFrame(_plan_places(result)),
        "districts": pd.DataFrame(_districts(result)),
        "who_changes": pd.DataFrame(_who_changes(result)),
        "growth": pd.DataFrame(_growth(result)),
        "front": pd.DataFrame(_front(result)),
        "front_who_changes": pd.DataFrame(_front_who_changes(result)),
        "office_documents": pd.DataFrame(_office_documents(result)),
        "patrol_candidates": pd.DataFrame(_patrol_candidates(result)),
        **contact_tables(result),
        **part_tables(result),
    }
    if result.posts is not None:
        tables |= post_tables(result.posts, result.country)
    return {name: table for name, table in tables.items() if len(table.columns)}


def _comparisons(result: SitingResult) -> tuple[Comparison, Comparison]:
    return result.points, result.offices


def _every(comparison: Comparison) -> tuple[Alternative, ...]:
    return comparison.plan, *comparison.best


def _rows(comparison: Comparison) -> list[tuple[str, Measured, Alternative | None]]:
    """Return key, measures and choice of every alternative, nothing new first."""
    every = [(item.key, item.measured, item) for item in _every(comparison)]
    return [("before", comparison.before, None), *every]


def _alternatives(result: SitingResult) -> Iterator[dict[str, Any]]:
    for comparison in _comparisons(result):
        for key, measured, item in _rows(comparison):
            optimum = None if item is None else item.optimum
            yield {
                "kind": comparison.openings.kind,
                "alternative": key,
                "new_doors": 0 if item is None else item.columns.size,
                "minutes_mean": measured.mean,
                "minutes_p95": measured.p95,
                "minutes_p99": measured.p99,
                "minutes_longest": measured.longest,
                "minutes_worst_twentieth": measured.worst,
                "people_within_45": measured.within_45,
                "people_beyond_60": measured.beyond_60,
                "hours_beyond_45": measured.tail_hours,
                "people_unreachable": measured.unreachable,
                "minutes_mean_by_offences": measured.offences_mean,
                "people_longer_than_plan": 0.0 if item is None else item.longer.sum(),
                "people_shorter_than_plan": 0.0 if item is None else item.shorter.sum(),
                "plan_places_within_15_km": 0 if item is None else item.near_plan,
                "objective_value": None if optimum is None else optimum.value,
                "proven_bound": None if optimum is None else optimum.bound,
                "gap_of_gain": None if optimum is None else optimum.gap,
                "ending": "" if optimum is None else optimum.ending.value,
                "seconds_limit": result.effort.seconds,
                "seed": None if optimum is None else optimum.seed,
            }


def _places(result: SitingResult) -> Iterator[dict[str, Any]]:
    country = result.country
    for comparison in _comparisons(result):
        openings = comparison.openings
        for item in _every(comparison):
            for column in item.columns.tolist():
                at = int(openings.municipality[column])
                yield {
                    "kind": openings.kind,
                    "alternative": item.key,
                    "name": openings.names[column],
                    "municipality": country.municipality_numbers[at],
                    "municipality_name": country.municipality_names[at],
                    "district": country.districts[int(country.municipality_district[at])],
                    "x": round(float(openings.x[column])),
                    "y": round(float(openings.y[column])),
                    "in_plan": column in openings.planned,
                }


def _plan_places(result: SitingResult) -> Iterator[dict[str, Any]]:
    for comparison in _comparisons(result):
        for at, site in enumerate(comparison.openings.planned_sites):
            reports = result.reports.get(site.id)
            away = {
                f"km_to_{item.key}": round(float(comparison.away[at, index]), 1)
                for index, item in enumerate(comparison.best)
            }
            yield {
                "kind": comparison.openings.kind,
                "site": site.id,
                "name": site.name,
                "municipality": site.municipality,
                "season": site.season,
                "reports_2022": None if reports is None else reports.reports,
                "reports_area": "" if reports is None else reports.area,
                **away,
            }


def _districts(result: SitingResult) -> Iterator[dict[str, Any]]:
    for comparison in _comparisons(result):
        for key, measured, _item in _rows(comparison):
            for at, district in enumerate(result.country.districts):
                yield {
                    "kind": comparison.openings.kind,
                    "alternative": key,
                    "district": district,
                    "minutes_mean": float(measured.district_mean[at]),
                    "share_within_45": float(measured.district_share[at]),
                }


def _who_changes(result: SitingResult) -> Iterator[dict[str, Any]]:
    country = result.country
    for comparison in _comparisons(result):
        for item in comparison.best:
            for at in np.flatnonzero((item.longer > 0) | (item.shorter > 0)).tolist():
                yield {
                    "kind": comparison.openings.kind,
                    "alternative": item.key,
                    "municipality": country.municipality_numbers[at],
                    "municipality_name": country.municipality_names[at],
                    "people_longer_than_plan": round(float(item.longer[at])),
                    "people_shorter_than_plan": round(float(item.shorter[at])),
                }


def _growth(result: SitingResult) -> Iterator[dict[str, Any]]:
    for step in result.growth:
        yield {
            "new_points": step.count,
            "minutes_mean": step.mean.value,
            "minutes_mean_bound": step.mean.bound,
            "minutes_mean_gap_of_gain": step.mean.gap,
            "minutes_mean_ending": step.mean.ending.value,
            "people_within_45": step.within_45.value,
            "people_within_45_bound": step.within_45.bound,
            "people_within_45_gap_of_gain": step.within_45.gap,
            "people_within_45_ending": step.within_45.ending.value,
        }


def _front(result: SitingResult) -> Iterator[dict[str, Any]]:
    openings = result.points.openings
    for number, point in enumerate(result.front, start=1):
        item = point.alternative
        yield {
            "point": number,
            "minutes_mean": point.mean,
            "minutes_mean_bound": point.bound,
            "minutes_worst_twentieth": point.worst,
            "people_within_45": point.within_45,
            "people_longer_than_plan": item.longer.sum(),
            "people_shorter_than_plan": item.shorter.sum(),
            "is_efficient": point.is_efficient,
            "gap": point.gap,
            "places": "; ".join(openings.names[column] for column in item.columns.tolist()),
        }


def _front_who_changes(result: SitingResult) -> Iterator[dict[str, Any]]:
    country = result.country
    for number, point in enumerate(result.front, start=1):
        item = point.alternative
        for at in np.flatnonzero((item.longer > 0) | (item.shorter > 0)).tolist():
            yield {
                "point": number,
                "municipality": country.municipality_numbers[at],
                "municipality_name": country.municipality_names[at],
                "people_longer_than_plan": round(float(item.longer[at])),
                "people_shorter_than_plan": round(float(item.shorter[at])),
            }


def _patrol_candidates(result: SitingResult) -> Iterator[dict[str, Any]]:
    country = result.country
    for item in patrol_candidates(result):
        yield {
            "municipality": country.municipality_numbers[item.municipality],
            "municipality_name": country.municipality_names[item.municipality],
            "district": country.districts[
                int(country.municipality_district[item.municipality])
            ],
            "people": round(item.people),
            "minutes_median": item.median_minutes if item.is_reached else None,
            "people_beyond_45": round(item.beyond),
        }


def _office_documents(result: SitingResult) -> Iterator[dict[str, Any]]:
    offices, country = result.offices, result.country
    openings = offices.openings
    for item in _every(offices):
        expected = expected_documents(openings, result.demand.people, item.columns)
        for column, documents in zip(item.columns.tolist(), expected.tolist(), strict=True):
            at = int(openings.municipality[column])
            yield {
                "alternative": item.key,
                "name": openings.names[column],
                "municipality": country.municipality_numbers[at],
                "documents_expected": round(documents),
                "large_enough": documents >= FEWEST_DOCUMENTS,
            }
