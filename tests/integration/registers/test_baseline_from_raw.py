"""The shipped baseline is what the real raw files give, and keeps what the docs promise."""

from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely

from naervaer.domain.errors import MissingDataError
from naervaer.registers.baseline import Baseline, load_baseline
from naervaer.registers.baseline.build import differences, write_baseline
from naervaer.registers.baseline.compile import CompiledBaseline, compile_baseline
from naervaer.registers.baseline.inputs import described_inputs
from naervaer.registers.population import CellsWithAccess, cells_with_access
from naervaer.registers.roads import Kind, NationalRoads, compile_national_roads

pytestmark = [pytest.mark.raw, pytest.mark.slow]

N1000 = "roads/N1000_layers_export.gpkg"


@pytest.fixture(scope="module")
def compiled(raw_folder: Path) -> CompiledBaseline:
    try:
        return compile_baseline(raw_folder)
    except MissingDataError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def national(raw_folder: Path) -> NationalRoads:
    return compile_national_roads(raw_folder)


@pytest.fixture(scope="module")
def people(raw_folder: Path, national: NationalRoads) -> CellsWithAccess:
    return cells_with_access(raw_folder, national=national)


@pytest.fixture(scope="module")
def shipped() -> Baseline:
    return load_baseline()


def test_building_again_gives_the_shipped_baseline(
    compiled: CompiledBaseline, raw_folder: Path, shipped: Baseline, tmp_path: Path
) -> None:
    write_baseline(compiled, tmp_path / "again", inputs=described_inputs(raw_folder))
    again = load_baseline(tmp_path / "again")
    assert differences(shipped.manifest, again.manifest) == []
    if again.manifest["versions"] == shipped.manifest["versions"]:
        for path in shipped.folder.iterdir():
            assert path.read_bytes() == (again.folder / path.name).read_bytes()


def test_planned_links_and_paths_are_not_in_the_network(
    raw_folder: Path, national: NationalRoads
) -> None:
    meta, _, _, columns = pyogrio.raw.read(raw_folder / N1000, layer="Veglenke")
    raw = dict(zip(meta["fields"], columns, strict=True))
    assert (raw["vegfase"] == "P").sum() == 13
    assert np.isin(raw["typeVeg"], ("sti", "barmarksløype")).sum() == 986
    network = national.roads.network
    length = network.metres[network.kind <= Kind.MOTORVEG].sum()
    shapes = shapely.from_wkb(pyogrio.raw.read(raw_folder / N1000, layer="Veglenke")[2])
    wanted = (raw["typeVeg"] == "enkelBilveg") & (raw["vegfase"] != "P")
    assert length == pytest.approx(shapely.length(shapes[wanted]).sum(), rel=1e-4)


def test_every_municipality_has_a_road_in_the_connected_network(
    national: NationalRoads,
) -> None:
    network = national.roads.network
    road = (network.kind <= Kind.MOTORVEG) & national.roads.is_main
    assert len(set(network.municipality[road].tolist())) == 357


def test_people_by_municipality_are_the_official_figures_to_the_person(
    people: CellsWithAccess, shipped: Baseline
) -> None:
    official = shipped.table("population")
    official = official[official["year"] == "2024"].set_index("municipality")["people"]
    cells = people.cells
    for number, count in official.items():
        ours = cells.total[cells.municipality == number].sum()
        assert ours == pytest.approx(int(count), abs=1e-4)


def test_half_of_the_people_live_within_300_metres_of_their_road(
    people: CellsWithAccess,
) -> None:
    met = people.access.has_access
    weight = people.cells.total[met]
    order = np.argsort(people.access.last_leg_m[met])
    share = np.cumsum(weight[order]) / weight.sum()
    at = people.access.last_leg_m[met][order][np.searchsorted(share, [0.5, 0.95])]
    assert at[0] < 300
    assert at[1] < 1_500


def test_fewer_than_three_in_a_thousand_live_where_no_road_reaches(
    people: CellsWithAccess,
) -> None:
    without = people.cells.total[~people.access.has_access].sum()
    assert without / people.cells.total.sum() < 0.003


def test_no_last_leg_leaves_its_island(people: CellsWithAccess) -> None:
    access = people.access
    lines = people.national.roads.lines.line
    reached = np.flatnonzero(access.has_access)
    points = shapely.points(people.cells.x[reached], people.cells.y[reached])
    leg = shapely.shortest_line(points, lines[access.link[reached]])
    sea = people.national.sea
    wet = np.flatnonzero(sea.metres_under(leg) > 300.0)
    foot = shapely.get_point(leg[wet], -1)
    assert (sea.landmass(points[wet]) == sea.landmass(foot)).all()


def test_settlements_hold_the_official_share_of_people(shipped: Baseline) -> None:
    counts = shipped.manifest["counts"]
    assert counts["share_in_settlements"] == pytest.approx(0.824, abs=0.005)
    assert counts["settlements"] == pytest.approx(983, rel=0.03)


def test_zones_lie_in_the_class_of_their_settlement(shipped: Baseline) -> None:
    table = shipped.table("settlements")
    of_settlement = dict(zip(table["settlement"], table["response_class"], strict=True))
    zones = shipped.zones
    for settlement, response_class in zip(
        zones.settlement.tolist(), zones.response_class.tolist(), strict=True
    ):
        assert of_settlement.get(str(settlement), "C") == response_class
