"""The catalogue of data sets: what each is, where it comes from, and how it may be used."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from importlib.resources import files

from naervaer.domain.errors import UnknownNameError, UnusableInputError

_CHECKSUM = re.compile(r"^[0-9a-f]{64}$")
_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_ATTRIBUTION_ORDER = (
    "Kartverket (CC BY 4.0)",
    "SSB (CC BY 4.0)",
    "Eurostat",
    "Lovdata (NLOD 2.0)",
    "GeoNames (CC BY 4.0)",
    "Erik Bolstad (CC BY 3.0)",
    "DSB (NLOD)",
    "OpenStreetMap contributors (ODbL)",
)


class Form(StrEnum):
    """How a data set can be had from its official service."""

    FILE = "file"
    """The address gives the very file that the loader reads."""

    SOURCE = "source"
    """The address gives the official file; the loader reads an extract made from it."""

    PAGE = "page"
    """The address is a page: download by hand, then import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One data set of the catalogue.

    Attributes
    ----------
    id
        Short name in commands: lower-case words with hyphens.
    title, publisher, version
        What it is, whose it is, and of when.
    file
        Path of the file the loader reads, inside the raw folder.
    address
        Where the official service gives it.
    form
        What the address gives.
    licence
        Under which it may be used.
    attribution
        How it must be named in every output; empty for bare facts.
    sha256
        Checksum of `file` in the version given; empty where unknown.
    fetched_on
        The day that version was fetched; None where it was not recorded.
    note
        What a user must know to get it.
    defects
        What is known to be wrong with it and is put right or said.

    Raises
    ------
    UnusableInputError
        When a field does not have its form.

    """

    id: str
    title: str
    publisher: str
    version: str
    file: str
    address: str
    form: Form
    licence: str
    attribution: str
    sha256: str
    fetched_on: date | None
    note: str
    defects: str

    def __post_init__(self) -> None:
        """Refuse a row that could mislead a download or an attribution."""
        problems = [
            f"{name} is empty"
            for name in ("title", "publisher", "version", "file", "licence")
            if not getattr(self, name)
        ]
        if not _ID.match(self.id):
            problems.append(f"id «{self.id}» is not words with hyphens")
        if not self.address.startswith("https://"):
            problems.append(f"address «{self.address}» does not begin with https://")
        if self.sha256 and not _CHECKSUM.match(self.sha256):
            problems.append("sha256 is not 64 hexadecimal digits")
        if self.file.startswith("/") or ".." in self.file.split("/"):
            problems.append(f"file «{self.file}» leaves the raw folder")
        if self.attribution and self.attribution not in _ATTRIBUTION_ORDER:
            problems.append(f"attribution «{self.attribution}» is not one that is known")
        if problems:
            message = f"catalogue, data set {self.id or '?'}: {'; '.join(problems)}"
            raise UnusableInputError(message)

    @property
    def destination(self) -> str:
        """Where a download is put inside the data home."""
        if self.form is Form.FILE:
            return self.file
        return f"sources/{self.id}/{self.address.rstrip('/').rsplit('/', 1)[-1]}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All data sets, in the catalogue's order."""

    data_sets: tuple[DataSet, ...]

    def __post_init__(self) -> None:
        """Refuse two data sets with one id or one file."""
        for name in ("id", "file"):
            values = [getattr(data_set, name) for data_set in self.data_sets]
            twice = sorted({value for value in values if values.count(value) > 1})
            if twice:
                message = f"catalogue: {name} «{twice[0]}» is given twice"
                raise UnusableInputError(message)

    def __getitem__(self, key: str) -> DataSet:
        """Return the data set with an id; UnknownNameError when there is none."""
        for data_set in self.data_sets:
            if data_set.id == key:
                return data_set
        known = ", ".join(data_set.id for data_set in self.data_sets)
        message = f"no data set is called «{key}»; expected one of {known}"
        raise UnknownNameError(message)

    def of_file(self, name: str) -> DataSet | None:
        """Return the data set whose file has this path or this last part, or None."""
        for data_set in self.data_sets:
            if name == data_set.file or name == data_set.file.rsplit("/", 1)[-1]:
                return data_set
        return None


def read_catalogue(text: str | None = None) -> Catalogue:
    """Return the catalogue that ships, or the one in a text of the same form.

    Raises
    ------
    UnusableInputError
        When a column is missing or a row does not have the form.

    """
    if text is None:
        text = (files(__package__) / "catalogue.csv").read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    names = [field.name for field in fields(DataSet)]
    if reader.fieldnames is None or list(reader.fieldnames) != names:
        message = f"catalogue: columns are {reader.fieldnames}; expected {', '.join(names)}"
        raise UnusableInputError(message)
    return Catalogue(tuple(_data_set(row) for row in reader))


def attribution_line(data_sets: Iterable[DataSet]) -> str:
    """Return the line that every output made from these data sets must carry."""
    named = {data_set.attribution for data_set in data_sets}
    used = [attribution for attribution in _ATTRIBUTION_ORDER if attribution in named]
    return f"© {' · '.join(used)}" if used else ""


def _data_set(row: dict[str, str]) -> DataSet:
    try:
        form = Form(row["form"])
        fetched_on = date.fromisoformat(row["fetched_on"]) if row["fetched_on"] else None
    except ValueError as error:
        message = f"catalogue, data set {row['id']}: {error}"
        raise UnusableInputError(message) from error
    texts = {name: row[name] for name in row if name not in ("form", "fetched_on")}
    return DataSet(form=form, fetched_on=fetched_on, **texts)
