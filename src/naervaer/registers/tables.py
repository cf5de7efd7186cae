"""Raw tables read with checks, so that a bad file is refused in one plain line."""

import csv
import gzip
import io
import zlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from naervaer.domain.errors import MissingDataError, UnknownNameError, UnusableInputError

_SHOWN = 3


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, unpacking `.gz`.

    Raises
    ------
    MissingDataError
        When there is no such file.
    UnusableInputError
        When the file is cut short, empty or not UTF-8.

    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        message = f"no file {path}; expected a table to read"
        raise MissingDataError(message) from error
    if path.suffix == ".gz":
        try:
            content = gzip.decompress(content)
        except (EOFError, OSError, zlib.error) as error:
            message = f"{path.name} is cut short or no gzip file ({error}); fetch it again"
            raise UnusableInputError(message) from error
    if not content:
        message = f"{path.name} is empty; expected a table"
        raise UnusableInputError(message)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = (
            f"{path.name} is not UTF-8: byte 0x{content[error.start]:02x} at offset "
            f"{error.start}; save it as UTF-8"
        )
        raise UnusableInputError(message) from error


def read_table(path: Path, *, columns: Sequence[str], separator: str = ",") -> pd.DataFrame:
    """Return the named columns of a delimited file, every value as text.

    Parameters
    ----------
    path
        The file, plain or `.gz`, in UTF-8 with a header line.
    columns
        The columns that must be there; others are left out.
    separator
        Between two fields.

    Raises
    ------
    MissingDataError
        When there is no such file.
    UnusableInputError
        When a column is missing, a row has the wrong number of fields, the file is cut
        short, or the encoding is not UTF-8.

    """
    text = read_text(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header = next(rows)
    require_columns(header, columns, name=path.name)
    kept = []
    for row in rows:
        if len(row) != len(header):
            if not row:
                continue
            message = (
                f"{path.name}, line {rows.line_num}: {len(row)} fields where the header has "
                f"{len(header)}; the file is cut short or not «{separator}» separated"
            )
            raise UnusableInputError(message)
        kept.append(row)
    return pd.DataFrame(kept, columns=header, dtype=str)[list(columns)]


def require_columns(present: Iterable[str], expected: Sequence[str], *, name: str) -> None:
    """Refuse a table that lacks one of the expected columns."""
    given = list(present)
    missing = [column for column in expected if column not in given]
    if missing:
        message = (
            f"{name} has no column {_listed(missing)}; expected {_listed(expected, shown=12)}, "
            f"found {_listed(given, shown=12)}"
        )
        raise UnusableInputError(message)


def numbers(
    frame: pd.DataFrame,
    column: str,
    *,
    name: str,
    at_least: float | None = None,
    missing: bool = False,
) -> pd.Series:
    """Return a text column as float64, refusing what is no number or too small.

    Parameters
    ----------
    frame, column
        The table as `read_table` gives it, and one of its columns.
    name
        Of the file, for the message.
    at_least
        The smallest value that can be right.
    missing
        Accept «NA» and empty fields, as NaN.

    """
    text = frame[column]
    if missing:
        text = text.where(~text.isin(["", "NA"]), None)
    values = pd.to_numeric(text, errors="coerce").astype(np.float64)
    wrong = values.isna() & text.notna()
    if not missing:
        wrong |= values.isna()
    if bool(wrong.any()):
        raise UnusableInputError(_at(frame, column, wrong, name=name, wanted="a number"))
    if at_least is not None and bool((values < at_least).any()):
        wanted = f"at least {at_least:g}"
        raise UnusableInputError(
            _at(frame, column, values < at_least, name=name, wanted=wanted)
        )
    return values


def require_known(
    given: Iterable[str], known: Collection[str], *, name: str, what: str = "municipality"
) -> None:
    """Refuse names or numbers that do not exist.

    Raises
    ------
    UnknownNameError
        Naming the first unknown ones.

    """
    unknown = sorted(set(given) - set(known))
    if unknown:
        message = f"{name} names unknown {what} {_listed(unknown)}; {len(known)} are known"
        raise UnknownNameError(message)


def require_all(
    given: Iterable[str], known: Collection[str], *, name: str, what: str = "municipality"
) -> None:
    """Refuse a table that leaves out some of what must be there, as a cut file would."""
    missing = sorted(set(known) - set(given))
    if missing:
        message = (
            f"{name} is incomplete: {what} {_listed(missing)} missing "
            f"({len(missing)} of {len(known)}); fetch it again"
        )
        raise UnusableInputError(message)


def _at(frame: pd.DataFrame, column: str, wrong: pd.Series, *, name: str, wanted: str) -> str:
    row = int(np.flatnonzero(wrong.to_numpy())[0])
    value = frame[column].iloc[row]
    line = int(frame.index[row]) + 2
    return f"{name}, line {line}: {column} is «{value}», expected {wanted}"


def _listed(values: Sequence[str], *, shown: int = _SHOWN) -> str:
    text = ", ".join(str(value) for value in values[:shown])
    return text if len(values) <= shown else f"{text} and {len(values) - shown} more"
