"""Reading a file of presence rows: CSV or Excel in, cells of text out.

The columns are `COLUMNS`; the first row names them, in any order. What is wrong with a single
row is left for `naervaer.web.records.presence.checking`; what makes the whole file unreadable
is said at once.
"""

import csv
import io
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from naervaer.domain.errors import UnusableInputError

COLUMNS = ("kommune", "måte", "tjeneste", "fra", "til", "tilstand", "gruppe", "merknad")
REQUIRED = COLUMNS[:-1]
MOST_ROWS = 250_000
MOST_BYTES = 30_000_000
MOST_BYTES_UNPACKED = 500_000_000
MOST_PARTS = 1_000
_DELIMITERS = ";,\t"
_MUNICIPALITY_DIGITS = 4

Cells = dict[str, str]
"""One row's cells by column."""


def file_rows(name: str, content: bytes) -> list[tuple[int, Cells]]:
    """Return the rows of a file with their row numbers as a spreadsheet shows them.

    Empty rows are left out.

    Raises
    ------
    UnusableInputError
        When the file is empty, too large, no CSV or Excel file, or lacks a column.

    """
    if len(content) > MOST_BYTES:
        msg = _("%(file)s er %(size)s MB; ventet høyst %(most)s MB.") % {
            "file": name,
            "size": f"{len(content) / 1e6:.0f}",
            "most": f"{MOST_BYTES / 1e6:.0f}",
        }
        raise UnusableInputError(msg)
    is_excel = name.lower().endswith((".xlsx", ".xlsm"))
    lines = _excel(name, content) if is_excel else _separated(name, content)
    header = next(lines, None)
    if header is None:
        msg = _("%(file)s er tom; ventet en rad med kolonnenavn og minst én rad under.") % {
            "file": name
        }
        raise UnusableInputError(msg)
    places = _places(name, header)
    found: list[tuple[int, Cells]] = []
    for number, line in enumerate(lines, start=2):
        if any(line):
            found.append((number, {key: _at(line, at) for key, at in places.items()}))
        if len(found) > MOST_ROWS:
            msg = _("%(file)s har flere enn %(most)s rader; del filen.") % {
                "file": name,
                "most": MOST_ROWS,
            }
            raise UnusableInputError(msg)
    if not found:
        msg = _("%(file)s har bare kolonnenavn; ventet minst én rad under.") % {"file": name}
        raise UnusableInputError(msg)
    return found


def rows_pack(rows: list[tuple[int, Cells]]) -> bytes:
    """Return rows that have been read in a small form, so that a file is read once."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), level=1)


def rows_unpack(packed: bytes) -> list[tuple[int, Cells]]:
    """Return the rows of `rows_pack`."""
    return [(number, cells) for number, cells in json.loads(zlib.decompress(packed))]


def _at(line: Sequence[str], at: int) -> str:
    return line[at] if at < len(line) else ""


def _places(name: str, header: Sequence[str]) -> dict[str, int]:
    """Return where each column stands."""
    named = {text.strip().lower(): at for at, text in enumerate(header)}
    missing = [column for column in REQUIRED if column not in named]
    if missing:
        msg = _(
            "%(file)s mangler kolonnen «%(column)s». Ventet %(names)s; filen har %(given)s."
        ) % {
            "file": name,
            "column": missing[0],
            "names": ", ".join(COLUMNS),
            "given": ", ".join(text for text in header if text) or _("ingen"),
        }
        raise UnusableInputError(msg)
    return {column: named[column] for column in COLUMNS if column in named}


def _separated(name: str, content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        msg = _("%(file)s er ikke tekst; ventet CSV eller Excel (.xlsx).") % {"file": name}
        raise UnusableInputError(msg)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return ([cell.strip() for cell in line] for line in _refused_softly(name, reader))


def _refused_softly(name: str, reader: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        msg = _("%(file)s kan ikke leses som CSV: %(error)s.") % {"file": name, "error": error}
        raise UnusableInputError(msg) from error


def _excel(name: str, content: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - needed for Excel files alone
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - as above

    try:
        _expect_moderate(name, content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except UnusableInputError:
        raise
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        msg = _("%(file)s kan ikke leses som Excel; lagre den som .xlsx eller CSV.") % {
            "file": name
        }
        raise UnusableInputError(msg) from error
    sheet = book.worksheets[0]
    return ([_cell_text(cell) for cell in line] for line in sheet.iter_rows(values_only=True))


def _expect_moderate(name: str, content: bytes) -> None:
    """Refuse a workbook that unpacks to far more than anybody types, before it is unpacked.

    Raises
    ------
    UnusableInputError
        When it has too many parts, or they would take too much room.

    """
    with ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_BYTES_UNPACKED:
        msg = _("%(file)s er for stor når den pakkes ut; ventet høyst %(most)s MB.") % {
            "file": name,
            "most": f"{MOST_BYTES_UNPACKED / 1e6:.0f}",
        }
        raise UnusableInputError(msg)


def _cell_text(cell: Any) -> str:
    """Return a cell as text; a number is taken as a municipality number that lost its zero."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return f"{cell:.0f}".zfill(_MUNICIPALITY_DIGITS) if cell == int(cell) else str(cell)
    return str(cell).strip()
