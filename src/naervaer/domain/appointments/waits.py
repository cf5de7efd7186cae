"""How long people usually wait for a third free appointment, from what was measured by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

FEWEST_DAYS = 5
"""Measured days there must be before anything usual is said; the project's own choice."""

LOOKED_BACK = timedelta(days=28)
"""How far back a usual wait looks; the project's own choice."""


@dataclass(frozen=True, slots=True)
class UsualWait:
    """The middle of the waits measured at one office (vanlig ventetid).

    Attributes
    ----------
    days
        Days to the third free appointment on the middle day; None where there were usually
        fewer than three free.
    measured
        How many days were measured.

    """

    days: int | None
    measured: int


def usual_wait(waits: Sequence[int | None]) -> UsualWait | None:
    """Return the middle of the waits, or None while too few days are measured.

    A day with fewer than three free appointments counts as longer than any number of days:
    to leave it out would make the office with nothing free look best.
    """
    if len(waits) < FEWEST_DAYS:
        return None
    longest_last = sorted(waits, key=lambda one: (one is None, one or 0))
    return UsualWait(longest_last[len(waits) // 2], len(waits))
