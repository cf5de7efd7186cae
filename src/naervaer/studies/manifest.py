"""The manifest beside every result: what went in, with what settings, how long it took."""

import hashlib
import json
import platform
import resource
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from naervaer.studies.workspace import MANIFEST_NAME

_PACKAGES = ("naervaer", "numpy", "scipy", "numba", "pandas", "pyarrow", "pyproj", "jinja2")


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a result came about, enough to make it again.

    Attributes
    ----------
    study
        Name of the recipe.
    inputs
        One entry per input: name, sha256, and what else is known of it.
    settings
        Everything that was chosen, defaults included.
    seed
        Seed of all randomness; None when nothing is random.
    seconds
        Per step, and `total`.

    """

    study: str
    inputs: tuple[Mapping[str, Any], ...]
    settings: Mapping[str, Any]
    seed: int | None
    seconds: Mapping[str, float]

    def as_dict(self, *, outputs: Mapping[str, str]) -> dict[str, Any]:
        """Return the manifest with versions, peak memory and the outputs' checksums."""
        return {
            "study": self.study,
            "inputs": [dict(entry) for entry in self.inputs],
            "settings": dict(self.settings),
            "seed": self.seed,
            "versions": versions(),
            "seconds": dict(self.seconds),
            "peak_memory_mebibytes": peak_memory_mebibytes(),
            "outputs": dict(outputs),
        }


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that bear on the numbers."""
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def peak_memory_mebibytes() -> float:
    """Return the most memory this process has held, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_manifest(manifest: Manifest, folder: Path) -> dict[str, Any]:
    """Write `manifest.json` for everything that stands in `folder`, and return it."""
    outputs = {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST_NAME
    }
    content = manifest.as_dict(outputs=outputs)
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=False)
    (folder / MANIFEST_NAME).write_text(text + "\n", encoding="utf-8")
    return content
