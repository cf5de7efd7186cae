"""Tests of how obligations are measured."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.agreements import (
    AGREEMENT_WAYS,
    AgreementState,
    DayDone,
    Kept,
    Measure,
    Per,
    Terms,
    measured,
    replies_measured,
    stretches,
)
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.presence import DeliveryMode

PATROL = DeliveryMode.MUNICIPAL_PATROL
YEAR = {"begins": date(2026, 1, 1), "ends": date(2026, 12, 31)}
_DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def _hours(amount: float, per: Per = Per.MONTH) -> Terms:
    return Terms(Measure.PRESENCE_HOURS, amount, per, PATROL)


def _done(day: date, hours: float = 5.0, *, is_delivered: bool = True) -> DayDone:
    return DayDone(day, hours, is_delivered)


def test_a_draft_can_only_come_into_force() -> None:
    assert AGREEMENT_WAYS[AgreementState.DRAFT] == {AgreementState.IN_FORCE}


@given(begins=_DAYS, length=st.integers(0, 900), per=st.sampled_from(list(Per)))
def test_stretches_never_overlap_and_stay_within_the_agreement(
    begins: date, length: int, per: Per
) -> None:
    ends = begins + timedelta(days=length)
    found = stretches(per, begins, ends)
    days = [one for pair in found for one in (pair.begins, pair.ends)]
    assert days == sorted(days)
    assert all(begins <= day <= ends for day in days)


@given(begins=_DAYS, length=st.integers(0, 900))
def test_every_whole_week_of_the_agreement_is_counted_once(begins: date, length: int) -> None:
    ends = begins + timedelta(days=length)
    first = begins + timedelta(days=-begins.weekday() % 7)
    whole = max((ends - first).days + 1, 0) // 7
    assert sum(one.share for one in stretches(Per.WEEK, begins, ends)) == whole


@given(begins=_DAYS, length=st.integers(0, 900))
def test_months_cover_every_day_of_the_agreement(begins: date, length: int) -> None:
    ends = begins + timedelta(days=length)
    counted = sum(
        (one.ends - one.begins).days + 1 for one in stretches(Per.MONTH, begins, ends)
    )
    assert counted == length + 1


def test_a_whole_year_owes_the_whole_amount() -> None:
    assert [one.share for one in stretches(Per.YEAR, **YEAR)] == [1.0]


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    found = stretches(Per.WEEK, date(2026, 6, 29), date(2026, 7, 5))
    assert [one.label for one in found] == [date(2026, 7, 1)]


def test_hours_as_agreed_are_kept() -> None:
    days = [_done(date(2026, 1, 5)), _done(date(2026, 1, 12))]
    found = measured(
        _hours(10), days, **YEAR, today=date(2026, 2, 1), written=[date(2026, 1, 5)]
    )
    assert (found[0].agreed, found[0].delivered, found[0].kept) == (10, 10, Kept.KEPT)


def test_fewer_hours_than_agreed_are_told_with_what_is_missing() -> None:
    found = measured(
        _hours(10),
        [_done(date(2026, 1, 5)), _done(date(2026, 1, 6), is_delivered=False)],
        **YEAR,
        today=date(2026, 2, 1),
        written=[date(2026, 1, 5)],
    )
    assert (found[0].planned, found[0].kept, found[0].missing) == (5, Kept.NOT_KEPT, 5)


def test_a_month_without_a_row_in_the_book_is_not_called_broken() -> None:
    found = measured(_hours(10), [], **YEAR, today=date(2026, 2, 15))
    assert [one.kept for one in found] == [Kept.NO_DATA, Kept.UNFINISHED]


def test_the_running_month_is_unfinished() -> None:
    found = measured(
        _hours(10), [], **YEAR, today=date(2026, 1, 20), written=[date(2026, 1, 5)]
    )
    assert [one.kept for one in found] == [Kept.UNFINISHED]


def test_two_shifts_on_one_day_are_one_day() -> None:
    terms = Terms(Measure.PRESENCE_DAYS, 2, Per.MONTH, PATROL)
    days = [_done(date(2026, 1, 5)), _done(date(2026, 1, 5))]
    found = measured(terms, days, **YEAR, today=date(2026, 2, 1), written=[date(2026, 1, 5)])
    assert found[0].delivered == 1


def test_meetings_are_known_without_the_book() -> None:
    terms = Terms(Measure.MEETINGS, 2, Per.YEAR)
    held = [_done(date(2026, 3, 1), 1)]
    found = measured(terms, held, **YEAR, today=date(2027, 1, 1))
    assert [one.kept for one in found] == [Kept.NOT_KEPT]


def test_part_of_a_year_owes_whole_meetings_alone() -> None:
    terms = Terms(Measure.MEETINGS, 2, Per.YEAR)
    found = measured(
        terms, [], begins=date(2025, 11, 1), ends=date(2026, 12, 31), today=date(2026, 12, 31)
    )
    assert [one.agreed for one in found] == [0, 2]


def test_the_longest_wait_is_held_against_the_agreed_one() -> None:
    waits = [(date(2026, 2, 1), date(2026, 2, 10)), (date(2026, 3, 1), None)]
    found = replies_measured(14, waits, **YEAR, today=date(2026, 3, 31))
    assert (found[0].delivered, found[0].kept) == (30, Kept.NOT_KEPT)


def test_a_year_without_wishes_says_nothing_of_the_replies() -> None:
    found = replies_measured(14, [], **YEAR, today=date(2026, 3, 31))
    assert found[0].kept is Kept.NO_DATA


@given(
    amount=st.floats(0.5, 100),
    hours=st.lists(st.floats(0.5, 12), max_size=40),
    per=st.sampled_from(list(Per)),
)
def test_delivered_hours_are_never_counted_twice(
    amount: float, hours: list[float], per: Per
) -> None:
    days = [_done(date(2026, 1, 5) + timedelta(days=8 * at), h) for at, h in enumerate(hours)]
    written = [one.day for one in days]
    found = measured(_hours(amount, per), days, **YEAR, today=date(2027, 6, 1), written=written)
    assert sum(one.delivered or 0 for one in found) <= sum(hours) + 0.01 * len(found)


@pytest.mark.parametrize(
    "given_terms",
    [
        {"measure": Measure.NONE, "amount": 3},
        {"measure": Measure.MEETINGS},
        {"measure": Measure.MEETINGS, "amount": 0},
        {"measure": Measure.PRESENCE_HOURS, "amount": 3},
        {"measure": Measure.PRESENCE_DAYS, "amount": -1, "mode": PATROL},
    ],
)
def test_terms_that_cannot_be_measured_are_refused(given_terms: dict[str, object]) -> None:
    with pytest.raises(UnusableInputError):
        Terms(**given_terms)  # type: ignore[arg-type]


def test_what_is_not_measured_has_no_compliance() -> None:
    with pytest.raises(UnusableInputError):
        measured(Terms(Measure.NONE), [], **YEAR, today=date(2026, 2, 1))
