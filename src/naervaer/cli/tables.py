"""Tables on the terminal that stay readable when they are piped into a file."""

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

PIPED_WIDTH = 120


def console() -> Console:
    """Return a console as wide as the terminal, or of a fixed width when piped."""
    if sys.stdout.isatty():
        return Console()
    return Console(width=PIPED_WIDTH)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str) -> None:
    """Print rows under column names; the last column takes the room that is left."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, show_edge=False)
    for name in columns[:-1]:
        table.add_column(name, overflow="fold", no_wrap=name == columns[0])
    table.add_column(columns[-1], overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row))
    console().print(table)


def print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Print names and values, one pair after the other, leaving out empty values."""
    table = Table(box=None, pad_edge=False, show_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        if value:
            table.add_row(name, _plain(value))
    console().print(table)


def _plain(text: str) -> str:
    return text.replace("[", r"\[")
