from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import shapely

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.roads import Kind, read_road_lines


def layer(*rows: dict[str, Any]) -> dict[str, Any]:
    plain = {
        "typeVeg": "enkelBilveg",
        "vegkategori": "F",
        "vegfase": "V",
        "vegnummer": 17.0,
        "motorvegtype": "IkkeMotorveg",
        "medium": "T",
    }
    shapes = [shapely.linestrings(row.pop("line")) for row in rows]
    columns: dict[str, Sequence[Any]] = {
        name: [row.get(name, usual) for row in rows] for name, usual in plain.items()
    }
    return {"Veglenke": (shapes, columns)}


def test_planned_links_and_paths_are_left_out(write_geopackage: Callable[..., Path]) -> None:
    path = write_geopackage(
        layer(
            {"line": [(0, 0), (9, 0)]},
            {"line": [(0, 5), (9, 5)], "vegfase": "P"},
            {"line": [(0, 6), (9, 6)], "typeVeg": "sti", "vegfase": None},
            {"line": [(0, 7), (9, 7)], "typeVeg": "barmarksløype", "vegfase": None},
        )
    )
    assert len(read_road_lines(path)) == 1


def test_kinds_tunnels_and_numbers_are_read(write_geopackage: Callable[..., Path]) -> None:
    path = write_geopackage(
        layer(
            {"line": [(0, 0), (900, 0)], "motorvegtype": "motorveg", "vegkategori": "E"},
            {"line": [(0, 1), (900, 1)], "motorvegtype": "motortrafikkveg", "medium": "U"},
            {"line": [(0, 2), (900, 2)], "typeVeg": "bilferje", "vegnummer": float("nan")},
            {"line": [(0, 3), (900, 3)], "typeVeg": "passasjerferje", "medium": "L"},
        )
    )
    lines = read_road_lines(path)
    assert lines.kind.tolist() == [
        Kind.MOTORVEG,
        Kind.MOTORTRAFIKKVEG,
        Kind.CAR_FERRY,
        Kind.PASSENGER_FERRY,
    ]
    assert lines.number.tolist() == [17, 17, 0, 17]
    assert lines.tunnel.tolist() == [False, True, False, False]
    assert lines.bridge.tolist() == [False, False, False, True]
    assert lines.category[0] == "E"


def test_a_road_is_cut_where_another_ends_on_its_inner_vertex(
    write_geopackage: Callable[..., Path],
) -> None:
    path = write_geopackage(
        layer({"line": [(0, 0), (5, 0), (9, 0)]}, {"line": [(5, 0), (5, 8)]})
    )
    ends = {(line.coords[0], line.coords[-1]) for line in read_road_lines(path).line.tolist()}
    assert ends == {((5, 0), (5, 8)), ((0, 0), (5, 0)), ((5, 0), (9, 0))}


def test_an_unknown_road_type_is_refused(write_geopackage: Callable[..., Path]) -> None:
    path = write_geopackage(layer({"line": [(0, 0), (9, 0)], "typeVeg": "svevebane"}))
    with pytest.raises(UnusableInputError, match="unknown typeVeg «svevebane»"):
        read_road_lines(path)


def test_a_ferry_drawn_a_little_beyond_its_quay_ends_at_the_quay(
    write_geopackage: Callable[..., Path],
) -> None:
    path = write_geopackage(
        layer(
            {"line": [(0, 0), (0, 900)]},
            {"line": [(5000, 0), (0, 0), (-30, 0)], "typeVeg": "bilferje"},
            {"line": [(5000, 900), (0, 900), (-60, 900)], "typeVeg": "bilferje"},
        )
    )
    assert sorted(shapely.length(read_road_lines(path).line).tolist()) == [60, 900, 5000, 5000]
