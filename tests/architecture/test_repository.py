"""What must hold for the files of the repository as a whole."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from naervaer import __version__

REPOSITORY = Path(__file__).resolve().parents[2]
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".yml",
    ".json",
    ".lock",
    ".in",
    ".sh",
    ".csv",
    ".html",
    ".txt",
    "",
}
REGISTRY_HOSTS = re.compile(
    "|".join(
        ("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.(org|com)", "deb" + r"ian\.org")
    )
)
MACHINE_PATHS = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/[a-z]")))


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    return [REPOSITORY / name for name in listed.stdout.split("\0") if name]


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.suffix in TEXT and file.exists() else ""


def test_no_file_names_the_host_of_a_package_registry() -> None:
    found = [file for file in tracked_files() if REGISTRY_HOSTS.search(text_of(file))]
    assert found == []


def test_no_file_carries_a_path_of_one_machine() -> None:
    found = [file for file in tracked_files() if MACHINE_PATHS.search(text_of(file))]
    assert found == []


def test_no_raw_file_is_committed(raw_folder: Path) -> None:
    raw_names = {file.name for file in raw_folder.rglob("*") if file.is_file()} - {"README.md"}
    allowed = {"catalogue.csv"}
    assert {file.name for file in tracked_files()} & (raw_names - allowed) == set()


def test_every_file_is_small_enough_to_read() -> None:
    long = {
        str(file.relative_to(REPOSITORY)): len(text_of(file).splitlines())
        for file in tracked_files()
        if file.suffix == ".py" and len(text_of(file).splitlines()) > 500
    }
    assert long == {}


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == __version__
    assert f'softwareVersion: "{__version__}"' in text_of(REPOSITORY / "publiccode.yml")


@pytest.mark.parametrize(
    "order", [("highspy", "ortools.sat.python.cp_model")[::step] for step in (1, -1)]
)
def test_both_solvers_can_be_imported_in_one_process(order: tuple[str, str]) -> None:
    program = "; ".join(f"import {name}" for name in order)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_package_imports_without_the_peers_of_the_benchmarks() -> None:
    program = (
        "import sys, pkgutil, importlib, naervaer\n"
        "for peer in ('networkit', 'pandana', 'igraph', 'spopt'): sys.modules[peer] = None\n"
        "from naervaer.web.config.start import start_django; start_django('test')\n"
        "for found in pkgutil.walk_packages(naervaer.__path__, 'naervaer.'):\n"
        "    if not found.name.endswith('__main__'): importlib.import_module(found.name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
