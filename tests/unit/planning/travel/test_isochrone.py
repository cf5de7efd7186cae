from collections.abc import Callable

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.planning.travel import (
    Closures,
    Places,
    Roads,
    SpeedTable,
    TravelNetwork,
    isochrone,
)

Build = Callable[..., Roads]


def test_four_minutes_from_the_middle_of_a_road_cover_eight_kilometres(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    found = isochrone(network, Places.of([0], [0.5], [0.0]), [4.0, 5.0])
    assert found.covered[:, 0].tolist() == pytest.approx([0.8, 1.0])
    assert found.reached_metres(network.roads.metres).tolist() == pytest.approx([8_000, 10_000])


def test_the_far_shore_is_covered_after_the_wait_and_the_crossing(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    found = isochrone(network, Places.of([0], [0.5], [0.0]), [25.0, 30.0])
    assert found.covered[:, 3].tolist() == pytest.approx([0.0, 0.5])
    assert found.covered[:, 1:3].max() == 0.0
    assert found.node_minutes.tolist()[4] == pytest.approx(35.0)


def test_two_origins_on_one_road_are_not_counted_twice(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    found = isochrone(network, Places.of([0, 0], [0.4, 0.5], [0.0, 0.0]), [1.0])
    assert found.covered[0, 0] == pytest.approx(0.3)


def test_a_closed_road_is_not_covered(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain, Closures(links=(3,)))
    found = isochrone(network, Places.of([0], [1.0], [0.0]), [60.0])
    assert found.covered[0].tolist() == [1.0, 0.0, 0.0, 0.0]


def test_a_last_leg_longer_than_the_limit_covers_nothing(
    fjord: Build, plain: SpeedTable
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    found = isochrone(network, Places.of([0], [0.5], [9_000.0]), [5.0])
    assert not np.any(found.covered)


@pytest.mark.parametrize("limits", [[-1.0], [30.0, 15.0], [np.inf]])
def test_limits_that_mean_nothing_are_refused(
    fjord: Build, plain: SpeedTable, limits: list[float]
) -> None:
    network = TravelNetwork.build(fjord(), plain)
    with pytest.raises(UnusableInputError, match="expected 0 or more, ascending"):
        isochrone(network, Places.of([0], [0.5], [0.0]), limits)


def test_an_isochrone_around_nothing_is_refused(fjord: Build, plain: SpeedTable) -> None:
    network = TravelNetwork.build(fjord(), plain)
    with pytest.raises(UnusableInputError, match="origins holds no place"):
        isochrone(network, Places.of([], [], []), [10.0])
