"""A file's rows into the book at once, without a record of a model for each.

A hundred thousand records cost most of the time of an import, and the database holds every
guarantee by itself: what is written once, what lasts at most a day, what is known. So checked
lines go straight into the table, in the transaction of the caller.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import connection

from naervaer.web.records.presence.checking import Line
from naervaer.web.records.presence.models import PresenceImport, PresenceRow
from naervaer.web.records.presence.months import month_of, months_sum

if TYPE_CHECKING:
    from django.db.models import ForeignObjectRel, QuerySet

_BATCH = 5000
_OF_LINE = ("municipality", "begins", "mode", "service", "state", "group")
_OF_LINE_TOO = ("ends", "day", "minutes", "note")


def lines_write(lines: list[Line], *, batch: PresenceImport, source: Mapping[str, Any]) -> int:
    """Write checked lines of one file and sum their months; return how many.

    Parameters
    ----------
    lines
        What the file says, checked.
    batch
        The file.
    source
        The columns of the source, alike for every line.

    Raises
    ------
    IntegrityError
        When a line is in the book already, or breaks what the table asks for; then nothing
        of the transaction stays.

    """
    same = {"batch": batch.pk, "withdrawn": False, **source}
    names = [*_OF_LINE, *_OF_LINE_TOO, *same]
    _insert(_columns(names), _values(lines, tuple(same.values())))
    months_sum({month_of(line.day) for line in lines})
    return len(lines)


def lines_remove(*, batch: PresenceImport) -> None:
    """Take the rows of one file out of the book and sum their months.

    Rows that nothing points at go in one statement; else Django follows what points at them,
    as it does for a single row.
    """
    rows = PresenceRow.objects.filter(batch=batch)
    months = set(rows.order_by().dates("day", "month"))
    if any(_points_at(rows, related) for related in PresenceRow._meta.related_objects):  # noqa: SLF001 - Django's own door
        rows.delete()
    else:
        table = connection.ops.quote_name(PresenceRow._meta.db_table)  # noqa: SLF001 - as above
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE batch_id = %s", [batch.pk])  # noqa: S608 - the name of our own table
    months_sum({month_of(day) for day in months})


def _points_at(rows: "QuerySet[PresenceRow]", related: "ForeignObjectRel") -> bool:
    """Return whether a row of a related table points at one of the rows."""
    keys = rows.order_by().values("pk")
    pointing = related.related_model._base_manager  # noqa: SLF001 - as above
    return pointing.filter(**{f"{related.field.name}__in": keys}).exists()


def _columns(names: Iterable[str]) -> list[str]:
    """Return the columns of these fields, quoted."""
    about = PresenceRow._meta  # noqa: SLF001 - Django's own door
    column_of = {field.name: str(field.column) for field in about.concrete_fields}
    return [connection.ops.quote_name(column_of[name]) for name in names]


def _insert(columns: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """Insert rows with these columns: copied in on PostgreSQL, statement by statement else."""
    table = connection.ops.quote_name(PresenceRow._meta.db_table)  # noqa: SLF001 - as above
    into = f"{table} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            copying = cursor.copy(f"COPY {into} FROM STDIN")
            with connection.wrap_database_errors, copying as copied:
                for row in rows:
                    copied.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        statement = f"INSERT INTO {into} VALUES ({places})"  # noqa: S608 - names of our own model
        while part := list(islice(rows, _BATCH)):
            cursor.executemany(statement, part)


def _values(lines: list[Line], same: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield each line as the database takes it; times and days are turned over once each."""

    @cache
    def moment(value: datetime) -> Any:
        return connection.ops.adapt_datetimefield_value(value)

    @cache
    def day(value: date) -> Any:
        return connection.ops.adapt_datefield_value(value)

    alike = tuple(day(one) if isinstance(one, date) else one for one in same)
    for line in lines:
        municipality, begins, mode, service, state, group, ends, on, minutes, note = line
        yield (
            *(municipality, moment(begins), mode, service, state, group),
            *(moment(ends), day(on), minutes, note),
            *alike,
        )
