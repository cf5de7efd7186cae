"""Reported offences by municipality, two-year means 2020–2024 (SSB table 08487).

Counts of four and fewer are not published: they are missing here, never zero. The place is
where the offence was committed. Haram has figures of its own only for 2023–2024; before that
they are part of Ålesund's, so a row says which division it stands in. Utsira (1151) never has
figures, Modalen (4629) not for 2023–2024.
"""

from pathlib import Path

import pandas as pd

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.raw import raw_file
from naervaer.registers.statistics.municipalities import read_municipality_names
from naervaer.registers.tables import numbers, read_table, require_known

GROUPS = {
    "alt": "total",
    "eiendomstyveri": "theft",
    "vold_mishandling": "violence",
    "rusmidler": "drugs",
    "orden_integritet": "public_order",
    "trafikk": "traffic",
    "annet": "other",
}
"""Column in the file to our word: the total and six groups."""

SMALLEST_PUBLISHED = 5
"""Smaller counts are missing."""

_FILE = "crime/anmeldt_20-24.csv"
_COUNTRY = "0"


def read_offences(folder: Path | None = None) -> pd.DataFrame:
    """Return reported offences per municipality and period.

    Returns
    -------
    DataFrame
        `municipality`, `period` («2023-2024»), and one float column for each word in
        `GROUPS`: the mean of two years, NaN where not published. Sorted.

    Raises
    ------
    MissingDataError
        When the file is not there.
    UnusableInputError
        When a column is missing, a count is smaller than can be published, or a total is
        smaller than one of its groups.
    UnknownNameError
        When a municipality number does not exist.

    """
    path = raw_file(_FILE, folder=folder)
    raw = read_table(path, columns=("komnr", "år", *GROUPS))
    raw = raw[raw["komnr"] != _COUNTRY].reset_index(drop=True)
    columns: dict[str, pd.Series] = {
        "municipality": raw["komnr"].str.zfill(4),
        "period": raw["år"],
    }
    known = read_municipality_names(folder)
    require_known(columns["municipality"], known, name=path.name)
    for column, word in GROUPS.items():
        columns[word] = numbers(
            raw, column, name=path.name, at_least=SMALLEST_PUBLISHED, missing=True
        )
    frame = pd.DataFrame(columns)
    largest = frame[[word for word in GROUPS.values() if word != "total"]].max(axis=1)
    smaller = frame["total"] < largest
    if bool(smaller.any()):
        row = frame[smaller].iloc[0]
        message = (
            f"{path.name}: {row['municipality']} in {row['period']} has a total of "
            f"{row['total']:.0f}, smaller than one of its groups"
        )
        raise UnusableInputError(message)
    return frame.sort_values(["municipality", "period"], ignore_index=True)
