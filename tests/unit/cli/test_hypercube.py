import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from naervaer.cli.main import commands
from naervaer.domain.errors import MissingDataError, UnusableInputError

TWO = {
    "name": "two",
    "capacity": "inf",
    "lam": [0.3, 0.5],
    "mu": [1.0, 1.0],
    "pref": [[0, 1], [1, 0]],
}


def run(tmp_path: Path, content: object, *options: str) -> str:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(content))
    found = CliRunner().invoke(
        commands, ["solve", "hypercube", str(file), *options], catch_exceptions=False
    )
    assert found.exit_code == 0
    return found.output


def test_each_case_is_answered_by_name(tmp_path: Path) -> None:
    (answer,) = json.loads(run(tmp_path, {"cases": [TWO]}, "--json"))
    assert answer["name"] == "two"
    assert answer["P_all_busy"] == pytest.approx(0.13714285714)
    assert answer["P_queue_nonempty"] == pytest.approx(0.09142857143)
    assert sum(map(sum, answer["dispatch_fraction"])) == pytest.approx(1.0)


def test_without_json_the_workloads_are_readable(tmp_path: Path) -> None:
    assert "workload 0.376 0.424" in run(tmp_path, {"cases": [TWO]})


def test_many_units_take_the_approximate_model(tmp_path: Path) -> None:
    many = {
        "name": "many",
        "capacity": "zero",
        "lam": [3.0] * 5,
        "mu": [1.0] * 30,
        "pref": [list(range(first, 30)) + list(range(first)) for first in range(0, 30, 6)],
    }
    (answer,) = json.loads(run(tmp_path, {"cases": [many]}, "--json"))
    assert answer["method"] == "approximate"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"cases": [{**TWO, "capacity": "some"}]}, "some"),
        ({"cases": [{"name": "half"}]}, "lacks lam, mu, pref, capacity"),
        ({"cases": "none"}, "no list of cases"),
    ],
)
def test_unusable_cases_are_refused_with_a_reason(
    tmp_path: Path, content: object, message: str
) -> None:
    with pytest.raises(UnusableInputError, match=message):
        run(tmp_path, content)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"nowhere\.json"):
        CliRunner().invoke(
            commands,
            ["solve", "hypercube", str(tmp_path / "nowhere.json")],
            catch_exceptions=False,
        )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lam": [1e300, 1.0]}, "must not be above"),
        ({"mu": [1e-300, 1.0]}, "must not be below"),
        ({"pref": [[], []]}, "preference"),
        ({"pref": 5}, "pref must be a list"),
        ({"pref": [None, None]}, "pref must be a list"),
        ({"pref": [[0.5, 1], [1, 0]]}, "whole numbers"),
    ],
)
def test_a_case_that_cannot_be_answered_is_refused_by_name(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    case = {**TWO, "capacity": "zero", **change}
    with pytest.raises(UnusableInputError, match=f"Case two: .*{said}"):
        run(tmp_path, {"cases": [case]}, "--json")


@pytest.mark.parametrize("text", ['{"cases": []}', "[" * 100_000])
def test_a_file_without_a_case_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cases.json"
    file.write_text(text)
    with pytest.raises(UnusableInputError, match=r"no case|not JSON"):
        CliRunner().invoke(commands, ["solve", "hypercube", str(file)], catch_exceptions=False)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": [TWO]}), encoding="utf-8-sig")
    found = CliRunner().invoke(commands, ["solve", "hypercube", str(file), "--json"])
    assert json.loads(found.stdout)[0]["name"] == "two"
