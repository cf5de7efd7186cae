"""Cells of numbers, as every table writes them."""

import numpy as np

from naervaer.studies.report.table import Cell
from naervaer.studies.report.words import Words


def share_cell(value: float, words: Words) -> Cell:
    """Return a share as per cent."""
    return Cell(words.share(value), sort=value)


def minutes_cell(value: float, words: Words) -> Cell:
    """Return whole minutes; those out of reach sort last."""
    return Cell(words.minutes(value), sort=value if np.isfinite(value) else None)


def people_cell(value: float, words: Words) -> Cell:
    """Return a count of people."""
    return Cell(words.people(value), sort=round(value))
