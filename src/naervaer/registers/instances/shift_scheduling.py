"""Reads shift-scheduling instances in the text format of Curtois and Qu (2014).

Sections begin with ``SECTION_…``, fields are separated by commas, comment lines by ``#``.
"""

from dataclasses import dataclass, field
from pathlib import Path

from naervaer.domain.errors import MissingDataError, UnusableInputError

LARGEST = 10**9
"""The largest number of people or minutes, and the largest weight, that can be meant."""

LONGEST_DAYS = 3_660


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One shift type: its name, its minutes and the shifts that cannot follow it."""

    name: str
    minutes: int
    cannot_follow: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One person and the limits on their work."""

    name: str
    most_shifts: dict[str, int]
    most_minutes: int
    least_minutes: int
    longest_run: int
    shortest_run: int
    shortest_off: int
    most_weekends: int


@dataclass(frozen=True, slots=True)
class WishLine:
    """A wish for or against a shift on a day."""

    person: str
    day: int
    shift: str
    weight: float


@dataclass(frozen=True, slots=True)
class CoverLine:
    """How many people are wanted on a shift on a day, and what misses cost."""

    day: int
    shift: str
    required: int
    under_weight: float
    over_weight: float


@dataclass(frozen=True, slots=True)
class ShiftSchedulingInstance:
    """The content of one file, in the order given."""

    days: int
    shifts: tuple[ShiftLine, ...]
    staff: tuple[StaffLine, ...]
    days_off: tuple[tuple[str, int], ...]
    wishes_on: tuple[WishLine, ...]
    wishes_off: tuple[WishLine, ...]
    cover: tuple[CoverLine, ...]


@dataclass(slots=True)
class _Parts:
    """What has been read so far."""

    days: int = 0
    shifts: dict[str, ShiftLine] = field(default_factory=dict)
    staff: dict[str, StaffLine] = field(default_factory=dict)
    days_off: list[tuple[str, int]] = field(default_factory=list)
    wishes_on: list[WishLine] = field(default_factory=list)
    wishes_off: list[WishLine] = field(default_factory=list)
    cover: dict[tuple[int, str], CoverLine] = field(default_factory=dict)


