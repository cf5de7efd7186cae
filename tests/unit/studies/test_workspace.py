"""Results replace earlier ones all at once or not at all."""

from pathlib import Path

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.workspace import MANIFEST_NAME, check_replaceable, replacing


def finished(folder: Path, text: str) -> None:
    with replacing(folder) as fresh:
        (fresh / MANIFEST_NAME).write_text("{}")
        (fresh / "index.html").write_text(text)


def test_a_result_appears_and_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    finished(out, "first")
    (out / "extra.txt").write_text("from before")
    finished(out, "second")
    assert (out / "index.html").read_text() == "second"
    assert sorted(path.name for path in out.iterdir()) == ["index.html", MANIFEST_NAME]
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_an_error_on_the_way_leaves_the_earlier_result_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    finished(out, "first")
    with pytest.raises(IsADirectoryError), replacing(out) as fresh:
        fresh.write_text("no folder can be written like this")
    assert (out / "index.html").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_something_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")
    with pytest.raises(UnusableInputError, match="holds files but no manifest"):
        check_replaceable(tmp_path)
    with pytest.raises(UnusableInputError, match="is a file"):
        check_replaceable(tmp_path / "precious.txt")


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    finished(tmp_path, "first")
    assert (tmp_path / "index.html").read_text() == "first"


def test_a_place_that_cannot_be_written_is_named_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("mine")
    out = tmp_path / "file.txt" / "out"
    with pytest.raises(UnusableInputError) as told:
        check_replaceable(out)
    assert str(told.value).startswith(f"{out} cannot be written (")
    assert [path.name for path in tmp_path.iterdir()] == ["file.txt"]
