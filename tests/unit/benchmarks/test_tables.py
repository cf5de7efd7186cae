import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TABLES = Path(__file__).resolve().parents[3] / "benchmarks" / "tables.py"


@pytest.fixture(scope="module")
def tables() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_tables", TABLES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["benchmark_tables"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_a_section_is_replaced_and_the_others_stay(tables: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("# Benchmarks\n\nIntroduction.\n", encoding="utf-8")
    tables.write_section("one", title="One", body="first", page=page)
    tables.write_section("two", title="Two", body="second", page=page)
    tables.write_section("one", title="One", body="renewed", packages=("numpy",), page=page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Benchmarks\n\nIntroduction.\n")
    assert "first" not in text
    assert text.index("renewed") < text.index("second")
    assert "; numpy " in text
    assert text.count("<!-- begin one -->") == 1


def test_rows_become_a_table_with_numbers_to_the_right(tables: ModuleType) -> None:
    table = tables.markdown_table(("what", "s"), [("a", 1), ("b", 2)])
    assert table.splitlines() == ["| what | s |", "| --- | ---: |", "| a | 1 |", "| b | 2 |"]


def test_the_last_answer_comes_with_the_median_times(tables: ModuleType) -> None:
    answers = iter("abc")
    timing, answer = tables.median_times(lambda: next(answers), times=3)
    assert answer == "c"
    assert 0 <= timing.times(2).wall == 2 * timing.wall
    assert tables.median_seconds(lambda: "x", times=1)[1] == "x"
