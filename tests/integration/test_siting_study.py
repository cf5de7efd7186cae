"""`naervaer study run siting` from end to end on the tiny invented district."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from invented_baseline import write_invented_baseline

from naervaer.cli.promises import promises
from naervaer.cli.study import study
from naervaer.domain.promises.measurement import Measurement
from naervaer.studies.manifest import sha256_of

Command = Callable[..., Result]


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented_baseline(tmp_path_factory.mktemp("invented") / "baseline")


@pytest.fixture(scope="module")
def folder(baseline: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("siting") / "out"
    result = siting(baseline, out)
    assert result.exit_code == 0, result.output
    assert [line[:2] for line in result.stdout.splitlines()] == ["1.", "2.", "3.", "4.", "5."]
    return out


def siting(baseline: Path, out: Path, *words: str) -> Result:
    arguments = ["run", "siting", "--baseline", str(baseline), "--out", str(out)]
    given = ["--seconds", "60", "--district", "nordvik"]
    return CliRunner().invoke(study, [*arguments, *given, *words])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_file_stands_in_the_manifest_with_its_checksum(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    written = {path.name for path in folder.iterdir() if path.name != "manifest.json"}
    assert set(manifest["outputs"]) == written
    assert {"index.html", "measurements.json", "growth.csv", "front.csv"} <= written
    for name, checksum in manifest["outputs"].items():
        assert sha256_of(folder / name) == checksum
    assert manifest["study"] == "siting"
    assert manifest["settings"]["seconds_per_solve"] == 60
    assert manifest["seed"] == 0


def test_the_best_for_each_objective_is_proven_and_never_worse_than_the_plan(
    folder: Path,
) -> None:
    found = {
        (row["kind"], row["alternative"]): row for row in rows(folder / "alternatives.csv")
    }
    for kind in ("point", "passport"):
        plan = found[kind, "plan"]
        assert float(found[kind, "mean"]["minutes_mean"]) <= float(plan["minutes_mean"])
        within = found[kind, "within_45"]
        assert float(within["people_within_45"]) >= float(plan["people_within_45"])
        for (of_kind, name), row in found.items():
            if of_kind == kind and name not in {"before", "plan"}:
                assert row["ending"] in {"optimal", "gap_reached"}
                assert float(row["gap_of_gain"]) <= (5e-3 if name == "worst" else 1e-3)


def test_more_points_never_make_the_way_longer(folder: Path) -> None:
    steps = rows(folder / "growth.csv")
    means = [float(row["minutes_mean"]) for row in steps]
    within = [float(row["people_within_45"]) for row in steps]
    assert means == sorted(means, reverse=True)
    assert within == sorted(within)


def test_no_compromise_is_beaten_by_another(folder: Path) -> None:
    front = rows(folder / "front.csv")
    means = [float(row["minutes_mean"]) for row in front]
    within = [float(row["people_within_45"]) for row in front]
    assert means == sorted(means)
    assert within == sorted(within)


def test_every_municipality_has_a_contact(folder: Path) -> None:
    said = [row["municipalities"] for row in rows(folder / "contact_groups.csv")]
    named = sorted(name for group in said for name in group.split("; "))
    assert named == ["Bergdal", "Eikvik", "Myrland", "Sandøy"]


def test_measurements_are_what_the_ledger_reads(folder: Path) -> None:
    text = (folder / "measurements.json").read_text(encoding="utf-8")
    found = [Measurement.from_record(record) for record in json.loads(text)]
    judged = [one.promise for one in found if one.rule]
    assert judged == ["B-14", "B-61", "B-17"]
    beside = {one.promise for one in found if not one.rule}
    assert beside >= {"B-14", "B-19", "B-22", "B-37", "B-38", "B-59", "B-60", "B-61", "B-64"}
    assert all("Plasseringsstudien" in one.evidence for one in found)


def test_evidence_that_no_rule_judges_stands_beside_the_promise_and_moves_no_status(
    folder: Path,
) -> None:
    bare = CliRunner().invoke(promises, ["--id", "B-60", "--json"])
    told = CliRunner().invoke(promises, ["--id", "B-60", "--study", str(folder), "--json"])
    before, after = json.loads(bare.stdout), json.loads(told.stdout)
    assert after["status"] == before["status"]
    assert [one["measure"] for one in after["other_measurements"]] == [
        "plan_offices_with_documents_enough"
    ]


def test_json_and_english_are_given_when_asked_for(baseline: Path, tmp_path: Path) -> None:
    result = siting(baseline, tmp_path / "out", "--lang", "en", "--json")
    content = json.loads(result.stdout)
    assert [item["key"] for item in content["findings"]] == [
        "points_mean", "points_within_45", "growth", "offices", "contacts",
    ]  # fmt: skip
    assert content["manifest"]["settings"]["language"] == "en"


def test_two_runs_write_the_same_bytes(baseline: Path, folder: Path, tmp_path: Path) -> None:
    siting(baseline, tmp_path / "again")
    for path in sorted(folder.iterdir()):
        if path.name != "manifest.json":
            assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path
