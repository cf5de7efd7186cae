"""A file is of the form its data set has, or refused in one line."""

import bz2
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.file_checks import (
    geojson,
    geopackage,
    packed_geojson,
    parquet,
    table,
    text,
)


def written(folder: Path, content: str) -> Path:
    path = folder / "file"
    path.write_text(content, encoding="utf-8")
    return path


def feature(*, position: list[float], **properties: str) -> str:
    return json.dumps(
        {"features": [{"geometry": {"coordinates": [[position]]}, "properties": properties}]}
    )


def test_a_negative_number_breaks_a_table(tmp_path: Path) -> None:
    check = table(("people",), at_least={"people": 0})
    with pytest.raises(UnusableInputError, match="people is «-1»"):
        check(written(tmp_path, "people\n-1\n"))


def test_a_parquet_file_is_checked_for_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "file"
    pd.DataFrame({"age": [1, 2]}).to_parquet(path)
    assert parquet(("age",))(path) == "2 rader"
    with pytest.raises(UnusableInputError, match="no column sex"):
        parquet(("sex",))(path)
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(UnusableInputError, match="cut short or no parquet"):
        parquet(("age",))(path)


def test_geojson_in_metres_is_the_wrong_coordinate_system(tmp_path: Path) -> None:
    check = geojson(("name",))
    assert check(written(tmp_path, feature(position=[10.7, 59.9], name="a"))) == "1 objekter"
    with pytest.raises(UnusableInputError, match=r"not in degrees.*expected EPSG:4326"):
        check(written(tmp_path, feature(position=[262_000.0, 6_649_000.0], name="a")))
    with pytest.raises(UnusableInputError, match="no column name"):
        check(written(tmp_path, feature(position=[10.7, 59.9])))
    with pytest.raises(UnusableInputError, match="cut short or no GeoJSON"):
        check(written(tmp_path, '{"features": [{'))


def test_a_geopackage_in_another_coordinate_system_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "roads.gpkg"
    pyogrio.raw.write(
        path,
        np.array([shapely.to_wkb(shapely.Point(10, 60))], dtype=object),
        field_data=[np.array(["a"], dtype=object)],
        fields=["name"],
        layer="Veglenke",
        geometry_type="Point",
        crs="EPSG:4326",
    )
    assert geopackage(("Veglenke",), crs="EPSG:4326")(path) == "1 lag, 1 objekter"
    with pytest.raises(UnusableInputError, match="is in EPSG:4326; expected EPSG:25833"):
        geopackage(("Veglenke",), crs="EPSG:25833")(path)
    with pytest.raises(UnusableInputError, match="no column Kommune"):
        geopackage(("Veglenke", "Kommune"), crs="EPSG:4326")(path)


def test_a_file_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="cut short or no GeoPackage"):
        geopackage(("Veglenke",), crs="EPSG:25833")(written(tmp_path, "nothing"))


def test_a_text_must_hold_its_first_and_last_words(tmp_path: Path) -> None:
    check = text("first", "last")
    assert check(written(tmp_path, "first and last")) == "14 tegn"
    with pytest.raises(UnusableInputError, match="«last» is not in it"):
        check(written(tmp_path, "first"))


def test_packed_geojson_must_be_whole_and_have_its_properties(tmp_path: Path) -> None:
    path = tmp_path / "file.bz2"
    packed = bz2.compress(feature(position=[10.7, 59.9], kommunenummer="301").encode())
    path.write_bytes(packed)
    assert packed_geojson(("kommunenummer",))(path) == "1 objekter"
    with pytest.raises(UnusableInputError, match="no column name"):
        packed_geojson(("name",))(path)
    path.write_bytes(packed[:-4])
    with pytest.raises(UnusableInputError, match="cut short or no packed GeoJSON"):
        packed_geojson(("kommunenummer",))(path)
