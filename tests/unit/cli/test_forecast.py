import json
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from naervaer.cli.main import commands
from naervaer.domain.errors import UnusableInputError


@pytest.fixture
def events(tmp_path: Path) -> Path:
    rng = np.random.default_rng(1)
    first = datetime(2024, 1, 1)  # noqa: DTZ001 - local time as in the file
    hours = rng.integers(0, 150 * 24, 4000)
    rows = [f"{first + timedelta(hours=int(hour))},{'ab'[hour % 2]}" for hour in hours]
    file = tmp_path / "events.csv"
    file.write_text("when,where\n" + "\n".join(rows), encoding="utf-8")
    return file


def run(file: Path, *options: str) -> str:
    found = CliRunner().invoke(
        commands,
        ["forecast", "backtest", str(file), "--time", "when", "--peer-seconds", "0", *options],
        catch_exceptions=False,
    )
    assert found.exit_code == 0
    return found.output


def test_all_scores_are_given_as_json(events: Path) -> None:
    answer = json.loads(run(events, "--area", "where", "--horizon", "7", "--json"))
    for part in (answer, answer["by_area"], answer["seasonal_naive"]):
        assert {"pinball", "mase", "coverage_80", "coverage_95", "seconds"} <= set(part)
    assert answer["origins"] == 7
    assert answer["areas"] == 2
    assert answer["versus"]["pinball_below_seasonal_naive_percent"] > 0


def test_hours_that_make_no_whole_day_are_scored_as_far_as_asked(events: Path) -> None:
    day, less = (
        json.loads(run(events, "--every", "hour", "--horizon", hours, "--json"))
        for hours in ("24", "6")
    )
    assert (day["horizon"], less["horizon"]) == (24, 6)
    assert day["origins"] == less["origins"]
    assert day["pinball"] != less["pinball"]


def test_the_table_for_people_names_every_method(events: Path) -> None:
    shown = run(events)
    assert "Nærvær" in shown
    assert "last week again" in shown


def test_a_refused_column_ends_the_work(tmp_path: Path) -> None:
    file = tmp_path / "stops.csv"
    file.write_text("when,ethnicity\n2024-01-01,x\n")
    with pytest.raises(UnusableInputError, match="origin or belief"):
        run(file)
