"""Three tiny studies with stored answers, on the invented district.

`make golden-renew` writes the answers anew; the difference is to be read like code.
"""

import json
import os
from pathlib import Path

import pandas as pd
import pytest
from invented_baseline import write_invented_baseline

from naervaer.registers.baseline import load_baseline
from naervaer.studies.recipes.access import run_access
from naervaer.studies.scenario import Scenario, read_scenario

STORED = Path(__file__).parent
STUDIES = {
    "as_it_is": "",
    "without_ferries": 'name = "no ferries"\n[roads]\nno_ferries = true\n',
    "a_winter_evening": 'name = "winter"\n[time]\ndate = "2026-01-15"\nhour = "18:00"\n',
}
COLUMNS = [
    "people",
    "people_unreachable",
    "people_beyond_60",
    "share_within_15",
    "share_within_45",
    "minutes_p50",
    "minutes_p80",
    "minutes_p99",
    "gini",
]
MUNICIPAL = [
    f"share_within_45_{phase}{end}"
    for phase in ("before", "after")
    for end in ("_low", "", "_high")
]
MUNICIPAL += [f"passport_{column}" for column in MUNICIPAL]
RENEW = os.environ.get("GOLDEN_RENEW") == "1"


def answer(name: str, folder: Path) -> dict[str, dict[str, float | None]]:
    """Run one study and return its main figures by doors and group."""
    baseline = load_baseline(write_invented_baseline(folder / "baseline"))
    scenario, file = Scenario(), None
    if STUDIES[name]:
        file = folder / "study.toml"
        file.write_text(STUDIES[name], encoding="utf-8")
        scenario = read_scenario(file)
    out = folder / "out"
    run_access(baseline, scenario=scenario, scenario_file=file, out=out, language="nb")
    table = pd.read_csv(out / "access.csv")
    table = table[table["group"].isin(["country", "district", "response_class"])]
    keys = table[["service", "doors", "group", "group_id"]].astype(str).agg("/".join, axis=1)
    return rows_of(table, COLUMNS, keys.tolist()) | municipalities(out)


def rows_of(
    table: pd.DataFrame, columns: list[str], keys: list[str]
) -> dict[str, dict[str, float | None]]:
    """Return the columns of a table by key; an empty field is None."""
    rows = table[columns].astype(object).where(table[columns].notna(), None)
    return dict(zip(keys, rows.to_dict("records"), strict=True))


def municipalities(out: Path) -> dict[str, dict[str, float | None]]:
    """Return every municipality's shares within 45 minutes with their bands."""
    table = pd.read_csv(out / "municipalities.csv", dtype={"municipality": str})
    keys = [f"municipality/{number}" for number in table["municipality"]]
    return rows_of(table, MUNICIPAL, keys)


@pytest.mark.parametrize("name", STUDIES)
def test_the_study_gives_its_stored_answer(name: str, tmp_path: Path) -> None:
    found = answer(name, tmp_path)
    file = STORED / f"{name}.json"
    if RENEW:
        file.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    stored = json.loads(file.read_text(encoding="utf-8"))
    assert found.keys() == stored.keys()
    for key, row in stored.items():
        assert found[key] == pytest.approx(row, rel=1e-5, abs=1e-5), key
