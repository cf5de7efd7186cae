"""Where an answer cannot be written is known before it is searched for."""

import signal
import threading
from pathlib import Path

import pytest

from naervaer.cli.interrupts import interruptible
from naervaer.cli.outputs import folder_that_is_there, refuse_unwritable
from naervaer.domain.errors import UnusableInputError


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="there is no folder"):
        refuse_unwritable(tmp_path / "none" / "roster.csv")


def test_a_folder_is_refused_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="is a folder"):
        refuse_unwritable(tmp_path)


def test_a_file_that_is_there_may_be_written_again(tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("before", encoding="utf-8")
    refuse_unwritable(file)
    assert file.read_text(encoding="utf-8") == "before"


def test_control_c_is_a_wish_to_stop() -> None:
    if threading.current_thread() is not threading.main_thread():
        pytest.skip("signals reach the main thread only")
    with interruptible() as asked:
        signal.raise_signal(signal.SIGINT)
        assert asked.is_set()


def test_folders_that_are_made_hang_on_the_first_that_is_there(tmp_path: Path) -> None:
    out = tmp_path / "none" / "deep" / "roster.csv"
    refuse_unwritable(out, folder=folder_that_is_there(out))
    (tmp_path / "none").write_text("a file", encoding="utf-8")
    with pytest.raises(UnusableInputError, match="there is no folder"):
        refuse_unwritable(out, folder=folder_that_is_there(out))
