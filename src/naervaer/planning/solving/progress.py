"""How a solver tells where it is, without printing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of progress.

    Attributes
    ----------
    stage
        What the solver is doing, in a few words.
    done
        Share of the stage finished, 0 to 1, or None when it cannot be known.
    objective, bound
        Best value and proven bound so far, None before there is any.

    """

    stage: str
    done: float | None = None
    objective: float | None = None
    bound: float | None = None


Report: TypeAlias = Callable[[Progress], None]
"""Where a solver sends its progress."""


def silent(_progress: Progress) -> None:
    """Drop the progress report."""
