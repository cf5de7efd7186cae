"""`naervaer study run demand` from end to end on the tiny invented district."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented_duty import write_invented_duty_baseline

from naervaer.cli.study import study


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented_duty_baseline(tmp_path_factory.mktemp("invented") / "baseline")


def demand(baseline: Path, out: Path, *words: str) -> Result:
    arguments = ["run", "demand", "--baseline", str(baseline), "--out", str(out), *words]
    return CliRunner().invoke(study, arguments)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_forecast_alone_is_written_with_dictionary_and_manifest(
    baseline: Path, tmp_path: Path, language: str
) -> None:
    out = tmp_path / "out"
    told = demand(baseline, out, "--district", "nordvik", "--weeks", "2", "--lang", language)
    assert told.exit_code == 0, told.output
    with (out / "demand_by_municipality.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["name"] for row in rows] == ["Eikvik", "Bergdal"]
    with (out / "data_dictionary.csv").open(encoding="utf-8", newline="") as stream:
        assert {row["column"] for row in csv.DictReader(stream)} == set(rows[0])
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["study"] == "demand"
    assert (manifest["settings"]["district"], manifest["settings"]["weeks"]) == ("Nordvik", 2)
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "Eikvik" in page


def test_the_same_seed_gives_the_same_table(baseline: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        demand(baseline, tmp_path / name, "--district", "nordvik", "--seed", "7")
    first, second = (
        (tmp_path / name / "demand_by_municipality.csv").read_bytes() for name in ("a", "b")
    )
    assert first == second


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--district", "Sørpå"], "expected one of"),
        (["--district", "nordvik", "--first-day", "2026-05-05"], "expected a Monday"),
        (["--district", "nordvik", "--weeks", "0"], "expected 1 to 26"),
    ],
)
def test_what_cannot_be_forecast_is_refused(
    baseline: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    told = demand(baseline, tmp_path / "out", *words)
    assert told.exit_code != 0
    assert said in f"{told.output}{told.exception}"
    assert not (tmp_path / "out").exists()
