"""Bringing 100,000 rows into the presence book: seconds from the file to the month totals.

One made file of a year's planned and delivered presence in Nordland, as CSV and as Excel, is
uploaded (read and checked), confirmed (checked again and written) and undone, with the
services the site itself uses. SQLite always; PostgreSQL where DATABASE_URL names a server.
"""

import csv
import io
import itertools
import os
import sys
import tempfile
import time
from datetime import datetime, timedelta
from typing import Any

from tables import markdown_table, write_section

ROWS = 100_000
BEGIN = datetime(2025, 1, 1)  # noqa: DTZ001 - a file holds Norwegian time without a zone
GROUPS = [f"Lag {number}" for number in range(1, 13)]
MODES = [("kommunepatrulje", "patrulje"), ("tjenestested", "skranke og veiledning")]
HEADER = ["kommune", "måte", "tjeneste", "fra", "til", "tilstand", "gruppe"]


def made_rows(municipalities: list[str]) -> list[list[str]]:
    """Return the made rows, no two alike."""
    parts = itertools.product(range(365), municipalities, GROUPS, MODES, ("planlagt", "levert"))
    rows = []
    for day, number, group, (mode, service), state in parts:
        begins = BEGIN + timedelta(days=day, hours=8 + int(group[4:]) % 8)
        ends = begins + timedelta(hours=4)
        times = (f"{begins:%Y-%m-%d %H:%M}", f"{ends:%Y-%m-%d %H:%M}")
        rows.append([number, mode, service, *times, state, group])
        if len(rows) == ROWS:
            break
    return rows


def as_csv(rows: list[list[str]]) -> bytes:
    """Return the rows as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([HEADER, *rows])
    return text.getvalue().encode()


def as_excel(rows: list[list[str]]) -> bytes:
    """Return the rows as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [HEADER, *rows]:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def measured(name: str, content: bytes) -> list[float]:
    """Return the seconds of upload, confirmation, both, the processor's, and undoing."""
    from naervaer.domain.authority import SYSTEM
    from naervaer.domain.figures import Kind
    from naervaer.web.records.areas.selectors import district_by_name
    from naervaer.web.records.presence.imports import import_confirm, import_undo, import_upload

    clock, processor = [time.perf_counter()], time.process_time()
    batch: Any = import_upload(
        district=district_by_name("Nordland"),
        file_name=name,
        content=content,
        kind=Kind.SYNTHETIC,
        actor=SYSTEM,
    )
    clock.append(time.perf_counter())
    batch = import_confirm(batch=batch, actor=SYSTEM)
    clock.append(time.perf_counter())
    worked = time.process_time() - processor
    if batch.rows_added != ROWS:
        sys.exit(f"{batch.rows_added} rows were added, expected {ROWS}: {batch.problems[:3]}")
    import_undo(batch=batch, actor=SYSTEM, why="måling")
    clock.append(time.perf_counter())
    first, second, third, fourth = clock
    return [second - first, third - second, third - first, worked, fourth - third]


def on_database(name: str, address: str) -> list[list[object]]:
    """Measure on a fresh database and return one row per kind of file."""
    import dj_database_url
    from django.conf import settings
    from django.db import connections
    from django.test.utils import setup_databases, teardown_databases

    parsed = dj_database_url.parse(address)
    if "sqlite" in parsed["ENGINE"]:
        parsed["OPTIONS"] = settings.DATABASES["default"].get("OPTIONS", {})
        parsed["TEST"] = {"NAME": parsed["NAME"]}
    else:
        parsed["TEST"] = {"NAME": f"{parsed['NAME']}_benchmark"}
    connections.databases["default"] = connections.configure_settings({"default": parsed})[
        "default"
    ]
    del connections["default"]
    made = setup_databases(verbosity=0, interactive=False)
    try:
        return [[name, *row] for row in _both_files()]
    finally:
        teardown_databases(made, verbosity=0)


def _both_files() -> list[list[object]]:
    from naervaer.domain.authority import SYSTEM
    from naervaer.registers.baseline import load_baseline
    from naervaer.web.records.areas.selectors import district_by_name, municipalities_all
    from naervaer.web.records.areas.services import areas_fill
    from naervaer.web.records.presence.services import group_register

    areas_fill(baseline=load_baseline())
    nordland = district_by_name("Nordland")
    for group in GROUPS:
        group_register(district=nordland, name=group, actor=SYSTEM, why="måling")
    inside = municipalities_all().filter(district=nordland)
    rows = made_rows(list(inside.values_list("number", flat=True)))
    found: list[list[object]] = []
    for name, content in (("book.csv", as_csv(rows)), ("book.xlsx", as_excel(rows))):
        seconds = measured(name, content)
        shown = [f"{one:.1f}" for one in seconds]
        found.append([name.rpartition(".")[2], f"{len(content) / 1e6:.1f}", *shown])
    return found


def main() -> None:
    """Measure and write the section."""
    from naervaer.web.config.start import start_django

    address = os.environ.pop("DATABASE_URL", "")
    start_django("test")
    with tempfile.TemporaryDirectory() as folder:
        rows = on_database("SQLite", f"sqlite:///{folder}/book.sqlite3")
    if address.startswith("postgres"):
        rows += on_database("PostgreSQL", address)
    timed = ["upload, s", "confirm, s", "into the book, s", "processor, s", "undo, s"]
    header = ["database", "file", "MB", *timed]
    body = (
        f"{ROWS:,} rows, every one checked against the district, the groups and the book, "
        "with the month totals summed; the limit is 60 s into the book.\n\n"
        + markdown_table(header, rows)
    )
    print(body)
    write_section(
        "presence_import",
        title="Bringing rows into the presence book",
        body=body,
        packages=("django", "openpyxl"),
    )


if __name__ == "__main__":
    main()
