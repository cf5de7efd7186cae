"""Charts as inline SVG: cumulative curves, the Lorenz curve, ranges."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

_SMALL_WIDTH, _SMALL_HEIGHT = 220, 132
_LEFT, _TOP, _RIGHT, _BOTTOM = 30, 8, 8, 22
_FARTHEST = 90.0


def image(
    identity: str,
    *,
    title: str,
    description: str,
    size: tuple[int, int],
    style: str,
    content: Markup,
) -> Markup:
    """Return a drawing as an image with a title and a description for a screen reader."""
    return Markup(
        '<svg class="{style}" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="{id}-title {id}-desc" id="{id}"><title id="{id}-title">{title}'
        '</title><desc id="{id}-desc">{desc}</desc>{content}</svg>'
    ).format(
        style=style,
        width=size[0],
        height=size[1],
        id=identity,
        title=title,
        desc=description,
        content=content,
    )


@dataclass(frozen=True, slots=True)
class Curve:
    """Share of people (0 to 1) within each of some minutes."""

    minutes: NDArray[np.float64]
    shares: NDArray[np.float64]
    mark: str


def cumulative(minutes: NDArray[np.float64], people: NDArray[np.float64], mark: str) -> Curve:
    """Return how the share of people grows with the minutes, every second minute."""
    grid = np.arange(0.0, _FARTHEST + 1, 2.0)
    total = people.sum()
    order = np.argsort(minutes, kind="stable")
    summed = np.concatenate(([0.0], np.cumsum(people[order])))
    at = np.searchsorted(minutes[order], grid, side="right")
    return Curve(grid, summed[at] / total if total > 0 else np.zeros(grid.size), mark)


def small_curves(
    identity: str,
    *,
    title: str,
    description: str,
    curves: Sequence[Curve],
    required: float,
    limit: float,
) -> Markup:
    """Return one small chart: share of people against minutes, with the rule as a corner."""
    width = _SMALL_WIDTH - _LEFT - _RIGHT
    height = _SMALL_HEIGHT - _TOP - _BOTTOM

    def across(minutes: float) -> float:
        return _LEFT + minutes / _FARTHEST * width

    def up(share: float) -> float:
        return _TOP + (1 - share) * height

    lines = Markup("").join(
        Markup('<polyline class="{}" points="{}"/>').format(
            curve.mark,
            " ".join(
                f"{across(minute):.1f},{up(share):.1f}"
                for minute, share in zip(curve.minutes, curve.shares, strict=True)
            ),
        )
        for curve in curves
    )
    ticks = Markup("").join(
        Markup('<text x="{:.0f}" y="{}" class="tick middle">{:.0f}</text>').format(
            across(minute), _SMALL_HEIGHT - 6, minute
        )
        for minute in (0, 45, 90)
    )
    shares = Markup("").join(
        Markup('<text x="{}" y="{:.0f}" class="tick end">{:.0f}</text>').format(
            _LEFT - 4, up(share) + 4, 100 * share
        )
        for share in (0.0, required)
    )
    corner = Markup(
        '<path class="rule" d="M{:.1f} {:.1f}V{:.1f}M{:.1f} {:.1f}H{:.1f}"/>'
    ).format(across(limit), up(0), up(1), across(0), up(required), across(_FARTHEST))
    frame = Markup('<path class="axis" d="M{} {}V{}H{}"/>').format(
        _LEFT, _TOP, _TOP + height, _LEFT + width
    )
    return image(
        identity,
        title=title,
        description=description,
        size=(_SMALL_WIDTH, _SMALL_HEIGHT),
        style="chart small",
        content=Markup("{}{}{}{}{}").format(frame, corner, lines, ticks, shares),
    )


def lorenz_chart(
    identity: str,
    *,
    title: str,
    description: str,
    people: NDArray[np.float64],
    minutes: NDArray[np.float64],
    axis_people: str,
    axis_minutes: str,
) -> Markup:
    """Return the Lorenz curve against the diagonal of equal minutes."""
    size, left, top = 300, 44, 10
    grid = np.linspace(0.0, 1.0, 101)
    curve = np.interp(grid, people, minutes)
    points = " ".join(
        f"{left + size * across:.1f},{top + size * (1 - up):.1f}"
        for across, up in zip(grid, curve, strict=True)
    )
    ticks = Markup("").join(
        Markup(
            '<text x="{:.0f}" y="{}" class="tick middle">{}</text>'
            '<text x="{}" y="{:.0f}" class="tick end">{}</text>'
        ).format(
            left + size * share,
            top + size + 18,
            round(100 * share),
            left - 6,
            top + size * (1 - share) + 4,
            round(100 * share),
        )
        for share in (0.0, 0.5, 1.0)
    )
    content = Markup(
        '<path class="axis" d="M{l} {t}v{s}h{s}"/><path class="rule" d="M{l} {b}L{r} {t}"/>'
        '<polyline class="after" points="{points}"/>{ticks}'
        '<text x="{mid}" y="{low}" class="tick middle">{people}</text>'
        '<text transform="translate(12 {half}) rotate(-90)" '
        'class="tick middle">{minutes}</text>'
    ).format(
        l=left,
        t=top,
        s=size,
        b=top + size,
        r=left + size,
        points=points,
        ticks=ticks,
        mid=left + size / 2,
        low=top + size + 36,
        half=top + size / 2,
        people=axis_people,
        minutes=axis_minutes,
    )
    return image(
        identity,
        title=title,
        description=description,
        size=(left + size + 16, top + size + 40),
        style="chart",
        content=content,
    )


@dataclass(frozen=True, slots=True)
class Range:
    """A row of the range chart: a label and the share from its low to its high end."""

    label: str
    low: float
    middle: float
    high: float
    text: str


def range_chart(rows: Sequence[Range]) -> Markup:
    """Return ranges as bars on one scale from 0 to 1, readable without the bars."""
    items = Markup("").join(
        Markup(
            '<li><span class="range-label">{label}</span>'
            '<svg class="range" viewBox="0 0 400 18" preserveAspectRatio="none" '
            'aria-hidden="true" focusable="false"><rect class="track" width="400" height="18"/>'
            '<rect class="span" x="{x:.1f}" width="{w:.1f}" height="18"/>'
            '<rect class="mid" x="{m:.1f}" width="3" height="18"/></svg>'
            '<span class="range-text">{text}</span></li>'
        ).format(
            label=item.label,
            x=400 * item.low,
            w=max(400 * (item.high - item.low), 3.0),
            m=min(max(400 * item.middle - 1.5, 0), 397),
            text=item.text,
        )
        for item in rows
    )
    return Markup('<ul class="ranges">{}</ul>').format(items)
