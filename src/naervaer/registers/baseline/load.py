"""The compiled baseline as it ships, read when asked for."""

import json
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from naervaer.domain.errors import MissingDataError, UnknownNameError, UnusableInputError
from naervaer.domain.structure import Structure
from naervaer.registers.baseline.contract import Candidates, Outlines, Sites
from naervaer.registers.baseline.files import checksum, read_parquet
from naervaer.registers.police_structure.structure import load_structure
from naervaer.registers.roads import RoadNetwork
from naervaer.registers.zones import Zones

SHIPPED = Path(__file__).parent / "data"
MANIFEST = "baseline.json"
SCHEMA = 1

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Baseline:
    """Network, zones, sites and facts of one compiled baseline.

    Each part is read at first use and checked against the manifest then.

    Attributes
    ----------
    folder
        Where its files lie.
    manifest
        Inputs, settings, versions and checksums; the content of `baseline.json`.

    """

    folder: Path
    manifest: dict[str, Any]

    @property
    def attribution(self) -> str:
        """The line every output of these data must carry."""
        return str(self.manifest["attribution"])

    @property
    def population_year(self) -> int:
        """The year on whose 1 January the people were counted."""
        return int(self.manifest["settings"]["population_year"])

    @cached_property
    def network(self) -> RoadNetwork:
        """The road network with ferries."""
        nodes, links = self._columns("network_nodes"), self._columns("network_links")
        return _made(RoadNetwork, {**nodes, **links})

    @cached_property
    def zones(self) -> Zones:
        """The demand zones."""
        return _made(Zones, self._columns("zones"))

    @cached_property
    def sites(self) -> Sites:
        """Service points and passport offices."""
        table = self.table("sites")
        return Sites(
            **{name: table[name].to_numpy().astype(np.str_) for name in _SITE_TEXTS},
            x=table["x"].to_numpy(dtype=np.int32),
            y=table["y"].to_numpy(dtype=np.int32),
            link=table["link"].to_numpy(dtype=np.int32),
            fraction=table["fraction"].to_numpy(dtype=np.float32),
            last_leg_m=table["last_leg_m"].to_numpy(dtype=np.float32),
        )

    @cached_property
    def candidates(self) -> Candidates:
        """Places where a site could be opened."""
        return _made(Candidates, self._columns("candidates"))

    @cached_property
    def outlines(self) -> Outlines:
        """Municipality outlines for maps."""
        columns = self._columns("outlines")
        x, y = columns["x"], columns["y"]
        rings = tuple(
            np.column_stack([np.cumsum(east), np.cumsum(north)]).astype(np.int32)
            for east, north in zip(x, y, strict=True)
        )
        return Outlines(
            municipality=columns["municipality"],
            part=columns["part"],
            approximate=columns["approximate"],
            ring=rings,
        )

    @cached_property
    def structure(self) -> Structure:
        """Districts, station districts, municipalities, points and offices over time."""
        return load_structure({name: self.table(name) for name in self.tables})

    def table(self, name: str) -> pd.DataFrame:
        """Return a table of facts; every value is text, gaps are empty.

        Raises
        ------
        UnknownNameError
            When the baseline has no such table.

        """
        return pd.read_csv(self._verified(f"{name}.csv"), dtype=str, keep_default_na=False)

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables of facts."""
        return tuple(Path(f).stem for f in self.manifest["files"] if f.endswith(".csv"))

    def verify(self) -> None:
        """Compare every file with the manifest.

        Raises
        ------
        MissingDataError, UnusableInputError
            When a file is not there, or is not the one the manifest describes.

        """
        for name in self.manifest["files"]:
            self._verified(name)

    def _columns(self, name: str) -> dict[str, NDArray[Any]]:
        return read_parquet(self._verified(f"{name}.parquet"))

    def _verified(self, name: str) -> Path:
        """Return the path of a file after comparing it with the manifest."""
        known = self.manifest["files"]
        if name not in known:
            msg = f"the baseline has no file {name}; it has {sorted(known)}."
            raise UnknownNameError(msg)
        path = self.folder / name
        if checksum(path) != known[name]["sha256"]:
            msg = f"{path} is not the file its manifest describes; build the baseline again."
            raise UnusableInputError(msg)
        return path


_SITE_TEXTS = ("id", "name", "kind", "municipality", "position_source", "position_quality")


def load_baseline(folder: Path | None = None) -> Baseline:
    """Return the baseline in a folder, or the one that ships with the package.

    Raises
    ------
    MissingDataError
        When the folder holds no baseline.
    UnusableInputError
        When its manifest cannot be read or is of another version.

    """
    folder = SHIPPED if folder is None else folder
    path = folder / MANIFEST
    if not path.is_file():
        msg = f"{folder} holds no baseline ({MANIFEST}); make one with «naervaer data build»."
        raise MissingDataError(msg)
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        schema = manifest["schema"]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        msg = f"{path} is not the manifest of a baseline ({error})."
        raise UnusableInputError(msg) from error
    if schema != SCHEMA:
        msg = f"{path} has schema {schema}, expected {SCHEMA}; build the baseline again."
        raise UnusableInputError(msg)
    return Baseline(folder=folder, manifest=manifest)


def _made(kind: type[T], columns: dict[str, NDArray[Any]]) -> T:
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    missing = [name for name in names if name not in columns]
    if missing:
        msg = f"the baseline's {kind.__name__} lack the column {missing[0]}."
        raise UnusableInputError(msg)
    return kind(**{name: columns[name] for name in names})
