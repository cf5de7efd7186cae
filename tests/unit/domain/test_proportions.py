"""The score interval of a share: known values, and what always holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.proportions import wilson_interval


def test_it_agrees_with_the_published_example() -> None:
    """Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<857, table I: 81 of 263."""
    found = wilson_interval(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)


def test_none_and_all_keep_their_end() -> None:
    assert wilson_interval(0, 20).low == 0
    assert wilson_interval(20, 20).high == 1


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_in_its_interval(counts: tuple[int, int]) -> None:
    found = wilson_interval(*counts)
    assert 0 <= found.low <= found.share <= found.high <= 1


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_other_half_has_the_mirrored_interval(counts: tuple[int, int]) -> None:
    successes, trials = counts
    found, other = wilson_interval(*counts), wilson_interval(trials - successes, trials)
    assert found.low == pytest.approx(1 - other.high)


@pytest.mark.parametrize("counts", [(0, 0), (-1, 5), (6, 5)])
def test_no_part_of_anything_is_refused(counts: tuple[int, int]) -> None:
    with pytest.raises(UnusableInputError, match="a part of at least one"):
        wilson_interval(*counts)
