"""From roster to presence: states of an adoption, and what a change of time is called."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.announcing import ANNOUNCED_SERVICES, announceable, is_announceable
from naervaer.domain.errors import UnusableInputError
from naervaer.domain.plan_changes import (
    ADOPTION_STEPS,
    AdoptionState,
    ChangeReason,
    ChangeSort,
    HeldOutcome,
    PlannedTime,
    change_sort,
    may_become,
)
from naervaer.domain.presence import DeliveryMode, Service

NINE = datetime(2026, 3, 3, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
ALLOWED = {
    (AdoptionState.PREVIEWED, AdoptionState.CONFIRMED),
    (AdoptionState.PREVIEWED, AdoptionState.DISCARDED),
    (AdoptionState.CONFIRMED, AdoptionState.UNDONE),
}


def time(begins: int, ends: int) -> PlannedTime:
    return PlannedTime(NINE + begins * HOUR, NINE + ends * HOUR)


@pytest.mark.parametrize(("now", "then"), list(product(AdoptionState, repeat=2)))
def test_an_adoption_takes_the_steps_of_the_table_alone(
    now: AdoptionState, then: AdoptionState
) -> None:
    assert may_become(now, then) is ((now, then) in ALLOWED)


def test_every_state_says_where_it_leads() -> None:
    assert set(ADOPTION_STEPS) == set(AdoptionState)


@pytest.mark.parametrize(
    ("after", "sort"),
    [
        ((0, 4), None),
        ((0, 3), ChangeSort.SHORTENED),
        ((1, 4), ChangeSort.SHORTENED),
        ((0, 5), ChangeSort.EXTENDED),
        ((1, 5), ChangeSort.MOVED),
        ((24, 28), ChangeSort.MOVED),
    ],
)
def test_a_change_of_time_has_its_word(after: tuple[int, int], sort: ChangeSort | None) -> None:
    assert change_sort(time(0, 4), time(*after)) is sort


@given(st.integers(0, 20), st.integers(1, 24), st.integers(0, 20), st.integers(1, 24))
def test_shortened_one_way_is_extended_the_other(
    first: int, long: int, second: int, wide: int
) -> None:
    before, after = time(first, first + long), time(second, second + wide)
    there, back = change_sort(before, after), change_sort(after, before)
    assert (there is ChangeSort.SHORTENED) == (back is ChangeSort.EXTENDED)


@pytest.mark.parametrize("hours", [0, -1, 25])
def test_a_time_that_runs_backward_or_passes_a_day_is_refused(hours: int) -> None:
    with pytest.raises(UnusableInputError):
        time(0, hours)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(UnusableInputError):
        PlannedTime(datetime(2026, 3, 3, 9), datetime(2026, 3, 3, 10))  # noqa: DTZ001


@pytest.mark.parametrize(
    "word", [*AdoptionState, *ChangeSort, *ChangeReason, *HeldOutcome], ids=str
)
def test_every_word_has_a_label(word: AdoptionState) -> None:
    assert word.label


def test_what_is_announced_is_listed_pair_by_pair() -> None:
    pairs = set(announceable())
    assert pairs == {
        (mode, service)
        for mode, service in product(DeliveryMode, Service)
        if is_announceable(mode, service)
    }
    assert {mode for mode, _service in pairs} == set(ANNOUNCED_SERVICES)
