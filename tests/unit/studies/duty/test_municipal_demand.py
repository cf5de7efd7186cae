"""Calls by municipality as a council may see them: sums, what they rest on, and small ones."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from invented_duty import SETTINGS, invented_duty

from naervaer.studies.duty.calls import own_calls
from naervaer.studies.duty.demand import duty_demand
from naervaer.studies.duty.export import internal_tables, public_tables
from naervaer.studies.duty.municipal import DEMAND_BY_MUNICIPALITY, demand_by_municipality


def own_table(folder: Path, *, each_day: dict[str, int]) -> pd.DataFrame:
    """Return the table when the user's own file has so many calls, on so many days of forty."""
    result = invented_duty()
    days = pd.date_range("2026-03-01", date(2026, 5, 3))
    rows = [
        f"{day:%Y-%m-%d} 12:00,{number}"
        for number, often in each_day.items()
        for at, day in enumerate(days)
        if at % often == 0
    ]
    file = folder / "calls.csv"
    file.write_text("time,municipality\n" + "\n".join(rows) + "\n", encoding="utf-8")
    past = own_calls(file, result.ground, before=SETTINGS.first_day)
    demand = duty_demand(result.ground, past, result.demand.profile, SETTINGS)
    return demand_by_municipality(result.ground, result.level, demand, SETTINGS)


def test_municipalities_sum_to_the_district_of_the_whole_period() -> None:
    result = invented_duty()
    table = internal_tables(result)[DEMAND_BY_MUNICIPALITY]
    assert table["municipality"].tolist() == ["9901", "9902"]
    total = result.demand.days.total.mean.sum()
    assert table["mean"].sum() == pytest.approx(total, abs=0.1)
    assert (table["q100"] <= table["mean"]).all()
    assert (table["mean"] <= table["q900"]).all()
    assert set(table["first_day"] + "/" + table["last_day"]) == {"2026-05-04/2026-05-17"}


def test_the_table_says_what_it_rests_on_and_what_it_is_not() -> None:
    one = public_tables(invented_duty())[DEMAND_BY_MUNICIPALITY].iloc[0]
    assert (one["kind"], one["withheld"]) == ("synthetic", "no")
    assert "not observed" in one["note"]
    assert "reported offences (2023-2024) and residents" in one["basis"]


def test_a_small_sum_of_ones_own_calls_is_withheld_with_its_neighbour(tmp_path: Path) -> None:
    table = own_table(tmp_path, each_day={"9901": 1, "9902": 9})
    assert table["withheld"].tolist() == ["yes", "yes"]
    assert table[["mean", "q025", "q500", "q975"]].isna().all(axis=None)
    assert set(table["kind"]) == {"own"}


def test_large_sums_of_ones_own_calls_are_shown(tmp_path: Path) -> None:
    table = own_table(tmp_path, each_day={"9901": 1, "9902": 1})
    assert table["withheld"].tolist() == ["no", "no"]
    assert table["mean"].tolist() == pytest.approx([14.0, 14.0], rel=0.2)


def test_a_longer_period_expects_more() -> None:
    result = invented_duty()
    longer = replace(SETTINGS, weeks=4)
    demand = duty_demand(result.ground, result.demand.past, result.demand.profile, longer)
    table = demand_by_municipality(result.ground, result.level, demand, longer)
    usual = internal_tables(result)[DEMAND_BY_MUNICIPALITY]
    assert (table["mean"] > 1.5 * usual["mean"]).all()
