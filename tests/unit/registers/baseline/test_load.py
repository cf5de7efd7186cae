"""The shipped baseline is whole and keeps its promises."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.registers.roads import Kind


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return load_baseline()


def test_zones_hold_the_people_of_every_municipality_as_officially_counted(
    baseline: Baseline,
) -> None:
    official = baseline.table("population")
    official = official[official["year"] == str(baseline.population_year)]
    zones = baseline.zones
    for number, people in zip(official["municipality"], official["people"], strict=True):
        assert zones.people[zones.municipality == number].sum() == int(people)


def test_zones_number_between_ten_and_sixteen_thousand(baseline: Baseline) -> None:
    assert 10_000 <= len(baseline.zones) <= 16_000


def test_no_place_meets_the_network_on_a_ferry_a_connector_a_motorway_or_a_tunnel(
    baseline: Baseline,
) -> None:
    network = baseline.network
    for places in (baseline.zones, baseline.sites, baseline.candidates):
        link = places.link[places.link >= 0]
        assert set(network.kind[link].tolist()) == {int(Kind.ROAD)}
        assert network.tunnel_share[link].max() == 0


def test_every_municipality_has_people_on_the_connected_network(baseline: Baseline) -> None:
    network, zones = baseline.network, baseline.zones
    reached = set(network.municipality[network.kind == Kind.ROAD].tolist())
    assert len(reached) == 357
    with_road = set(zones.municipality[zones.has_access].tolist())
    assert len(with_road) == 357


def test_candidates_number_at_least_three_thousand(baseline: Baseline) -> None:
    assert len(baseline.candidates) >= 3_000


def test_every_municipality_has_an_outline_and_two_are_marked_approximate(
    baseline: Baseline,
) -> None:
    outlines = baseline.outlines
    assert set(outlines.municipality.tolist()) == set(baseline.zones.municipality.tolist())
    assert set(outlines.municipality[outlines.approximate].tolist()) == {"1508", "1580"}


def test_the_shipped_files_take_at_most_five_megabytes(baseline: Baseline) -> None:
    assert sum(file["bytes"] for file in baseline.manifest["files"].values()) <= 5_000_000


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="holds no baseline"):
        load_baseline(tmp_path)


def test_a_changed_file_is_refused(tmp_path: Path, baseline: Baseline) -> None:
    for path in baseline.folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "zones.parquet").write_bytes(b"something else")
    changed = load_baseline(tmp_path)
    with pytest.raises(UnusableInputError, match=r"zones\.parquet is not the file"):
        _ = changed.zones


def test_a_link_is_part_of_a_crossing_exactly_when_it_is_a_ferry(baseline: Baseline) -> None:
    network = baseline.network
    is_ferry = np.isin(network.kind, (Kind.CAR_FERRY, Kind.PASSENGER_FERRY))
    assert np.array_equal(network.crossing >= 0, is_ferry)


def test_outlines_come_as_polygons_with_their_outside_first(baseline: Baseline) -> None:
    for polygon in baseline.outlines.of("1508"):
        for ring in polygon:
            assert ring[0].tolist() == ring[-1].tolist()
            assert len(ring) >= 4
    assert len(baseline.outlines.of("1508")) > 1
    assert baseline.outlines.of("9999") == []


def test_sites_are_points_and_offices_with_open_positions(baseline: Baseline) -> None:
    sites = baseline.sites
    assert len(sites) == len(np.unique(sites.id))
    assert set(sites.kind.tolist()) == {"service_point", "passport_office"}
    assert not any("politiet" in source for source in sites.position_source.tolist())
    assert (sites.link >= 0).all()


def test_the_structure_has_the_regulation_s_counts(baseline: Baseline) -> None:
    totals = baseline.structure.on(date(2024, 1, 1)).totals
    assert (totals.districts, totals.station_districts, totals.municipalities) == (12, 108, 357)


def test_the_shipped_files_are_those_of_the_manifest(baseline: Baseline) -> None:
    baseline.verify()
    assert {path.name for path in baseline.folder.iterdir()} == {
        "baseline.json",
        *baseline.manifest["files"],
    }
