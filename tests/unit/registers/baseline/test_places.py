"""The places somebody may ask from, as they ship."""

import re
from functools import cache

import pandas as pd

from naervaer.registers.baseline import load_baseline


@cache
def places() -> pd.DataFrame:
    return load_baseline().table("places")


def test_every_postal_code_stands_once_with_four_digits() -> None:
    codes = places()["code"][places()["code"] != ""]
    assert len(codes) > 4_500
    assert codes.is_unique
    assert all(re.fullmatch(r"\d{4}", code) for code in codes)


def test_no_name_stands_twice_in_one_municipality() -> None:
    named = places()[places()["code"] == ""]
    assert not named.duplicated(["name", "municipality"]).any()


def test_every_place_lies_in_a_municipality_of_today() -> None:
    table = load_baseline().table("municipalities")
    today = set(table[table["valid_to"] == ""]["number"])
    assert set(places()["municipality"]) == today


def test_every_place_lies_within_reach_of_where_people_live() -> None:
    zones = load_baseline().zones
    where = places()[["x", "y"]].astype(float)
    assert where["x"].between(zones.x.min() - 40_000, zones.x.max() + 40_000).all()
    assert where["y"].between(zones.y.min() - 40_000, zones.y.max() + 40_000).all()


def test_the_code_whose_position_was_wrong_has_the_other_gazetteers() -> None:
    kautokeino = (
        places().set_index("code").loc["9523"] if "9523" in set(places()["code"]) else None
    )
    assert kautokeino is None or kautokeino["source"] == "GeoNames"


def test_leinesfjord_lies_in_steigen() -> None:
    row = places().set_index("code").loc["8283"]
    assert (row["name"], row["municipality"]) == ("Leinesfjord", "1848")
