import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.geopackage import read_layer

ROADS = {"Veglenke": ([shapely.linestrings([(0, 0), (9, 0)])], {"typeVeg": ["enkelBilveg"]})}


def test_a_layer_is_read_with_its_columns(write_geopackage: Callable[..., Path]) -> None:
    layer = read_layer(write_geopackage(ROADS), "Veglenke", ("typeVeg",))
    assert len(layer) == 1
    assert layer.columns["typeVeg"].tolist() == ["enkelBilveg"]


def test_another_coordinate_system_is_refused(write_geopackage: Callable[..., Path]) -> None:
    path = write_geopackage(ROADS, crs="EPSG:4326")
    with pytest.raises(UnusableInputError, match=r"is in EPSG:4326, expected EPSG:25833"):
        read_layer(path, "Veglenke")


def test_a_missing_layer_is_named(write_geopackage: Callable[..., Path]) -> None:
    with pytest.raises(UnusableInputError, match=r"no layer Havflate; it has \['Veglenke'\]"):
        read_layer(write_geopackage(ROADS), "Havflate")


def test_a_missing_column_is_named(write_geopackage: Callable[..., Path]) -> None:
    with pytest.raises(UnusableInputError, match="no column vegfase"):
        read_layer(write_geopackage(ROADS), "Veglenke", ("vegfase",))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"nowhere\.gpkg is not there"):
        read_layer(tmp_path / "nowhere.gpkg", "Veglenke")


@pytest.mark.parametrize("share", [0.1, 0.6, 0.9])
def test_a_file_cut_short_is_refused(
    write_geopackage: Callable[..., Path], share: float
) -> None:
    many = [shapely.linestrings([(i, 0), (i, 9), (i, 20)]) for i in range(4000)]
    path = write_geopackage({"Veglenke": (many, {"typeVeg": ["enkelBilveg"] * 4000})})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(UnusableInputError, match=r"made\.gpkg"):
        read_layer(path, "Veglenke", ("typeVeg",))


def test_what_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "made.gpkg"
    path.write_text("not a map", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="not a readable GeoPackage"):
        read_layer(path, "Veglenke")


def test_an_empty_layer_is_refused(write_geopackage: Callable[..., Path]) -> None:
    path = write_geopackage(ROADS)
    with sqlite3.connect(path) as database:
        for (trigger,) in database.execute(
            "select name from sqlite_master where type = 'trigger'"
        ).fetchall():
            database.execute(f'drop trigger "{trigger}"')
        database.execute("delete from Veglenke")
    database.close()
    with pytest.raises(UnusableInputError, match="gave 0 features"):
        read_layer(path, "Veglenke")
