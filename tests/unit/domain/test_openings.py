from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.holidays import is_public_holiday
from naervaer.domain.openings import WeeklyOpening, is_open_on, next_opening, open_times
from naervaer.domain.places import Season

OSLO = ZoneInfo("Europe/Oslo")
TUESDAY = WeeklyOpening(2, time(10), time(14))
SATURDAY = WeeklyOpening(6, time(10), time(13))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


def test_a_door_that_is_open_now_is_the_next() -> None:
    found = next_opening([TUESDAY], after=at("2026-11-24T11:00"))
    assert found is not None
    assert (found.begins, found.ends) == (at("2026-11-24T10:00"), at("2026-11-24T14:00"))


def test_at_closing_time_the_next_is_a_week_ahead() -> None:
    found = next_opening([TUESDAY], after=at("2026-11-24T14:00"))
    assert found is not None
    assert found.begins == at("2026-12-01T10:00")


def test_the_soonest_of_several_days_comes_first() -> None:
    found = next_opening([SATURDAY, TUESDAY], after=at("2026-11-25T09:00"))
    assert found is not None
    assert found.begins == at("2026-11-28T10:00")


def test_a_public_holiday_is_passed_over() -> None:
    friday = WeeklyOpening(5, time(9), time(15))
    found = next_opening([friday], after=at("2026-12-24T12:00"))  # the 25th is a Friday
    assert found is not None
    assert found.begins == at("2027-01-08T09:00")  # and so is 1 January
    assert not is_open_on([friday], date(2026, 12, 25))


def test_outside_the_season_the_next_opening_is_in_it() -> None:
    summer = Season("sommer", (6, 15), (8, 15))
    found = next_opening([TUESDAY], after=at("2026-11-24T11:00"), season=summer)
    assert found is not None
    assert found.begins.date() == date(2027, 6, 15)
    assert not is_open_on([TUESDAY], date(2026, 11, 24), season=summer)


def test_without_hours_nothing_is_ever_open() -> None:
    assert next_opening([], after=at("2026-11-24T11:00")) is None
    assert not is_open_on([], date(2026, 11, 24))


@pytest.mark.parametrize("sunday", ["2026-03-29", "2026-10-25"])
def test_a_change_of_clocks_moves_no_opening(sunday: str) -> None:
    monday = WeeklyOpening(1, time(10), time(11))
    found = next_opening([monday], after=at(f"{sunday}T00:30"))
    assert found is not None
    assert found.begins.hour == 10
    assert found.begins.astimezone(UTC).hour == (8 if sunday.startswith("2026-03") else 9)


def test_evening_means_open_after_five() -> None:
    assert not WeeklyOpening(4, time(10), time(17)).is_evening
    assert WeeklyOpening(4, time(10), time(17, 30)).is_evening


@pytest.mark.parametrize(("weekday", "opens", "closes"), [(0, 9, 10), (8, 9, 10), (3, 10, 10)])
def test_hours_no_week_has_are_refused(weekday: int, opens: int, closes: int) -> None:
    with pytest.raises(UnusableInputError):
        WeeklyOpening(weekday, time(opens), time(closes))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="no time zone"):
        next_opening([TUESDAY], after=datetime(2026, 11, 24, 11))  # noqa: DTZ001 - the point


@given(
    hours=st.lists(
        st.builds(
            lambda day, opens, length: WeeklyOpening(day, time(opens), time(opens + length)),
            st.integers(1, 7),
            st.integers(0, 20),
            st.integers(1, 3),
        ),
        min_size=1,
        max_size=4,
    ),
    after=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(OSLO)),  # noqa: DTZ001
)
def test_the_next_opening_is_ahead_in_order_and_never_on_a_holiday(
    hours: list[WeeklyOpening], after: datetime
) -> None:
    found = [one for one, _ in zip(open_times(hours, after=after), range(6), strict=False)]
    assert found
    for one in found:
        assert one.begins < one.ends
        assert one.ends > after
        assert not is_public_holiday(one.begins.date())
        assert is_open_on(hours, one.begins.date())
    assert found == sorted(found, key=lambda one: one.begins)
    assert found[0].begins - after < timedelta(days=30)
