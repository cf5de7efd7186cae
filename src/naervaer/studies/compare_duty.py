"""Two finished duty studies of one police district side by side."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.compare import setting_differences, write_compared
from naervaer.studies.duty.export import INTERNAL
from naervaer.studies.manifest import sha256_of
from naervaer.studies.report.compare_duty_page import compare_duty_page
from naervaer.studies.report.words import Words
from naervaer.studies.workspace import MANIFEST_NAME

MEASURES: tuple[str, ...] = (
    "calls_a_week",
    "units_mean",
    "units_most",
    "urgent_in_time",
    "covered",
)
_KEY = "station_district"


@dataclass(frozen=True, slots=True, eq=False)
class ReadDuty:
    """A finished duty study as it lies on disk.

    Attributes
    ----------
    folder, manifest
        Where it is, and how it came about.
    rows
        One row per station district with every measure.
    attribution
        The line that every output prints.

    """

    folder: Path
    manifest: Mapping[str, Any]
    rows: pd.DataFrame
    attribution: str

    @property
    def name(self) -> str:
        """Return the settings' name, or the folder's."""
        return str(self.manifest["settings"].get("name") or self.folder.name)


@dataclass(frozen=True, slots=True, eq=False)
class DutyComparison:
    """B held against A.

    Attributes
    ----------
    a, b
        The two studies.
    differences
        One row per station district: each measure of both, and B minus A.
    settings
        (name, value in A, value in B) of settings that differ.

    """

    a: ReadDuty
    b: ReadDuty
    differences: pd.DataFrame
    settings: tuple[tuple[str, Any, Any], ...]


def is_duty_study(folder: Path) -> bool:
    """Return whether a folder holds a finished duty study."""
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return False
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError:
        return False
    return isinstance(content, dict) and content.get("study") == "duty"


def read_duty(folder: Path) -> ReadDuty:
    """Return a finished duty study.

    Raises
    ------
    UnusableInputError
        When the folder holds no duty study, or files that do not match its manifest.

    """
    if not is_duty_study(folder):
        msg = f"{folder} holds no duty study, expected both folders to hold one."
        raise UnusableInputError(msg)
    manifest = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
    tables = []
    attribution = ""
    for name in ("station_districts", "roster_summary"):
        path = folder / INTERNAL / f"{name}.parquet"
        noted = manifest["outputs"].get(f"{INTERNAL}/{name}.parquet")
        if not path.is_file() or sha256_of(path) != noted:
            msg = f"{path} is missing or changed since the study, expected the file it wrote."
            raise UnusableInputError(msg)
        arrow = pq.read_table(path)
        attribution = (arrow.schema.metadata or {}).get(b"attribution", b"").decode()
        tables.append(arrow.to_pandas())
    rows = tables[0].merge(tables[1][[_KEY, "covered"]], on=_KEY, how="left")
    return ReadDuty(folder, manifest, rows[[_KEY, *MEASURES]], attribution)


def compare_duty(a: ReadDuty, b: ReadDuty) -> DutyComparison:
    """Return what is different in B.

    Raises
    ------
    UnusableInputError
        When the two are not of the same police district.

    """
    joined = a.rows.merge(b.rows, on=_KEY, suffixes=("_a", "_b"))
    if len(joined) != len(a.rows) or len(joined) != len(b.rows):
        districts = [item.manifest["settings"].get("district") for item in (a, b)]
        msg = (
            f"{a.folder} is of {districts[0]} and {b.folder} of {districts[1]}, expected one "
            "police district."
        )
        raise UnusableInputError(msg)
    for measure in MEASURES:
        change = joined[f"{measure}_b"] - joined[f"{measure}_a"]
        joined[f"{measure}_difference"] = change.round(4)
    return DutyComparison(a, b, joined, setting_differences(a.manifest, b.manifest))


def write_duty_comparison(
    comparison: DutyComparison, out: Path, *, language: str
) -> Mapping[str, Any]:
    """Write page, table and manifest of a comparison; all or nothing."""
    page = compare_duty_page(
        comparison.differences,
        Words(language),
        names=(comparison.a.name, comparison.b.name),
        settings=comparison.settings,
        attribution=comparison.b.attribution,
    )
    studies = (comparison.a.folder, comparison.b.folder)
    return write_compared(comparison.differences, page, out, studies=studies, language=language)


def duty_comparison_as_dict(comparison: DutyComparison) -> dict[str, Any]:
    """Return the comparison for a program."""
    plain: list[dict[str, Any]] = json.loads(comparison.differences.to_json(orient="records"))
    return {
        "a": comparison.a.name,
        "b": comparison.b.name,
        "settings": [
            {"name": name, "a": before, "b": after}
            for name, before, after in comparison.settings
        ],
        "differences": plain,
    }
