"""How long an appointment takes and when it can begin, also when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from naervaer.domain.appointments.kinds import AppointmentKind, kind_of
from naervaer.domain.appointments.times import (
    ASSUMED_LENGTHS,
    GRIDS,
    MOST_PEOPLE,
    AppointmentLength,
    days_to_third_next,
    grid_between,
    starts_among,
    steps_needed,
)
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode, Service

OSLO = ZoneInfo("Europe/Oslo")
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
grids = some.sampled_from(GRIDS)
days = some.sampled_from([SPRING, AUTUMN, date(2027, 6, 1), date(2028, 2, 29)])
hours = some.integers(0, 20)
lengths = some.integers(1, 4)


def local(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), OSLO)


@given(days, hours, lengths, grids, some.integers(1, 8))
def test_no_appointment_passes_closing_and_all_lie_on_the_grid(
    day: date, hour: int, length: int, grid: int, steps: int
) -> None:
    begins = local(day, hour)
    ends = begins.astimezone(UTC) + timedelta(hours=length)
    moments = grid_between(begins, ends, grid)
    step = timedelta(minutes=grid)
    for start in starts_among(moments, steps=steps, grid=grid):
        assert begins <= start
        assert start + steps * step <= ends
        assert (start - begins.astimezone(UTC)) % step == timedelta(0)


@pytest.mark.parametrize(
    ("day", "quarters"), [(SPRING, 5 * 4), (AUTUMN, 7 * 4), (date(2027, 6, 1), 6 * 4)]
)
def test_the_night_the_clocks_change_has_the_quarters_it_really_has(
    day: date, quarters: int
) -> None:
    moments = grid_between(local(day, 0), local(day, 6), 15)
    assert len(moments) == quarters
    assert len(set(moments)) == quarters


def test_the_hour_that_comes_twice_in_autumn_gives_two_different_moments() -> None:
    moments = grid_between(local(AUTUMN, 0), local(AUTUMN, 6), 30)
    twice = [one for one in moments if f"{one.astimezone(OSLO):%H.%M}" == "02.30"]
    assert [one.astimezone(OSLO).utcoffset() for one in twice] == [
        timedelta(hours=2),
        timedelta(hours=1),
    ]


@given(grids, some.integers(1, 400))
def test_the_steps_cover_the_minutes_and_no_step_is_idle(grid: int, minutes: int) -> None:
    steps = steps_needed(minutes, grid)
    assert (steps - 1) * grid < minutes <= steps * grid


@given(some.sets(some.integers(0, 40)), some.integers(1, 6))
def test_an_appointment_begins_only_where_all_its_steps_are_free(
    free: set[int], steps: int
) -> None:
    first = datetime(2027, 5, 3, 8, tzinfo=UTC)
    moments = {number: first + timedelta(minutes=15 * number) for number in free}
    starts = starts_among(moments.values(), steps=steps, grid=15)
    expected = [moments[one] for one in sorted(free) if set(range(one, one + steps)) <= free]
    assert starts == expected


@pytest.mark.parametrize("kind", AppointmentKind)
def test_a_family_takes_no_less_time_than_one_person(kind: AppointmentKind) -> None:
    length = ASSUMED_LENGTHS[kind]
    minutes = [length.minutes(people) for people in range(1, MOST_PEOPLE + 1)]
    assert minutes == sorted(minutes)


def test_what_ships_says_that_it_is_an_assumption() -> None:
    assert {one.source.kind for one in ASSUMED_LENGTHS.values()} == {Kind.ESTIMATED}


@pytest.mark.parametrize("people", [0, -1, MOST_PEOPLE + 1])
def test_nobody_and_too_many_are_refused(people: int) -> None:
    with pytest.raises(UnusableInputError, match="people"):
        AppointmentLength(15, 10).minutes(people)


@pytest.mark.parametrize(("first", "more"), [(0, 0), (15, -1)])
def test_an_appointment_that_takes_no_time_is_refused(first: int, more: int) -> None:
    with pytest.raises(UnusableInputError):
        AppointmentLength(first, more)


def test_an_unknown_grid_and_times_without_a_zone_are_refused() -> None:
    with pytest.raises(UnusableInputError, match="cut into 7"):
        steps_needed(10, 7)
    with pytest.raises(UnusableInputError, match="zones"):
        grid_between(datetime(2027, 5, 3, 8), datetime(2027, 5, 3, 9), 15)  # noqa: DTZ001
    with pytest.raises(UnusableInputError, match="after"):
        grid_between(local(SPRING, 9), local(SPRING, 9), 15)


def test_the_third_next_is_not_fooled_by_one_cancellation() -> None:
    today = date(2027, 5, 3)
    starts = [local(today + timedelta(days=ahead), 9) for ahead in (12, 0, 9)]
    assert days_to_third_next(starts, today=today) == 12
    assert days_to_third_next(starts[:2], today=today) is None


def test_a_patrol_can_never_be_booked() -> None:
    assert all(kind_of(DeliveryMode.MUNICIPAL_PATROL, one) is None for one in Service)
    assert kind_of(DeliveryMode.PASSPORT_BUS, Service.PASSPORT_ID) is AppointmentKind.BUS_STOP
