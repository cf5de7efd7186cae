"""`naervaer solve pmedian|pcenter|mclp`: where to open sites, on anybody's data."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click
import numpy as np

from naervaer.cli.interrupts import interruptible
from naervaer.domain.errors import UnusableInputError
from naervaer.planning.siting import (
    CenterProblem,
    CoverageProblem,
    MedianProblem,
    SitePlan,
    SiteRules,
    solve_center,
    solve_coverage,
    solve_median,
    warm_up_center,
    warm_up_coverage,
    warm_up_median,
)
from naervaer.planning.solving import Ending, Outcome, Progress, StopRule, silent
from naervaer.registers.instances.orlib import read_orlib
from naervaer.registers.instances.site_instance import SiteInstance
from naervaer.registers.instances.table import read_table
from naervaer.registers.instances.tsplib import read_tsplib

READERS = {"orlib": read_orlib, "tsplib": read_tsplib, "csv": read_table}

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What all three questions have in common, read from file and options.

    Attributes
    ----------
    instance
        The file.
    open_count, rules
        How many sites are open, and which of them anyway.
    how
        Stop rule, seed and progress, as every solver takes them.

    """

    instance: SiteInstance
    open_count: int
    rules: SiteRules
    how: Mapping[str, Any]


def _question(solve: Callable[..., Outcome[SitePlan]]) -> Command:
    """Return a command that reads the file, asks the solver and prints its answer."""

    @wraps(solve)
    def command(file: Path, form: str, *, as_json: bool, **given: Any) -> None:
        instance = READERS[form](file)
        count = _count(instance, given.pop("open_count"))
        seconds, gap = given.pop("seconds"), given.pop("gap")
        how = {
            "seed": given.pop("seed"),
            "report": _tell if given.pop("progress") else silent,
        }
        with interruptible() as stopped:
            how["stop"] = StopRule(seconds=seconds, gap=gap, asked=stopped.is_set)
            asked = Asked(instance, count, SiteRules(fixed=instance.fixed), how)
            outcome = solve(asked, **given)
        _print(instance, outcome, as_json=as_json)

    options = (
        click.argument("file", type=click.Path(path_type=Path)),
        click.option(
            "--format", "form", type=click.Choice(sorted(READERS)), required=True,
            help="How FILE is written: see the guide on siting files.",
        ),
        click.option(
            "--p", "open_count", type=int,
            help="How many sites are open, the fixed ones included; orlib files say it too.",
        ),
        click.option("--seconds", type=float, default=60.0, show_default=True),
        click.option("--gap", type=float, default=0.0, show_default=True,
                     help="Relative gap that is good enough; 0 asks for the proven best."),
        click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True),
        click.option("--json", "as_json", is_flag=True, help="Print every figure as JSON."),
        click.option("--progress", is_flag=True, help="Tell on standard error how it goes."),
    )  # fmt: skip
    whole: Command = command
    for option in reversed(options):
        whole = option(whole)
    return whole


@click.command()
@_question
def pmedian(asked: Asked) -> Outcome[SitePlan]:
    r"""Open p sites with the least sum of demand times minutes.

    \b
    Example:
      naervaer solve pmedian pmed1.txt --format orlib --json
    """
    warm_up_median()
    problem = MedianProblem(
        demand=asked.instance.demand,
        minutes=asked.instance.minutes,
        open_count=asked.open_count,
        rules=asked.rules,
    )
    return solve_median(problem, **asked.how)


@click.command()
@_question
def pcenter(asked: Asked) -> Outcome[SitePlan]:
    r"""Open p sites with the shortest longest way.

    \b
    Example:
      naervaer solve pcenter pmed1.txt --format orlib --json
    """
    warm_up_center()
    problem = CenterProblem(
        minutes=asked.instance.minutes, open_count=asked.open_count, rules=asked.rules
    )
    return solve_center(problem, **asked.how)


@click.command()
@click.option("--radius", type=float, required=True, help="Longest way that still counts.")
@_question
def mclp(asked: Asked, *, radius: float) -> Outcome[SitePlan]:
    r"""Open p sites that cover most demand within a radius.

    The objective is the covered demand; the bound lies above it.

    \b
    Example:
      naervaer solve mclp pmed1.txt --format orlib --radius 60 --json
    """
    warm_up_coverage()
    problem = CoverageProblem(
        demand=asked.instance.demand,
        minutes=asked.instance.minutes,
        radius=radius,
        open_count=asked.open_count,
        rules=asked.rules,
    )
    return solve_coverage(problem, **asked.how)


def _count(instance: SiteInstance, open_count: int | None) -> int:
    """Return how many sites shall be open."""
    count = instance.open_count if open_count is None else open_count
    if count is None:
        raise UnusableInputError("The file does not say how many sites to open; give --p.")
    if count < 1:
        raise UnusableInputError(f"p is {count}, expected 1 or more.")
    return count


def _tell(progress: Progress) -> None:
    """Print one line of progress on standard error."""
    click.echo(
        f"{progress.stage}: objective {progress.objective}, bound {progress.bound}", err=True
    )


def figures_of(instance: SiteInstance, outcome: Outcome[SitePlan]) -> dict[str, Any]:
    """Return the figures of an answer, ready for JSON."""
    open_sites = () if outcome.best is None else tuple(outcome.best.open_sites)
    return {
        "objective": _finite(outcome.objective),
        "bound": _finite(outcome.bound),
        "gap": _finite(outcome.gap),
        "ending": str(outcome.ending),
        "seconds": round(outcome.seconds, 3),
        "seed": outcome.seed,
        "open": [instance.site_names[int(site)] for site in open_sites],
        "reasons": list(outcome.reasons),
    }


def _finite(value: float) -> float | int | None:
    """Return whole numbers as such and None for what JSON cannot hold."""
    if not math.isfinite(value):
        return None
    return int(value) if value == np.floor(value) else float(value)


def _print(instance: SiteInstance, outcome: Outcome[SitePlan], *, as_json: bool) -> None:
    """Print the answer; end with 1 when there is none."""
    figures = figures_of(instance, outcome)
    if as_json:
        click.echo(json.dumps(figures, indent=1, ensure_ascii=False))
    elif outcome.ending is Ending.INFEASIBLE:
        click.echo("infeasible: " + " ".join(outcome.reasons))
    else:
        click.echo(
            f"{outcome.ending}: objective {outcome.objective:g}, bound {outcome.bound:g}, "
            f"gap {outcome.gap:.4%}, {outcome.seconds:.2f} s\n"
            f"open: {' '.join(str(name) for name in figures['open'])}"
        )
    if outcome.ending is Ending.INFEASIBLE:
        raise SystemExit(1)
