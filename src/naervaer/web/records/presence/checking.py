"""Checking rows of a file one by one: what is wrong, where, and what was expected."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Source
from naervaer.domain.presence import DeliveryMode, PresenceState, Service
from naervaer.web.records.presence.models import (
    LONGEST_MINUTES,
    PresenceRow,
    ResourceGroup,
)
from naervaer.web.records.presence.reading import Cells
from naervaer.web.records.presence.services import OSLO
from naervaer.web.records.sourced import source_columns

_TIME_SHAPES = ("%d.%m.%Y %H:%M", "%d.%m.%Y %H.%M")
_Key = tuple[str, datetime, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell.

    Attributes
    ----------
    row
        Row number as a spreadsheet shows it; 1 is the row of column names.
    column
        Name of the column.
    given, expected
        What stands there and what should have stood there.

    """

    row: int
    column: str
    given: str
    expected: str

    def as_record(self) -> dict[str, str | int]:
        """Return the problem as plain values."""
        return asdict(self)


class Line(NamedTuple):
    """One row that has been checked: what the book will say, without a record for it yet.

    Reading a file makes a hundred thousand of these, and records of a model cost ten times
    as much. The first six fields are what the book may say once only.
    """

    municipality: str
    begins: datetime
    mode: str
    service: str
    state: str
    group: int
    ends: datetime
    day: date
    minutes: int
    note: str


@dataclass(slots=True)
class Checked:
    """What came of a file.

    Attributes
    ----------
    lines
        Rows that are new to the book.
    known
        How many rows the book holds already, exactly alike.
    problems
        What is wrong, in row order.

    """

    lines: list[Line] = field(default_factory=list)
    known: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def rows_wrong(self) -> int:
        """How many rows have a problem."""
        return len({problem.row for problem in self.problems})


@dataclass(frozen=True)
class Ground:
    """What rows are checked against.

    Attributes
    ----------
    municipalities
        Names by number within the district that the file is for.
    groups
        Registered groups by name in lower case.
    source
        What the rows' source will be.
    now
        Nothing delivered may lie after this.

    """

    municipalities: Mapping[str, str]
    groups: Mapping[str, ResourceGroup]
    source: Source
    now: datetime

    @cached_property
    def source_columns(self) -> dict[str, Any]:
        """The source as columns of a row."""
        return source_columns(self.source)


_WORDS = {
    "måte": {word: one.value for one in DeliveryMode for word in (one.value, one.label)},
    "tjeneste": {word: one.value for one in Service for word in (one.value, one.label)},
    "tilstand": {word: one.value for one in PresenceState for word in (one.value, one.label)},
}


_LABELS = {
    "måte": sorted(one.label for one in DeliveryMode),
    "tjeneste": sorted(one.label for one in Service),
    "tilstand": sorted(one.label for one in PresenceState),
}


def rows_check(rows: Iterable[tuple[int, Cells]], *, ground: Ground) -> Checked:
    """Check every row against the ground, the book and the rows before it."""
    checked = Checked()
    seen: dict[_Key, int] = {}
    found: list[tuple[int, Line]] = []
    for number, cells in rows:
        made = line_check(number, cells, ground)
        if isinstance(made, list):
            checked.problems += made
            continue
        key = made[:6]
        if key in seen:
            said = _("en rad som ikke er lik rad %(row)s") % {"row": seen[key]}
            checked.problems.append(Problem(number, "fra", cells["fra"], said))
            continue
        seen[key] = number
        found.append((number, made))
    _against_book(found, checked)
    checked.problems.sort(key=lambda problem: problem.row)
    return checked


def _against_book(found: list[tuple[int, Line]], checked: Checked) -> None:
    """Set aside what the book holds already, and find what it says otherwise."""
    if not found:
        return
    first = min(line.begins for _, line in found)
    last = max(line.begins for _, line in found)
    book = PresenceRow.objects.filter(
        municipality__in={line.municipality for _, line in found},
        begins__gte=first,
        begins__lte=last,
    ).values_list("municipality", "begins", "mode", "service", "state", "group", "ends")
    written: dict[_Key, datetime] = {row[:6]: row[6] for row in book.iterator(5000)}
    for number, line in found:
        ends = written.get(line[:6])
        if ends is None:
            checked.lines.append(line)
        elif ends == line.ends:
            checked.known += 1
        else:
            said = _("slutt %(ends)s, som i boka fra før") % {
                "ends": f"{ends.astimezone(OSLO):%Y-%m-%d %H:%M}"
            }
            given = f"{line.ends.astimezone(OSLO):%Y-%m-%d %H:%M}"
            checked.problems.append(Problem(number, "til", given, said))


