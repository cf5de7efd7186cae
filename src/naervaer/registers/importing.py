"""Files a user has got by hand, checked and copied into the data home."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from naervaer.domain.errors import MissingDataError, UnknownNameError, UnusableInputError
from naervaer.registers.catalogue import Catalogue, DataSet
from naervaer.registers.self_checks import check_file, is_known_version


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that was taken in.

    Attributes
    ----------
    data_set
        What it is.
    path
        Where it lies now.
    finding
        What it holds, in a few words.
    known_version
        True when the checksum is the catalogue's, False when another, None when unknown.

    """

    data_set: DataSet
    path: Path
    finding: str
    known_version: bool | None


def import_files(
    source: Path, *, catalogue: Catalogue, home: Path, as_id: str = ""
) -> list[Imported]:
    """Check a file, or every known file of a folder, and copy them into the data home.

    All are checked before any is copied, and each is put in place in one step, so that a bad
    file leaves everything as it was.

    Parameters
    ----------
    source
        A file, or a folder laid out in any way: files are known by name.
    catalogue
        The data sets.
    home
        The data home.
    as_id
        For a single file: the data set it is, whatever its name.

    Raises
    ------
    MissingDataError
        When the source is not there.
    UnknownNameError
        When the file, or no file of the folder, belongs to a data set.
    UnusableInputError
        When a file is not what it should be, or the data home cannot be written.

    """
    found = _recognised(source, catalogue, as_id=as_id)
    findings = [check_file(data_set, path) for data_set, path in found]
    return [
        Imported(data_set, _copied(path, home / data_set.file), finding, known)
        for (data_set, path), finding in zip(found, findings, strict=True)
        for known in [is_known_version(data_set, path)]
    ]


def _recognised(
    source: Path, catalogue: Catalogue, *, as_id: str
) -> list[tuple[DataSet, Path]]:
    if as_id and source.is_file():
        return [(catalogue[as_id], source)]
    if source.is_file():
        paths = [source]
    elif source.is_dir():
        paths = sorted(path for path in source.rglob("*") if path.is_file())
    else:
        message = f"no file or folder {source}; expected something to import"
        raise MissingDataError(message)
    if as_id:
        message = f"--as {as_id} names one data set, but {source} is a folder"
        raise UnusableInputError(message)
    known = ((catalogue.of_file(path.name), path) for path in paths)
    found = [(data_set, path) for data_set, path in known if data_set is not None]
    if not found:
        message = (
            f"{source} holds no file that the catalogue knows; see «naervaer data list», "
            "or say which data set it is with --as"
        )
        raise UnknownNameError(message)
    return found


def _copied(source: Path, target: Path) -> Path:
    """Copy beside the target and put it in place in one step."""
    if target.exists() and target.samefile(source):
        return target
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, part)
        part.replace(target)
    except OSError as error:
        if part.is_file():
            part.unlink()
        message = f"cannot write {target}: {error.strerror}; earlier files are kept"
        raise UnusableInputError(message) from error
    return target
