"""Sheets of paper: a title and parts of tables and lines, set as tagged PDF by Typst."""

import json
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("sheet.typ")


def sheet_set(content: dict[str, Any]) -> bytes:
    """Return a sheet as PDF.

    Words reach Typst as JSON values and are set as text, so nothing a user has written can
    become markup. Only the fonts that come with Typst are used.
    """
    made: bytes = typst.compile(
        str(TEMPLATE),
        format="pdf",
        ignore_system_fonts=True,
        pdf_tags=True,
        sys_inputs={"page": json.dumps(content)},
    )
    return made


def sheet_part(
    heading: str,
    *,
    rows: list[list[str]] | None = None,
    columns: tuple[str, ...] = (),
    widths: tuple[int, ...] = (),
    numbers: tuple[int, ...] = (),
    lines: list[str] | None = None,
) -> dict[str, Any]:
    """Return one part of a sheet: a heading with a table, lines, or both.

    `numbers` are the places of the columns whose figures stand to the right.
    """
    return {
        "heading": heading,
        "rows": rows or [],
        "columns": columns,
        "widths": widths,
        "numbers": numbers,
        "lines": lines or [],
    }
