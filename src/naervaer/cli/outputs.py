"""Files a command shall write, looked at before the work begins."""

import os
from pathlib import Path

from naervaer.domain.errors import UnusableInputError


def refuse_unwritable(out: Path | None, *, folder: Path | None = None) -> None:
    """Refuse a file that could not be written once the answer is there.

    `folder` is the one that must be there already; the file's own where it is left out.

    Raises
    ------
    UnusableInputError
        When the file is a folder, its folder is not there, or neither may be written.

    """
    if out is None:
        return
    if out.is_dir():
        raise UnusableInputError(f"--out {out} is a folder, expected a file.")
    folder = folder or out.parent
    if not folder.is_dir():
        raise UnusableInputError(f"--out {out}: there is no folder {folder}.")
    if not os.access(folder, os.W_OK) or (out.exists() and not os.access(out, os.W_OK)):
        raise UnusableInputError(f"--out {out} may not be written.")


def folder_that_is_there(out: Path | None) -> Path | None:
    """Return the nearest thing above a file whose folders are made where they are missing."""
    if out is None:
        return None
    return next((one for one in out.absolute().parents if one.exists()), None)
