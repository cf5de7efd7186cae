"""Cells of numbers, as every table writes them."""

import numpy as np

from naervaer.studies.report.table import Cell
from naervaer.studies.report.words import Words

_TINY_GAP = 1e-5


def share_cell(value: float, words: Words) -> Cell:
    """Return a share as per cent."""
    return Cell(words.share(value), sort=value)


def minutes_cell(value: float, words: Words) -> Cell:
    """Return whole minutes; those out of reach sort last."""
    return Cell(words.minutes(value), sort=value if np.isfinite(value) else None)


def people_cell(value: float, words: Words) -> Cell:
    """Return a count of people."""
    return Cell(words.people(value), sort=round(value))


def number_cell(value: float, words: Words, decimals: int = 0) -> Cell:
    """Return a number that sorts as one."""
    return Cell(words.number(value, decimals), sort=value if np.isfinite(value) else None)


def gap_cell(gap: float, words: Words) -> Cell:
    """Return a gap as per cent; one that is next to nothing is said to be so."""
    if 0 < gap < _TINY_GAP:
        return Cell(words.text("gap_tiny", gap=words.share(_TINY_GAP, 3)), sort=gap)
    return Cell(words.share(gap, 3), sort=gap)
