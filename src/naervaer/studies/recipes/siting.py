"""The siting study: from the baseline to a finished folder, all or nothing."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naervaer.registers.baseline import Baseline
from naervaer.studies.access.export import write_parquet
from naervaer.studies.manifest import Manifest, write_manifest
from naervaer.studies.recipes.access import inputs_of
from naervaer.studies.report.findings import Finding
from naervaer.studies.report.siting_findings import siting_findings
from naervaer.studies.report.siting_page import siting_page
from naervaer.studies.report.words import Words
from naervaer.studies.siting.dictionary import DICTIONARY, data_dictionary
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.measurements import write_measurements
from naervaer.studies.siting.result import SitingResult
from naervaer.studies.siting.steps import study_siting
from naervaer.studies.siting.tables import all_tables
from naervaer.studies.workspace import check_replaceable, replacing

#: District of the presence mix when none is named.
DISTRICT = "Nordland"


@dataclass(frozen=True, slots=True, eq=False)
class FinishedSiting:
    """A siting study that has been written down."""

    result: SitingResult
    findings: tuple[Finding, ...]
    manifest: Mapping[str, Any]
    folder: Path


def run_siting(
    baseline: Baseline,
    *,
    out: Path,
    language: str,
    district: str = DISTRICT,
    effort: Effort | None = None,
    post_settings: Mapping[str, tuple[float, ...]] | None = None,
    told: Callable[[str], None] = lambda _name: None,
) -> FinishedSiting:
    """Run the study and write it to `out`; on any error `out` stays as it was.

    Parameters
    ----------
    baseline
        The compiled data.
    out
        Folder for the result; an earlier result there is replaced.
    language
        `nb` or `en`.
    district
        Police district of the presence mix.
    effort
        Seconds, gap and seed of each solve.
    post_settings
        A user's own weights for the allocation laboratory, by name.
    told
        Called with the name of each piece of work, for progress.

    """
    check_replaceable(out)
    words = Words(language)
    begun = time.perf_counter()
    asked = effort or Effort()
    result, seconds = study_siting(
        baseline, district=district, effort=asked, post_settings=post_settings, told=told
    )
    told("write")
    since = time.perf_counter()
    inputs = inputs_of(baseline, None)
    with replacing(out) as folder:
        _write_tables(result, folder)
        write_measurements(result, folder)
        page = siting_page(result, words, inputs=inputs)
        (folder / "index.html").write_text(page, encoding="utf-8")
        seconds["write"] = round(time.perf_counter() - since, 3)
        seconds["total"] = round(time.perf_counter() - begun, 3)
        manifest = write_manifest(
            Manifest(
                study="siting",
                inputs=tuple(inputs),
                settings={
                    "language": language,
                    "district": result.mix.district,
                    "seconds_per_solve": asked.seconds,
                    "gap": asked.gap,
                    "weights": {
                        name: list(weights) for name, weights in (post_settings or {}).items()
                    },
                },
                seed=asked.seed,
                seconds=seconds,
            ),
            folder,
        )
    return FinishedSiting(result, siting_findings(result, words), manifest, out)


def _write_tables(result: SitingResult, folder: Path) -> None:
    """Write every table as CSV and Parquet."""
    about = {
        b"attribution": result.country.attribution.encode(),
        b"kind": b"computed",
        b"population_year": str(result.country.population_year).encode(),
    }
    tables = all_tables(result)
    for name, table in {**tables, DICTIONARY: data_dictionary(tables)}.items():
        table.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
        write_parquet(table, folder / f"{name}.parquet", about)
