"""Settings of the duty study: what is accepted, and how what is not is told."""

from datetime import date
from pathlib import Path

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.duty.settings import DutySettings, read_settings

FILE = """
name = "busy summer"
district = "Troms"
first_day = 2026-06-15
profile = "flat"
[tourist]
5501 = 1.4
[assumptions]
probability = 0.9
[files]
calls = "calls.csv"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "duty.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    found = read_settings(written(tmp_path, FILE))
    assert (found.district, found.first_day, found.profile) == (
        "Troms",
        date(2026, 6, 15),
        "flat",
    )
    assert found.assumptions.probability == 0.9
    assert found.assumptions.people_per_unit == 2
    assert found.files.given() == {"calls": tmp_path / "calls.csv"}
    assert found.tourist == {"5501": 1.4}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("first_day = 2026-06-16", "expected a Monday"),
        ("weeks = 0", "expected 1 to 26"),
        ('weeks = "six"', "weeks is 'six'"),
        ('profile = "noon"', "expected one of flat, evening-heavy, houston, own"),
        ("colour = 1", "unknown key 'colour'"),
        ("[assumptions]\nprobability = 1.0", "expected between 0 and 1"),
        ("[assumptions]\nshift_hours = 7", "expected a divisor of 24"),
        ("[files]\nroster = 'x'", "unknown key 'roster'"),
        ("weeks =", "no valid TOML"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnusableInputError, match=said) as refused:
        read_settings(written(tmp_path, text))
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="is not there"):
        read_settings(tmp_path / "none.toml")


def test_one_period_says_nothing_of_its_spread() -> None:
    with pytest.raises(UnusableInputError, match="2 or more"):
        DutySettings(replications=1)
