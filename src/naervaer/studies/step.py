"""A step of a study: a named pure function, timed, with its needs written down."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from naervaer.domain.errors import UnusableInputError


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of a recipe.

    Attributes
    ----------
    makes
        Name of what it produces.
    needs
        Names of what must be there before, handed over as keyword arguments.
    do
        The function; it reads nothing but its arguments.

    """

    makes: str
    needs: tuple[str, ...]
    do: Callable[..., Any]


@dataclass(slots=True)
class Run:
    """What the steps have made so far, and how long each took."""

    made: dict[str, Any] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def run_steps(
    steps: tuple[Step, ...],
    *,
    given: Mapping[str, Any],
    told: Callable[[str], None] = lambda _name: None,
) -> Run:
    """Run the steps in order and return what they made.

    Parameters
    ----------
    steps
        In an order in which each finds its needs.
    given
        What is there from the start.
    told
        Called with a step's name before it runs, for progress.

    Raises
    ------
    UnusableInputError
        When a step needs what no earlier step makes.

    """
    run = Run(made=dict(given))
    for step in steps:
        missing = [need for need in step.needs if need not in run.made]
        if missing:
            msg = f"step {step.makes!r} needs {', '.join(missing)}, expected an earlier step."
            raise UnusableInputError(msg)
        told(step.makes)
        begun = time.perf_counter()
        run.made[step.makes] = step.do(**{need: run.made[need] for need in step.needs})
        run.seconds[step.makes] = round(time.perf_counter() - begun, 3)
    return run
