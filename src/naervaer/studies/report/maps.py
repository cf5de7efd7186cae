"""Maps as inline SVG: outlines are defined once, each map refers to them.

Colours are classes; the style sheet gives them a light and a dark value. Every map is an
image with a title and a description, and stands beside a table of the same facts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup, escape
from numpy.typing import NDArray

from naervaer.studies.report.charts import image

#: Width of a map in SVG units; coordinates are rounded to whole units.
_WIDTH = 1000
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class Legend:
    """One entry of a legend: a colour class or a mark, and what it means."""

    mark: str
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark on the map.

    Attributes
    ----------
    x, y
        Metres, EPSG:25833.
    mark
        Class: which colour and shape.
    radius
        In SVG units.
    label
        Shown when pointed at.

    """

    x: float
    y: float
    mark: str
    radius: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """How metres become SVG units."""

    west: float
    north: float
    scale: float
    height: int

    @classmethod
    def around(cls, outlines: Mapping[str, Sequence[NDArray[np.int32]]]) -> "Frame":
        """Return the frame that holds all outlines."""
        rings = [ring for rings in outlines.values() for ring in rings]
        if not rings:
            return cls(0.0, 0.0, 1.0, _WIDTH)
        points = np.concatenate(rings)
        west, south = points.min(axis=0)
        east, north = points.max(axis=0)
        scale = (_WIDTH - 2 * _MARGIN) / max(east - west, 1)
        return cls(float(west), float(north), scale, int((north - south) * scale) + 2 * _MARGIN)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return SVG units of a position."""
        return (
            _MARGIN + (x - self.west) * self.scale,
            _MARGIN + (self.north - y) * self.scale,
        )


def definitions(outlines: Mapping[str, Sequence[NDArray[np.int32]]], frame: Frame) -> Markup:
    """Return the hidden drawing that holds every outline once."""
    paths = [
        Markup('<path id="m{}" d="{}"/>').format(number, _path(rings, frame))
        for number, rings in sorted(outlines.items())
    ]
    return Markup(
        '<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">'
        '<defs><pattern id="hatch" width="14" height="14" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="14" height="14" class="hatch-ground"/>'
        '<rect width="5" height="14" class="hatch-line"/></pattern>{}</defs></svg>'
    ).format(Markup("").join(paths))


def _path(rings: Sequence[NDArray[np.int32]], frame: Frame) -> str:
    """Return the SVG path of a municipality in whole units, repeated points left out."""
    parts = []
    for ring in rings:
        x = np.rint(_MARGIN + (ring[:, 0] - frame.west) * frame.scale).astype(int)
        y = np.rint(_MARGIN + (frame.north - ring[:, 1]) * frame.scale).astype(int)
        kept = np.ones(x.size, dtype=bool)
        kept[1:] = (np.diff(x) != 0) | (np.diff(y) != 0)
        x, y = x[kept], y[kept]
        if x.size < 3:  # noqa: PLR2004 - fewer corners enclose nothing
            continue
        steps = "".join(
            f"l{dx} {dy}"
            for dx, dy in zip(np.diff(x).tolist(), np.diff(y).tolist(), strict=True)
        )
        parts.append(f"M{x[0]} {y[0]}{steps}z")
    return "".join(parts)


def choropleth(
    identity: str,
    *,
    title: str,
    description: str,
    frame: Frame,
    classes: Mapping[str, str],
    dots: Sequence[Dot] = (),
    names: Mapping[str, str] | None = None,
) -> Markup:
    """Return a map with a colour class per municipality and marks on top.

    Parameters
    ----------
    identity
        Unique on the page; prefix of the ids of title and description.
    title, description
        What a reader who cannot see it should know.
    frame
        From metres to units.
    classes
        Colour class per municipality number.
    dots
        Marks, drawn in the order given.
    names
        What to show when a municipality is pointed at.

    """
    areas = []
    for number, mark in sorted(classes.items()):
        if names and number in names:
            areas.append(
                Markup('<use href="#m{}" class="{}"><title>{}</title></use>').format(
                    number, mark, names[number]
                )
            )
        else:
            areas.append(Markup('<use href="#m{}" class="{}"/>').format(number, mark))
    return image(
        identity,
        title=title,
        description=description,
        size=(_WIDTH, frame.height),
        style="map",
        content=Markup('<g class="areas">{}</g><g class="dots">{}</g>').format(
            Markup("").join(areas), Markup("").join(_dot(dot, frame) for dot in dots)
        ),
    )


def _dot(dot: Dot, frame: Frame) -> Markup:
    x, y = frame.place(dot.x, dot.y)
    label = Markup("<title>{}</title>").format(dot.label) if dot.label else Markup("")
    if dot.mark.startswith("summer"):
        r = dot.radius * 1.15
        return Markup(
            '<path class="{}" d="M{:.0f} {:.0f}l{:.0f} {:.0f}h{:.0f}z">{}</path>'
        ).format(dot.mark, x, y - r, r, 1.8 * r, -2 * r, label)
    if dot.mark.startswith("winter"):
        r = dot.radius * 1.15
        return Markup(
            '<path class="{}" d="M{:.0f} {:.0f}l{:.0f} {:.0f}'
            'l{:.0f} {:.0f}l{:.0f} {:.0f}z">{}</path>'
        ).format(dot.mark, x, y - r, r, r, -r, r, -r, -r, label)
    return Markup('<circle class="{}" cx="{:.0f}" cy="{:.0f}" r="{:.1f}">{}</circle>').format(
        dot.mark, x, y, dot.radius, label
    )


def class_of(value: float, *, limits: Sequence[float], prefix: str = "c") -> str:
    """Return the colour class of a value; «none» when there is no value."""
    if not np.isfinite(value):
        return "none"
    return f"{prefix}{int(np.searchsorted(np.asarray(limits), value, side='left'))}"


def legend_html(entries: Sequence[Legend], *, title: str) -> Markup:
    """Return a legend as a list."""
    items = Markup("").join(
        Markup('<li><span class="key {}" aria-hidden="true"></span>{}</li>').format(
            escape(entry.mark), entry.label
        )
        for entry in entries
    )
    return Markup('<p class="legend-title">{}</p><ul class="legend">{}</ul>').format(
        title, items
    )
