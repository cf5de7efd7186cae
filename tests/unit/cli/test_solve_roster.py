"""`naervaer solve roster`: exit codes, the JSON figures, and the file of shifts."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from naervaer.cli.main import commands, main
from naervaer.studies.shift_scheduling import write_whole

TEXT = """SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
A,E=7|L=7,2400,960,5,2,2,1
B,E=7|L=7,2400,960,5,2,2,1
SECTION_DAYS_OFF
A,0
SECTION_SHIFT_ON_REQUESTS
A,2,E,2
SECTION_SHIFT_OFF_REQUESTS
B,5,L,3
SECTION_COVER
0,E,1,100,1
1,L,1,100,1
3,E,1,100,1
"""


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    file = tmp_path / "instance.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_the_figures_and_the_roster_are_written(instance: Path, tmp_path: Path) -> None:
    out = tmp_path / "roster.csv"
    arguments = ["solve", "roster", str(instance), "--out", str(out), "--json"]
    result = CliRunner().invoke(commands, arguments)
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert figures["ending"] == "optimal"
    assert figures["hard_violations"] == 0
    assert figures["objective"] == figures["bound"]
    rows = list(csv.reader(out.read_text(encoding="utf-8").splitlines()))
    assert [len(row) for row in rows] == [7, 7]
    assert {name for row in rows for name in row} <= {"", "E", "L"}


def test_a_roster_written_can_be_gone_on_from(instance: Path, tmp_path: Path) -> None:
    out = tmp_path / "roster.csv"
    runner = CliRunner()
    runner.invoke(commands, ["solve", "roster", str(instance), "--out", str(out)])
    again = runner.invoke(
        commands,
        ["solve", "roster", str(instance), "--start", str(out), "--seconds", "0"],
    )
    assert again.exit_code == 0
    assert "0 regelbrudd" in again.stdout


def test_a_start_that_breaks_rules_is_refused(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = tmp_path / "broken.csv"
    start.write_text("E,E,E,E,E,E,E\n,,,,,,\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["solve", "roster", str(instance), "--start", str(start)])
    assert ended.value.code == 2
    assert "hard rules" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("E,E\n", "expected one for each of 2 people"),
        ("E,E\nE,E\n", "has 2 fields, expected 7"),
        (",,,,,,\n,,X,,,,\n", "'X' is not a shift"),
    ],
)
def test_a_start_that_does_not_fit_is_refused(
    instance: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: str,
    expected: str,
) -> None:
    start = tmp_path / "start.csv"
    start.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["solve", "roster", str(instance), "--start", str(start)])
    assert ended.value.code == 2
    assert expected in capsys.readouterr().err


def test_people_without_a_lawful_row_end_with_one_and_reasons(
    tmp_path: Path,
) -> None:
    file = tmp_path / "impossible.txt"
    file.write_text(TEXT.replace("2400,960,5,2,2,1\nB", "2400,2400,5,2,6,0\nB"), "utf-8")
    result = CliRunner().invoke(commands, ["solve", "roster", str(file), "--json"])
    assert result.exit_code == 1
    figures = json.loads(result.stdout)
    assert figures["ending"] == "infeasible"
    assert figures["objective"] is None
    assert figures["reasons"][0].startswith("A has no lawful row")


def test_a_missing_file_ends_with_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["solve", "roster", "none.txt"])
    assert ended.value.code == 1
    assert "no file" in capsys.readouterr().err


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["solve", "roster", *words, "--seconds", "0"])
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err.count("\n")) == (2, "", 1)
    return said.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0,E,1,100,1", "0,E,1,inf,1"),
        ("0,E,1,100,1", "0,E,1,nan,1"),
        ("0,E,1,100,1", "0,E,99999999999999999999,100,1"),
        ("0,E,1,100,1", "0,E,1,-100,1"),
        ("E,480,", "E,99999999999999999999,"),
        ("\n7\n", "\n99999999999\n"),
    ],
)
def test_numbers_nobody_can_mean_are_refused_with_their_line(
    instance: Path, capsys: pytest.CaptureFixture[str], before: str, after: str
) -> None:
    instance.write_text(TEXT.replace(before, after, 1), encoding="utf-8")
    assert "instance.txt line" in refused(capsys, str(instance))


def test_where_nothing_can_be_written_is_told_first(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "none" / "roster.csv"
    assert "there is no folder" in refused(capsys, str(instance), "--out", str(out))


def test_a_start_that_is_no_text_is_refused(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = tmp_path / "start.csv"
    start.write_bytes("Ø,".encode("latin-1"))
    assert "no CSV in UTF-8" in refused(capsys, str(instance), "--start", str(start))


def test_a_seed_below_zero_is_refused(
    instance: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "-1" in refused(capsys, str(instance), "--seed", "-1")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    write_whole(file, "before")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "half\ud800")
    assert [one.name for one in tmp_path.iterdir()] == ["roster.csv"]
    assert file.read_text(encoding="utf-8") == "before"
