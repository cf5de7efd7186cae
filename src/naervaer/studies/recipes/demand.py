"""The demand study: the duty study's forecast alone, in seconds, for what a council may see."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from naervaer.registers.baseline import Baseline
from naervaer.studies.duty.export import write_dictionary
from naervaer.studies.duty.municipal import DEMAND_BY_MUNICIPALITY, demand_by_municipality
from naervaer.studies.duty.settings import DutySettings
from naervaer.studies.duty.steps import DEMAND_STEPS
from naervaer.studies.manifest import Manifest, write_manifest
from naervaer.studies.recipes.duty import inputs_and_own, plain_settings
from naervaer.studies.report.demand_page import DemandFound, demand_findings, demand_page
from naervaer.studies.report.findings import Finding
from naervaer.studies.report.words import Words
from naervaer.studies.step import run_steps
from naervaer.studies.workspace import check_replaceable, replacing


@dataclass(frozen=True, slots=True, eq=False)
class FinishedDemand:
    """A demand study that has been written down; one row of the table per municipality."""

    table: pd.DataFrame
    findings: tuple[Finding, ...]
    manifest: Mapping[str, Any]
    folder: Path


def run_demand(
    baseline: Baseline,
    *,
    settings: DutySettings,
    settings_file: Path | None = None,
    out: Path,
    language: str,
    told: Callable[[str], None] = lambda _name: None,
) -> FinishedDemand:
    """Forecast the period's calls by municipality and write them to `out`.

    Parameters
    ----------
    baseline
        The compiled data.
    settings
        The duty study's; what concerns rosters is not used.
    settings_file
        Where the settings were read from, for the manifest.
    out
        Folder for the result; an earlier result there is replaced, on any error nothing is.
    language
        `nb` or `en`.
    told
        Called with the name of each piece of work, for progress.

    Raises
    ------
    UnknownNameError
        When there is no such police district.
    UnusableInputError
        When a file of the user's cannot be read as calls, or `out` holds something else.

    """
    check_replaceable(out)
    words = Words(language)
    begun = time.perf_counter()
    given = {"baseline": baseline, "settings": settings}
    run = run_steps(DEMAND_STEPS, given=given, told=told)
    ground, level, demand = (run.made[name] for name in ("ground", "level", "demand"))
    table = demand_by_municipality(ground, level, demand, settings)
    found = DemandFound(ground, demand, settings, table)
    seconds = {**run.seconds, "total": round(time.perf_counter() - begun, 3)}
    told("write")
    with replacing(out) as folder:
        file = folder / f"{DEMAND_BY_MUNICIPALITY}.csv"
        table.to_csv(file, index=False, encoding="utf-8", lineterminator="\n")
        write_dictionary({DEMAND_BY_MUNICIPALITY: table}, folder)
        page = demand_page(found, words)
        (folder / "index.html").write_text(page, encoding="utf-8")
        manifest = write_manifest(
            Manifest(
                study="demand",
                inputs=tuple(inputs_and_own(baseline, settings, settings_file)),
                settings=plain_settings(settings, language, district=ground.district),
                seed=settings.seed,
                seconds=seconds,
            ),
            folder,
        )
    return FinishedDemand(table, demand_findings(found, words), manifest, out)
