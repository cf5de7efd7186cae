"""Whether each data set's file is there, whole, and readable by its loader."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from naervaer.domain.errors import MissingDataError, NaervaerError
from naervaer.registers.catalogue import Catalogue, DataSet
from naervaer.registers.file_checks import CHECKS
from naervaer.registers.places.gazetteer import read_gazetteer
from naervaer.registers.places.postal_codes import read_postal_codes
from naervaer.registers.police_structure.naming import MunicipalityNames
from naervaer.registers.police_structure.regulation import read_regulation
from naervaer.registers.raw import raw_file
from naervaer.registers.services.childrens_houses import read_childrens_houses
from naervaer.registers.services.courts import read_courts
from naervaer.registers.services.fire_stations import read_fire_stations
from naervaer.registers.statistics.municipalities import (
    read_municipality_names,
    read_redistricting,
)
from naervaer.registers.statistics.offences import read_offences
from naervaer.registers.statistics.population import (
    read_population_by_age,
    read_population_totals,
)
from naervaer.registers.statistics.published import read_published_figures

Loader = Callable[[Path | None], object]
_CHECKED_YEAR = 2024


class State(StrEnum):
    """How a data set's file stands."""

    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a self-check found.

    Attributes
    ----------
    data_set
        The data set.
    state
        How its file stands.
    finding
        What the file holds, or what is wrong with it.
    known_version
        True when the checksum is the catalogue's, False when another, None when unknown.

    """

    data_set: DataSet
    state: State
    finding: str
    known_version: bool | None = None


def check_all(catalogue: Catalogue, *, folder: Path | None = None) -> list[CheckResult]:
    """Return the state of every data set, in the catalogue's order."""
    return [check_one(data_set, folder=folder) for data_set in catalogue.data_sets]


def check_one(data_set: DataSet, *, folder: Path | None = None) -> CheckResult:
    """Return the state of one data set's file, having read it with its loader.

    A loader may need another data set beside its own; where that is missing, the file's own
    check stands.
    """
    try:
        path = raw_file(data_set.file, folder=folder)
    except MissingDataError:
        return CheckResult(data_set, State.MISSING, data_set.file)
    try:
        finding = check_file(data_set, path)
        _read(data_set, folder)
    except NaervaerError as error:
        return CheckResult(data_set, State.BROKEN, str(error))
    return CheckResult(data_set, State.OK, finding, is_known_version(data_set, path))


def _read(data_set: DataSet, folder: Path | None) -> None:
    if data_set.id in LOADERS:
        with suppress(MissingDataError):
            LOADERS[data_set.id](folder)


def check_file(data_set: DataSet, path: Path) -> str:
    """Return what a file holds, or raise why it is not that data set."""
    return CHECKS[data_set.id](path)


def is_known_version(data_set: DataSet, path: Path) -> bool | None:
    """Return whether a file has the catalogue's checksum; None when that is unknown."""
    if not data_set.sha256:
        return None
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == data_set.sha256


def _regulation(folder: Path | None) -> object:
    return read_regulation(MunicipalityNames(read_municipality_names(folder)), folder=folder)


def _postal_codes(folder: Path | None) -> object:
    return read_postal_codes(read_redistricting(folder), folder=folder)


def _courts(folder: Path | None) -> object:
    return read_courts(set(read_municipality_names(folder)), folder=folder)


def _ages(folder: Path | None) -> object:
    return read_population_by_age(year=_CHECKED_YEAR, folder=folder)


LOADERS: dict[str, Loader] = {
    "population-totals": read_population_totals,
    "population-ages": _ages,
    "redistricting": read_redistricting,
    "municipality-names": read_municipality_names,
    "police-regulation": _regulation,
    "offences": read_offences,
    "postal-codes": _postal_codes,
    "geonames-places": read_gazetteer,
    "geonames-postal-codes": read_gazetteer,
    "response-times": read_published_figures,
    "response-time-districts": read_published_figures,
    "staffing": read_published_figures,
    "fees": read_published_figures,
    "courts": _courts,
    "fire-stations": read_fire_stations,
    "childrens-houses": read_childrens_houses,
}
"""The loader of each data set that is quick to read; roads and grids have a file check only."""
