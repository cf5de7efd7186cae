"""Compiling the baseline from the raw files: seconds, memory and the size of what ships.

The build is a process of its own, as a user starts it; its peak memory is what the operating
system says of it afterwards.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tables import markdown_table, write_section

PROGRAM = "from naervaer.cli.main import main; main()"


def main() -> None:
    """Build once and write the section."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "baseline"
        before, begun = os.times(), time.perf_counter()
        words = ["data", "build", "--out", str(out)]
        subprocess.run(
            [sys.executable, "-c", PROGRAM, *words], check=True, stdout=subprocess.DEVNULL
        )
        wall, after = time.perf_counter() - begun, os.times()
        size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    processor = after.children_user - before.children_user
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rows = [[f"{wall:.1f}", f"{processor:.1f}", f"{memory:.0f}", f"{size / 1e6:.2f}"]]
    body = (
        "`naervaer data build` from the raw files; limits: 600 s, 8 GB, and 5 MB for what "
        "ships.\n\n"
        + markdown_table(["seconds", "processor, s", "peak memory, MiB", "result, MB"], rows)
    )
    write_section(
        "baseline_build",
        title="Building the baseline",
        body=body,
        packages=("numpy", "shapely", "pyogrio", "pyarrow"),
    )


if __name__ == "__main__":
    main()
