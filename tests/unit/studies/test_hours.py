"""Opening hours and the three assumptions."""

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.hours import (
    MOMENTS,
    HoursProfile,
    Moment,
    WeekHours,
    assumed_hours,
    main_places,
    minute_of,
    small_places,
)

CLOSED = (None,) * 7


def week(day: int, since: int, until: int) -> WeekHours:
    days: list[tuple[int, int] | None] = [None] * 7
    days[day] = (since, until)
    return WeekHours(tuple(days))


def test_a_door_open_for_exactly_half_an_hour_in_the_window_is_open() -> None:
    moment = Moment("evening", 3, 17 * 60, 20 * 60)
    assert moment.is_open(week(3, 9 * 60, 17 * 60 + 30))
    assert not moment.is_open(week(3, 9 * 60, 17 * 60 + 29))
    assert not moment.is_open(week(2, 9 * 60, 20 * 60))


def test_no_assumption_opens_more_than_the_wider_one() -> None:
    for small in (True, False):
        for main in (True, False):
            weeks = [assumed_hours(profile, small=small, main=main) for profile in HoursProfile]
            for moment in MOMENTS:
                answers = [moment.is_open(hours) for hours in weeks]
                assert answers == sorted(answers)


def test_only_the_wide_assumption_opens_a_main_place_on_saturday() -> None:
    saturday = MOMENTS[-1]
    opens = {
        (profile, main): saturday.is_open(assumed_hours(profile, small=False, main=main))
        for profile in HoursProfile
        for main in (True, False)
    }
    assert [key for key, is_open in opens.items() if is_open] == [(HoursProfile.WIDE, True)]


def test_engerdals_published_hours_are_the_narrow_small_place() -> None:
    hours = assumed_hours(HoursProfile.NARROW, small=True, main=False)
    assert hours.hours_a_week == 8
    assert [day is not None for day in hours.days] == [False, False, True, True] + [False] * 3


def test_thirty_five_per_cent_of_the_places_are_small() -> None:
    people = np.arange(221.0)
    assert small_places(people).sum() == 78
    assert small_places(people)[:78].all()


def test_the_main_place_is_the_one_nearest_for_most_people_of_its_district() -> None:
    main = main_places(np.array([5.0, 9.0, 7.0, 1.0]), np.array([0, 0, 1, 1]))
    assert main.tolist() == [False, True, True, False]


@pytest.mark.parametrize(("text", "minute"), [("9", 540), ("09:30", 570), ("24:00", 1440)])
def test_times_of_day_are_read(text: str, minute: int) -> None:
    assert minute_of(text) == minute


@pytest.mark.parametrize("text", ["", "kl 9", "25:00", "10:75", "-1:00"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(UnusableInputError, match="no time of day"):
        minute_of(text)


def test_a_day_that_closes_before_it_opens_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="thursday is 16:00-09:00"):
        week(3, 16 * 60, 9 * 60)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(UnusableInputError, match="expected 7"):
        WeekHours(CLOSED[:6])
