"""One expectation with its intervals, drawn along an axis; the table stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from naervaer.web.interface.charts import Tick
from naervaer.web.interface.numbers import number

_WIDTH, _LEFT, _RIGHT = 480, 20, 30
_TICKS = 4
_STEPS = (1.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class IntervalChart:
    """A mark, a thick line around it and a thin one around that, in the chart's units."""

    name: str
    title: str
    description: str
    unit: str
    at: float
    inner: tuple[float, float]
    outer: tuple[float, float]
    across: tuple[Tick, ...]
    left: int = _LEFT
    right: int = _WIDTH - _RIGHT


def interval_chart(
    *,
    name: str,
    title: str,
    description: str,
    unit: str,
    figures: Mapping[str, float],
) -> IntervalChart:
    """Return the chart.

    Parameters
    ----------
    name
        Id on the page.
    title, description, unit
        What is shown, the same in a sentence with its numbers, and what is counted.
    figures
        `mean`, and the ends `q025`, `q100`, `q900` and `q975`; none below nought.

    """
    highest = max(*figures.values(), 1.0)
    step = _step(highest / _TICKS)
    top = step * -(-highest // step)

    def place(value: float) -> float:
        return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * value / top, 1)

    return IntervalChart(
        name=name,
        title=title,
        description=description,
        unit=unit,
        at=place(figures["mean"]),
        inner=(place(figures["q100"]), place(figures["q900"])),
        outer=(place(figures["q025"]), place(figures["q975"])),
        across=tuple(
            Tick(place(at * step), number(at * step)) for at in range(round(top / step) + 1)
        ),
    )


def _step(rough: float) -> float:
    """Return a round distance between ticks, 1 or more."""
    power = 1.0
    while rough > _STEPS[-1] * power:
        power *= 10.0
    return next(one * power for one in _STEPS if one * power >= rough)
