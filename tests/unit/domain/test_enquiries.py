"""An enquiry always ends; small counts of first contact are never shown or given away."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.enquiries.first_contact import COUNTED, ContactCount, contact_shares
from naervaer.domain.enquiries.states import (
    ENQUIRY_MOVES,
    FIRST_OUTCOMES,
    LONGEST_CALL_BACK,
    UNENDED,
    EnquiryState,
    deadline_refused,
)

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
parts = st.lists(
    st.integers(0, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), max_size=6
).map(lambda found: [ContactCount(f"p{at}", *one) for at, one in enumerate(found)])


def test_every_state_has_its_moves() -> None:
    assert set(ENQUIRY_MOVES) == set(EnquiryState)


@pytest.mark.parametrize("state", UNENDED)
def test_every_state_that_waits_leads_to_an_end(state: EnquiryState) -> None:
    reached, new = {state}, {state}
    while new:
        new = {after for one in new for after in ENQUIRY_MOVES[one]} - reached
        reached |= new
    assert any(not ENQUIRY_MOVES[one] for one in reached)


def test_a_failed_transfer_is_no_end() -> None:
    assert EnquiryState.PASSING_FAILED in UNENDED


def test_what_belongs_elsewhere_is_not_counted() -> None:
    assert set(FIRST_OUTCOMES) - set(COUNTED) == {EnquiryState.GUIDED_ON}


@pytest.mark.parametrize(
    ("ahead", "refused"),
    [
        (timedelta(0), True),
        (timedelta(seconds=1), False),
        (LONGEST_CALL_BACK, False),
        (LONGEST_CALL_BACK + timedelta(seconds=1), True),
    ],
)
def test_a_call_back_is_promised_soon(ahead: timedelta, refused: bool) -> None:
    assert deadline_refused(NOW + ahead, now=NOW) is refused


def test_a_large_part_is_shown_with_its_uncertainty() -> None:
    total, (one, _other) = contact_shares(
        [ContactCount("a", 100, 60), ContactCount("b", 50, 20)], fewest=5
    )
    assert (total.contacts, total.answered) == (150, 80)
    assert one.interval is not None
    assert one.interval.low < 0.6 < one.interval.high


def test_a_small_part_takes_another_with_it() -> None:
    total, shown = contact_shares(
        [ContactCount("a", 100, 50), ContactCount("b", 50, 20), ContactCount("c", 3, 2)],
        fewest=5,
    )
    assert total.contacts == 153
    assert [one.contacts for one in shown] == [100, None, None]


def test_a_few_contacts_in_all_show_nothing() -> None:
    total, (one,) = contact_shares([ContactCount("a", 4, 2)], fewest=5)
    assert (total.contacts, one.contacts) == (None, None)


def test_few_unanswered_hide_the_share_and_not_the_count() -> None:
    total, (one,) = contact_shares([ContactCount("a", 100, 98)], fewest=5)
    assert (total.contacts, total.interval) == (100, None)
    assert (one.contacts, one.interval) == (100, None)


def test_nobody_is_nought() -> None:
    total, shown = contact_shares([], fewest=5)
    assert (total.contacts, total.interval, shown) == (0, None, ())


@given(parts)
def test_no_small_count_is_shown(found: list[ContactCount]) -> None:
    total, shown = contact_shares(found, fewest=5)
    for one in (total, *shown):
        assert one.contacts is None or one.contacts == 0 or one.contacts >= 5
        if one.answered is not None and one.contacts is not None:
            rest = one.contacts - one.answered
            assert not 0 < one.answered < 5
            assert not 0 < rest < 5


@given(parts)
def test_no_small_count_is_found_by_subtraction(found: list[ContactCount]) -> None:
    total, shown = contact_shares(found, fewest=5)
    hidden = [one for one, told in zip(found, shown, strict=True) if told.contacts is None]
    if total.contacts is None or not hidden:
        return
    together = sum(one.contacts for one in hidden)
    assert together == 0 or together >= 5
    if total.answered is not None:
        answered = sum(one.answered for one in hidden)
        assert not 0 < answered < 5
        assert not 0 < together - answered < 5
