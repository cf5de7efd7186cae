"""`naervaer roster plan` and `repair`: files in, a roster out that the check accepts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from naervaer.cli.main import commands, main

FILES = {
    "plan.toml": "[plan]\nfirst_day = 2026-03-23\nweeks = 2\n",
    "shifts.csv": (
        "name,start,end,break_minutes,kind,covers\n"
        "D,07:00,15:00,30,ordinary,yes\n"
        "A,15:00,23:00,30,ordinary,yes\n"
        "N,23:00,07:00,30,ordinary,yes\n"
        "K,08:00,16:00,30,ordinary,no\n"
    ),
    "staff.csv": (
        "person,station,hours_per_week,competences,shifts,most_weekends,contact_duties\n"
        "Ada,Nord,35.5,drone leader,,1,0\n"
        "Bo,Nord,35.5,,,1,1\n"
        "Cis,Nord,35.5,leader,,1,0\n"
        "Dag,Nord,35.5,drone,D A,1,0\n"
        "Eli,Nord,35.5,,,1,0\n"
    ),
    "cover.csv": (
        "station,days,from,to,people,competence\n"
        "Nord,all,7,23,1,\n"
        "Nord,fri-sat,23,7,1,\n"
        "Nord,mon-fri,7,15,1,leader\n"
    ),
    "leave.csv": "person,first,last\nEli,2026-03-30,2026-04-01\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, ["roster", *map(str, arguments)])


def planned(folder: Path) -> Path:
    out = folder / "vaktplan.csv"
    result = run("plan", folder, "--seconds", 60, "--gap", 0.05, "--out", out)
    assert result.exit_code == 0, result.output
    return out


def test_a_plan_passes_the_check_as_csv_and_as_calendar(folder: Path) -> None:
    out = planned(folder)
    for path in (out, out.with_suffix(".ics")):
        checked = run("check", path, "--json")
        found = json.loads(checked.stdout)
        assert found["breaches"] == []
        assert found["duties"] > 20


def test_json_shows_every_part_and_the_spread_by_itself(folder: Path) -> None:
    result = run("plan", folder, "--seconds", 60, "--gap", 0.05, "--json")
    found = json.loads(result.stdout)
    assert found["breaches"] == 0
    assert found["bound"] <= found["objective"]
    assert set(found["fairness"]) == {"night", "weekend_day", "short_rest"}
    assert {"missing", "spare", "travel", "wishes"} <= set(found["parts"])
    assert "Ada" not in json.dumps(found["fairness"])


def test_more_cover_than_people_is_explained(folder: Path) -> None:
    cover = FILES["cover.csv"] + "Nord,2026-03-25,7,15,3,drone\n"
    (folder / "cover.csv").write_text(cover, encoding="utf-8")
    found = json.loads(run("plan", folder, "--seconds", 60, "--gap", 0.05, "--json").stdout)
    worst = next(s for s in found["shortages"] if s["competence"] == "drone")
    assert (worst["wanted"], worst["able"], worst["impossible"]) == (3, 2, True)
    kinds = {hindrance["obstacle"] for hindrance in worst["hindrances"]}
    assert "no_competence" in kinds


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("fixed.csv", "person,date,shift\nAda,2026-03-25,X\n", "Unknown shift 'X'"),
        ("fixed.csv", "person,date,shift\nEli,2026-03-31,D\n", "has leave and the fixed duty"),
        ("requests.csv", "person,date,wish\nEva,2026-03-25,on\n", "Unknown person 'Eva'"),
        ("requests.csv", "person,date,wish\nAda,2026-05-25,on\n", "expected 2026-03-23 to"),
        ("requests.csv", "person,date,wish\nAda,2026-03-25,maybe\n", "line 2: wish is 'maybe'"),
        (
            "leave.csv",
            "person,first,last\nEli,2026-03-30,2026-04-01\nEli,2026-04-01,2026-04-02\n",
            "overlaps leave",
        ),
        ("plan.toml", "[plan]\nfirst_day = 2026-03-24\nweeks = 2\n", "expected a Monday"),
        ("shifts.csv", "name,start\nD,07:00\n", "lacks the column end"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_one_line(
    folder: Path, name: str, line: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_text(line, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["roster", "plan", str(folder), "--seconds", "0"])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_settled_duties_that_the_law_forbids_end_with_one_and_the_paragraph(
    folder: Path,
) -> None:
    text = "person,date,shift\nAda,2026-03-25,N\nAda,2026-03-26,D\n"
    (folder / "fixed.csv").write_text(text, encoding="utf-8")
    result = run("plan", folder, "--seconds", 60)
    assert result.exit_code == 1
    assert "Ingen lovlig vaktplan finnes." in result.stdout
    assert "Ada" in result.stdout
    assert "§" in result.stdout


def test_a_repair_tells_every_change_and_stays_lawful(folder: Path) -> None:
    out = planned(folder)
    (folder / "syke.csv").write_text("person,first,last\nAda,2026-03-31,2026-04-03\n", "utf-8")
    mended = folder / "ny.csv"
    result = run(
        "repair", folder, out, folder / "syke.csv",
        "--from", "2026-03-31", "--seconds", 60, "--out", mended, "--json",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["breaches"] == 0
    assert all(change["date"] >= "2026-03-31" for change in found["changes"])
    before = set(out.read_text("utf-8").splitlines())
    after = set(mended.read_text("utf-8").splitlines())
    gone = [line for line in before - after if line.startswith("Ada,2026-03-31")]
    assert len(gone) <= 1
    assert not any(line.startswith(("Ada,2026-04-01", "Ada,2026-04-02")) for line in after)
    checked = json.loads(run("check", mended, "--json").stdout)
    assert checked["breaches"] == []
