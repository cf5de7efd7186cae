"""`naervaer data build`: compile the baseline from raw files."""

import json
import sys
import time
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from naervaer.cli.main import EXIT_FAILED
from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.registers.baseline.build import (
    differences,
    manifest_of,
    require_replaceable,
    write_baseline,
)
from naervaer.registers.baseline.compile import (
    STEPS,
    BaselineSettings,
    CompiledBaseline,
    compile_baseline,
)
from naervaer.registers.baseline.inputs import described_inputs
from naervaer.registers.population import DEFAULT_YEAR

_STEP_WORDS = {
    "roads": "veger og ferjer",
    "people": "innbyggere og adkomst",
    "settlements": "tettsteder",
    "zones": "soner",
    "sites": "tjenestesteder og kandidater",
    "outlines": "kommunegrenser",
}


@click.command("build")
@click.option(
    "--raw",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of raw files; by default NAERVAER_RAW or the data home.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to, replaced as a whole; by default ./baseline.",
)
@click.option(
    "--population-year",
    type=int,
    default=DEFAULT_YEAR,
    show_default=True,
    help="People of 1 January of this year.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; compare with the baseline in --out, by default the shipped one.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
def build(
    *, raw: Path | None, out: Path | None, population_year: int, check: bool, as_json: bool
) -> None:
    r"""Compile the baseline: network, zones, sites, outlines and tables of facts.

    The same raw files always give the same bytes. With --check the exit code is 1 when the
    contents differ.

    \b
    Examples:
      naervaer data build --out baseline
      naervaer data build --check
    """
    known = load_baseline(out) if check else None
    if known is not None:
        known.verify()
    folder = Path("baseline") if out is None else out
    if known is None:
        require_replaceable(folder)
    started = time.perf_counter()
    inputs = described_inputs(raw)
    compiled = _compiled(raw, BaselineSettings(population_year=population_year))
    if known is None:
        _write(compiled, folder, inputs)
        _print_written(load_baseline(folder), time.perf_counter() - started, as_json=as_json)
        return
    found = differences(known.manifest, manifest_of(compiled, inputs=inputs))
    _print_compared(known, found, as_json=as_json)
    if found:
        sys.exit(EXIT_FAILED)


def _write(compiled: CompiledBaseline, folder: Path, inputs: list[dict[str, str]]) -> None:
    try:
        write_baseline(compiled, folder, inputs=inputs)
    except OSError as error:
        msg = f"cannot write the baseline to {folder} ({error.strerror or error})."
        raise UnusableInputError(msg) from error


def _compiled(raw: Path | None, settings: BaselineSettings) -> CompiledBaseline:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    shown = console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
        task = progress.add_task("Grunnlag", total=len(STEPS))

        def report(step: str) -> None:
            progress.update(task, description=_STEP_WORDS[step], completed=STEPS.index(step))

        return compile_baseline(raw, settings=settings, report=report)


def _print_written(baseline: Baseline, seconds: float, *, as_json: bool) -> None:
    files = baseline.manifest["files"]
    size = sum(file["bytes"] for file in files.values())
    if as_json:
        figures = {
            "folder": str(baseline.folder),
            "files": len(files),
            "bytes": size,
            "seconds": round(seconds, 1),
            "counts": baseline.manifest["counts"],
        }
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    counts = baseline.manifest["counts"]
    click.echo(
        f"{baseline.folder}: {len(files)} filer, {size / 1e6:.1f} MB, {seconds:.0f} s.\n"
        f"{counts['people']:.0f} innbyggere 1. januar {baseline.population_year} i "
        f"{counts['zones']} soner; {counts['people_without_road']:.0f} bor der ingen veg i "
        f"dataene når fram.\n{baseline.attribution}"
    )


def _print_compared(known: Baseline, found: list[str], *, as_json: bool) -> None:
    if as_json:
        answer = {"folder": str(known.folder), "unchanged": not found, "differences": found}
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    if not found:
        files = len(known.manifest["files"])
        click.echo(f"Uendret: alle {files} filer i grunnlaget har samme innhold som før.")
    for line in found:
        click.echo(line)
