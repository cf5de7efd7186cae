"""Reading shift-scheduling files, and refusing what contradicts itself."""

from pathlib import Path

import pytest

from naervaer.domain.errors import MissingDataError, UnusableInputError
from naervaer.registers.instances.shift_scheduling import (
    parse_shift_scheduling,
    read_shift_scheduling,
)

TEXT = """# two people, one week
SECTION_HORIZON
7

SECTION_SHIFTS
E,480,
L,600,E

SECTION_STAFF
A,E=7|L=0,2400,960,5,2,2,1
B,E=7|L=3,2400,960,5,2,2,1

SECTION_DAYS_OFF
A,0,3

SECTION_SHIFT_ON_REQUESTS
A,2,E,2

SECTION_SHIFT_OFF_REQUESTS
B,5,L,3

SECTION_COVER
0,E,1,100,1
6,L,2,100,1
"""


def test_every_section_is_read() -> None:
    read = parse_shift_scheduling(TEXT)
    assert read.days == 7
    assert [(s.name, s.minutes, s.cannot_follow) for s in read.shifts] == [
        ("E", 480, ()),
        ("L", 600, ("E",)),
    ]
    assert read.staff[1].most_shifts == {"E": 7, "L": 3}
    assert (read.staff[0].most_minutes, read.staff[0].least_minutes) == (2400, 960)
    assert read.days_off == (("A", 0), ("A", 3))
    assert read.wishes_on[0].weight == 2
    assert read.wishes_off[0].person == "B"
    assert read.cover[1].required == 2


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("L,600,E", "L,600,X", "unknown shift 'X'"),
        ("6,L,2", "6,Q,2", "unknown shift 'Q'"),
        ("6,L,2", "7,L,2", "outside the horizon"),
        ("A,2,E,2", "C,2,E,2", "unknown person 'C'"),
        ("A,E=7|L=0,2400,960", "A,E=7|L=0,900,960", "at least 960 minutes but may work at"),
        ("A,E=7|L=0", "A,N=7|L=0", "unknown shift 'N'"),
        ("B,E=7", "A,E=7", "given twice"),
        ("6,L,2", "0,E,2", "given twice"),
        ("SECTION_COVER", "SECTION_COLOUR", "not a known section"),
        ("0,E,1,100,1", "0,E,1", "does not fit SECTION_COVER"),
        ("5,2,2,1\nB", "5,2,2\nB", "has 5 limits"),
        ("\n7\n", "\n0\n", "expected at least 1"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(old: str, new: str, expected: str) -> None:
    assert old in TEXT
    with pytest.raises(UnusableInputError, match=expected):
        parse_shift_scheduling(TEXT.replace(old, new, 1))


def test_a_file_without_staff_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="SECTION_STAFF"):
        parse_shift_scheduling("SECTION_HORIZON\n7\nSECTION_SHIFTS\nE,480,\n")


def test_text_before_the_first_section_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="SECTION_"):
        parse_shift_scheduling("7\n")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="no file"):
        read_shift_scheduling(tmp_path / "none.txt")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(UnusableInputError, match="cannot be read as text"):
        read_shift_scheduling(tmp_path / "odd.txt")