def row_check(number: int, cells: Cells, ground: Ground) -> PresenceRow | list[Problem]:
    """Return one row as an unsaved row of the book, or what is wrong with it."""
    line = line_check(number, cells, ground)
    if isinstance(line, list):
        return line
    return PresenceRow(
        municipality_id=line.municipality,
        mode=line.mode,
        service=line.service,
        state=line.state,
        begins=line.begins,
        ends=line.ends,
        day=line.day,
        minutes=line.minutes,
        group_id=line.group,
        note=line.note,
        **ground.source_columns,
    )


def line_check(number: int, cells: Cells, ground: Ground) -> Line | list[Problem]:
    """Return one row as the book will say it, or what is wrong with it."""
    problems = _cell_problems(number, cells, ground)
    begins, ends = _time(cells["fra"]), _time(cells["til"])
    for column, moment in (("fra", begins), ("til", ends)):
        if moment is None:
            problems.append(Problem(number, column, cells[column], _time_expected()))
    if problems or begins is None or ends is None:
        return problems
    state = _WORDS["tilstand"][cells["tilstand"].lower()]
    minutes = round((ends - begins) / timedelta(minutes=1))
    if not 1 <= minutes <= LONGEST_MINUTES:
        said = _("et tidspunkt etter «fra», høyst et døgn senere")
        return [Problem(number, "til", cells["til"], said)]
    if state == PresenceState.DELIVERED.value and ends > ground.now:
        said = _("et tidspunkt som er passert, når levert")
        return [Problem(number, "til", cells["til"], said)]
    return Line(
        municipality=cells["kommune"],
        begins=begins,
        mode=_WORDS["måte"][cells["måte"].lower()],
        service=_WORDS["tjeneste"][cells["tjeneste"].lower()],
        state=state,
        group=ground.groups[cells["gruppe"].lower()].pk,
        ends=ends,
        day=_local_day(begins),
        minutes=minutes,
        note=cells.get("merknad", ""),
    )


def _cell_problems(number: int, cells: Cells, ground: Ground) -> list[Problem]:
    problems = []
    if cells["kommune"] not in ground.municipalities:
        said = _municipality_expected(cells["kommune"], ground)
        problems.append(Problem(number, "kommune", cells["kommune"], said))
    for column, words in _WORDS.items():
        if cells[column].lower() not in words:
            said = _("ett av: %(words)s") % {"words": ", ".join(_LABELS[column])}
            problems.append(Problem(number, column, cells[column], said))
    if cells["gruppe"].lower() not in ground.groups:
        names = ", ".join(str(one) for one in ground.groups.values())
        names = names or _("ingen er registrert")
        said = _("en registrert gruppe (%(names)s); aldri en person") % {"names": names}
        problems.append(Problem(number, "gruppe", cells["gruppe"], said))
    return problems


def _municipality_expected(given: str, ground: Ground) -> str:
    if given.zfill(4) in ground.municipalities:
        return _("fire siffer: %(number)s") % {"number": given.zfill(4)}
    by_name = [
        number
        for number, name in ground.municipalities.items()
        if given.casefold() in (part.casefold() for part in (name, *name.split(" – ")))
    ]
    if by_name:
        return _("nummeret %(number)s, ikke navnet") % {"number": by_name[0]}
    count = len(ground.municipalities)
    return _("nummeret fra 2024 til en av de %(count)s kommunene i distriktet") % {
        "count": count
    }


def _time_expected() -> str:
    return _("et tidspunkt som 2026-03-03 09:00 eller 03.03.2026 09:00")


@lru_cache(maxsize=50_000)
def _time(text: str) -> datetime | None:
    """Return a moment in UTC; a time without a zone is Norwegian time, and must exist."""
    moment = _parsed(text)
    if moment is None:
        return None
    if moment.tzinfo is None:
        local = moment.replace(tzinfo=OSLO)
        moment = local.astimezone(UTC)
        if moment.astimezone(OSLO).replace(tzinfo=None) != local.replace(tzinfo=None):
            return None
    return moment.astimezone(UTC)


@lru_cache(maxsize=50_000)
def _local_day(moment: datetime) -> date:
    return moment.astimezone(OSLO).date()


def _parsed(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        for shape in _TIME_SHAPES:
            try:
                return datetime.strptime(text, shape)  # noqa: DTZ007 - the zone is added after
            except ValueError:
                continue
        return None
    is_day_alone = len(text) <= len(date.min.isoformat())
    return None if is_day_alone else moment


def expect_reason(why: str) -> None:
    """Refuse a change nobody has given a reason for.

    Raises
    ------
    UnusableInputError
        When the reason is empty.

    """
    if not why.strip():
        msg = _("Endringen mangler begrunnelse; skriv hvorfor.")
        raise UnusableInputError(msg)
