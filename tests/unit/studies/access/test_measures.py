"""Measures by hand-computed examples: ten people in four zones."""

import numpy as np
import pytest

from naervaer.domain.errors import UnusableInputError
from naervaer.studies.access.measures import (
    gini,
    lorenz,
    people_beyond,
    people_unreachable,
    share_within,
    summarise_groups,
    weighted_mean,
    weighted_percentile,
    yearly_passport_minutes,
)

# Four people 10 minutes away, three 20, two 60, one out of reach.
MINUTES = np.array([60.0, 10.0, np.inf, 20.0])
PEOPLE = np.array([2.0, 4.0, 1.0, 3.0])


def test_a_share_counts_everybody_and_the_limit_itself_is_within() -> None:
    assert share_within(MINUTES, PEOPLE, limit=20) == pytest.approx(0.7)
    assert share_within(MINUTES, PEOPLE, limit=19.9) == pytest.approx(0.4)
    assert share_within(MINUTES, PEOPLE, limit=1e9) == pytest.approx(0.9)


def test_those_out_of_reach_are_beyond_every_limit_and_counted_apart() -> None:
    assert people_beyond(MINUTES, PEOPLE, limit=45) == 3
    assert people_unreachable(MINUTES, PEOPLE) == 1


def test_a_percentile_is_the_smallest_minutes_that_suffice_for_the_share() -> None:
    # Nine people can get there: 4/9 = 44 % within 10, 7/9 = 78 % within 20.
    assert weighted_percentile(MINUTES, PEOPLE, percent=44) == 10
    assert weighted_percentile(MINUTES, PEOPLE, percent=45) == 20
    assert weighted_percentile(MINUTES, PEOPLE, percent=77) == 20
    assert weighted_percentile(MINUTES, PEOPLE, percent=80) == 60


def test_a_percentile_of_exact_tenths_is_not_lost_to_rounding() -> None:
    minutes = np.arange(1.0, 11.0)
    assert weighted_percentile(minutes, np.full(10, 0.1), percent=80) == 8


def test_the_mean_is_of_those_who_get_there() -> None:
    assert weighted_mean(MINUTES, PEOPLE) == pytest.approx((4 * 10 + 3 * 20 + 2 * 60) / 9)


def test_the_lorenz_curve_and_gini_of_the_worked_example() -> None:
    # Minutes carried: 40, 60, 120 of 220 by 4, 3, 2 of 9 people.
    people, minutes = lorenz(MINUTES, PEOPLE)
    assert people == pytest.approx([0, 4 / 9, 7 / 9, 1])
    assert minutes == pytest.approx([0, 40 / 220, 100 / 220, 1])
    twice = 4 / 9 * 40 / 220 + 3 / 9 * 140 / 220 + 2 / 9 * 320 / 220
    assert gini(MINUTES, PEOPLE) == pytest.approx(1 - twice)


def test_gini_is_zero_when_all_have_equally_far() -> None:
    assert gini(np.full(5, 12.0), np.arange(1.0, 6.0)) == 0
    assert gini(np.zeros(5), np.ones(5)) == 0


def test_nobody_at_all_gives_no_number() -> None:
    nobody = np.zeros(4)
    assert np.isnan(share_within(MINUTES, nobody, limit=45))
    assert np.isnan(weighted_percentile(MINUTES, nobody, percent=50))
    assert np.isnan(weighted_mean(np.full(4, np.inf), PEOPLE))


def test_groups_give_the_same_as_each_group_alone() -> None:
    minutes = np.array([60.0, 10.0, np.inf, 20.0, 5.0, 7.0, np.inf])
    people = np.array([2.0, 4.0, 1.0, 3.0, 0.0, 9.0, 3.0])
    group = np.array([1, 1, 1, 1, 0, 0, 3])
    found = summarise_groups(minutes, people, group=group, count=5)
    for at in (0, 1):
        mine = group == at
        assert found.share_within[2][at] == pytest.approx(
            share_within(minutes[mine], people[mine], limit=45)
        )
        assert found.percentiles[1][at] == weighted_percentile(
            minutes[mine], people[mine], percent=80
        )
        assert found.mean[at] == pytest.approx(weighted_mean(minutes[mine], people[mine]))
        assert found.gini[at] == pytest.approx(gini(minutes[mine], people[mine]))
    assert found.unreachable.tolist() == [0, 1, 0, 3, 0]
    assert np.isnan(found.percentiles[:, [2, 3, 4]]).all()
    assert found.people.tolist() == [9, 10, 0, 3, 0]


def test_a_child_drives_five_times_as_often_as_a_grown_up() -> None:
    yearly = yearly_passport_minutes(np.array([60.0]))
    assert yearly["0_4"][0] == 60
    assert yearly["16_64"][0] == 12
    assert yearly["5_9"][0] == 40
    assert yearly["10_15"][0] == 24


@pytest.mark.parametrize(
    ("minutes", "people"),
    [
        ([-1.0], [1.0]),
        ([np.nan], [1.0]),
        ([1.0], [-1.0]),
        ([1.0], [np.inf]),
        ([1.0, 2.0], [1.0]),
    ],
)
def test_impossible_numbers_are_refused(minutes: list[float], people: list[float]) -> None:
    with pytest.raises(UnusableInputError, match="expected"):
        share_within(np.array(minutes), np.array(people), limit=45)


def test_a_percentile_outside_a_hundred_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="expected 0 to 100"):
        weighted_percentile(MINUTES, PEOPLE, percent=101)
