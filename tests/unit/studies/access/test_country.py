"""The country refuses what cannot be."""

from dataclasses import replace

import numpy as np
import pytest
from invented_district import invented_country

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.studies.access.country import Site


def test_a_door_has_a_known_kind_and_season() -> None:
    with pytest.raises(UnusableInputError, match="kind of x is 'kiosk', expected point"):
        Site("x", "X", "kiosk", "9901")
    with pytest.raises(UnusableInputError, match="season of x is 'spring', expected ordinary"):
        Site("x", "X", "point", "9901", season="spring")


def test_a_seasonal_door_is_open_in_its_season_only() -> None:
    summer = Site("x", "X", "point", "9901", season="summer")
    assert [summer.open_in(season) for season in ("ordinary", "summer", "winter")] == [
        False,
        True,
        False,
    ]


def test_people_cannot_be_negative_or_of_another_number_of_bands() -> None:
    zones = invented_country().zones
    with pytest.raises(UnusableInputError, match="negative or infinite"):
        replace(zones, people=zones.people - 1e6)
    with pytest.raises(UnusableInputError, match=r"shape \(8, 4\), expected \(8, 5\)"):
        replace(zones, people=np.ones((8, 4)))


def test_an_unknown_municipality_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="municipality '1234' does not exist"):
        invented_country().municipality_name("1234")