def read_shift_scheduling(path: Path) -> ShiftSchedulingInstance:
    """Read one file.

    Raises
    ------
    MissingDataError
        When there is no such file.
    UnusableInputError
        When a line cannot be read; the message names the file, the line and what was
        expected.

    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        msg = f"There is no file {path}."
        raise MissingDataError(msg) from None
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read as text: {error}."
        raise UnusableInputError(msg) from None
    return parse_shift_scheduling(text, name=path.name)


def parse_shift_scheduling(text: str, *, name: str = "input") -> ShiftSchedulingInstance:
    """Read the text of one file; see `read_shift_scheduling`."""
    parts = _Parts()
    section = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.upper().startswith("SECTION_"):
            section = line.upper()
            if section not in _READERS:
                msg = f"{name} line {number}: {line} is not a known section."
                raise UnusableInputError(msg)
            continue
        if not section:
            msg = f"{name} line {number}: expected a line beginning with SECTION_ first."
            raise UnusableInputError(msg)
        fields = [part.strip() for part in line.split(",")]
        try:
            _READERS[section](parts, fields)
        except UnusableInputError as error:
            msg = f"{name} line {number}: {error}"
            raise UnusableInputError(msg) from None
        except (ValueError, IndexError):
            msg = f"{name} line {number}: {line!r} does not fit {section}."
            raise UnusableInputError(msg) from None
    return _finish(parts, name=name)


def _finish(parts: _Parts, *, name: str) -> ShiftSchedulingInstance:
    for what, given in (
        ("SECTION_HORIZON", parts.days),
        ("SECTION_SHIFTS", parts.shifts),
        ("SECTION_STAFF", parts.staff),
    ):
        if not given:
            msg = f"{name}: {what} is missing or empty."
            raise UnusableInputError(msg)
    for shift in parts.shifts.values():
        for other in shift.cannot_follow:
            if other not in parts.shifts:
                msg = f"{name}: shift {shift.name} names the unknown shift {other!r}."
                raise UnusableInputError(msg)
    return ShiftSchedulingInstance(
        days=parts.days,
        shifts=tuple(parts.shifts.values()),
        staff=tuple(parts.staff.values()),
        days_off=tuple(parts.days_off),
        wishes_on=tuple(parts.wishes_on),
        wishes_off=tuple(parts.wishes_off),
        cover=tuple(parts.cover.values()),
    )


def _read_horizon(parts: _Parts, fields: list[str]) -> None:
    parts.days = int(fields[0])
    if not 1 <= parts.days <= LONGEST_DAYS:
        msg = (
            f"the horizon is {parts.days} days, expected at least 1 and at most {LONGEST_DAYS}."
        )
        raise UnusableInputError(msg)


def _read_shift(parts: _Parts, fields: list[str]) -> None:
    name = fields[0]
    if name in parts.shifts:
        msg = f"shift {name!r} is given twice."
        raise UnusableInputError(msg)
    later = fields[2] if len(fields) > 2 else ""  # noqa: PLR2004
    blocked = tuple(part.strip() for part in later.split("|") if part.strip())
    parts.shifts[name] = ShiftLine(name=name, minutes=_whole(fields[1]), cannot_follow=blocked)


def _read_staff(parts: _Parts, fields: list[str]) -> None:
    name = fields[0]
    if name in parts.staff:
        msg = f"person {name!r} is given twice."
        raise UnusableInputError(msg)
    most: dict[str, int] = {}
    for part in fields[1].split("|"):
        if not part.strip():
            continue
        shift, _, number = part.partition("=")
        most[_known(shift.strip(), parts.shifts, "shift")] = _whole(number)
    numbers = [_whole(value) for value in fields[2:8]]
    if len(numbers) != 6:  # noqa: PLR2004
        msg = f"person {name!r} has {len(numbers)} limits, expected 6."
        raise UnusableInputError(msg)
    if numbers[0] < numbers[1]:
        msg = (
            f"person {name!r} must work at least {numbers[1]} minutes "
            f"but may work at most {numbers[0]}."
        )
        raise UnusableInputError(msg)
    parts.staff[name] = StaffLine(name, most, *numbers)


def _read_days_off(parts: _Parts, fields: list[str]) -> None:
    person = _known(fields[0], parts.staff, "person")
    for value in fields[1:]:
        if value:
            parts.days_off.append((person, _day(parts, value)))


def _read_wish(parts: _Parts, fields: list[str]) -> WishLine:
    return WishLine(
        person=_known(fields[0], parts.staff, "person"),
        day=_day(parts, fields[1]),
        shift=_known(fields[2], parts.shifts, "shift"),
        weight=_weight(fields[3]),
    )


def _read_wish_on(parts: _Parts, fields: list[str]) -> None:
    parts.wishes_on.append(_read_wish(parts, fields))


def _read_wish_off(parts: _Parts, fields: list[str]) -> None:
    parts.wishes_off.append(_read_wish(parts, fields))


def _read_cover(parts: _Parts, fields: list[str]) -> None:
    day, shift = _day(parts, fields[0]), _known(fields[1], parts.shifts, "shift")
    if (day, shift) in parts.cover:
        msg = f"cover of shift {shift} on day {day} is given twice."
        raise UnusableInputError(msg)
    parts.cover[day, shift] = CoverLine(
        day, shift, _whole(fields[2]), _weight(fields[3]), _weight(fields[4])
    )


def _known(name: str, known: dict[str, ShiftLine] | dict[str, StaffLine], what: str) -> str:
    if name not in known:
        msg = f"unknown {what} {name!r}, expected one of {', '.join(list(known)[:12])}."
        raise UnusableInputError(msg)
    return name


def _whole(text: str) -> int:
    number = int(text)
    if not 0 <= number <= LARGEST:
        msg = f"{number} was given, expected a whole number from 0 to {LARGEST}."
        raise UnusableInputError(msg)
    return number


def _weight(text: str) -> float:
    number = float(text)
    if not 0 <= number <= LARGEST:
        msg = f"the weight {text} was given, expected a number from 0 to {LARGEST}."
        raise UnusableInputError(msg)
    return number


def _day(parts: _Parts, value: str) -> int:
    day = int(value)
    if not 0 <= day < parts.days:
        msg = f"day {day} lies outside the horizon, expected 0 to {parts.days - 1}."
        raise UnusableInputError(msg)
    return day


_READERS = {
    "SECTION_HORIZON": _read_horizon,
    "SECTION_SHIFTS": _read_shift,
    "SECTION_STAFF": _read_staff,
    "SECTION_DAYS_OFF": _read_days_off,
    "SECTION_SHIFT_ON_REQUESTS": _read_wish_on,
    "SECTION_SHIFT_OFF_REQUESTS": _read_wish_off,
    "SECTION_COVER": _read_cover,
}
