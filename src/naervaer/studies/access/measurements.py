"""What the study measured for the promise ledger: numbers with their evidence, no verdicts.

The ledger holds the rules against these numbers; nothing here says that a promise is kept.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from naervaer.studies.access.country import PASSPORT, POINT
from naervaer.studies.access.result import AccessResult, RuleResult

MEASUREMENTS_NAME = "measurements.json"


def measurements(result: AccessResult) -> list[dict[str, Any]]:
    """Return every measurement, in a fixed order."""
    about = {"as_of": f"{result.country.population_year}-01-01", "kind": "computed"}
    return [{**entry, **about} for entry in _entries(result)]


def write_measurements(result: AccessResult, folder: Path) -> None:
    """Write `measurements.json`."""
    text = json.dumps(measurements(result), ensure_ascii=False, indent=2)
    (folder / MEASUREMENTS_NAME).write_text(text + "\n", encoding="utf-8")


def _entries(result: AccessResult) -> Iterator[dict[str, Any]]:
    yield from _points(result)
    yield from _passports(result)
    for rule, promise, items in (
        ("R45", "A-02", result.desk_rule),
        ("RPASS45", "B-61", result.passport_rule),
    ):
        yield from _rule(rule, promise, items)


def _points(result: AccessResult) -> Iterator[dict[str, Any]]:
    sites = result.country.sites
    new = [site for site in sites if site.kind == POINT and site.after and not site.before]
    yield _entry(
        "B-14",
        "TS-20",
        "planned_service_points",
        len(new),
        "tjenestesteder",
        "new_points.csv: points of the plan placed on the map; says nothing of opening",
    )
    for season, measure in (("summer", "summer_points"), ("winter", "winter_points")):
        count = sum(site.season == season for site in new)
        yield _entry("B-19", "TS-20", measure, count, "tjenestesteder", "doors.geojson")
    serving = sum(
        gain.host_gaining > 0 and gain.neighbours_gaining > 0 for gain in result.gains
    )
    yield _entry(
        "B-17",
        "TS-NABO",
        "new_points_that_serve_neighbours",
        serving,
        "tjenestesteder",
        "new_points.csv: people gain a minute or more both in the host municipality and beyond",
    )
    for total in result.total_gains:
        yield _entry(
            "B-14",
            "TS-20",
            f"people_with_shorter_way_{total.season}",
            round(total.people_gaining),
            "innbyggere",
            "new_points.csv",
        )
    yield _entry(
        "A-02",
        "R45",
        "share_within_45_minutes_country",
        round(result.bands[result.main_after].value, 4),
        "andel",
        f"access.csv: desk, {result.main_after}",
    )


def _passports(result: AccessResult) -> Iterator[dict[str, Any]]:
    new = [
        site
        for site in result.country.sites
        if site.kind == PASSPORT and site.after and not site.before
    ]
    yield _entry(
        "B-61",
        "PASS-15",
        "planned_passport_offices",
        len(new),
        "passkontor",
        "new_passport_offices.csv: offices of the plan placed on the map; not their opening",
    )
    yield _entry(
        "B-61",
        "RPASS45",
        "share_within_45_minutes_of_passport_office_country",
        round(result.bands["passport_after"].value, 4),
        "andel",
        "access.csv: passport_id, after (likely list of 2018 with the new ones)",
    )
    youngest = result.burden[0]
    yield _entry(
        "B-59",
        "PASS-GYLD",
        "yearly_passport_minutes_children_under_5",
        round(youngest.minutes_after, 1),
        "minutter i året",
        "passport_burden.csv",
    )


def _rule(rule: str, promise: str, items: tuple[RuleResult, ...]) -> Iterator[dict[str, Any]]:
    measure = {
        "R45": "share_within_45_minutes",
        "RPASS45": "share_within_45_minutes_of_passport_office",
    }[rule]
    for item in items:
        entry = _entry(
            promise,
            rule,
            measure,
            round(item.after.value, 4),
            "andel",
            f"rule_45_minutes.csv: {item.district}",
        )
        yield {**entry, "district": item.district}


def _entry(  # noqa: PLR0917 - one row of a table, in the table's order
    promise: str, rule: str, measure: str, value: float, unit: str, evidence: str
) -> dict[str, Any]:
    return {
        "promise": promise,
        "rule": rule,
        "measure": measure,
        "value": value,
        "unit": unit,
        "evidence": evidence,
    }
