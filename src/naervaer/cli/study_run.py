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
from naervaer.studies.recipes.siting import DISTRICT, FinishedSiting, run_siting
from naervaer.studies.report.words import LANGUAGES
from naervaer.studies.scenario import Scenario, read_scenario
from naervaer.studies.siting.optimum import Effort

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
    _tell(finished, as_json=as_json)


@run.command()
@click.option(
    "--out",
    type=_FOLDER,
    default=Path("out/siting"),
    show_default=True,
    help="Folder for the result; an earlier result there is replaced.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    default=Effort().seconds,
    show_default=True,
    help="Longest time for each problem; what is not proven by then is reported with its gap.",
)
@click.option(
    "--district",
    default=DISTRICT,
    show_default=True,
    help="Police district whose presence mix is planned.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the searches.")
@click.option("--lang", type=_LANGUAGE, default="nb", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--baseline",
    "baseline_folder",
    type=_FOLDER,
    help="Another compiled baseline than the shipped one.",
)
def siting(
    *,
    out: Path,
    seconds: float,
    district: str,
    seed: int,
    lang: str,
    as_json: bool,
    baseline_folder: Path | None,
) -> None:
    r"""Say where new points and offices would be best, beside the plan's own choice.

    \b
    Example:
      naervaer study run siting --out out/siting
      naervaer study run siting --district Finnmark --seconds 5 --lang en --out out/quick
    """
    baseline = load_baseline(baseline_folder)
    with _progress(None) as told:
        finished = run_siting(
            baseline,
            out=out,
            language=lang,
            district=district,
            effort=Effort(seconds=seconds, seed=seed),
            told=told,
        )
    _tell(finished, as_json=as_json)


def _tell(finished: FinishedStudy | FinishedSiting, *, as_json: bool) -> None:
    """Print the findings, and where the report lies."""
    if as_json:
        click.echo(json.dumps(_as_dict(finished), ensure_ascii=False, indent=2))
        return
    for number, finding in enumerate(finished.findings, start=1):
        click.echo(f"{number}. {finding.sentence}")
    click.echo(f"{finished.folder / 'index.html'}", err=True)


def _as_dict(finished: FinishedStudy | FinishedSiting) -> dict[str, Any]:
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
def _progress(steps: int | None) -> Iterator[Callable[[str], None]]:
    """Show progress on standard error, one step at a time; how many may be unknown."""
    count = "{task.completed}" if steps is None else "{task.completed}/{task.total}"
    with Progress(
        SpinnerColumn(),
        TextColumn(f"{count} {{task.description}}"),
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
