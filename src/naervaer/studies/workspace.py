"""An output folder that is either the whole new result or the whole old one."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naervaer.domain.errors import UnusableInputError

#: A folder may be replaced only when it is empty or holds this file.
MANIFEST_NAME = "manifest.json"


def check_replaceable(out: Path) -> None:
    """Refuse to replace anything but an earlier result, and to begin where nothing can be put.

    Raises
    ------
    UnusableInputError
        When `out` is a file, a folder that holds something else than a study, or where no
        folder can be made.

    """
    if not out.exists():
        _fresh_beside(out).rmdir()
        return
    if not out.is_dir():
        msg = f"{out} is a file, expected a folder for the results."
        raise UnusableInputError(msg)
    if any(out.iterdir()) and not (out / MANIFEST_NAME).is_file():
        msg = (
            f"{out} holds files but no {MANIFEST_NAME}, "
            "expected an empty folder or an earlier result."
        )
        raise UnusableInputError(msg)
    _fresh_beside(out).rmdir()


def _fresh_beside(out: Path) -> Path:
    """Return a new empty folder beside `out`; an error names `out`, not that folder."""
    parent = out.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=parent))
    except OSError as error:
        msg = (
            f"{out} cannot be written ({error.strerror}), "
            "expected a folder that can be made and written in."
        )
        raise UnusableInputError(msg) from None


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a fresh folder to write in, and put it in place of `out` only when all went well.

    On any error the fresh folder goes away and an earlier result stays as it was.
    """
    check_replaceable(out)
    fresh = _fresh_beside(out)
    fresh.chmod(0o755)
    try:
        yield fresh
        _swap(fresh=fresh, out=out.absolute())
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _swap(*, fresh: Path, out: Path) -> None:
    """Move the fresh folder to `out`; the earlier one comes back if that fails."""
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent)) / "result"
    out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        old.rename(out)
        raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)
