"""`naervaer solve hypercube`: workloads and dispatches of units that share calls."""

import json
from pathlib import Path
from typing import Any

import click
import numpy as np

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.planning.response import (
    MOST_UNITS,
    Capacity,
    ExactParams,
    HypercubeProblem,
    HypercubeSolution,
    solve_approximate,
    solve_exact,
)
from naervaer.planning.solving import Ending, Outcome

EXACT_BY_ITSELF = 25
"""Above this many units the approximate model is taken unless the exact one is asked for."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--method",
    type=click.Choice(["auto", "exact", "approximate"]),
    default="auto",
    show_default=True,
    help=f"auto takes the exact model up to {EXACT_BY_ITSELF} units.",
)
@click.option("--json", "as_json", is_flag=True, help="Print every figure as JSON.")
def hypercube(file: Path, method: str, *, as_json: bool) -> None:
    r"""Solve the hypercube queueing model for each case in FILE.

    FILE is JSON: {"cases": [{"name", "capacity": "zero" or "inf", "lam": calls per hour by
    atom, "mu": service rate by unit, "pref": units by atom, nearest first}, …]}.

    \b
    Example:
      naervaer solve hypercube cases.json --json
    """
    cases = _cases(file)
    problems = [problem_of(case) for case in cases]
    _load_kernels()
    answers = [
        _answer(case, problem, method=method)
        for case, problem in zip(cases, problems, strict=True)
    ]
    if as_json:
        click.echo(json.dumps(answers, indent=1))
        return
    for answer in answers:
        workload = " ".join(f"{busy:.3f}" for busy in answer["workload"])
        click.echo(
            f"{answer['name']} ({answer['method']}, {answer['seconds']:.2f} s)\n"
            f"  workload {workload}\n"
            f"  all busy {answer['P_all_busy']:.6f}, "
            f"somebody waits {answer['P_queue_nonempty']:.6f}"
        )


def _load_kernels() -> None:
    """Solve the smallest queue once: loading compiled loops is not a case's time."""
    smallest = HypercubeProblem(
        arrival_rates=np.array([0.5]),
        service_rates=np.array([1.0, 1.0]),
        preference=np.array([[0, 1]]),
        capacity=Capacity.ZERO,
    )
    solve_exact(smallest)
    solve_approximate(smallest)


def _cases(file: Path) -> list[dict[str, Any]]:
    """Read the cases of a file."""
    if file.is_dir():
        msg = f"{file} is a folder, expected a file."
        raise UnusableInputError(msg)
    if not file.is_file():
        msg = f"There is no file {file}."
        raise MissingDataError(msg)
    try:
        content = json.loads(file.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        msg = f"{file} is not JSON: {error}."
        raise UnusableInputError(msg) from error
    cases = content.get("cases", [content]) if isinstance(content, dict) else content
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        msg = f'{file} holds no list of cases; expected {{"cases": [{{…}}, …]}}.'
        raise UnusableInputError(msg)
    if not cases:
        msg = f"{file} holds no case, expected one at least."
        raise UnusableInputError(msg)
    return cases


def problem_of(case: dict[str, Any]) -> HypercubeProblem:
    """Return the problem a case describes, or say what it lacks."""
    name = case.get("name", "without a name")
    missing = [key for key in ("lam", "mu", "pref", "capacity") if key not in case]
    if missing:
        msg = f"Case {name} lacks {', '.join(missing)}."
        raise UnusableInputError(msg)
    try:
        return HypercubeProblem(
            arrival_rates=case["lam"],
            service_rates=case["mu"],
            preference=_even_rows(case["pref"]),
            capacity=case["capacity"],
        )
    except (TypeError, ValueError) as error:
        msg = f"Case {name}: {error}"
        raise UnusableInputError(msg) from error


def _even_rows(lists: Any) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return lists of unequal length as one array, padded with -1."""
    if not isinstance(lists, list) or not all(isinstance(row, list) for row in lists):
        raise UnusableInputError("pref must be a list of unit numbers for each atom.")
    if not all(type(unit) is int for row in lists for unit in row):
        raise UnusableInputError("pref must hold whole numbers, units counted from 0.")
    longest = max((len(row) for row in lists), default=0)
    return np.array([[*row, *[-1] * (longest - len(row))] for row in lists], dtype=np.int64)


def _answer(case: dict[str, Any], problem: HypercubeProblem, *, method: str) -> dict[str, Any]:
    """Solve one case; return its figures by the names of the file format."""
    exact = method == "exact" or (method == "auto" and problem.units <= EXACT_BY_ITSELF)
    if exact and problem.units > MOST_UNITS:
        msg = (
            f"Case {case.get('name')} has {problem.units} units, expected {MOST_UNITS} or less."
        )
        raise UnusableInputError(msg)
    outcome: Outcome[HypercubeSolution] = (
        solve_exact(problem, params=ExactParams()) if exact else solve_approximate(problem)
    )
    best = outcome.best
    assert best is not None  # noqa: S101 - both models always return a solution
    return {
        "name": case.get("name", ""),
        "workload": best.workload.tolist(),
        "P_all_busy": best.all_busy,
        "P_queue_nonempty": best.queue_nonempty,
        "dispatch_fraction": best.dispatch_fraction.tolist(),
        "lost": best.lost,
        "method": "exact" if exact else "approximate",
        "converged": outcome.ending in {Ending.OPTIMAL, Ending.HEURISTIC},
        "seconds": outcome.seconds,
    }
