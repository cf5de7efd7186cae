"""What may be shown to everybody: late, coarse, and never what reveals a few."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.presence import DeliveryMode, Service
from naervaer.domain.rules.publication import ANNOUNCED, ARREARS, SMALL_COUNTS


@pytest.mark.parametrize(
    ("counts", "withheld"),
    [
        ([5, 9], (False, False)),
        ([4, 9, 7], (True, False, True)),
        ([3, 1, 9], (True, True, True)),
        ([4, 3, 9], (True, True, False)),
        ([0, 4, 0], (False, True, False)),
        ([0, 5], (False, False)),
        ([], ()),
    ],
)
def test_counts_under_five_and_what_would_reveal_them(
    counts: list[int], withheld: tuple[bool, ...]
) -> None:
    assert SMALL_COUNTS.withheld(counts) == withheld


@given(st.lists(st.integers(0, 30), max_size=8))
def test_no_withheld_count_can_be_found_from_the_others(counts: list[int]) -> None:
    hidden = [at for at, withheld in enumerate(SMALL_COUNTS.withheld(counts)) if withheld]
    small = {at for at, count in enumerate(counts) if SMALL_COUNTS.is_small(count)}
    assert small <= set(hidden)
    # a reader who knows the sum knows what the withheld counts add up to, each at least one
    left = sum(counts[at] for at in hidden) - len(hidden)
    everything = set(hidden) == {at for at, count in enumerate(counts) if count}
    assert not hidden or everything or left >= SMALL_COUNTS.fewest


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4.9, True), (5, False)])
def test_nought_is_not_small(count: float, small: bool) -> None:
    assert SMALL_COUNTS.is_small(count) is small


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 6, 30), date(2026, 4, 1)),
        (date(2026, 7, 1), date(2026, 5, 1)),
        (date(2026, 1, 15), date(2025, 11, 1)),
        (date(2026, 2, 28), date(2025, 12, 1)),
    ],
)
def test_a_month_is_shown_when_a_whole_month_has_passed(today: date, month: date) -> None:
    assert ARREARS.last_month_shown(today) == month


@pytest.mark.parametrize(
    ("today", "since", "until"),
    [
        (date(2026, 7, 31), date(2025, 7, 1), date(2025, 12, 31)),
        (date(2026, 8, 1), date(2026, 1, 1), date(2026, 6, 30)),
        (date(2027, 1, 31), date(2026, 1, 1), date(2026, 6, 30)),
        (date(2027, 2, 1), date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_a_half_year_is_shown_whole_and_late(today: date, since: date, until: date) -> None:
    assert ARREARS.last_half_year_shown(today) == (since, until)


def test_patrolling_is_never_announced_but_its_meeting_point_may_be() -> None:
    assert ANNOUNCED.allows(DeliveryMode.PASSPORT_BUS, Service.PASSPORT_ID)
    assert ANNOUNCED.allows(DeliveryMode.MUNICIPAL_PATROL, Service.DESK)
    assert not any(ANNOUNCED.allows(mode, Service.PATROL) for mode in DeliveryMode)


def test_what_nobody_is_invited_to_is_never_announced() -> None:
    hidden = (DeliveryMode.BOAT, DeliveryMode.NET_PATROL)
    assert not any(ANNOUNCED.is_announced(mode) for mode in hidden)
