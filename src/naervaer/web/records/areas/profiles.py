"""Filling outlines, neighbours and yearly figures of the municipalities from the baseline.

Shapes keep three decimals of a degree, about a hundred metres; drawings are simplified as one
coverage, so that neighbours still meet, to two and a half kilometres. Holes and tiny errors in
the outlines are mended on the way.
"""

import json
from typing import Any

import numpy as np
import shapely
from django.db import transaction
from django.utils import timezone
from numpy.typing import NDArray
from pyproj import Transformer
from scipy.spatial import cKDTree

from naervaer.registers.baseline import Baseline
from naervaer.web.records.areas.models import Municipality, Profile, YearFigure
from naervaer.web.records.areas.nearness import ACROSS_WATER_KM, NEAR_KM

_DRAWN_METRES = 2500
_DECIMALS = 3
_OFFENCES = {"total": "offences", "violence": "violence"}


@transaction.atomic
def profiles_fill(*, baseline: Baseline) -> int:
    """Write the profile and the yearly figures of every municipality; return how many.

    May be done again; what is there is replaced.
    """
    numbers = list(Municipality.objects.order_by("number").values_list("number", flat=True))
    shapes = np.array([_mended(baseline, number) for number in numbers])
    degrees = _in_degrees(shapes)
    drawings = drawn(shapes)
    near = _people_near(baseline, numbers)
    neighbours = _neighbours(numbers, shapes)
    now = timezone.now()
    rough = set(baseline.outlines.municipality[baseline.outlines.approximate].tolist())
    Profile.objects.bulk_create(
        [
            Profile(
                municipality_id=number,
                shape=json.loads(shapely.to_geojson(degrees[at])),
                drawing=drawings[at],
                frame=[round(float(side), 3) for side in degrees[at].bounds],
                is_approximate=number in rough,
                neighbours=neighbours[number],
                people_near=near[number],
                made_at=now,
            )
            for at, number in enumerate(numbers)
        ],
        update_conflicts=True,
        unique_fields=["municipality"],
        update_fields=[
            "shape",
            "drawing",
            "frame",
            "is_approximate",
            "neighbours",
            "people_near",
            "made_at",
        ],
    )
    _year_figures_fill(baseline, set(numbers))
    return len(numbers)


def _mended(baseline: Baseline, number: str) -> Any:
    """Return a municipality's area as one valid shape of polygons only."""
    rings = baseline.outlines.of(number)
    drawn_shape = shapely.multipolygons([shapely.Polygon(one[0], one[1:]) for one in rings])
    parts = shapely.get_parts(shapely.make_valid(drawn_shape))
    polygons = [
        polygon
        for part in parts
        for polygon in shapely.get_parts(part)
        if polygon.geom_type == "Polygon"
    ]
    return shapely.multipolygons(polygons)


def _in_degrees(shapes: NDArray[Any]) -> list[Any]:
    """Return the shapes in longitude and latitude."""
    transformer = Transformer.from_crs(25833, 4326, always_xy=True)

    def turned(points: NDArray[np.float64]) -> NDArray[np.float64]:
        placed = np.column_stack(transformer.transform(points[:, 0], points[:, 1]))
        return np.round(placed, _DECIMALS)

    return [shapely.transform(shape, turned) for shape in shapes]


def drawn(shapes: NDArray[Any]) -> list[str]:
    """Return SVG paths in whole kilometres east and south of the corner of all shapes."""
    simple = shapely.coverage_simplify(shapes, _DRAWN_METRES)
    west, _, _, north = shapely.total_bounds(shapes)
    return [_path(shape, west, north) for shape in simple]


def _path(shape: Any, west: float, north: float) -> str:
    parts = []
    for polygon in shapely.get_parts(shape):
        points = shapely.get_coordinates(shapely.get_exterior_ring(polygon))
        x = np.rint((points[:, 0] - west) / 1000).astype(int)
        y = np.rint((north - points[:, 1]) / 1000).astype(int)
        kept = np.ones(x.size, dtype=bool)
        kept[1:] = (np.diff(x) != 0) | (np.diff(y) != 0)
        x, y = x[kept], y[kept]
        if x.size < 3:  # noqa: PLR2004 - fewer corners enclose nothing
            continue
        steps = zip(np.diff(x).tolist(), np.diff(y).tolist(), strict=True)
        parts.append(f"M{x[0]} {y[0]}" + "".join(f"l{dx} {dy}" for dx, dy in steps) + "z")
    return "".join(parts)


def _neighbours(numbers: list[str], shapes: NDArray[Any]) -> dict[str, list[str]]:
    """Return the neighbours of each municipality, the nearest first, then by number."""
    tree = shapely.STRtree(shapes)
    limit = 1000 * ACROSS_WATER_KM
    pairs = tree.query(shapes, predicate="dwithin", distance=limit)
    apart = shapely.distance(shapes[pairs[0]], shapes[pairs[1]])
    found: dict[str, list[tuple[int, str]]] = {number: [] for number in numbers}
    for one, other, metres in zip(*pairs.tolist(), apart.tolist(), strict=True):
        if one != other:
            found[numbers[one]].append((round(metres), numbers[other]))
    return {number: [name for _, name in sorted(near)] for number, near in found.items()}


def _people_near(baseline: Baseline, numbers: list[str]) -> dict[str, int]:
    """Return how many live within `NEAR_KM` of the middle of each municipality's people."""
    zones = baseline.zones
    people = zones.people
    places = np.column_stack([zones.x, zones.y]).astype(float)
    tree = cKDTree(places)
    near = {}
    for number in numbers:
        own = np.flatnonzero(zones.municipality == number)
        if own.size == 0 or people[own].sum() == 0:
            near[number] = 0
            continue
        middle = np.average(places[own], axis=0, weights=people[own])
        near[number] = round(float(people[tree.query_ball_point(middle, 1000 * NEAR_KM)].sum()))
    return near


def _year_figures_fill(baseline: Baseline, numbers: set[str]) -> None:
    """Write people by year, and reported offences by two years."""
    population, offences = baseline.table("population"), baseline.table("offences")
    rows = [
        YearFigure(municipality_id=number, measure="people", period=year, value=float(people))
        for number, year, people in zip(
            population["municipality"], population["year"], population["people"], strict=True
        )
        if number in numbers and people
    ]
    for column, measure in _OFFENCES.items():
        rows += [
            YearFigure(
                municipality_id=number, measure=measure, period=period, value=float(count)
            )
            for number, period, count in zip(
                offences["municipality"], offences["period"], offences[column], strict=True
            )
            if number in numbers and count
        ]
    YearFigure.objects.bulk_create(
        rows,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["municipality", "measure", "period"],
        update_fields=["value"],
    )
