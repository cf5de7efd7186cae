"""`naervaer solve roster`: shifts for everybody, with a proven bound."""

import json
import sys
from pathlib import Path

import click

from naervaer.cli.interrupts import interruptible
from naervaer.cli.outputs import refuse_unwritable
from naervaer.domain.errors import UnusableInputError
from naervaer.planning.rostering import score, solve_roster, summary, warm_up_rosters
from naervaer.planning.solving import Ending, Progress, Report, StopRule, silent
from naervaer.registers.instances.shift_scheduling import read_shift_scheduling
from naervaer.studies.shift_scheduling import read_roster, roster_problem, write_roster


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--seconds", default=60.0, show_default=True, help="Longest time to search.")
@click.option("--gap", default=0.0, show_default=True, help="Gap that is good enough.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Seed of the random choices.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write the roster here.")
@click.option("--start", type=click.Path(path_type=Path), help="Go on from this roster.")
@click.option("--progress", is_flag=True, help="Show the best roster and bound as they move.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def roster(
    file: Path,
    *,
    seconds: float,
    gap: float,
    seed: int,
    out: Path | None,
    start: Path | None,
    progress: bool,
    as_json: bool,
) -> None:
    r"""Schedule the shifts of FILE, in the text format of Curtois and Qu (2014).

    The best roster so far is returned with its bound when time is up or Ctrl-C is pressed.
    The roster is written with one line a person and one field a day: the shift, or nothing.

    \b
    Examples:
      naervaer solve roster Instance5.txt --seconds 60 --out roster.csv --json
      naervaer solve roster Instance5.txt --start roster.csv --out roster.csv
    """
    refuse_unwritable(out)
    problem = roster_problem(read_shift_scheduling(file))
    before = None if start is None else read_roster(start, problem)
    if before is not None and (broken := score(problem, before).violations):
        msg = f"{start} breaks {len(broken)} hard rules, the first: {broken[0]}"
        raise UnusableInputError(msg)
    report = show_progress(shown=progress)
    warm_up_rosters()
    with interruptible() as asked:
        stop = StopRule(seconds=seconds, gap=gap, asked=asked.is_set)
        outcome = solve_roster(problem, seed=seed, stop=stop, start=before, report=report)
    if out is not None and outcome.best is not None:
        write_roster(out, problem, outcome.best)
    figures = summary(problem, outcome)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))
    elif outcome.best is None:
        click.echo("Ingen lovlig vaktplan finnes.")
        for reason in outcome.reasons:
            click.echo(f"  {reason}")
    else:
        click.echo(
            f"Kostnad {outcome.objective:g}, bevist minst {outcome.bound:g} "
            f"(gap {100 * outcome.gap:.2f} %), {outcome.ending.value} "
            f"etter {outcome.seconds:.1f} s, {figures['hard_violations']} regelbrudd."
        )
    if outcome.ending is Ending.INFEASIBLE:
        sys.exit(1)


def show_progress(*, shown: bool) -> Report:
    """Return where progress goes: to standard error, or nowhere."""
    return _show if shown else silent


def _show(state: Progress) -> None:
    best = "–" if state.objective is None else f"{state.objective:g}"
    bound = "–" if state.bound is None else f"{state.bound:g}"
    click.echo(f"{state.stage}: kostnad {best}, bevist minst {bound}", err=True)
