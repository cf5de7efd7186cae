"""A request to the police contact ends, is due by the rule, and late is never left out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.enquiries.replies import RequestTimes, median_days, reply_shares
from naervaer.domain.enquiries.requests import (
    REPLIES,
    REQUEST_MOVES,
    RequestState,
    RequestTheme,
    due_on,
)
from naervaer.domain.rules.agreements import ORDER_AN_OFFICER

CAME = date(2026, 3, 2)
DUE = due_on(CAME)
PLACES = st.sampled_from(["1848", "1804", "1841"])


def asked(
    days: int | None, state: RequestState = RequestState.ANSWERED, key: str = "1848"
) -> RequestTimes:
    ended = None if days is None else CAME + timedelta(days=days)
    return RequestTimes(key, CAME, DUE, state, ended)


def test_the_day_it_is_due_is_the_rules() -> None:
    assert (DUE - CAME).days == ORDER_AN_OFFICER.reply_days == 14


def test_what_waits_can_end_and_an_end_is_final() -> None:
    assert set(REQUEST_MOVES) == set(RequestState)
    assert set(REQUEST_MOVES[RequestState.WAITING]) == set(RequestState) - {
        RequestState.WAITING
    }
    for end in REQUEST_MOVES[RequestState.WAITING]:
        assert not REQUEST_MOVES[end]


def test_every_theme_and_state_has_its_word() -> None:
    words = [one.label for kinds in (RequestTheme, RequestState) for one in kinds]
    assert all(words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("days", "is_in_time"), [(0, True), (14, True), (15, False)])
@pytest.mark.parametrize("state", REPLIES)
def test_the_last_day_is_in_time_and_the_next_is_not(
    state: RequestState, days: int, is_in_time: bool
) -> None:
    assert asked(days, state).is_in_time is is_in_time
    assert asked(days, state).days == days


def test_taking_back_in_time_is_not_counted_and_afterwards_it_was_late() -> None:
    assert not asked(14, RequestState.WITHDRAWN).is_counted
    late = asked(15, RequestState.WITHDRAWN)
    assert (late.is_counted, late.is_in_time, late.days) == (True, False, None)


def test_what_still_waits_is_counted_as_late() -> None:
    waits = asked(None, RequestState.WAITING)
    assert (waits.is_counted, waits.is_in_time, waits.days) == (True, False, None)


@pytest.mark.parametrize(
    ("days", "median"),
    [
        ([], None),
        ([3], 3),
        ([None], None),
        ([5, 1, 3], 3),
        ([1, 4], 2.5),
        ([1, None, 3], 3),
        ([1, 3, None, None], None),
        ([1, None, None], None),
    ],
)
def test_no_reply_is_longer_than_any(days: list[int | None], median: float | None) -> None:
    assert median_days(days) == median


def test_ten_requests_give_share_interval_and_median() -> None:
    total, [steigen] = reply_shares(
        [*[asked(4) for _ in range(5)], *[asked(20) for _ in range(5)]], fewest=5
    )
    assert total.share.interval is not None
    assert total.share.interval.share == 0.5
    assert 0 < total.share.interval.low < 0.5 < total.share.interval.high < 1
    assert total.median_days == steigen.median_days == 12


def test_four_requests_show_nothing() -> None:
    total, [steigen] = reply_shares([asked(4) for _ in range(4)], fewest=5)
    for one in (total, steigen):
        assert (one.share.contacts, one.share.interval, one.median_days) == (None, None, None)


@given(st.lists(st.tuples(PLACES, st.integers(0, 30)), max_size=60))
def test_a_median_never_stands_where_the_share_is_withheld(
    found: list[tuple[str, int]],
) -> None:
    total, places = reply_shares([asked(days, key=key) for key, days in found], fewest=5)
    for one in (total, *places):
        assert one.share.contacts is None or one.share.contacts not in range(1, 5)
        assert one.median_days is None or one.share.interval is not None


@given(st.lists(st.integers(0, 60), min_size=1, max_size=20))
def test_a_request_left_waiting_never_shortens_the_median(days: list[int]) -> None:
    medians = [median_days([*days, *[None] * more]) for more in range(len(days) + 1)]
    known = [one for one in medians if one is not None]
    assert known
    assert all(before <= after for before, after in pairwise(known))
