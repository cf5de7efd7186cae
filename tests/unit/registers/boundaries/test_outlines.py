import bz2
import json

import numpy as np
import pytest
import shapely

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.boundaries.outlines import (
    MunicipalityPolygons,
    parse_outlines,
    renumbered,
    simplified,
)


def test_numbers_get_their_leading_zero() -> None:
    ring = [[10, 60], [11, 60], [11, 61], [10, 60]]
    feature = {
        "properties": {"kommunenummer": 301},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    number, polygon = parse_outlines(bz2.compress(json.dumps({"features": [feature]}).encode()))
    assert number.tolist() == ["0301"]
    assert shapely.bounds(polygon[0])[1] > 6_600_000


@pytest.mark.parametrize("packed", [b"no archive", bz2.compress(b"{}"), bz2.compress(b"{")])
def test_what_holds_no_outlines_is_refused(packed: bytes) -> None:
    with pytest.raises(UnusableInputError, match="not a packed GeoJSON collection"):
        parse_outlines(packed)


def test_a_divided_municipality_is_cut_half_way_between_the_cells_of_its_parts() -> None:
    polygons = renumbered(
        np.array(["1507"]),
        np.array([shapely.box(0, 0, 1000, 100)], dtype=object),
        successors=lambda _: ("1508", "1580"),
        x=np.array([100.0, 300.0, 700.0]),
        y=np.array([50.0, 50.0, 50.0]),
        municipality=np.array(["1508", "1508", "1580"]),
    )
    assert polygons.number.tolist() == ["1508", "1580"]
    assert polygons.approximate.all()
    assert shapely.area(polygons.polygon).tolist() == pytest.approx([50_000, 50_000])


def test_an_undivided_municipality_changes_only_its_number() -> None:
    shape = shapely.box(0, 0, 1000, 100)
    polygons = renumbered(
        np.array(["3001"]),
        np.array([shape], dtype=object),
        successors=lambda _: ("3101",),
        x=np.array([1.0]),
        y=np.array([1.0]),
        municipality=np.array(["3101"]),
    )
    assert polygons.number.tolist() == ["3101"]
    assert not polygons.approximate.any()
    assert polygons.polygon[0].equals(shape)


def test_small_islands_go_but_the_largest_of_a_municipality_stays() -> None:
    polygons = MunicipalityPolygons(
        number=np.array(["1151", "1152"]),
        polygon=np.array(
            [
                shapely.union_all([shapely.box(0, 0, 500, 500), shapely.box(900, 0, 999, 99)]),
                shapely.box(5_000, 0, 9_000, 4_000),
            ],
            dtype=object,
        ),
        approximate=np.array([False, False]),
    )
    rings = simplified(polygons, tolerance_m=1.0)
    assert [(ring[0], ring[1]) for ring in rings] == [("1151", 0), ("1152", 0)]


def test_neighbours_keep_their_border_in_common() -> None:
    wave = [(1_000 + 100 * (i % 2), 100 * i) for i in range(60)]
    west = shapely.polygons([(0, 0), *wave, (0, 5_900)])
    east = shapely.polygons([(9_000, 0), *wave, (9_000, 5_900)])
    polygons = MunicipalityPolygons(
        number=np.array(["0001", "0002"]),
        polygon=np.array([west, east], dtype=object),
        approximate=np.array([False, False]),
    )
    rings = simplified(polygons, tolerance_m=300.0)
    left, right = ({tuple(p) for p in ring[3].tolist()} for ring in rings)
    border = {p for p in left if p[0] >= 1_000}
    assert border <= right
    assert len(border) < len(wave)
