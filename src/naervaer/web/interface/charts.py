"""Charts as drawings the page carries itself, each with its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from naervaer.web.interface.kinds import Badge
from naervaer.web.interface.numbers import number
from naervaer.web.interface.tables import Cell, Column, Table, table_of

_WIDTH, _HEIGHT = 480, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 26, 14, 34
_TICKS = 4
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_STYLES = 6


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart: a name and a value for each point along, None where unknown."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a line, with what is said when it is pointed at."""

    x: float
    y: float
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as drawn: pieces without gaps, the marks on it, and its place in the legend."""

    name: str
    style: int
    pieces: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over time with axes, and the table of the same figures."""

    name: str
    title: str
    unit: str
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    table: Table
    badge: Badge | None = None
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT
    right: int = _WIDTH - _RIGHT
    bottom: int = _HEIGHT - _BOTTOM


def line_chart(
    *,
    name: str,
    title: str,
    unit: str,
    along: Sequence[str],
    along_heading: str,
    series: Sequence[Series],
    decimals: int = 0,
    badge: Badge | None = None,
) -> LineChart:
    """Return a line chart.

    Parameters
    ----------
    name
        Id on the page.
    title, unit
        What is shown, and in what it is counted.
    along, along_heading
        The words along the lower edge (years, months), and what they are.
    series
        The lines; each has one value for each word along.
    decimals
        Decimals of the figures.
    badge
        Kind, source and date of all figures.

    """
    known = [value for one in series for value in one.values if value is not None]
    top, step = _top(max(known, default=1.0))
    place_x = [_x(at, len(along)) for at in range(len(along))]
    places = list(zip(place_x, along, strict=True))
    lines = tuple(
        _line(one, at, places=places, top=top, unit=unit, decimals=decimals)
        for at, one in enumerate(series)
    )
    every = max(1, -(-len(along) // 6))
    return LineChart(
        name=name,
        title=title,
        unit=unit,
        lines=lines,
        across=tuple(
            Tick(place_x[at], text) for at, text in enumerate(along) if at % every == 0
        ),
        up=tuple(
            Tick(_y(at * step, top), number(at * step, 0 if step >= 1 else 1))
            for at in range(round(top / step) + 1)
        ),
        table=_table(
            name=name,
            title=title,
            along=along,
            heading=along_heading,
            series=series,
            decimals=decimals,
        ),
        badge=badge,
    )


def _table(
    *,
    name: str,
    title: str,
    along: Sequence[str],
    heading: str,
    series: Sequence[Series],
    decimals: int,
) -> Table:
    columns = [
        Column("along", heading),
        *(Column(one.name, one.name, is_number=True) for one in series),
    ]
    rows = [
        [Cell(text), *(Cell(number(one.values[at], decimals)) for one in series)]
        for at, text in enumerate(along)
    ]
    return table_of(name=f"{name}-tabell", caption=title, columns=columns, rows=rows)


def _line(
    one: Series,
    style: int,
    *,
    places: Sequence[tuple[float, str]],
    top: float,
    unit: str,
    decimals: int,
) -> Line:
    pieces: list[list[str]] = [[]]
    marks = []
    for at, value in enumerate(one.values):
        if value is None:
            pieces.append([])
            continue
        (x, where), y = places[at], _y(value, top)
        pieces[-1].append(f"{x:.1f},{y:.1f}")
        words = f"{one.name}, {where}: {number(value, decimals)} {unit}"
        marks.append(Mark(round(x, 1), round(y, 1), words))
    drawn = tuple(" ".join(piece) for piece in pieces if len(piece) > 1)
    return Line(one.name, style % _STYLES, drawn, tuple(marks))


def _x(at: int, count: int) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (at / (count - 1) if count > 1 else 0.5)


def _y(value: float, top: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - value / top)


def _top(highest: float) -> tuple[float, float]:
    """Return a round top of the axis and the distance between its ticks."""
    if highest <= 0:
        return 1.0, 1.0
    rough = highest / _TICKS
    power = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 0.1
    step = next(one * power for one in _STEPS if one * power >= rough)
    count = -int(-highest // step)
    return step * count, step
