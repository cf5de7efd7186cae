"""Rosters from CSV and iCalendar, and the layers of rules from TOML."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.domain.rosters.duty import DutyKind, Ground, elapsed_hours
from naervaer.domain.rosters.layers import RuleLayers
from naervaer.domain.rules.hours import WorkPattern
from naervaer.domain.rules.working_time import AVERAGED_ALONE, OVERTIME_WITH_UNION
from naervaer.registers.rosters.csv_file import read_csv_roster
from naervaer.registers.rosters.icalendar_file import read_icalendar_roster
from naervaer.registers.rosters.layers_file import read_layers

CSV = """person,start,end,break_minutes,kind,ground
Kari,2026-03-28T22:00,2026-03-29T07:00,30,,
Ola,2026-10-25T02:30+01:00,2026-10-25T06:00,,overtime,life
Ola,2026-11-01T00:00,2026-11-02T00:00,,leave,
"""

CALENDAR = """BEGIN:VCALENDAR
X-WR-CALNAME:Kari
BEGIN:VEVENT
DTSTART;TZID=Europe/Oslo:20260328T220000
DTEND;TZID=Europe/Oslo:20260329T070000
X-BREAK-MINUTES:30
SUMMARY:Natt\\, patrulje som er
  brutt over to linjer
END:VEVENT
BEGIN:VEVENT
DTSTART:20260401T060000Z
DURATION:PT7H30M
CATEGORIES:OVERTIME
ATTENDEE;CN="Ola":mailto:ola@example.org
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20260405
END:VEVENT
END:VCALENDAR
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_times_are_norwegian_and_hours_real(tmp_path: Path) -> None:
    night, late, leave = read_csv_roster(written(tmp_path, "r.csv", CSV))
    assert (night.person, night.hours, night.kind) == ("Kari", 7.5, DutyKind.ORDINARY)
    assert (late.kind, late.ground, late.hours) == (
        DutyKind.OVERTIME,
        Ground.LIFE_OR_VALUES,
        3.5,
    )
    assert leave.kind is DutyKind.LEAVE


def test_semicolons_and_decimal_commas_are_read(tmp_path: Path) -> None:
    text = "person;start;end;break_minutes\nA;2026-01-01T08:00;2026-01-01T12:00;7,5\n"
    assert read_csv_roster(written(tmp_path, "r.csv", text))[0].break_minutes == 7.5


