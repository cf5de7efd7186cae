"""`naervaer study run duty` from end to end on the tiny invented district."""

import csv
import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented_duty import SETTINGS, write_invented_duty_baseline

from naervaer.cli.study import study
from naervaer.domain.promises.measurement import Measurement
from naervaer.studies.manifest import sha256_of

QUICK = ["--weeks", "2", "--replications", "10", "--seconds", "1", "--district", "nordvik"]


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented_duty_baseline(tmp_path_factory.mktemp("invented") / "baseline")


@pytest.fixture(scope="module")
def folder(baseline: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("duty") / "out"
    result = duty(baseline, out)
    assert result.exit_code == 0, result.output
    assert [line[:2] for line in result.stdout.splitlines()] == [f"{at}." for at in range(1, 8)]
    return out


def duty(baseline: Path, out: Path, *words: str) -> Result:
    arguments = ["run", "duty", "--baseline", str(baseline), "--out", str(out), *QUICK]
    return CliRunner().invoke(study, [*arguments, *words])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_file_stands_in_the_manifest_with_its_checksum(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    written = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }
    assert set(manifest["outputs"]) == written - {"manifest.json"}
    for name, checksum in manifest["outputs"].items():
        assert sha256_of(folder / name) == checksum
    assert (manifest["study"], manifest["seed"]) == ("duty", 0)
    assert manifest["settings"]["assumptions"]["urgent_share"] == 0.025


def test_what_is_shared_is_a_small_part_and_holds_no_roster(folder: Path) -> None:
    shared = {path.name for path in (folder / "public").iterdir()}
    assert not shared & {"roster.csv", "duties.csv", "need_hourly.csv", "cover_hourly.csv"}
    assert {"index.html", "presence.csv", "presence.json", "calibration.csv"} <= shared
    assert {row["mode"] for row in rows(folder / "public" / "presence.csv")} == {
        "police_contact"
    }


def test_every_page_says_what_is_synthetic(folder: Path) -> None:
    for page in (folder / "index.html", folder / "public" / "index.html"):
        assert "Syntetiske oppdrag og syntetisk mannskap" in page.read_text(encoding="utf-8")


def test_measurements_are_what_the_ledger_reads(folder: Path) -> None:
    text = (folder / "measurements.json").read_text(encoding="utf-8")
    found = [Measurement.from_record(record) for record in json.loads(text)]
    assert {one.promise for one in found} == {"A-11", "B-24", "B-28", "B-29", "B-64"}


def test_the_same_seed_gives_the_same_calls_need_and_levers(
    baseline: Path, folder: Path, tmp_path: Path
) -> None:
    assert duty(baseline, tmp_path / "again").exit_code == 0
    for name in ("demand_daily", "demand_hourly", "need_hourly", "levers", "response"):
        again = tmp_path / "again" / "internal" / f"{name}.csv"
        assert again.read_bytes() == (folder / "internal" / f"{name}.csv").read_bytes(), name


def test_own_calls_and_staff_are_named_as_such_and_two_runs_compare(
    baseline: Path, folder: Path, tmp_path: Path
) -> None:
    calls, staff = tmp_path / "calls.csv", tmp_path / "staff.csv"
    lines = ["time,municipality"]
    for step in range(60):
        day = SETTINGS.first_day - timedelta(days=60 - step)
        lines += [f"{day} {hour:02d}:00,9901" for hour in (1, 12, 20, 21, 22)]
        lines.append(f"{day} 23:00,9902")
    calls.write_text("\n".join(lines), encoding="utf-8")
    people = [f"P{at},{'Eikvik' if at % 2 else 'Bergdal'},1,,no" for at in range(30)]
    staff.write_text(
        "\n".join(["person,station_district,position,competences,contact", *people]),
        encoding="utf-8",
    )
    out = tmp_path / "own"
    words = ["--calls", str(calls), "--staff", str(staff), "--profile", "own", "--lang", "en"]
    result = duty(baseline, out, *words)
    assert result.exit_code == 0, result.output
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "Calls and staff are the user" in page
    assert "P1," not in page
    assert {row["kind"] for row in rows(out / "internal" / "demand_daily.csv")} == {"own"}
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["settings"]["files"] == {"calls": "calls.csv", "staff": "staff.csv"}
    assert {"own calls", "own staff"} <= {item["data_set"] for item in manifest["inputs"]}
    difference = tmp_path / "difference"
    found = CliRunner().invoke(
        study, ["compare", str(folder), str(out), "--out", str(difference), "--json"]
    )
    assert found.exit_code == 0, found.output
    said = json.loads(found.stdout)
    assert {"profile", "files.calls"} <= {item["name"] for item in said["settings"]}
    assert [row["station_district"] for row in said["differences"]] == ["Eikvik", "Bergdal"]
    assert (difference / "index.html").is_file()


def test_two_police_districts_are_not_compared(
    baseline: Path, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    assert duty(baseline, other, "--district", "Sørli").exit_code == 0
    found = CliRunner().invoke(study, ["compare", str(folder), str(other)])
    assert found.exit_code == 1
    assert "expected one police district" in str(found.exception)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--district", "Atlantis"], "expected one of Nordvik, Sørli"),
        (["--first-day", "2026-05-05"], "expected a Monday"),
        (["--profile", "own"], "calls with hours"),
        (["--weeks", "0"], "expected 1 to 26"),
    ],
)
def test_what_cannot_be_run_is_told_and_the_earlier_result_stays(
    baseline: Path, folder: Path, words: list[str], said: str
) -> None:
    before = (folder / "manifest.json").read_bytes()
    result = duty(baseline, folder, *words)
    assert result.exit_code == 1
    assert said in str(result.exception)
    assert (folder / "manifest.json").read_bytes() == before
