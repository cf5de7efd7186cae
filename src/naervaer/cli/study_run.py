"""`naervaer study run`: run a study and print its findings."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from naervaer.registers.baseline import load_baseline
from naervaer.studies.access.recipe import STEPS
from naervaer.studies.recipes.access import FinishedStudy, run_access
from naervaer.studies.report.words import LANGUAGES
from naervaer.studies.scenario import Scenario, read_scenario

_STEPS_AROUND = 3
_FOLDER = click.Path(file_okay=True, path_type=Path)
_LANGUAGE = click.Choice(LANGUAGES)


@click.group()
def run() -> None:
    r"""Run a study.

    \b
    Example:
      naervaer study run access --scenario examples/fv17-closed.toml --out out/fv17
    """


@run.command()
@click.option("--scenario", "scenario_file", type=_FOLDER, help="A study.toml with a what-if.")
@click.option(
    "--out",
    type=_FOLDER,
    default=Path("out/access"),
    show_default=True,
    help="Folder for the result; an earlier result there is replaced.",
)
@click.option("--lang", type=_LANGUAGE, default="nb", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--grid", is_flag=True, help="On the 250 m cells of the raw files, not on zones.")
@click.option(
    "--baseline",
    "baseline_folder",
    type=_FOLDER,
    help="Another compiled baseline than the shipped one.",
)
def access(
    *,
    scenario_file: Path | None,
    out: Path,
    lang: str,
    as_json: bool,
    grid: bool,
    baseline_folder: Path | None,
) -> None:
    r"""Say who reaches which police service, when, and what the plan changes.

    \b
    Example:
      naervaer study run access --out out/access
      naervaer study run access --scenario examples/close-a-point.toml --out out/what-if
    """
    scenario = Scenario() if scenario_file is None else read_scenario(scenario_file)
    baseline = load_baseline(baseline_folder)
    with _progress(len(STEPS) + _STEPS_AROUND) as told:
        finished = run_access(
            baseline,
            scenario=scenario,
            scenario_file=scenario_file,
            out=out,
            language=lang,
            on_grid=grid,
            told=told,
        )
    if as_json:
        click.echo(json.dumps(_as_dict(finished), ensure_ascii=False, indent=2))
        return
    for number, finding in enumerate(finished.findings, start=1):
        click.echo(f"{number}. {finding.sentence}")
    click.echo(f"{finished.folder / 'index.html'}", err=True)


def _as_dict(finished: FinishedStudy) -> dict[str, Any]:
    """Return the findings and the manifest for a program."""
    return {
        "findings": [
            {"key": item.key, "number": item.number, "sentence": item.sentence}
            for item in finished.findings
        ],
        "folder": str(finished.folder),
        "manifest": finished.manifest,
    }


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[str], None]]:
    """Show progress on standard error, one step at a time."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.completed}/{task.total} {task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as shown:
        task = shown.add_task("", total=steps)
        begun = [0]

        def told(name: str) -> None:
            shown.update(task, description=name.replace("_", " "), completed=begun[0])
            begun[0] += 1

        yield told
