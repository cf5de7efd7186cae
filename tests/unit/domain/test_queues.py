"""The order of the queue: known cases, and what always holds."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.queues import (
    LATE_AFTER,
    LONG_WAIT,
    TICKET_MOVES,
    InLine,
    TicketState,
    line_order,
    next_in_line,
    usual_minutes,
    wait_band,
)

TEN = datetime(2026, 3, 3, 10, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def walked_in(key: int, came: float) -> InLine:
    return InLine(key, at(came))


def booked(key: int, came: float, appointed: float) -> InLine:
    return InLine(key, at(came), at(appointed))


def called(waiting: list[InLine], now: float, *, last_had_booked: bool = False) -> int | None:
    found = next_in_line(waiting, now=at(now), last_had_booked=last_had_booked)
    return found.key if found else None


def test_nobody_waits() -> None:
    assert called([], 0) is None


def test_a_booked_time_that_has_come_goes_first() -> None:
    assert called([walked_in(1, -20), booked(2, -5, 0)], 0) == 2


def test_a_booked_time_that_has_not_come_waits() -> None:
    assert called([walked_in(1, -1), booked(2, -30, 10)], 0) == 1


def test_who_booked_and_came_early_is_called_when_nobody_else_waits() -> None:
    assert called([booked(1, -30, 10)], 0) == 1


def test_after_half_an_hour_a_walk_in_goes_before_every_other_booking() -> None:
    waiting = [walked_in(1, -30), booked(2, -5, -5), booked(3, -4, -4)]
    order = line_order(waiting, now=TEN, last_had_booked=False)
    assert [one.key for one in order] == [2, 1, 3]


def test_ten_minutes_late_keeps_the_time_and_eleven_does_not() -> None:
    late = booked(1, LATE_AFTER.total_seconds() / 60, 0)
    later = booked(2, LATE_AFTER.total_seconds() / 60 + 1, 0)
    assert (late.keeps_time, later.keeps_time) == (True, False)
    assert called([later, walked_in(3, 5)], 20) == 3


def test_the_wait_is_counted_from_the_booked_time() -> None:
    assert booked(1, -30, 0).waits_since == TEN
    assert booked(2, 5, 0).waits_since == at(5)


people = st.lists(
    st.tuples(st.integers(-120, 0), st.one_of(st.none(), st.integers(-90, 60))), max_size=12
).map(
    lambda found: [
        InLine(key, at(came), None if appointed is None else at(appointed))
        for key, (came, appointed) in enumerate(found)
    ]
)


@given(people, st.booleans())
def test_everybody_is_called_once(waiting: list[InLine], last: bool) -> None:
    order = line_order(waiting, now=TEN, last_had_booked=last)
    assert sorted(one.key for one in order) == [one.key for one in waiting]


@given(people, st.booleans())
def test_walk_ins_keep_the_order_they_came_in(
    waiting: list[InLine],
    last: bool,
) -> None:
    order = line_order(waiting, now=TEN, last_had_booked=last)
    came = [one.came_at for one in order if not one.keeps_time]
    assert came == sorted(came)


@given(people, st.booleans())
def test_no_two_bookings_in_a_row_pass_somebody_who_has_waited_long(
    waiting: list[InLine],
    last: bool,
) -> None:
    order = line_order(waiting, now=TEN, last_had_booked=last)
    for place in range(1, len(order)):
        long_waiting = [
            one
            for one in order[place + 1 :]
            if not one.keeps_time and TEN - one.came_at >= LONG_WAIT
        ]
        assert not (order[place - 1].keeps_time and order[place].keeps_time and long_waiting)


@pytest.mark.parametrize(
    ("minutes", "band"),
    [(0, (0, 15)), (14.9, (0, 15)), (15, (15, 30)), (30, (30, 60)), (60, (60, None))],
)
def test_a_wait_is_told_coarsely(minutes: float, band: tuple[int, int | None]) -> None:
    assert wait_band(timedelta(minutes=minutes)) == band


def test_few_waits_are_not_told_and_many_are_rounded_up() -> None:
    waits = [timedelta(minutes=one) for one in (3, 6, 11, 20)]
    assert usual_minutes(waits, fewest=5) is None
    assert usual_minutes([*waits, timedelta(minutes=30)], fewest=5) == 15


def test_every_ticket_state_has_its_moves() -> None:
    assert set(TICKET_MOVES) == set(TicketState)
