from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.travel import Places, Roads, SpeedTable, TravelNetwork

Build = Callable[..., Roads]


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("metres", [1.0, -1.0, 1.0, 1.0], "metres in row 1 is out of range"),
        ("metres", [1.0, 1.0, np.nan, 1.0], "metres in row 2 is out of range"),
        ("kind", [0, 3, 3, 9], "kind in row 3 is out of range"),
        ("category", ["F", "", "", "X"], "category in row 3 is out of range"),
        ("settlement_share", [0, 0, 0, 1.5], "settlement_share in row 3"),
        ("tunnel_share", [-0.1, 0, 0, 0], "tunnel_share in row 0"),
        ("to_node", [1, 2, 3, 5], "to_node in row 3 .* expected a node from 0 to 4"),
        ("from_node", [-1, 1, 2, 3], "from_node in row 0"),
        ("crossing", [-1, 0, -1, -1], "crossing in row 2 .* for every ferry link"),
    ],
)
def test_an_impossible_road_is_refused_with_its_row(
    fjord: Build, column: str, value: list[object], message: str
) -> None:
    kind = getattr(fjord(), column).dtype
    with pytest.raises(UnusableInputError, match=message):
        fjord(**{column: np.array(value, dtype=kind)})


def test_columns_of_different_lengths_are_refused(fjord: Build) -> None:
    with pytest.raises(UnusableInputError, match=r"number has shape \(3,\), expected \(4,\)"):
        fjord(number=np.zeros(3, dtype=np.int32))


def test_nodes_without_a_northing_are_refused(fjord: Build) -> None:
    with pytest.raises(UnusableInputError, match="expected one number per node"):
        fjord(node_y=np.zeros(4))


def test_columns_of_a_compiled_network_are_taken_as_they_come(fjord: Build) -> None:
    roads = fjord()
    columns = SimpleNamespace(
        **{
            name: getattr(roads, name)
            for name in ("from_node", "to_node", "kind", "category", "number", "crossing")
        },
        metres=roads.metres.astype(np.float32),
        settlement_share=roads.settlement_share.astype(np.float32),
        tunnel_share=roads.tunnel_share.astype(np.float32),
        municipality=np.array(["0301", "", "1811", "5601"]),
        x=roads.node_x.astype(np.int32),
        y=roads.node_y.astype(np.int32),
    )
    taken = Roads.of(columns)
    assert taken.municipality.tolist() == [301, 0, 1811, 5601]
    assert taken.metres.tolist() == roads.metres.tolist()


def test_municipalities_may_be_numbers(fjord: Build) -> None:
    roads = fjord()
    names = ("from_node", "to_node", "metres", "kind", "category", "number",
             "settlement_share", "tunnel_share", "crossing", "municipality")  # fmt: skip
    columns = SimpleNamespace(
        **{name: getattr(roads, name) for name in names}, x=roads.node_x, y=roads.node_y
    )
    assert Roads.of(columns).municipality.tolist() == [1811, 1811, 1812, 1812]


@pytest.mark.parametrize(
    ("link", "fraction", "leg", "message"),
    [
        ([-2], [0.5], [0.0], "link in row 0"),
        ([0], [1.1], [0.0], "fraction in row 0"),
        ([0], [0.5], [-1.0], "last_leg_metres in row 0"),
        ([0], [0.5], [np.inf], "last_leg_metres in row 0"),
        ([0, 1], [0.5], [0.0], "expected one number per place"),
    ],
)
def test_an_impossible_place_is_refused(
    link: list[int], fraction: list[float], leg: list[float], message: str
) -> None:
    with pytest.raises(UnusableInputError, match=message):
        Places.of(link, fraction, leg)


def test_a_place_without_a_road_needs_no_fraction() -> None:
    assert len(Places.of([-1], [np.nan], [np.inf])) == 1


def test_a_place_on_a_link_that_does_not_exist_is_refused(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    with pytest.raises(UnusableInputError, match="link is 4, expected 0 to 3"):
        network.access_minutes(Places.of([4], [0.5], [0.0]))
