from collections.abc import Callable

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.planning.travel import Closures, Roads

Build = Callable[..., Roads]


def test_a_road_number_closes_roads_but_not_ferries(fjord: Build) -> None:
    closed = Closures(road_numbers=(("F", 17, None),)).closed_links(fjord())
    assert closed.tolist() == [True, False, False, False]


@pytest.mark.parametrize(
    ("closures", "message"),
    [
        (Closures(road_numbers=(("F", 17, 5601),)), "F 17 in municipality 5601 is not"),
        (Closures(links=(4,)), "closed link is 4, expected 0 to 3"),
        (Closures(crossings=(7,)), "cancelled crossing 7 is not"),
        (Closures(crossings=(-1,)), "cancelled crossing -1 is not"),
    ],
)
def test_closing_what_does_not_exist_is_refused(
    fjord: Build, closures: Closures, message: str
) -> None:
    with pytest.raises(UnknownNameError, match=message):
        closures.closed_links(fjord())


@pytest.mark.parametrize("road", [("X", 17, None), ("", 17, None), ("F", 0, None)])
def test_a_road_name_that_cannot_be_is_refused(road: tuple[str, int, int | None]) -> None:
    with pytest.raises(UnusableInputError, match="expected a category of E, R, F, K, P or S"):
        Closures(road_numbers=(road,))
