"""Files other programs read."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from invented_study import invented_result

from naervaer.studies.access import export
from naervaer.studies.access.export import write_geojson


def rings_of(folder: Path) -> list[list[list[float]]]:
    layer = json.loads((folder / "municipalities.geojson").read_text(encoding="utf-8"))
    return [
        polygon[0]
        for feature in layer["features"]
        for polygon in feature["geometry"]["coordinates"]
    ]


def area(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


@pytest.mark.parametrize("step", [1, -1])
def test_outer_rings_close_and_run_against_the_clock(tmp_path: Path, step: int) -> None:
    result = invented_result()
    open_rings = {
        number: tuple(np.ascontiguousarray(ring[:-1][::step]) for ring in rings)
        for number, rings in result.country.outlines.items()
    }
    write_geojson(
        replace(result, country=replace(result.country, outlines=open_rings)), tmp_path
    )
    rings = rings_of(tmp_path)
    assert len(rings) == 4
    for ring in rings:
        assert ring[0] == ring[-1]
        assert area(ring) > 0


def test_a_municipality_without_an_outline_is_left_out_of_the_map_only(tmp_path: Path) -> None:
    result = invented_result()
    fewer = dict(result.country.outlines)
    del fewer["9903"]
    write_geojson(replace(result, country=replace(result.country, outlines=fewer)), tmp_path)
    assert len(rings_of(tmp_path)) == 3


def test_very_many_zones_are_not_written_as_geojson(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST_ZONE_FEATURES", 7)
    write_geojson(invented_result(), tmp_path)
    assert not (tmp_path / "zones.geojson").exists()
    assert (tmp_path / "doors.geojson").exists()


def test_zones_of_fewer_than_five_people_say_no_number(tmp_path: Path) -> None:
    result = invented_result()
    people = result.country.zones.people.copy()
    people[5] = [0, 0, 0, 2, 1]
    zones = replace(result.country.zones, people=people)
    write_geojson(replace(result, country=replace(result.country, zones=zones)), tmp_path)
    layer = json.loads((tmp_path / "zones.geojson").read_text(encoding="utf-8"))
    assert layer["features"][5]["properties"]["people"] is None
    assert layer["features"][5]["properties"]["minutes_after"] is None
