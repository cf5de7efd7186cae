import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.registers.coordinates import from_degrees, to_degrees, to_european_grid, z_order


def test_the_central_meridian_of_zone_33_lies_at_half_a_million_metres_east() -> None:
    x, y = from_degrees([15.0], [60.0])
    assert x[0] == pytest.approx(500_000, abs=0.01)
    # The meridian's length to 60 degrees (6,654,072.8 m on GRS80) times the scale 0.9996.
    assert y[0] == pytest.approx(6_651_411.2, abs=0.1)


@given(longitude=st.floats(5, 31), latitude=st.floats(58, 71))
def test_degrees_come_back_as_they_went(longitude: float, latitude: float) -> None:
    back = to_degrees(*from_degrees([longitude], [latitude]))
    assert back[0][0] == pytest.approx(longitude, abs=1e-7)
    assert back[1][0] == pytest.approx(latitude, abs=1e-7)


def test_the_european_grid_has_its_origin_at_ten_east_and_fifty_two_north() -> None:
    x, y = to_european_grid(*from_degrees([10.0], [52.0]))
    assert x[0] == pytest.approx(4_321_000, abs=1)
    assert y[0] == pytest.approx(3_210_000, abs=1)


def test_z_order_visits_one_quarter_before_the_next() -> None:
    x, y = np.meshgrid(np.arange(4), np.arange(4))
    order = z_order(x.ravel(), y.ravel())
    first = {(x.ravel()[i], y.ravel()[i]) for i in order[:4].tolist()}
    assert first == {(0, 0), (1, 0), (0, 1), (1, 1)}


def test_z_order_takes_negative_coordinates() -> None:
    assert z_order([5, -70_000], [5, -3]).tolist() == [1, 0]
