"""The duty study: from the baseline and a user's own files to a finished folder."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from naervaer.registers.baseline import Baseline
from naervaer.studies.duty.export import PUBLIC, write_folders
from naervaer.studies.duty.measurements import write_measurements
from naervaer.studies.duty.result import DutyResult
from naervaer.studies.duty.settings import DutySettings
from naervaer.studies.duty.steps import study_duty
from naervaer.studies.manifest import Manifest, sha256_of, write_manifest
from naervaer.studies.recipes.access import inputs_of
from naervaer.studies.report.duty_findings import duty_findings
from naervaer.studies.report.duty_page import duty_page, public_page
from naervaer.studies.report.findings import Finding
from naervaer.studies.report.words import Words
from naervaer.studies.workspace import check_replaceable, replacing


@dataclass(frozen=True, slots=True, eq=False)
class FinishedDuty:
    """A duty study that has been written down."""

    result: DutyResult
    findings: tuple[Finding, ...]
    manifest: Mapping[str, Any]
    folder: Path


def run_duty(
    baseline: Baseline,
    *,
    settings: DutySettings,
    settings_file: Path | None = None,
    out: Path,
    language: str,
    executor: Executor | None = None,
    workers: int = 1,
    told: Callable[[str], None] = lambda _name: None,
) -> FinishedDuty:
    """Run the study and write it to `out`; on any error `out` stays as it was.

    Parameters
    ----------
    baseline
        The compiled data.
    settings
        What was chosen.
    settings_file
        Where the settings were read from, for the manifest.
    out
        Folder for the result; an earlier result there is replaced.
    language
        `nb` or `en`.
    executor, workers
        Where rosters are solved and how many at once; here, one by one, when None.
    told
        Called with the name of each piece of work, for progress.

    """
    check_replaceable(out)
    words = Words(language)
    begun = time.perf_counter()
    result, seconds = study_duty(
        baseline, settings, executor=executor, workers=workers, told=told
    )
    told("write")
    since = time.perf_counter()
    inputs = inputs_and_own(baseline, settings, settings_file)
    with replacing(out) as folder:
        write_folders(result, folder)
        write_measurements(result, folder)
        page = duty_page(result, words, inputs=inputs)
        (folder / "index.html").write_text(page, encoding="utf-8")
        shared = public_page(result, words)
        (folder / PUBLIC / "index.html").write_text(shared, encoding="utf-8")
        seconds["write"] = round(time.perf_counter() - since, 3)
        seconds["total"] = round(time.perf_counter() - begun, 3)
        manifest = write_manifest(
            Manifest(
                study="duty",
                inputs=tuple(inputs),
                settings=plain_settings(settings, language, district=result.ground.district),
                seed=settings.seed,
                seconds=seconds,
            ),
            folder,
        )
    return FinishedDuty(result, duty_findings(result, words), manifest, out)


def plain_settings(settings: DutySettings, language: str, *, district: str) -> dict[str, Any]:
    """Return everything that was chosen, as plain values; files by name only."""
    chosen = asdict(settings)
    chosen["first_day"] = settings.first_day.isoformat()
    chosen["files"] = {name: path.name for name, path in settings.files.given().items()}
    return {**chosen, "district": district, "language": language}


def inputs_and_own(
    baseline: Baseline, settings: DutySettings, settings_file: Path | None
) -> list[dict[str, Any]]:
    """Return the manifest's inputs: the baseline's, and the user's own files by name."""
    own = [
        {"name": path.name, "data_set": f"own {name}", "sha256": sha256_of(path)}
        for name, path in settings.files.given().items()
    ]
    return [*inputs_of(baseline, settings_file), *own]
