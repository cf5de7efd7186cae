"""The national access study from the command line: seconds, memory and what zones cost.

Each run is a process of its own, as a user starts it. The first run of all compiles the
kernels; `--grid` makes the same study on the 250 m cells of the raw files.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from tables import markdown_table, write_section

TIMES = 3
PROGRAM = "from naervaer.cli.main import main; main()"


def run_study(out: Path, *options: str) -> tuple[float, float, float]:
    """Return wall seconds, processor seconds and peak memory (MiB) of one run."""
    before, begun = os.times(), time.perf_counter()
    words = ["study", "run", "access", "--out", str(out), *options]
    subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], check=True, stdout=subprocess.DEVNULL
    )
    wall, after = time.perf_counter() - begun, os.times()
    processor = (after.children_user + after.children_system) - (
        before.children_user + before.children_system
    )
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return wall, processor, manifest["peak_memory_mebibytes"]


def largest_difference(a: Path, b: Path) -> float:
    """Return the largest difference between districts' shares within 45 minutes, in points."""
    shares = []
    for folder in (a, b):
        table = pd.read_csv(folder / "access.csv")
        kept = (table["group"] == "district") & table["doors"].isin(["after_ordinary", "after"])
        kept &= table["service"].isin(["desk", "passport_id"])
        rows = table[kept].set_index(["service", "group_id"])
        shares.append(rows["share_within_45"])
    return float(100 * (shares[0] - shares[1]).abs().max())


def main() -> None:
    """Run both kinds and write the section."""
    with tempfile.TemporaryDirectory() as folder:
        zones, grid = Path(folder) / "zones", Path(folder) / "grid"
        run_study(zones)
        rounds = [run_study(zones) for _ in range(TIMES)]
        wall, processor, memory = (
            statistics.median(values) for values in zip(*rounds, strict=True)
        )
        rows = [["zones of the baseline", f"{wall:.1f}", f"{processor:.1f}", f"{memory:.0f}"]]
        wall, processor, memory = run_study(grid, "--grid")
        rows.append(
            ["250 m grid (`--grid`)", f"{wall:.1f}", f"{processor:.1f}", f"{memory:.0f}"]
        )
        apart = largest_difference(zones, grid)
    body = (
        "`naervaer study run access`, a process of its own, kernels compiled; limits: 30 s and "
        "2 GB on the baseline, 120 s on the grid.\n\n"
        + markdown_table(["run", "seconds", "processor, s", "peak memory, MiB"], rows)
        + "\n\nThe share within 45 minutes differs between zones and grid by at most "
        f"{apart:.2f} percentage points in any district, points and passport offices alike."
    )
    write_section(
        "access_study",
        title="The national access study",
        body=body,
        packages=("numpy", "numba", "pandas", "pyarrow"),
    )


if __name__ == "__main__":
    main()
