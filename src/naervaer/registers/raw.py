"""Where the raw public files lie: in one folder that the user names, or in the data home."""

import os
from collections.abc import Mapping
from pathlib import Path

from naervaer.domain.errors import MissingDataError

RAW_VARIABLE = "NAERVAER_RAW"
"""Environment variable that names the folder of raw files and so replaces all defaults."""

_CHECKOUT = Path(__file__).resolve().parents[3]


def data_home(environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder that fetched and imported files are written to.

    `NAERVAER_RAW` where it is set, else the user's own data directory. The folder need not
    exist yet.
    """
    variables = os.environ if environment is None else environment
    if variables.get(RAW_VARIABLE):
        return Path(variables[RAW_VARIABLE]).expanduser()
    if variables.get("XDG_DATA_HOME"):
        return Path(variables["XDG_DATA_HOME"]) / "naervaer" / "raw"
    if variables.get("LOCALAPPDATA"):
        return Path(variables["LOCALAPPDATA"]) / "naervaer" / "raw"
    return Path.home() / ".local" / "share" / "naervaer" / "raw"


def raw_folders(environment: Mapping[str, str] | None = None) -> tuple[Path, ...]:
    """Return the folders searched for raw files, first to last, whether they exist or not.

    `NAERVAER_RAW` alone where it is set; else the data home and then `../shared/data` beside
    the checkout.
    """
    variables = os.environ if environment is None else environment
    home = data_home(variables)
    if variables.get(RAW_VARIABLE):
        return (home,)
    return home, _CHECKOUT.parent / "shared" / "data"


def raw_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Return the first folder of raw files that exists.

    Raises
    ------
    MissingDataError
        When none does.

    """
    folders = raw_folders(environment)
    for folder in folders:
        if folder.is_dir():
            return folder
    searched = " or ".join(str(folder) for folder in folders)
    message = (
        f"no folder of raw files at {searched}; set {RAW_VARIABLE} to one, "
        "or run «naervaer data fetch»"
    )
    raise MissingDataError(message)


def raw_file(name: str, *, folder: Path | None = None) -> Path:
    """Return the path of one raw file, for example `population/NOR0250M_POP_2022.csv.gz`.

    Parameters
    ----------
    name
        Path inside the raw folder, with forward slashes.
    folder
        Look in this folder only; by default in all of `raw_folders`.

    Raises
    ------
    MissingDataError
        When no folder holds the file.

    """
    folders = raw_folders() if folder is None else (folder,)
    for candidate in folders:
        if (candidate / name).is_file():
            return candidate / name
    searched = " or ".join(str(candidate) for candidate in folders)
    message = (
        f"the raw file {name} is not in {searched}; set {RAW_VARIABLE} to the folder that "
        "holds it, or get it with «naervaer data fetch» or «naervaer data import»"
    )
    raise MissingDataError(message)
