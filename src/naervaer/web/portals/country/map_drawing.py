"""The map as a still image: what the page shows where scripts do not run."""

import re

#: The colours of `site.css`, which an image cannot read; a test holds them to each other.
LIGHT = {
    "layer-0": "#d9eaec",
    "layer-1": "#b9d6d9",
    "layer-2": "#86b5ba",
    "layer-3": "#4a8f96",
    "layer-4": "#15666e",
    "layer-5": "#06383d",
    "diff-0": "#15666e",
    "diff-1": "#86b5ba",
    "diff-2": "#ece8e1",
    "diff-3": "#dba77d",
    "diff-4": "#a0522d",
    "none": "#d9d4cb",
    "out": "#f1efeb",
    "edge": "#ffffff",
}
DARK = {
    "layer-0": "#173236",
    "layer-1": "#1f4a50",
    "layer-2": "#2d6b73",
    "layer-3": "#4a9099",
    "layer-4": "#84bcc3",
    "layer-5": "#d0edf0",
    "diff-0": "#7fc3cb",
    "diff-1": "#2d6b73",
    "diff-2": "#2c2d2c",
    "diff-3": "#8a5636",
    "diff-4": "#e39a6c",
    "none": "#3b3a37",
    "out": "#222524",
    "edge": "#0e1415",
}
_MARGIN = 6
_STEP = re.compile(r"([Ml])(-?\d+) (-?\d+)")


def drawing_of(
    drawings: list[tuple[str, str]], colours: dict[str, str], *, is_dark: bool
) -> str:
    """Return an SVG image of the municipalities, framed around those that are not out.

    Parameters
    ----------
    drawings
        Number and path of each municipality, kilometres from the corner of the country.
    colours
        Name of the colour by number.
    is_dark
        Whether the reader prefers dark colours.

    """
    palette = DARK if is_dark else LIGHT
    inside = [path for number, path in drawings if colours.get(number, "out") != "out"]
    west, north, east, south = _frame(inside or [path for _, path in drawings])
    box = f"{west - _MARGIN} {north - _MARGIN} {east - west + 2 * _MARGIN}"
    box += f" {south - north + 2 * _MARGIN}"
    width = max(east - west, 1) / 500
    paths = "".join(
        f'<path fill="{palette[colours.get(number, "out")]}" d="{path}"/>'
        for number, path in drawings
        if path
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
        f'<g stroke="{palette["edge"]}" stroke-width="{width:.2f}" stroke-linejoin="round">'
        f"{paths}</g></svg>"
    )


def _frame(paths: list[str]) -> tuple[int, int, int, int]:
    """Return west, north, east and south of the paths, kilometres."""
    xs, ys = [], []
    for path in paths:
        x = y = 0
        for letter, dx, dy in _STEP.findall(path):
            x, y = (int(dx), int(dy)) if letter == "M" else (x + int(dx), y + int(dy))
            xs.append(x)
            ys.append(y)
    if not xs:
        return 0, 0, 1, 1
    return min(xs), min(ys), max(xs), max(ys)
