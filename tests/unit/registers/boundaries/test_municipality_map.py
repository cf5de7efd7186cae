import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.boundaries import MunicipalityMap, read_municipality_map
from naervaer.registers.coordinates import from_degrees


def two_islands() -> MunicipalityMap:
    """0301 to the west and 1103 to the east; the sea between belongs to 1103."""
    return MunicipalityMap(
        land_numbers=np.array(["1103", "0301"]),
        land=np.array([shapely.box(50, 0, 60, 10), shapely.box(0, 0, 10, 10)], dtype=object),
        whole_numbers=np.array(["1103", "0301"]),
        whole=np.array([shapely.box(20, 0, 60, 10), shapely.box(0, 0, 12, 10)], dtype=object),
    )


def test_a_place_on_land_lies_in_its_polygon() -> None:
    assert two_islands().locate([5.0, 55.0], [5.0, 5.0]).tolist() == ["0301", "1103"]


def test_a_place_off_the_coast_takes_the_municipality_of_its_sea() -> None:
    # Nearer to 0301's land, but in 1103's sea.
    assert two_islands().locate([22.0], [5.0]).tolist() == ["1103"]


def test_a_place_outside_everything_takes_the_nearest_land() -> None:
    assert two_islands().locate([-40.0, 15.0], [5.0, 5.0]).tolist() == ["0301", "0301"]


def test_a_place_on_a_shared_border_takes_the_lowest_number() -> None:
    border = MunicipalityMap(
        land_numbers=np.array(["1103", "0301"]),
        land=np.array([shapely.box(0, 0, 5, 10), shapely.box(5, 0, 10, 10)], dtype=object),
        whole_numbers=np.array(["1103"]),
        whole=np.array([shapely.box(0, 0, 1, 1)], dtype=object),
    )
    assert border.locate([5.0], [5.0]).tolist() == ["0301"]


def collection(coordinates: list[Any], **properties: str) -> str:
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": [coordinates]},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


@pytest.fixture
def n1000(write_geopackage: Callable[..., Path]) -> Path:
    shapes = [shapely.box(0, 6_600_000, 500_000, 6_700_000)]
    return write_geopackage({"Kommune": (shapes, {"kommunenummer": ["0301"]})})


def test_a_ring_that_crosses_itself_is_repaired(tmp_path: Path, n1000: Path) -> None:
    bow_tie = [[10.0, 60.0], [11.0, 60.5], [11.0, 60.0], [10.0, 60.5], [10.0, 60.0]]
    path = tmp_path / "municipalities.geojson"
    path.write_text(collection(bow_tie, kommunenummer="3301"), encoding="utf-8")
    where = read_municipality_map(polygons=path, n1000=n1000)
    assert shapely.is_valid(where.land).all()
    x, y = from_degrees([10.9, 10.1], [60.25, 60.25])
    assert where.locate(x, y).tolist() == ["3301", "3301"]


@pytest.mark.parametrize(
    "text",
    [
        collection([[10, 60], [11, 60], [11, 61], [10, 60]], kommunenummer="0301")[:-30],
        collection([[10, 60], [11, 60], [11, 61], [10, 60]], nummer="0301"),
        "[]",
    ],
    ids=["cut short", "no number", "no collection"],
)
def test_what_is_no_collection_of_municipalities_is_refused(
    tmp_path: Path, n1000: Path, text: str
) -> None:
    path = tmp_path / "municipalities.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInputError, match="not a whole GeoJSON collection"):
        read_municipality_map(polygons=path, n1000=n1000)


def test_polygons_in_metres_are_refused(tmp_path: Path, n1000: Path) -> None:
    path = tmp_path / "municipalities.geojson"
    metres = [[250_000, 6_640_000], [260_000, 6_640_000], [260_000, 6_650_000]]
    path.write_text(collection([*metres, metres[0]], kommunenummer="0301"), encoding="utf-8")
    with pytest.raises(UnusableInputError, match="expected degrees"):
        read_municipality_map(polygons=path, n1000=n1000)


def test_polygons_without_numbers_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="0 numbers for 1 polygons"):
        MunicipalityMap(
            land_numbers=np.array([], dtype="<U4"),
            land=np.array([shapely.box(0, 0, 1, 1)], dtype=object),
            whole_numbers=np.array([], dtype="<U4"),
            whole=np.array([], dtype=object),
        )
