"""What the log of disclosures says of B-36: counts that reveal nothing and decide nothing."""

from datetime import date

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.promises.assessment import evaluate
from naervaer.domain.promises.from_disclosures import (
    HalfYear,
    NotesCounted,
    disclosure_measurements,
)
from naervaer.domain.promises.known_measurements import KNOWN_MEASUREMENTS
from naervaer.domain.promises.ledger import PROMISES

SPRING, TODAY = HalfYear(date(2026, 1, 1)), date(2026, 11, 30)


def told(**notes: int) -> dict[str, float]:
    counted = [
        NotesCounted(name, SPRING, count, Kind.OFFICIAL) for name, count in notes.items()
    ]
    return {one.scope: one.value for one in disclosure_measurements(counted, today=TODAY)}


def test_counts_are_told_by_district_and_half_year() -> None:
    assert told(Nordland=12, Troms=7) == {"Nordland": 12, "Troms": 7}


def test_a_small_count_is_left_out_with_one_that_would_reveal_it() -> None:
    assert told(Nordland=12, Troms=7, Finnmark=3) == {"Nordland": 12}


def test_a_district_without_notes_is_not_mentioned() -> None:
    assert told(Nordland=12, Troms=0) == {"Nordland": 12}


def test_a_half_year_that_is_not_over_is_not_told() -> None:
    autumn = NotesCounted("Nordland", HalfYear(date(2026, 7, 1)), 40, Kind.OFFICIAL)
    assert disclosure_measurements([autumn], today=date(2026, 12, 31)) == ()
    assert disclosure_measurements([autumn], today=date(2027, 1, 1))[0].value == 40


def test_made_up_notes_are_counted_apart() -> None:
    counted = [
        NotesCounted("Nordland", SPRING, 6, kind) for kind in (Kind.OFFICIAL, Kind.SYNTHETIC)
    ]
    found = disclosure_measurements(counted, today=TODAY)
    assert [(one.value, one.kind) for one in found] == [
        (6, Kind.OFFICIAL),
        (6, Kind.SYNTHETIC),
    ]


@pytest.mark.parametrize("notes", [5, 5000])
def test_no_count_changes_the_status(notes: int) -> None:
    promise = next(one for one in PROMISES if one.id == "B-36")
    counted = [NotesCounted("Nordland", SPRING, notes, Kind.OFFICIAL)]
    found = disclosure_measurements(counted, today=TODAY)
    assert [one.rule for one in found] == [""]
    before = evaluate(promise, KNOWN_MEASUREMENTS)
    after = evaluate(promise, [*KNOWN_MEASUREMENTS, *found])
    assert (after.status, after.reason) == (before.status, before.reason)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
        (date(2024, 12, 31), date(2024, 7, 1), date(2024, 12, 31)),
    ],
)
def test_every_day_lies_in_one_half_year(day: date, first: date, last: date) -> None:
    found = HalfYear.of(day)
    assert (found.first, found.last) == (first, last)


def test_the_half_year_before_new_year_is_the_autumn() -> None:
    assert HalfYear.of(date(2026, 3, 1)).before == HalfYear(date(2025, 7, 1))
    assert HalfYear(date(2025, 7, 1)).words == "andre halvår 2025"


def test_half_a_year_begins_in_january_or_july() -> None:
    with pytest.raises(UnusableInputError, match="1 January or 1 July"):
        HalfYear(date(2026, 3, 1))
