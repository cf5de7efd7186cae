import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from naervaer.cli.main import commands, main
from naervaer.domain.errors import MissingDataError, UnknownNameError, UnusableInputError

MEASUREMENT = {
    "promise": "B-61",
    "rule": "PASS-15",
    "measure": "passport_offices_opened",
    "value": 15,
    "unit": "åpnede passkontorer",
    "as_of": "2026-01-01",
    "kind": "official",
    "evidence": "en oppdiktet prøve",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, list(arguments), catch_exceptions=False)


def test_help_lists_every_command_with_an_example() -> None:
    shown = run("--help").output
    assert "promises" in shown
    assert "rules" in shown
    example = "  naervaer promises --id B-14 --study out/access\n"
    assert example in run("promises", "--help").output


def test_rules_are_listed_with_their_numbers() -> None:
    shown = run("rules", "--family", "contacts")
    assert "PK-3" in shown.output
    assert "høyst 3 kommuner" in shown.output
    assert shown.exit_code == 0


def test_one_rule_tells_its_source_and_how_it_is_measured() -> None:
    shown = run("rules", "--id", "R45").output
    assert "Ringerikes Avis" in shown
    assert "share_within_45_minutes" in shown


def test_rules_come_as_json() -> None:
    every = json.loads(run("rules", "--json").output)
    one = json.loads(run("rules", "--id", "PK-3", "--json").output)
    assert one in every
    assert one["limits"] == [{"name": "høyst", "value": 3, "unit": "kommuner"}]


def test_a_rule_that_judges_no_number_is_shown_without_a_measure() -> None:
    assert "Måles som" not in run("rules", "--id", "PK-3").output


def test_an_unknown_rule_ends_with_two_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["rules", "--id", "R46"])
    assert ending.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_ledger_counts_its_statuses() -> None:
    shown = run("promises").output
    assert shown.startswith("128 rader: 7 oppfylt")
    assert "B-75" in shown


def test_promises_are_chosen_by_status_and_theme() -> None:
    rows = json.loads(run("promises", "--status", "oppfylt", "--json").output)
    assert "A-22" in {row["id"] for row in rows}
    assert {row["status"] for row in rows} == {"fulfilled"}
    themed = json.loads(run("promises", "--theme", "passports", "--json").output)
    assert {row["theme"] for row in themed} == {"passports"}


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="'done'"):
        run("promises", "--status", "done")


def test_one_promise_shows_decision_advice_and_evidence() -> None:
    shown = run("promises", "--id", "B-14").output
    for words in ("Politisk beslutning", "Faglig råd", "Belegg", "Prøvd", "linje 20–22"):
        assert words in shown


def test_one_promise_that_a_filter_leaves_out_prints_nothing() -> None:
    assert run("promises", "--id", "B-14", "--status", "disputed").output == ""
    as_json = run("promises", "--id", "B-14", "--status", "disputed", "--json")
    assert json.loads(as_json.output) == []


def test_csv_has_a_line_for_each_promise() -> None:
    rows = list(csv.DictReader(io.StringIO(run("promises", "--csv").output)))
    assert len(rows) == 128
    assert rows[0]["id"] == "A-01"


def test_json_and_csv_together_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="expected one of them"):
        run("promises", "--json", "--csv")


def test_a_measurement_from_a_file_changes_the_status(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps([MEASUREMENT]), encoding="utf-8")
    shown = run("promises", "--id", "B-61", "--measurements", str(file), "--json")
    row = json.loads(shown.output)
    assert row["status"] == "fulfilled"


def test_a_study_folder_brings_its_measurements(tmp_path: Path) -> None:
    context = {**MEASUREMENT, "measure": "planned_passport_offices", "unit": "passkontor"}
    (tmp_path / "measurements.json").write_text(json.dumps([context]), encoding="utf-8")
    shown = run("promises", "--id", "B-61", "--study", str(tmp_path)).output
    assert "Annen måling" in shown
    assert "ikke målbar" in shown


def test_a_study_without_measurements_is_missing_data(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"measurements\.json"):
        run("promises", "--study", str(tmp_path))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "is not JSON"),
        ('{"promise": 1}', "expected a list"),
        ("[1]", "expected an object"),
    ],
)
def test_a_file_that_holds_no_measurements_is_refused(
    tmp_path: Path, text: str, says: str
) -> None:
    file = tmp_path / "bad.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInputError, match=says):
        run("promises", "--measurements", str(file))


def test_a_measurement_of_an_unknown_promise_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text(json.dumps([{**MEASUREMENT, "promise": "B-76"}]), encoding="utf-8")
    with pytest.raises(UnknownNameError, match="'B-76'"):
        run("promises", "--measurements", str(file))
