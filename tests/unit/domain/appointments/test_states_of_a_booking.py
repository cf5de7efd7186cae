"""The table of what may follow what, gone through cell by cell."""

import itertools

import pytest

from naervaer.domain.appointments.states import TAKING, TRANSITIONS, BookingState, state_after
from naervaer.domain.errors import RuleBrokenError

ALLOWED = {
    ("held", "confirmed"),
    ("held", "expired"),
    ("held", "cancelled"),
    ("confirmed", "checked_in"),
    ("confirmed", "no_show"),
    ("confirmed", "cancelled"),
    ("confirmed", "moved"),
    ("checked_in", "done"),
    ("no_show", "checked_in"),
}


@pytest.mark.parametrize(("now", "wanted"), list(itertools.product(BookingState, repeat=2)))
def test_the_table_allows_what_is_written_here_and_nothing_else(
    now: BookingState, wanted: BookingState
) -> None:
    if (now.value, wanted.value) in ALLOWED:
        assert state_after(now, wanted) is wanted
    else:
        with pytest.raises(RuleBrokenError, match="cannot become"):
            state_after(now, wanted)


def test_every_state_has_a_row_and_a_word() -> None:
    assert set(TRANSITIONS) == set(BookingState)
    assert all(one.label for one in BookingState)


def test_a_state_that_gives_the_time_back_is_an_end() -> None:
    assert all(not TRANSITIONS[one] for one in set(BookingState) - TAKING)


def test_every_state_can_be_reached_from_a_hold() -> None:
    reached, new = set(), {BookingState.HELD}
    while new:
        reached |= new
        new = set().union(*(TRANSITIONS[one] for one in new)) - reached
    assert reached == set(BookingState)
