"""`naervaer study run`: run a study and print its findings."""

import json
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from naervaer.registers.baseline import load_baseline
from naervaer.studies.access.recipe import STEPS
from naervaer.studies.duty.settings import PROFILES, DutySettings, OwnFiles, read_settings
from naervaer.studies.recipes.access import FinishedStudy, run_access
from naervaer.studies.recipes.demand import FinishedDemand, run_demand
from naervaer.studies.recipes.duty import FinishedDuty, run_duty
from naervaer.studies.recipes.siting import DISTRICT, FinishedSiting, run_siting
from naervaer.studies.report.words import LANGUAGES
from naervaer.studies.scenario import Scenario, read_scenario
from naervaer.studies.siting.least_cost import Effort
from naervaer.studies.siting.post_settings import read_post_settings

_STEPS_AROUND = 3
_MOST_WORKERS = 4
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
@click.option(
    "--weights",
    "weights_file",
    type=_FOLDER,
    help="A TOML file with weights of your own for the allocation laboratory.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Seed of the searches.",
)
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
    weights_file: Path | None,
    lang: str,
    as_json: bool,
    baseline_folder: Path | None,
) -> None:
    r"""Say where new points and offices would be best, beside the plan's own choice.

    \b
    Example:
      naervaer study run siting --out out/siting
      naervaer study run siting --weights examples/posts/own-weights.toml
      naervaer study run siting --district Finnmark --seconds 5 --lang en --out out/quick
    """
    post_settings = None if weights_file is None else read_post_settings(weights_file)
    baseline = load_baseline(baseline_folder)
    with _progress(None) as told:
        finished = run_siting(
            baseline,
            out=out,
            language=lang,
            district=district,
            effort=Effort(seconds=seconds, seed=seed),
            post_settings=post_settings,
            told=told,
        )
    _tell(finished, as_json=as_json)


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@run.command()
@click.option("--settings", "settings_file", type=_FOLDER, help="A TOML file with settings.")
@click.option("--district", help="Police district.  [default: Nordland]")
@click.option("--weeks", type=int, help="Weeks planned.  [default: 6]")
@click.option("--first-day", type=click.DateTime(["%Y-%m-%d"]), help="A Monday.")
@click.option("--profile", type=click.Choice(PROFILES), help="Hour of the day, an assumption.")
@click.option(
    "--seed", type=click.IntRange(min=0), help="Seed of everything random.  [default: 0]"
)
@click.option("--replications", type=int, help="Simulated periods.  [default: 100]")
@click.option("--seconds", type=click.FloatRange(min=0), help="Longest time for each roster.")
@click.option(
    "--shared-roster/--no-shared-roster",
    default=None,
    help="Whether neighbours are rostered together too, for comparison.  [default: yes]",
)
@click.option("--calls", type=_FILE, help="Your own calls (CSV: time, municipality).")
@click.option("--staff", type=_FILE, help="Your own staff (CSV, see the guide).")
@click.option("--leave", type=_FILE, help="Your own leave (CSV: person, first, last).")
@click.option("--cover", type=_FILE, help="Your own cover (CSV: station_district, … units).")
@click.option(
    "--profile-hours", type=_FILE, help="Your own profile (CSV: weekday, hour, share)."
)
@click.option(
    "--out",
    type=_FOLDER,
    default=Path("out/duty"),
    show_default=True,
    help="Folder for the result; an earlier result there is replaced.",
)
@click.option("--lang", type=_LANGUAGE, default="nb", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--baseline",
    "baseline_folder",
    type=_FOLDER,
    help="Another compiled baseline than the shipped one.",
)
def duty(
    *,
    settings_file: Path | None,
    out: Path,
    lang: str,
    as_json: bool,
    baseline_folder: Path | None,
    **given: Any,
) -> None:
    r"""Say how much police is needed where and when, and what the plan's levers are worth.

    \b
    Example:
      naervaer study run duty --district nordland --out out/duty
      naervaer study run duty --district Troms --calls calls.csv --profile own --lang en
    """
    settings = DutySettings() if settings_file is None else read_settings(settings_file)
    chosen = _with_options(settings, given)
    baseline = load_baseline(baseline_folder)
    workers = min(_MOST_WORKERS, os.cpu_count() or 1)
    # Forked from a process without threads; the progress bar has one.
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool, _progress(None) as told:
        finished = run_duty(
            baseline,
            settings=chosen,
            settings_file=settings_file,
            out=out,
            language=lang,
            executor=pool,
            workers=workers,
            told=told,
        )
    _tell(finished, as_json=as_json)


@run.command()
@click.option("--district", help="Police district.  [default: Nordland]")
@click.option("--weeks", type=int, help="Weeks ahead.  [default: 6]")
@click.option("--first-day", type=click.DateTime(["%Y-%m-%d"]), help="A Monday.")
@click.option(
    "--seed", type=click.IntRange(min=0), help="Seed of everything random.  [default: 0]"
)
@click.option("--calls", type=_FILE, help="Your own calls (CSV: time, municipality).")
@click.option(
    "--out",
    type=_FOLDER,
    default=Path("out/demand"),
    show_default=True,
    help="Folder for the result; an earlier result there is replaced.",
)
@click.option("--lang", type=_LANGUAGE, default="nb", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--baseline",
    "baseline_folder",
    type=_FOLDER,
    help="Another compiled baseline than the shipped one.",
)
def demand(
    *, out: Path, lang: str, as_json: bool, baseline_folder: Path | None, **given: Any
) -> None:
    r"""Say how many calls each municipality may expect: the duty study's forecast alone.

    \b
    Example:
      naervaer study run demand --district nordland --first-day 2026-12-07
      naervaer study run demand --district Troms --calls calls.csv --out out/troms
    """
    chosen = _with_options(DutySettings(), given)
    baseline = load_baseline(baseline_folder)
    with _progress(None) as told:
        finished = run_demand(baseline, settings=chosen, out=out, language=lang, told=told)
    _tell(finished, as_json=as_json)


def _with_options(settings: DutySettings, given: dict[str, Any]) -> DutySettings:
    """Return the settings with what was given on the command line; it comes first."""
    named = {name: value for name, value in given.items() if value is not None}
    files = {item.name: named.pop(item.name) for item in fields(OwnFiles) if item.name in named}
    if "first_day" in named:
        named["first_day"] = named["first_day"].date()
    if "seconds" in named:
        named["roster_seconds"] = named.pop("seconds")
    return replace(settings, files=replace(settings.files, **files), **named)


_Finished = FinishedStudy | FinishedSiting | FinishedDuty | FinishedDemand


def _tell(finished: _Finished, *, as_json: bool) -> None:
    """Print the findings, and where the report lies."""
    if as_json:
        click.echo(json.dumps(_as_dict(finished), ensure_ascii=False, indent=2))
        return
    for number, finding in enumerate(finished.findings, start=1):
        click.echo(f"{number}. {finding.sentence}")
    click.echo(f"{finished.folder / 'index.html'}", err=True)


def _as_dict(finished: _Finished) -> dict[str, Any]:
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
    """Show progress on standard error, one step at a time; how many may be unknown.

    Where standard error is a file or a pipe nothing is shown, not even an empty line.
    """
    count = "{task.completed}" if steps is None else "{task.completed}/{task.total}"
    console = Console(stderr=True)
    with Progress(
        SpinnerColumn(),
        TextColumn(f"{count} {{task.description}}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as shown:
        task = shown.add_task("", total=steps)
        begun = [0]

        def told(name: str) -> None:
            shown.update(task, description=name.replace("_", " "), completed=begun[0])
            begun[0] += 1

        yield told
