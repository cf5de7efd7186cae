"""The baseline written to a folder, all or nothing, and compared with another."""

import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyproj
import shapely

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline.compile import CompiledBaseline
from naervaer.registers.baseline.files import checksum, write_csv, write_parquet
from naervaer.registers.baseline.inputs import attribution_of_inputs
from naervaer.registers.baseline.load import MANIFEST, SCHEMA

_SUFFIXES = (".csv", ".json", ".parquet")


def write_baseline(
    compiled: CompiledBaseline, out: Path, *, inputs: Iterable[dict[str, str]]
) -> None:
    """Write the baseline; what lies in `out` is replaced only when all is written.

    Raises
    ------
    UnusableInputError
        When `out` holds something that is not a baseline.

    """
    require_replaceable(out)
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".baseline-", dir=out.parent) as place:
        fresh, old = Path(place) / "new", Path(place) / "old"
        fresh.mkdir()
        manifest = _written(compiled, fresh, inputs)
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        (fresh / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
        shutil.rmtree(old, ignore_errors=True)


def require_replaceable(out: Path) -> None:
    """Refuse a folder that holds more than an earlier baseline, since it would be deleted.

    Raises
    ------
    UnusableInputError
        When `out` is a file, or a folder with other files than a baseline has.

    """
    if not out.exists():
        return
    entries = list(out.iterdir()) if out.is_dir() else []
    foreign = [e for e in entries if e.suffix not in _SUFFIXES or not e.is_file()]
    unmarked = bool(entries) and not (out / MANIFEST).is_file()
    if foreign or unmarked or not out.is_dir():
        msg = f"{out} holds something else, expected a new folder or an earlier baseline."
        raise UnusableInputError(msg)


def manifest_of(
    compiled: CompiledBaseline, *, inputs: Iterable[dict[str, str]]
) -> dict[str, Any]:
    """Return the manifest that `write_baseline` would write, leaving no files behind."""
    with tempfile.TemporaryDirectory() as place:
        return _written(compiled, Path(place), inputs)


def differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """Return, one line each, where the contents of two baselines' manifests differ.

    Only contents count, not the library versions they were written with.
    """
    lines = [
        f"{name}: {ours[name]!r} and {theirs[name]!r}"
        for name in ("schema", "settings", "counts")
        if ours[name] != theirs[name]
    ]
    for name in sorted({*ours["files"], *theirs["files"]}):
        one, other = (m["files"].get(name, {}).get("digest") for m in (ours, theirs))
        if one != other:
            lines.append(f"{name}: content {str(one)[:12]} and {str(other)[:12]}")
    known = {row["file"]: row["sha256"] for row in theirs["inputs"]}
    lines += [
        f"input {row['file']}: {row['sha256'][:12]} and {str(known.get(row['file']))[:12]}"
        for row in ours["inputs"]
        if known.get(row["file"]) != row["sha256"]
    ]
    return lines


def _written(
    compiled: CompiledBaseline, folder: Path, inputs: Iterable[dict[str, str]]
) -> dict[str, Any]:
    """Write all tables into a folder and return the manifest."""
    return _manifest(compiled, _write_files(compiled, folder), inputs)


def _write_files(compiled: CompiledBaseline, folder: Path) -> dict[str, dict[str, Any]]:
    files = {}
    for name, columns in compiled.arrays.items():
        path = folder / f"{name}.parquet"
        digest = write_parquet(path, columns)
        files[path.name] = _described(path, digest, rows=len(next(iter(columns.values()))))
    for name, frame in compiled.tables.items():
        path = folder / f"{name}.csv"
        digest = write_csv(path, frame)
        files[path.name] = _described(path, digest, rows=len(frame))
    return dict(sorted(files.items()))


def _described(path: Path, digest: str, *, rows: int) -> dict[str, Any]:
    return {
        "rows": rows,
        "bytes": path.stat().st_size,
        "sha256": checksum(path),
        "digest": digest,
    }


def _manifest(
    compiled: CompiledBaseline,
    files: dict[str, dict[str, Any]],
    inputs: Iterable[dict[str, str]],
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "attribution": attribution_of_inputs(),
        "settings": {
            "population_year": compiled.settings.population_year,
            "zones": compiled.settings.zones,
        },
        "counts": dict(sorted(compiled.counts.items())),
        "inputs": sorted(inputs, key=lambda row: row["file"]),
        "versions": {
            "geos": shapely.geos_version_string,
            "numpy": np.__version__,
            "pandas": pd.__version__,
            "proj": pyproj.proj_version_str,
            "pyarrow": pa.__version__,
            "shapely": shapely.__version__,
        },
        "files": files,
    }
