"""Seats of courts found by name, within the court's own municipalities."""

import pandas as pd
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline.service_tables import seat_table
from naervaer.registers.services.courts import Court

PLACES = pd.DataFrame(
    [
        ("", "Sandvika", "5042", 400_000, 7_150_000, 300, "GeoNames"),
        ("", "Sandvika", "3201", 250_000, 6_645_000, 200, "GeoNames"),
        ("", "Tana bru", "5628", 970_000, 7_840_000, 600, "GeoNames"),
        ("9845", "Tana", "5628", 971_000, 7_841_000, 500, "Erik Bolstad"),
        ("9846", "Tana", "5628", 972_000, 7_842_000, 100, "Erik Bolstad"),
    ],
    columns=["code", "name", "municipality", "x", "y", "people", "source"],
)


def test_a_town_outside_the_courts_municipalities_does_not_count() -> None:
    table = seat_table((Court("3201", "Ringerike", ("Sandvika",)),), PLACES)
    assert table.to_dict("records") == [
        {
            "court": "Ringerike",
            "seat": "Sandvika",
            "municipality": "3201",
            "x": 250_000,
            "y": 6_645_000,
            "position_source": "GeoNames",
        }
    ]


def test_a_name_in_two_languages_falls_back_on_the_most_peopled_postal_code() -> None:
    table = seat_table((Court("5628", "Øst", ("Deatnu/Tana",)),), PLACES)
    assert table[["seat", "x"]].to_numpy().tolist() == [["Deatnu/Tana", 971_000]]


def test_a_seat_that_no_place_is_named_after_is_an_error() -> None:
    with pytest.raises(UnusableInputError, match="Øst is named Atlantis"):
        seat_table((Court("5628", "Øst", ("Atlantis",)),), PLACES)
