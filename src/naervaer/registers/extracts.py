"""Extracts that loaders read, made from the official file that was fetched."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.catalogue import DataSet
from naervaer.registers.file_checks import CHECKS

Rows = Iterator[Sequence[str]]
Extract = Callable[[Path], Rows]

COUNTRY = "NO"
_PLACE_FIELDS = 19
_POSTAL_FIELDS = 12


def write_extract(data_set: DataSet, *, source: Path, target: Path) -> None:
    """Write the file a loader reads from the official one, checked and in one step.

    Raises
    ------
    UnusableInputError
        When the official file does not have its documented form, or the target cannot be
        written; an earlier extract stays.

    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(EXTRACTS[data_set.id](source))
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"cannot write {target}: {error.strerror}; earlier files are kept"
        raise UnusableInputError(message) from error
    try:
        CHECKS[data_set.id](part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _places(source: Path) -> Rows:
    """Keep Norway's places of GeoNames' table, whose columns its readme lists."""
    yield (
        *("geonameid", "name", "latitude", "longitude"),
        *("countrycode", "population", "timezone", "admin1code"),
    )
    for row in _lines(source, fields=_PLACE_FIELDS):
        if row[8] == COUNTRY:
            yield row[0], row[1], row[4], row[5], row[8], row[14], row[17], row[10]


def _postal_codes(source: Path) -> Rows:
    """Keep code, town, county and position of GeoNames' postal codes."""
    yield (
        *("country_code", "postal_code", "city", "state"),
        *("latitude", "longitude", "accuracy", "source"),
    )
    for row in _lines(source, fields=_POSTAL_FIELDS):
        if row[0] == COUNTRY:
            yield row[0], row[1], row[2], row[3], row[9], row[10], row[11], "GeoNames"


def _lines(source: Path, *, fields: int) -> Iterator[list[str]]:
    """Yield the rows of the tab-separated table in a zip file."""
    try:
        with zipfile.ZipFile(source) as archive:
            names = [name for name in archive.namelist() if name.lower() != "readme.txt"]
            text = archive.read(names[0]).decode("utf-8")
    except (zipfile.BadZipFile, IndexError, UnicodeDecodeError) as error:
        message = f"{source.name} is no zip file with a table in UTF-8; fetch it again"
        raise UnusableInputError(message) from error
    for number, line in enumerate(text.splitlines(), start=1):
        row = line.split("\t")
        if len(row) != fields:
            message = f"{names[0]}, line {number}: {len(row)} fields, expected {fields}"
            raise UnusableInputError(message)
        yield row


EXTRACTS: dict[str, Extract] = {
    "geonames-places": _places,
    "geonames-postal-codes": _postal_codes,
}
"""Data sets whose extract is made after fetching, by id."""
