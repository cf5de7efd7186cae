"""Tables as data: what the template needs to draw one that a screen reader can walk."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and whether it holds numbers."""

    label: str
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it says, and what it sorts by when that is a number."""

    text: str
    sort: float | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of each row is its heading."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    provenance: str = ""


def columns(first: str, *others: str) -> tuple[Column, ...]:
    """Return a heading column and number columns."""
    return (Column(first, numeric=False), *(Column(other) for other in others))


def row(heading: str, cells: Iterable[Cell | str]) -> tuple[Cell, ...]:
    """Return a row that starts with its heading."""
    return (Cell(heading), *(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells))
