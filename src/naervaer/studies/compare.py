"""Two finished studies side by side: what is different, and where."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.manifest import Manifest, sha256_of, write_manifest
from naervaer.studies.report.compare_page import compare_page
from naervaer.studies.report.words import Words
from naervaer.studies.workspace import MANIFEST_NAME, replacing

_MEASURES = (
    "people",
    "people_unreachable",
    "people_beyond_60",
    "share_within_15",
    "share_within_30",
    "share_within_45",
    "share_within_60",
    "minutes_p50",
    "minutes_p80",
    "minutes_p95",
    "minutes_p99",
    "minutes_mean",
    "gini",
)
_KEYS = ["service", "doors", "group", "group_id", "group_name"]


@dataclass(frozen=True, slots=True, eq=False)
class ReadStudy:
    """A finished study as it lies on disk."""

    folder: Path
    manifest: Mapping[str, Any]
    access: pd.DataFrame
    attribution: str

    @property
    def name(self) -> str:
        """Return the scenario's name, or the folder's."""
        return str(self.manifest["settings"].get("scenario") or self.folder.name)

    @property
    def main_doors(self) -> str:
        """Return the set of points its main tables show."""
        return f"after_{self.manifest['settings'].get('season', 'ordinary')}"


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """B held against A.

    Attributes
    ----------
    a, b
        The two studies.
    differences
        One row per service and group of the main sets, measures of both and B minus A.
    settings
        (name, value in A, value in B) of settings that differ.

    """

    a: ReadStudy
    b: ReadStudy
    differences: pd.DataFrame
    settings: tuple[tuple[str, Any, Any], ...]


def read_study(folder: Path) -> ReadStudy:
    """Return a finished access study.

    Raises
    ------
    UnusableInputError
        When the folder holds no finished study, another study, or files that do not match
        its manifest.

    """
    path = folder / MANIFEST_NAME
    if not path.is_file():
        msg = f"{folder} holds no {MANIFEST_NAME}, expected the folder of a finished study."
        raise UnusableInputError(msg)
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        study, outputs = manifest["study"], manifest["outputs"]
    except (json.JSONDecodeError, KeyError, TypeError):
        msg = f"{path} is no manifest of a study, expected the file a study wrote."
        raise UnusableInputError(msg) from None
    if study != "access":
        msg = f"{folder} holds a study of {study!r}, expected 'access'."
        raise UnusableInputError(msg)
    table = folder / "access.parquet"
    if not table.is_file() or sha256_of(table) != outputs.get("access.parquet"):
        msg = f"{table} is missing or changed since the study, expected the file it wrote."
        raise UnusableInputError(msg)
    arrow = pq.read_table(table)
    attribution = (arrow.schema.metadata or {}).get(b"attribution", b"").decode()
    return ReadStudy(folder, manifest, arrow.to_pandas(), attribution)


def compare_studies(a: ReadStudy, b: ReadStudy) -> Comparison:
    """Return what is different in B.

    Raises
    ------
    UnusableInputError
        When the two do not cover the same municipalities.

    """
    left, right = _main_rows(a), _main_rows(b)
    joined = left.merge(right, on=["service", "group", "group_id"], suffixes=("_a", "_b"))
    if len(joined) != len(left) or len(joined) != len(right):
        msg = (
            f"{a.folder} and {b.folder} have {len(left)} and {len(right)} groups that differ, "
            "expected the same districts and municipalities."
        )
        raise UnusableInputError(msg)
    for measure in _MEASURES:
        change = joined[f"{measure}_b"] - joined[f"{measure}_a"]
        joined[f"{measure}_difference"] = change.round(4)
    joined = joined.drop(columns=["group_name_b", "doors_a", "doors_b"]).rename(
        columns={"group_name_a": "group_name"}
    )
    return Comparison(a, b, joined, setting_differences(a.manifest, b.manifest))


def _main_rows(study: ReadStudy) -> pd.DataFrame:
    """Return the rows of the main sets: the points with the plan, the likely offices."""
    table = study.access
    main = ((table["service"] == "desk") & (table["doors"] == study.main_doors)) | (
        (table["service"] == "passport_id") & (table["doors"] == "after")
    )
    kept = table["group"].isin(["country", "district", "municipality", "class"])
    return table.loc[main & kept, [*_KEYS, *_MEASURES]]


def setting_differences(
    a: Mapping[str, Any], b: Mapping[str, Any]
) -> tuple[tuple[str, Any, Any], ...]:
    """Return (name, value in A, value in B) of the settings that differ."""
    ours, theirs = _flat(a["settings"]), _flat(b["settings"])
    return tuple(
        (name, ours.get(name), theirs.get(name))
        for name in sorted(set(ours) | set(theirs))
        if ours.get(name) != theirs.get(name) and name != "language"
    )


def _flat(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with those inside a group named `group.name`."""
    flat: dict[str, Any] = {}
    for name, value in settings.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{inner}": held for inner, held in value.items()}
        else:
            flat[name] = value
    return flat


def write_comparison(comparison: Comparison, out: Path, *, language: str) -> Mapping[str, Any]:
    """Write page, table and manifest of a comparison; all or nothing."""
    page = compare_page(
        comparison.differences,
        Words(language),
        names=(comparison.a.name, comparison.b.name),
        settings=comparison.settings,
        attribution=comparison.b.attribution,
    )
    studies = (comparison.a.folder, comparison.b.folder)
    return write_compared(comparison.differences, page, out, studies=studies, language=language)


def write_compared(
    differences: pd.DataFrame,
    page: str,
    out: Path,
    *,
    studies: tuple[Path, Path],
    language: str,
) -> Mapping[str, Any]:
    """Write what any comparison leaves – table, page and manifest; all or nothing."""
    with replacing(out) as folder:
        differences.to_csv(
            folder / "differences.csv", index=False, encoding="utf-8", lineterminator="\n"
        )
        (folder / "index.html").write_text(page, encoding="utf-8")
        manifest = Manifest(
            study="compare",
            inputs=tuple(
                {
                    "name": f"{study.name}/{MANIFEST_NAME}",
                    "sha256": sha256_of(study / MANIFEST_NAME),
                }
                for study in studies
            ),
            settings={"language": language},
            seed=None,
            seconds={},
        )
        return write_manifest(manifest, folder)


def comparison_as_dict(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison for a program: country and districts, and the settings."""
    rows = comparison.differences
    kept = rows[rows["group"].isin(["country", "district"])]
    plain: list[dict[str, Any]] = json.loads(kept.to_json(orient="records"))
    return {
        "a": comparison.a.name,
        "b": comparison.b.name,
        "settings": [
            {"name": name, "a": before, "b": after}
            for name, before, after in comparison.settings
        ],
        "differences": plain,
    }
