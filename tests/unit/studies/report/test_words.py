"""The message catalogue: complete in both languages, numbers as each writes them."""

import json
import re
from pathlib import Path

import pytest

from naervaer.domain.errors import UnknownNameError
from naervaer.studies import report
from naervaer.studies.report.words import CATALOGUES, LANGUAGES, Words, catalogue, placeholders

FOLDER = Path(report.__file__).parent
NB, EN = Words("nb"), Words("en")


def test_both_languages_have_every_message() -> None:
    assert set(catalogue("nb")) == set(catalogue("en"))


@pytest.mark.parametrize("key", sorted(catalogue("nb")))
def test_both_languages_wait_for_the_same_placeholders(key: str) -> None:
    assert placeholders(catalogue("nb")[key]) == placeholders(catalogue("en")[key])


def test_no_message_is_empty_or_holds_a_tag() -> None:
    for language in LANGUAGES:
        for key, message in catalogue(language).items():
            assert message.strip() == message != "", key
            assert "<" not in message, key


def test_every_message_named_in_a_template_exists() -> None:
    named = {
        key
        for path in (FOLDER / "templates").glob("*.j2")
        for key in re.findall(r"\bt\('([a-z0-9_]+)'", path.read_text(encoding="utf-8"))
    }
    assert named - set(catalogue("nb")) == set()


def test_no_message_is_left_over() -> None:
    used = "".join(
        path.read_text(encoding="utf-8")
        for path in [*FOLDER.rglob("*.py"), *FOLDER.rglob("*.j2")]
    )
    built = (
        "assume_",
        "demand_label_",
        "demand_basis_",
        "demand_col_",
        "duty_lever_",
        "duty_measure_",
        "duty_profile_",
        "duty_col_",
        "duty_sea_",
        "duty_kind_",
        "duty_compare_",
        "duty_competence_",
        "duty_kept_",
        "duty_ending_",
        "unit_",
        "mode_",
        "weights_",
        "criterion_",
        "set_",
        "season_",
        "moment_",
        "service_",
        "class_",
        "age_",
        "svc_",
        "map_",
        "verdict_",
        "chosen_",
        "alt_",
        "short_",
        "objective_",
        "ending_",
        "table_points_",
        "table_offices_",
        "why_",
        "speed_",
        "setting_",
        "weekday_",
    )
    left = [
        key
        for key in catalogue("nb")
        if f'"{key}"' not in used and f"'{key}'" not in used and not key.startswith(built)
    ]
    assert left == []


def test_catalogues_are_plain_json_with_unique_keys() -> None:
    for language in LANGUAGES:
        pairs: list[tuple[str, str]] = []
        for name in CATALOGUES:
            path = FOLDER / "messages" / f"{name}{language}.json"
            pairs += json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
        assert len(pairs) == len(dict(pairs))


def test_numbers_are_written_as_each_language_does() -> None:
    assert NB.number(1234567.891, 1) == "1\u00a0234\u00a0567,9"
    assert EN.number(1234567.891, 1) == "1,234,567.9"
    assert NB.share(0.9861) == "98,6\u00a0%"
    assert EN.share(0.9861) == "98.6%"
    assert NB.share(0.99951) == "99,95\u00a0%"
    assert NB.share(0.0001) == "0,01\u00a0%"
    assert (NB.share(1.0), NB.share(0.0)) == ("100,0\u00a0%", "0,0\u00a0%")
    assert NB.points(0.234, 2) == "+0,23"
    assert NB.points(-0.234, 1) == "\u22120,2"
    assert NB.points(-0.001, 1) == "0,0"


def test_nothing_and_out_of_reach_are_never_numbers() -> None:
    assert NB.minutes(float("nan")) == "–"
    assert NB.minutes(float("inf")) == "når ikke fram"
    assert NB.share(float("nan")) == "–"


def test_one_to_four_people_are_not_told_apart() -> None:
    assert NB.people(0) == "0"
    assert {NB.people(count) for count in (1, 2.2, 4.9)} == {"færre enn 5"}
    assert NB.people(5) == "5"


def test_a_range_of_one_value_is_that_value() -> None:
    assert NB.span("5", "5") == "5"
    assert NB.span("5", "7") == "5–7"


def test_an_unknown_language_or_message_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="expected one of nb, en"):
        catalogue("se")
    with pytest.raises(UnknownNameError, match="'x' is not in the nb catalogue"):
        NB.text("x")
