"""The whole study: from baseline and scenario to a finished folder, all or nothing."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from naervaer.domain.rules.access import DRIVING_TIME, PASSPORT_DRIVING_TIME
from naervaer.domain.rules.structure_change import APPEAL
from naervaer.planning.travel import SpeedTable, assumptions
from naervaer.registers.baseline import Baseline
from naervaer.studies.access.change import apply_scenario
from naervaer.studies.access.export import write_geojson, write_tables
from naervaer.studies.access.from_baseline import country_from
from naervaer.studies.access.from_cells import on_cells
from naervaer.studies.access.measurements import write_measurements
from naervaer.studies.access.recipe import RequiredShares, study_access
from naervaer.studies.access.result import AccessResult
from naervaer.studies.access.travelling import travel_times
from naervaer.studies.manifest import Manifest, sha256_of, write_manifest
from naervaer.studies.report.access_page import AppealClock, access_page
from naervaer.studies.report.findings import Finding, findings, headlines
from naervaer.studies.report.method_tables import SpeedRow
from naervaer.studies.report.words import Words
from naervaer.studies.scenario import Scenario
from naervaer.studies.workspace import check_replaceable, replacing

#: Example day for the appeal clock: the day the regulation in use came into force.
EXAMPLE_TOLD_ON = date(2025, 12, 1)


@dataclass(frozen=True, slots=True, eq=False)
class FinishedStudy:
    """A study that has been written down."""

    result: AccessResult
    findings: tuple[Finding, ...]
    manifest: Mapping[str, Any]
    folder: Path


def run_access(
    baseline: Baseline,
    *,
    scenario: Scenario,
    scenario_file: Path | None,
    out: Path,
    language: str,
    on_grid: bool = False,
    told: Callable[[str], None] = lambda _name: None,
) -> FinishedStudy:
    """Run the study and write it to `out`; on any error `out` stays as it was.

    Parameters
    ----------
    baseline
        The compiled data.
    scenario
        What differs from it.
    scenario_file
        Where the scenario was read from, for the manifest.
    out
        Folder for the result; an earlier result there is replaced.
    language
        `nb` or `en`.
    on_grid
        Whether to use the raw files' 250 m cells in place of the baseline's zones.
    told
        Called with the name of each step, for progress.

    """
    check_replaceable(out)
    words = Words(language)
    seconds: dict[str, float] = {}
    begun = time.perf_counter()

    told("country")
    standing = country_from(baseline, population_year=scenario.population_year)
    if on_grid:
        standing = on_cells(standing, baseline)
    country = apply_scenario(standing, scenario)
    seconds["country"] = round(time.perf_counter() - begun, 3)
    told("travel_times")
    since = time.perf_counter()
    times = travel_times(country, baseline, scenario)
    seconds["travel_times"] = round(time.perf_counter() - since, 3)
    required = RequiredShares(
        desk=float(DRIVING_TIME.at_least or 0),
        passport=float(PASSPORT_DRIVING_TIME.at_least or 0),
    )
    result, taken = study_access(country, times, scenario=scenario, rules=required, told=told)
    seconds.update(taken)
    told("write")
    since = time.perf_counter()
    inputs = inputs_of(baseline, scenario_file)
    with replacing(out) as folder:
        write_tables(result, folder)
        write_geojson(result, folder)
        write_measurements(result, folder)
        page = access_page(
            result,
            words,
            clock=appeal_clock(),
            inputs=inputs,
            speeds=speeds_of(scenario),
        )
        (folder / "index.html").write_text(page, encoding="utf-8")
        told_in = json.dumps(headlines(result), ensure_ascii=False, indent=1)
        (folder / "findings.json").write_text(told_in + "\n", encoding="utf-8")
        seconds["write"] = round(time.perf_counter() - since, 3)
        seconds["total"] = round(time.perf_counter() - begun, 3)
        manifest = write_manifest(
            Manifest(
                study="access",
                inputs=tuple(inputs),
                settings={**settings_of(scenario, language), "on_grid": on_grid},
                seed=None,
                seconds=seconds,
            ),
            folder,
        )
    return FinishedStudy(result, findings(result, words), manifest, out)


def speeds_of(scenario: Scenario) -> list[SpeedRow]:
    """Return every travel parameter as the scenario sets it."""
    used = SpeedTable().replace(scenario.speeds)
    return [
        SpeedRow(
            name=entry.name,
            value=float(getattr(used, entry.name)),
            usual=entry.default,
            unit=entry.unit,
        )
        for entry in assumptions()
    ]


def appeal_clock() -> AppealClock:
    """Return the appeal's days from the rule, for the example day."""
    appeal_by = APPEAL.last_day_to_appeal(EXAMPLE_TOLD_ON)
    return AppealClock(
        told=EXAMPLE_TOLD_ON,
        appeal_weeks=APPEAL.appeal_weeks,
        forward_weeks=APPEAL.forwarding_weeks,
        appeal_by=appeal_by,
        forward_by=APPEAL.last_day_to_forward(appeal_by),
    )


def inputs_of(baseline: Baseline, scenario_file: Path | None) -> list[dict[str, Any]]:
    """Return the baseline's files and sources, and the scenario file, with checksums."""
    found = [
        {"name": f"baseline/{name}", "data_set": "", "sha256": about["sha256"]}
        for name, about in sorted(baseline.manifest["files"].items())
    ]
    found += [
        {
            "name": str(entry.get("file", "")),
            "data_set": str(entry.get("data_set", "")),
            "sha256": str(entry.get("sha256", "")),
        }
        for entry in baseline.manifest.get("inputs", [])
    ]
    if scenario_file is not None:
        found.append(
            {"name": scenario_file.name, "data_set": "", "sha256": sha256_of(scenario_file)}
        )
    return found


def settings_of(scenario: Scenario, language: str) -> dict[str, Any]:
    """Return everything that was chosen, as plain values."""
    return {
        "language": language,
        "scenario": scenario.name,
        "season": scenario.season,
        "weekday": scenario.weekday,
        "hour": scenario.hour,
        "winter_roads": scenario.winter_roads,
        "population_year": scenario.population_year,
        "hours_profile": scenario.profile.value,
        "hours_changed": [item.at for item in scenario.hours],
        "opened": [door.name for door in scenario.opened],
        "closed": list(scenario.closed),
        "moved": [door.at for door in scenario.moved],
        "roads_closed": [road.label for road in scenario.roads],
        "crossings_cancelled": list(scenario.crossings),
        "no_ferries": scenario.no_ferries,
        "speeds": {row.name: row.value for row in speeds_of(scenario)},
    }
