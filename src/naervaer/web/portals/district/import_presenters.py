"""How a file on its way into the book reads on the page."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from naervaer.domain.figures import Kind
from naervaer.web.interface.kinds import Badge
from naervaer.web.records.presence.reading import COLUMNS

if TYPE_CHECKING:
    from naervaer.web.records.presence.models import PresenceImport

TEMPLATE_ROWS = (
    COLUMNS,
    (
        *("1848", "kommunepatrulje", "patrulje", "2026-03-03 09:00", "2026-03-03 13:00"),
        *("planlagt", "Navnet på en registrert gruppe", ""),
    ),
    (
        *("1848", "kommunepatrulje", "patrulje", "2026-03-03 09:00", "2026-03-03 12:30"),
        *("levert", "Navnet på en registrert gruppe", "avbrutt av utrykning"),
    ),
)
"""An example file: column names and two rows."""
_COLOURS = {
    "previewed": "info",
    "confirmed": "success",
    "undone": "warning",
    "discarded": "neutral",
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file."""

    number: int
    name: str
    district: str
    words: str
    colour: str
    uploaded_at: datetime
    badge: Badge
    checksum: str
    rows_read: int
    rows_new: int
    rows_known: int
    rows_wrong: int
    is_waiting: bool
    is_written: bool
    is_ready: bool


def file_row(found: "PresenceImport") -> FileRow:
    """Return a file as the page shows it."""
    words = {
        "previewed": _("venter på deg"),
        "confirmed": _("ført i boka"),
        "undone": _("angret"),
        "discarded": _("lagt bort"),
    }
    is_waiting = found.state == "previewed"
    return FileRow(
        number=found.pk,
        name=found.file_name,
        district=str(found.district),
        words=words[found.state],
        colour=_COLOURS[found.state],
        uploaded_at=found.uploaded_at,
        badge=Badge(Kind(found.kind)),
        checksum=found.checksum,
        rows_read=found.rows_read,
        rows_new=found.rows_read - found.rows_known - found.rows_wrong,
        rows_known=found.rows_known,
        rows_wrong=found.rows_wrong,
        is_waiting=is_waiting,
        is_written=found.state == "confirmed",
        is_ready=is_waiting and not found.rows_wrong,
    )


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One wrong cell, with the name of the input that corrects it."""

    row: int
    column: str
    given: str
    expected: str
    field: str


def problem_rows(found: "PresenceImport") -> list[ProblemRow]:
    """Return the wrong cells in row order."""
    return [ProblemRow(**one, field=f"{one['row']}.{one['column']}") for one in found.problems]
