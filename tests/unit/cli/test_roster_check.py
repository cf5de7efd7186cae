"""`naervaer roster check`: 0 when lawful, 1 with reasons, 2 for what cannot be read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from naervaer.cli.main import commands, main

LAWFUL = """person,start,end,break_minutes
Kari,2026-01-12T07:00,2026-01-12T14:30,30
Kari,2026-01-13T07:00,2026-01-13T14:30,30
"""
BROKEN = LAWFUL + "Kari,2026-01-13T22:00,2026-01-14T06:00,30\n"


def written(folder: Path, text: str, name: str = "vaktplan.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_lawful_roster_ends_with_nought(tmp_path: Path) -> None:
    result = CliRunner().invoke(commands, ["roster", "check", written(tmp_path, LAWFUL)])
    assert result.exit_code == 0, result.output
    assert "Ingen brudd funnet." in result.stdout


def test_a_breach_ends_with_one_and_is_explained(tmp_path: Path) -> None:
    result = CliRunner().invoke(commands, ["roster", "check", written(tmp_path, BROKEN)])
    assert result.exit_code == 1
    assert "13.01.2026 Kari" in result.stdout
    assert "timer mangler" in result.stdout
    assert "§ 3" in result.stdout


def test_json_carries_breaches_and_counters(tmp_path: Path) -> None:
    arguments = ["roster", "check", written(tmp_path, BROKEN), "--json"]
    found = json.loads(CliRunner().invoke(commands, arguments).stdout)
    assert found["lawful"] is False
    assert found["breaches"][0]["on"] == "2026-01-13"
    assert found["counters"][0]["short_rests_in_28_days"] == 1
    assert found["counters"][0]["open_debts"] == []


def test_layers_and_the_day_of_discussion_are_heard(tmp_path: Path) -> None:
    layers = written(tmp_path, "[layers]\npolice = false\n", "lag.toml")
    arguments = ["roster", "check", written(tmp_path, BROKEN), "--layers", layers, "--json"]
    found = json.loads(
        CliRunner().invoke(commands, [*arguments, "--discussed", "2026-01-05"]).stdout
    )
    assert {breach["rule_id"] for breach in found["breaches"]} >= {"AML-10-8", "AML-10-3"}


def test_a_calendar_is_read_by_its_ending(tmp_path: Path) -> None:
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Europe/Oslo:20260112T070000\n"
        "DTEND;TZID=Europe/Oslo:20260112T120000\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    result = CliRunner().invoke(
        commands, ["roster", "check", written(tmp_path, text, "kari.ics")]
    )
    assert result.exit_code == 0
    assert "kari" in result.stdout


def test_what_cannot_be_read_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["roster", "check", written(tmp_path, "a,b\n1,2\n")])
    assert ended.value.code == 2
    assert "lacks the column person" in capsys.readouterr().err


def test_an_empty_roster_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["roster", "check", written(tmp_path, "person,start,end\n")])
    assert ended.value.code == 2
    assert "empty" in capsys.readouterr().err
