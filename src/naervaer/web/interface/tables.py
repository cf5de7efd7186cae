"""Tables that sort by their own address, so that they work without scripts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.numbers import alphabetical

#: The word in the address that says which column sorts; a minus in front turns the order.
SORT_WORD = "sorter"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes
    ----------
    key
        Its name in the address.
    heading
        What stands above it, with the unit.
    is_number
        Whether the figures are set to the right.
    sorts
        Whether the reader may sort by it.
    hint
        A few words under the heading, or empty.

    """

    key: str
    heading: str
    is_number: bool = False
    sorts: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes
    ----------
    text
        What it shows.
    order
        What it is sorted by; the text where None. A cell with `is_missing` always goes last.
    address
        Where it leads, or empty.
    badge
        The mark of its figure, or None.
    is_missing
        Whether there is no value.
    bar
        From 0 to 1: the length of a bar drawn under the text, or None.
    colour
        The colour of the tag the text stands in, or empty for no tag.
    hint
        A few small words under the text, or empty.

    """

    text: str
    order: float | str | None = None
    address: str = ""
    badge: Badge | None = None
    is_missing: bool = False
    bar: float | None = None
    colour: str = ""
    hint: str = ""

    @property
    def bar_width(self) -> str:
        """The bar's length in hundredths."""
        return f"{100 * min(max(self.bar or 0.0, 0.0), 1.0):.1f}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as the page shows it: which way it sorts now, and the address that turns it."""

    column: Column
    sorted_now: str
    address: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready to be shown; the first column heads its row.

    Attributes
    ----------
    name
        Its id on the page, and the prefix of its word in the address.
    caption
        What it shows, said in full.
    headings, rows
        The columns, and the cells in the order of the columns.
    is_caption_hidden
        Whether a heading just above already says the caption.

    """

    name: str
    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_caption_hidden: bool = False


def table_of(
    *,
    name: str,
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    asked: QueryDict | None = None,
    first: str = "",
    is_caption_hidden: bool = False,
) -> Table:
    """Return the table, sorted as the address asks.

    Parameters
    ----------
    name
        Id of the table; the address sorts it by `sorter` (the table called `tabell`) or by
        `<name>-sorter`, so that several tables can stand on one page.
    caption, columns, rows
        What it shows.
    asked
        The query of the request; None makes a table that cannot be sorted.
    first
        The column it is sorted by when the address says nothing, with a minus for descending;
        empty keeps the order of the rows.
    is_caption_hidden
        See `Table`.

    """
    word = SORT_WORD if name == "tabell" else f"{name}-{SORT_WORD}"
    chosen = (asked.get(word) if asked is not None else None) or first
    keys = {column.key: at for at, column in enumerate(columns) if column.sorts}
    if chosen.lstrip("-") not in keys:
        chosen = first
    made = [tuple(row) for row in rows]
    if chosen:
        made = _sorted(made, keys[chosen.lstrip("-")], descending=chosen.startswith("-"))
    headings = tuple(_heading(column, chosen, word, name, asked) for column in columns)
    return Table(name, caption, headings, tuple(made), is_caption_hidden)


def _sorted(
    rows: list[tuple[Cell, ...]], at: int, *, descending: bool
) -> list[tuple[Cell, ...]]:
    """Return the rows in order; those without a value come last either way."""
    known = [row for row in rows if not row[at].is_missing]
    missing = [row for row in rows if row[at].is_missing]
    return sorted(known, key=lambda row: _order(row[at]), reverse=descending) + missing


def _order(cell: Cell) -> tuple[int, Any]:
    value = cell.text if cell.order is None else cell.order
    return (1, alphabetical(value)) if isinstance(value, str) else (0, value)


def _heading(
    column: Column, chosen: str, word: str, name: str, asked: QueryDict | None
) -> Heading:
    if asked is None or not column.sorts:
        return Heading(column, "", "")
    now = "none"
    if chosen.lstrip("-") == column.key:
        now = "descending" if chosen.startswith("-") else "ascending"
    begins_high = column.is_number and now == "none"
    turned = "-" if begins_high or now == "ascending" else ""
    query = asked.copy()
    query[word] = f"{turned}{column.key}"
    return Heading(column, now, f"?{query.urlencode()}#{name}")
