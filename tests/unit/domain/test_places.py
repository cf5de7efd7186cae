from datetime import date

import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.places import Municipality, PointFact, PointState, Season

PLAN = Source("Handlingsplanen", "linje 26", None, Kind.OFFICIAL)


def fact(
    *,
    state: PointState = PointState.OPEN,
    since: date | None = None,
    until: date | None = None,
    season: Season | None = None,
) -> PointFact:
    return PointFact("hvaler", state, since, until, season, PLAN)


@pytest.mark.parametrize("number", ["301", "03011", "03o1"])
def test_a_municipality_number_has_four_digits(number: str) -> None:
    with pytest.raises(UnusableInputError, match="four digits"):
        Municipality(number, "Oslo", date(2020, 1, 1))


def test_a_municipality_number_is_valid_on_its_last_day() -> None:
    old = Municipality("3011", "Hvaler", date(2020, 1, 1), date(2023, 12, 31))
    assert old.valid_on(date(2023, 12, 31))
    assert not old.valid_on(date(2024, 1, 1))
    assert not old.valid_on(date(2019, 12, 31))


def test_a_number_without_a_last_day_stays_valid() -> None:
    assert Municipality("0301", "Oslo", date(2020, 1, 1)).valid_on(date(2030, 1, 1))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="comes before"):
        fact(since=date(2024, 1, 2), until=date(2024, 1, 1))


def test_a_winter_season_passes_new_year() -> None:
    winter = Season("vinter", (11, 15), (4, 30))
    assert winter.contains(date(2024, 12, 31))
    assert winter.contains(date(2024, 4, 30))
    assert not winter.contains(date(2024, 7, 1))


def test_a_summer_season_includes_both_its_ends() -> None:
    summer = Season("sommer", (6, 13), (8, 20))
    assert summer.contains(date(2024, 6, 13))
    assert summer.contains(date(2024, 8, 20))
    assert not summer.contains(date(2024, 8, 21))


def test_a_season_cannot_begin_on_a_day_no_year_has() -> None:
    with pytest.raises(UnusableInputError, match="month 2 day 30"):
        Season("vinter", (2, 30), (4, 1))


def test_a_seasonal_fact_needs_its_season_and_others_have_none() -> None:
    summer = Season("sommer", (6, 13), (8, 20))
    with pytest.raises(UnusableInputError, match="expected a season"):
        fact(state=PointState.SEASONAL)
    with pytest.raises(UnusableInputError, match="expected a season"):
        fact(state=PointState.OPEN, season=summer)


def test_a_fact_holds_from_its_first_to_its_last_day() -> None:
    open_once = fact(since=date(2023, 6, 13), until=date(2023, 8, 20))
    assert open_once.holds_on(date(2023, 6, 13))
    assert open_once.holds_on(date(2023, 8, 20))
    assert not open_once.holds_on(date(2023, 6, 12))
    assert not open_once.holds_on(date(2023, 8, 21))


def test_a_fact_older_than_the_records_holds_on_any_earlier_day() -> None:
    assert fact(until=date(2023, 1, 1)).holds_on(date(1990, 1, 1))


def test_every_state_has_a_norwegian_word() -> None:
    assert len({state.label for state in PointState}) == len(PointState)
