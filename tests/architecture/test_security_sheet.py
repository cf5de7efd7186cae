"""The sheet of security requirements names tests that exist and gives ground for each claim."""

import csv
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SHEET = REPOSITORY / "docs" / "reference" / "asvs.csv"
VERDICTS = {"met", "partly", "not met", "not applicable"}
with SHEET.open(encoding="utf-8", newline="") as opened:
    ROWS = list(csv.DictReader(opened))


def test_every_requirement_stands_once() -> None:
    names = [row["requirement"] for row in ROWS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["requirement"])
def test_every_verdict_has_a_test_or_a_reason(row: dict[str, str]) -> None:
    assert re.fullmatch(r"V\d+\.\d+\.\d+", row["requirement"])
    assert row["verdict"] in VERDICTS
    assert row["tests"] or row["note"]


@pytest.mark.parametrize("test", sorted({one for row in ROWS for one in row["tests"].split()}))
def test_every_test_that_is_named_exists(test: str) -> None:
    file, name = test.split("::")
    assert f"def {name}(" in (REPOSITORY / file).read_text(encoding="utf-8")
