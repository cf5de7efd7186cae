"""`naervaer data build` says what it did and ends with the right code."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from naervaer.cli import build as command
from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.baseline.compile import STEPS, BaselineSettings, CompiledBaseline

COUNTS = {"people": 5.0, "zones": 1, "people_without_road": 0.0}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run the command on a made-up compilation with a given number of people."""
    monkeypatch.chdir(tmp_path)

    def with_people(people: float, *arguments: str) -> Result:
        def compile_tiny(
            _: Path | None, *, settings: BaselineSettings, report: Callable[[str], None]
        ) -> CompiledBaseline:
            for step in STEPS:
                report(step)
            return CompiledBaseline(
                settings=settings,
                arrays={"zones": {"people": np.array([people])}},
                tables={"districts": pd.DataFrame({"name": ["Nordland"]})},
                counts=COUNTS | {"people": people},
            )

        monkeypatch.setattr(command, "compile_baseline", compile_tiny)
        monkeypatch.setattr(command, "described_inputs", lambda _: [])
        return CliRunner().invoke(command.build, list(arguments))

    return with_people


def test_a_baseline_is_written_beside_the_user_by_default(run: Callable[..., Result]) -> None:
    result = run(5.0)
    assert result.exit_code == 0
    assert Path("baseline/baseline.json").is_file()
    assert "5 innbyggere 1. januar 2024" in result.output
    assert "© Kartverket" in result.output


def test_figures_can_be_had_as_json(run: Callable[..., Result]) -> None:
    figures: dict[str, Any] = json.loads(run(5.0, "--json", "--out", "here").output)
    assert figures["folder"] == "here"
    assert figures["counts"]["zones"] == 1


def test_check_ends_with_0_when_nothing_changed(run: Callable[..., Result]) -> None:
    run(5.0, "--out", "here")
    result = run(5.0, "--check", "--out", "here")
    assert result.exit_code == 0
    assert "Uendret" in result.output


def test_check_ends_with_1_and_writes_nothing_when_contents_differ(
    run: Callable[..., Result],
) -> None:
    run(5.0, "--out", "here")
    before = Path("here/baseline.json").read_bytes()
    result = run(7.0, "--check", "--out", "here")
    assert result.exit_code == 1
    assert "zones.parquet" in result.output
    assert Path("here/baseline.json").read_bytes() == before


def test_check_can_answer_in_json(run: Callable[..., Result]) -> None:
    run(5.0, "--out", "here")
    answer = json.loads(run(7.0, "--check", "--out", "here", "--json").output)
    assert answer["unchanged"] is False
    assert answer["differences"]


def test_check_against_a_folder_without_a_baseline_says_so(
    run: Callable[..., Result],
) -> None:
    assert isinstance(run(5.0, "--check", "--out", "nowhere").exception, MissingDataError)


def test_check_refuses_a_baseline_whose_files_are_not_those_of_its_manifest(
    run: Callable[..., Result],
) -> None:
    run(5.0, "--out", "here")
    Path("here/districts.csv").write_text("name\nTroms\n", encoding="utf-8")
    result = run(5.0, "--check", "--out", "here")
    assert isinstance(result.exception, UnusableInputError)
    assert "districts.csv is not the file" in str(result.exception)


def test_a_folder_that_cannot_be_written_is_refused_in_one_line(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(command, "write_baseline", refuse)
    result = run(5.0, "--out", "here")
    assert isinstance(result.exception, UnusableInputError)
    assert str(result.exception) == "cannot write the baseline to here (Permission denied)."