def test_icalendar_events_become_duties(tmp_path: Path) -> None:
    night, over, leave = read_icalendar_roster(written(tmp_path, "r.ics", CALENDAR))
    assert (night.person, night.hours) == ("Kari", 7.5)
    assert (over.person, over.kind, over.hours) == ("Ola", DutyKind.OVERTIME, 7.5)
    assert over.starts_at == datetime(2026, 4, 1, 6, tzinfo=UTC)
    assert (leave.person, leave.kind) == ("Kari", DutyKind.LEAVE)
    assert elapsed_hours(leave.starts_at, leave.ends_at) == 24


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (",overtime,", ",dawn,", "line 3: unknown shift kind 'dawn'"),
        (",life", ",fun", "unknown ground 'fun'"),
        ("person,start", "who,start", "lacks the column person"),
        ("ground\n", "colour\n", "unknown column 'colour'"),
        ("2026-03-28T22:00", "2026-03-29T02:30", "does not exist"),
        ("2026-03-28T22:00", "yesterday", "is not a time"),
        (",30,", ",half,", "expected a number"),
        ("Kari,", ",", "person is empty"),
        ("2026-03-29T07:00", "2026-03-28T07:00", "expected later"),
    ],
)
def test_a_csv_line_that_cannot_be_is_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert old in CSV
    with pytest.raises(UnusableInputError, match=expected):
        read_csv_roster(written(tmp_path, "r.csv", CSV.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("BEGIN:VCALENDAR", "HELLO", "BEGIN:VCALENDAR"),
        ("SUMMARY:", "RRULE:FREQ=DAILY\nSUMMARY:", "repeats itself"),
        ("DURATION:PT7H30M", "DURATION:seven", "DURATION is 'seven'"),
        ("DURATION:PT7H30M\n", "", "neither DTEND nor DURATION"),
        ("DTSTART:20260401T060000Z\n", "", "has no DTSTART"),
        ("20260328T220000", "2026-03-28", "is not a time"),
        ("TZID=Europe/Oslo:20260328", "TZID=Moon/Base:20260328", "unknown zone"),
        ("CATEGORIES:OVERTIME", "CATEGORIES:FUN", "event 2: unknown shift kind"),
    ],
)
def test_an_event_that_cannot_be_is_refused(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert old in CALENDAR
    with pytest.raises(UnusableInputError, match=expected):
        read_icalendar_roster(written(tmp_path, "r.ics", CALENDAR.replace(old, new, 1)))


def test_layers_are_read_with_the_users_own_agreement(tmp_path: Path) -> None:
    text = """
    [layers]
    pattern = "continuous"
    averaging = "individual"
    overtime = "union"
    agreed_rest = true
    regular_nights = 6
    [agreement]
    name = "Lokal avtale"
    source = "protokoll 1. februar"
    day_rest_hours = 9
    """
    layers = read_layers(written(tmp_path, "l.toml", text))
    assert layers.pattern is WorkPattern.CONTINUOUS
    assert layers.averaging is AVERAGED_ALONE
    assert layers.overtime is OVERTIME_WITH_UNION
    assert layers.full_day_rest == (9, "Lokal avtale")
    assert layers.week_rest == (28, "AML-10-8-3")


def test_an_empty_file_gives_the_layers_that_always_hold(tmp_path: Path) -> None:
    assert read_layers(written(tmp_path, "l.toml", "")) == RuleLayers()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[layers]\npattern = 'moon'", "expected one of day, rotating, continuous"),
        ("[layers]\npolice = 1", "expected bool"),
        ("[layers]\ncolour = 1", "unknown key 'colour'"),
        ("[other]", "unknown key 'other'"),
        ("[agreement]\nname = 'A'\nsource = 'B'\nrest = 3", "unknown key 'rest'"),
        ("[agreement]\nname = 'A'\nsource = 'B'\nday_hours = 'x'", "expected a number"),
        ("[agreement]\nname = 1\nsource = 'B'", "expected text"),
        ("[agreement]\nday_hours = 10", "never guessed"),
        ("[layers", "is not TOML"),
    ],
)
def test_layers_that_mean_nothing_are_refused(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(UnusableInputError, match=expected):
        read_layers(written(tmp_path, "l.toml", text))


@pytest.mark.parametrize("reader", [read_csv_roster, read_icalendar_roster, read_layers])
def test_a_missing_file_is_said_to_be_missing(tmp_path: Path, reader: object) -> None:
    assert callable(reader)
    with pytest.raises(MissingDataError, match="no file"):
        reader(tmp_path / "none")


@pytest.mark.parametrize("reader", [read_csv_roster, read_icalendar_roster, read_layers])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, reader: object) -> None:
    assert callable(reader)
    (tmp_path / "odd").write_bytes(b"\xff\xfe\x81")
    with pytest.raises(UnusableInputError, match="not"):
        reader(tmp_path / "odd")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Kari,2026-01-06 08:00,2026-01-06 16:00,0,5", "line 2: there are more than 4 fields"),
        ("Kari,0001-01-01 00:00,0001-01-01 08:00,0", "line 2: 01.01.1 was given"),
        ("Kari,9999-12-31 00:00,9999-12-31 08:00,0", "line 2: 31.12.9999 was given"),
    ],
)
def test_a_line_that_goes_on_or_lies_outside_time_is_refused(
    tmp_path: Path, line: str, said: str
) -> None:
    file = tmp_path / "roster.csv"
    file.write_text(f"person,start,end,break_minutes\n{line}\n", encoding="utf-8")
    with pytest.raises(UnusableInputError, match=said):
        read_csv_roster(file)
