from datetime import date

import pytest

from naervaer.domain.holidays import (
    DayKind,
    easter_sunday,
    is_public_holiday,
    kind_of,
    payday,
    public_holidays,
    working_day_after,
)


@pytest.mark.parametrize(
    "sunday",
    [
        date(2008, 3, 23),
        date(2019, 4, 21),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2038, 4, 25),
    ],
)
def test_easter_falls_where_the_almanac_has_it(sunday: date) -> None:
    assert easter_sunday(sunday.year) == sunday


def test_a_year_has_twelve_public_holidays() -> None:
    found = public_holidays(2025)
    assert len(found) == 12
    assert found[date(2025, 4, 17)] == "skjærtorsdag"
    assert found[date(2025, 5, 29)] == "Kristi himmelfartsdag"
    assert found[date(2025, 6, 9)] == "andre pinsedag"


def test_two_holidays_on_one_day_keep_both_names() -> None:
    assert public_holidays(2012)[date(2012, 5, 17)] == "Kristi himmelfartsdag og grunnlovsdag"


def test_christmas_eve_is_no_public_holiday_but_a_day_apart() -> None:
    assert not is_public_holiday(date(2025, 12, 24))
    assert kind_of(date(2025, 12, 24)) is DayKind.CHRISTMAS_EVE


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2025, 1, 1), DayKind.NEW_YEARS_DAY),
        (date(2025, 4, 14), DayKind.HOLY_WEEK),
        (date(2025, 4, 19), DayKind.EASTER),
        (date(2025, 5, 17), DayKind.CONSTITUTION_DAY),
        (date(2025, 6, 23), DayKind.MIDSUMMER),
        (date(2025, 12, 28), DayKind.CHRISTMAS_WEEK),
        (date(2025, 9, 12), DayKind.PAYDAY),
        (date(2025, 9, 11), DayKind.ORDINARY),
    ],
)
def test_each_day_is_of_one_kind(day: date, kind: DayKind) -> None:
    assert kind_of(day) is kind


def test_a_payday_at_the_weekend_comes_on_the_friday_before() -> None:
    assert payday(2025, 10) == date(2025, 10, 10)
    assert payday(2025, 9) == date(2025, 9, 12)


@pytest.mark.parametrize(
    ("day", "number", "later"),
    [
        (date(2026, 12, 23), 0, date(2026, 12, 23)),
        (date(2026, 12, 23), 1, date(2026, 12, 24)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),  # Friday and Saturday are holidays
        (date(2026, 12, 5), 1, date(2026, 12, 7)),
        (date(2027, 3, 24), 1, date(2027, 3, 30)),  # Easter
        (date(2026, 12, 1), 5, date(2026, 12, 8)),
    ],
)
def test_working_days_leave_weekends_and_holidays_out(
    day: date, number: int, later: date
) -> None:
    assert working_day_after(day, number) == later
