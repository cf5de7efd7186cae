import json
from datetime import date, datetime, timedelta
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


def table(tmp_path: Path, *, counts: list[str], clock: str = "") -> Path:
    days = [date(2024, 1, 1) + timedelta(days=day) for day in range(len(counts))]
    file = tmp_path / "counts.csv"
    rows = "\n".join(f"{day}{clock},{count}" for day, count in zip(days, counts, strict=True))
    file.write_text(f"when,antall\n{rows}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(("every", "clock"), [("day", ""), ("hour", " 10:00")])
def test_a_table_without_an_event_is_refused(tmp_path: Path, every: str, clock: str) -> None:
    with pytest.raises(UnusableInputError, match="no event"):
        run(table(tmp_path, counts=["0"] * 120, clock=clock), "--every", every)


def test_a_count_that_never_varies_leaves_what_cannot_be_computed_out(tmp_path: Path) -> None:
    file = table(tmp_path, counts=["2"] * 120)
    answer = json.loads(run(file, "--json"), parse_constant=pytest.fail)
    assert answer["seasonal_naive"]["mase"] is None
    assert answer["versus"]["pinball_below_seasonal_naive_percent"] is None
    assert "–" in run(file)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2024-02-02 07:00 PM", "row 121 has the time"),
        ("2024-02-02 07:99", "row 121 has the time"),
        ("0001-01-01", "100 years at most"),
        ("9999-12-31", "100 years at most"),
    ],
)
def test_a_time_that_cannot_be_meant_is_refused(tmp_path: Path, row: str, said: str) -> None:
    file = table(tmp_path, counts=["2"] * 120)
    with file.open("a", encoding="utf-8") as more:
        more.write(f"{row},1\n")
    with pytest.raises(UnusableInputError, match=said):
        run(file)


@pytest.mark.parametrize(
    "words", [["--horizon", "0"], ["--origins", "0"], ["--peer-seconds", "nan"]]
)
def test_numbers_that_mean_nothing_are_refused(events: Path, words: list[str]) -> None:
    with pytest.raises(UnusableInputError, match="expected"):
        run(events, *words)


@pytest.mark.parametrize("text", ["\n\n", "when,when\n2024-01-01,2024-01-02\n"])
def test_a_header_that_names_nothing_or_twice_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInputError, match=r"empty lines only|2 columns"):
        run(file)
