"""The usual wait for a third free appointment."""

from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.appointments.waits import FEWEST_DAYS, UsualWait, usual_wait

WAITS = st.lists(st.none() | st.integers(0, 400), min_size=FEWEST_DAYS, max_size=30)


def test_nothing_is_usual_while_few_days_are_measured() -> None:
    assert usual_wait([3] * (FEWEST_DAYS - 1)) is None


def test_the_middle_day_is_what_is_usual() -> None:
    assert usual_wait([90, 1, 3, 2, 4]) == UsualWait(3, 5)


def test_days_with_nothing_free_count_as_the_longest() -> None:
    assert usual_wait([1, None, None, None, 2]) == UsualWait(None, 5)


@given(WAITS)
def test_the_order_of_the_days_does_not_matter(waits: list[int | None]) -> None:
    assert usual_wait(waits) == usual_wait(waits[::-1])


@given(WAITS)
def test_a_day_with_nothing_free_never_shortens_the_wait(waits: list[int | None]) -> None:
    before, after = usual_wait(waits), usual_wait([*waits, None])
    assert before is not None
    assert after is not None
    worst = float("inf")
    assert (worst if after.days is None else after.days) >= (
        worst if before.days is None else before.days
    )
