"""Measure in one run, and write what was measured into one section of docs/benchmarks.md.

A benchmark calls `median_seconds` for Nærvær and its peers alike and hands the rows to
`write_section`, which replaces the text between its own markers and leaves all others alone.
"""

import os
import platform
import re
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians of several runs, seconds.

    Attributes
    ----------
    wall
        By the clock.
    processor
        On all cores together; hardly touched by what else the machine does.

    """

    wall: float
    processor: float

    def times(self, factor: float) -> "Timing":
        """Return both scaled."""
        return Timing(self.wall * factor, self.processor * factor)


def median_times(run: Callable[[], Answer], *, times: int = 3) -> tuple[Timing, Answer]:
    """Run something several times; return the median times and the last answer."""
    walls, processors = [], []
    for _ in range(times):
        wall, processor = time.perf_counter(), time.process_time()
        answer = run()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return Timing(statistics.median(walls), statistics.median(processors)), answer


def median_seconds(run: Callable[[], Answer], *, times: int = 3) -> tuple[float, Answer]:
    """Run something several times; return the median wall time and the last answer."""
    timing, answer = median_times(run, times=times)
    return timing.wall, answer


def machine() -> str:
    """Return what kind of machine this is, without its name."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        found = re.search(r"^model name\s*:\s*(.+)$", cpuinfo.read_text(), re.MULTILINE)
        model = found.group(1) if found else model
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{model}, {cores} cores, {platform.system()}, Python {platform.python_version()}"


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows as a Markdown table; the first column is text, the others numbers."""
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def write_section(
    name: str, *, title: str, body: str, packages: Sequence[str] = (), page: Path = PAGE
) -> None:
    """Replace the section `name` of the page, or add it at the end.

    Parameters
    ----------
    name
        Marks the section; not shown.
    title
        Its heading.
    body
        Markdown.
    packages
        Whose versions are stated beside the machine and the date.
    page
        The file to write.

    """
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    stamp = f"*{datetime.now(UTC):%Y-%m-%d}, {machine()}" + (
        f"; {versions}" if versions else ""
    )
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    section = f"{begin}\n## {title}\n\n{body.strip()}\n\n{stamp}.*\n{end}"
    text = page.read_text(encoding="utf-8") if page.is_file() else "# Benchmarks\n"
    if begin in text:
        before, _, rest = text.partition(begin)
        text = before + section + rest.partition(end)[2]
    else:
        text = f"{text.rstrip()}\n\n{section}\n"
    page.write_text(text, encoding="utf-8")
