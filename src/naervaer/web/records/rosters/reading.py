"""Reading rosters: whatever comes in, rows of the presence book come out, without persons.

Three shapes are known by their column names:

* the presence table of a duty study (`municipality, mode, service, begins, ends, …`);
* the roster that `naervaer roster plan` writes (`person, start, end, shift, station`): the
  person is dropped here and never kept; shifts and stations get their meaning later;
* the site's own presence file (see `naervaer.web.records.presence.reading`), CSV or Excel.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.presence import PresenceState
from naervaer.web.records.presence.reading import MOST_BYTES, Cells, file_rows
from naervaer.web.records.rosters.models import RosterAdoption

STUDY_COLUMNS = ("municipality", "mode", "service", "begins", "ends", "resource_group")
PLAN_COLUMNS = ("person", "start", "end", "shift", "station")
SHIFT, STATION = "vakt", "sted"
_NAMES = dict(
    zip(STUDY_COLUMNS, ("kommune", "måte", "tjeneste", "fra", "til", "gruppe"), strict=True)
)
Origin = RosterAdoption.Origin


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What was read of a roster.

    Attributes
    ----------
    origin
        Which shape it had.
    rows
        Row numbers and cells; a roster plan's rows have shift, station and times alone.

    """

    origin: Origin
    rows: list[tuple[int, Cells]]


def roster_read(name: str, content: bytes) -> RosterFile:
    """Return a roster's rows.

    Raises
    ------
    UnusableInputError
        When the file is empty, too large, or has none of the known shapes.

    """
    if len(content) > MOST_BYTES:
        msg = _("Filen er for stor; del den.")
        raise UnusableInputError(msg)
    if name.lower().endswith((".xlsx", ".xlsm")):
        return RosterFile(Origin.FILE, file_rows(name, content))
    header, lines = _lines(content)
    if set(PLAN_COLUMNS) <= header:
        return RosterFile(Origin.ROSTER_PLAN, list(_plan_rows(lines)))
    if set(STUDY_COLUMNS) <= header:
        return RosterFile(Origin.STUDY, [(at, _study_cells(line)) for at, line in lines])
    return RosterFile(Origin.FILE, file_rows(name, content))


def _lines(content: bytes) -> tuple[set[str], list[tuple[int, dict[str, str]]]]:
    """Return column names and the lines of a comma-separated file."""
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        lines = [
            (at, {key: value or "" for key, value in line.items() if key})
            for at, line in enumerate(reader, start=2)
        ]
    except (UnicodeDecodeError, csv.Error):
        return set(), []
    return {name.strip() for name in reader.fieldnames or ()}, lines


def _study_cells(line: dict[str, str]) -> Cells:
    cells = {_NAMES[column]: line[column].strip() for column in STUDY_COLUMNS}
    return cells | {"tilstand": line.get("state") or PresenceState.PLANNED.value}


def _plan_rows(lines: list[tuple[int, dict[str, str]]]) -> Iterator[tuple[int, Cells]]:
    """Yield each shift at each station once, however many work it."""
    seen = set()
    for number, line in lines:
        key = (line["shift"].strip(), line["station"].strip(), line["start"], line["end"])
        if key in seen:
            continue
        seen.add(key)
        cells = dict(zip((SHIFT, STATION, "fra", "til"), key, strict=True))
        yield number, {name: text.strip() for name, text in cells.items()}
