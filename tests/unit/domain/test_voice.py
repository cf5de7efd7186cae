"""What may be shown of answers, how they are weighed, and when an answer is due."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.voice.hearing import (
    ANSWER_TO_NEED,
    AgeBand,
    AnswerTime,
    HearingForm,
    HearingGroup,
    QuestionKind,
    SexGroup,
    Topic,
)
from naervaer.domain.voice.results import (
    FEWEST,
    Breakdown,
    QuestionResult,
    Weighting,
    question_result,
    shown_groups,
)
from naervaer.domain.voice.weighting import poststratified, wilson

STRATA = list(product(AgeBand, SexGroup))
small = st.integers(0, 14)
tables = st.integers(2, 4).flatmap(
    lambda options: st.fixed_dictionaries(
        {key: st.lists(small, min_size=options, max_size=options) for key in STRATA}
    )
)
peoples = st.fixed_dictionaries({key: st.integers(0, 900) for key in STRATA[:12]})


def is_safe(count: int) -> bool:
    return count == 0 or count >= FEWEST


def margins(breakdown: Breakdown, at: int) -> list[int]:  # type: ignore[type-arg]
    rows = [row[at] for row in breakdown.rows.values()]
    return rows if breakdown.rest is None else [*rows, breakdown.rest[at]]


@given(tables)
def test_every_number_shown_is_nought_or_five_at_least(table: dict) -> None:  # type: ignore[type-arg]
    found = question_result(table)
    shown = [] if found is None else [*found.counts]
    if found is not None:
        for breakdown in (found.by_age, found.by_sex):
            shown += [one for row in breakdown.rows.values() for one in row]
            shown += list(breakdown.rest or ())
    assert all(is_safe(one) for one in shown)


@given(tables)
def test_two_breakdowns_held_together_give_no_small_number_away(table: dict) -> None:  # type: ignore[type-arg]
    found = question_result(table)
    for at, total in enumerate(found.counts if found else ()):
        assert found is not None
        for one, other in product(margins(found.by_age, at), margins(found.by_sex, at)):
            low, high = max(0, one + other - total), min(one, other)
            assert is_safe(low) if low == high else high - low >= FEWEST


@given(tables)
def test_an_option_put_with_others_cannot_be_told_from_them(table: dict) -> None:  # type: ignore[type-arg]
    found = question_result(table)
    together = [] if found is None else [row for row in found.options if len(row) > 1]
    for row in together:
        held = [sum(cell[at] for cell in table.values()) for at in row]
        assert sum(held) - len(held) >= FEWEST


@given(tables)
def test_breakdowns_add_up_to_the_total(table: dict) -> None:  # type: ignore[type-arg]
    found = question_result(table)
    if found is not None:
        sums = [sum(margins(found.by_age, at)) for at in range(len(found.counts))]
        assert tuple(sums) == found.counts


@given(tables, peoples)
def test_weights_come_from_what_may_be_shown_alone(table: dict, people: dict) -> None:  # type: ignore[type-arg]
    found = question_result(table, people)
    if found is not None and found.weighting is Weighting.AGE:
        moved = {key: [0] * len(row) for key, row in table.items()}
        for age in AgeBand:
            for sex in SexGroup:
                for at, count in enumerate(table[age, sex]):
                    moved[age, SexGroup.WOMAN][at] += count
        again = question_result(moved, people)
        assert again is not None
        assert again.by_age == found.by_age
        assert again.weighted == found.weighted or again.weighting is Weighting.AGE_AND_SEX


@given(tables, peoples)
def test_weighted_shares_sum_to_one_within_their_intervals(table: dict, people: dict) -> None:  # type: ignore[type-arg]
    found = question_result(table, people)
    if found is not None:
        shares = found.weighted.shares
        assert sum(one.share for one in shares) == pytest.approx(1)
        assert all(-1e-9 <= one.low <= one.share + 1e-9 for one in shares)
        assert all(one.share - 1e-9 <= one.high <= 1 for one in shares)


@given(tables, peoples)
def test_weights_never_make_the_answers_tell_more(table: dict, people: dict) -> None:  # type: ignore[type-arg]
    found = question_result(table, people)
    if found is not None:
        assert found.weighted.design_effect >= 1 - 1e-9
        assert found.weighted.effective_count <= found.total + 1e-9


def of(**rows: tuple[int, ...]) -> dict[tuple[AgeBand, SexGroup], tuple[int, ...]]:
    return {(AgeBand(key), SexGroup.WOMAN): row for key, row in rows.items()}


def test_four_answers_are_too_few() -> None:
    assert question_result(of(under_25=(4, 0))) is None


def test_answers_that_one_person_alone_gave_otherwise_are_not_shown() -> None:
    assert question_result(of(under_25=(9, 1))) is None


def test_small_options_are_shown_together() -> None:
    found = question_result(of(under_25=(20, 3, 4, 9)))
    assert found is not None
    assert (found.options, found.counts) == (((0,), (3,), (1, 2)), (20, 9, 7))


def test_a_group_with_a_small_number_hides_with_another() -> None:
    found = shown_groups({"ung": (9, 8), "gammel": (6, 2), "eldst": (7, 7)})
    assert found == Breakdown({"ung": (9, 8)}, (13, 9))


def test_when_no_group_can_be_shown_the_rest_is_everybody() -> None:
    assert shown_groups({"ung": (3, 6), "gammel": (2, 6)}) == Breakdown({}, (5, 12))


def test_the_young_weigh_more_where_few_of_them_answer() -> None:
    counts = {"ung": (10, 0), "gammel": (0, 30)}
    found = poststratified(counts, {"ung": 500, "gammel": 500})
    assert found.shares[0].share == pytest.approx(0.5)
    assert found.design_effect == pytest.approx(4 / 3)
    assert found.effective_count == pytest.approx(30)


def test_who_has_not_said_the_age_keeps_their_part() -> None:
    found = poststratified({"ung": (5, 5), None: (10, 0)}, {"ung": 500})
    assert found.shares[0].share == pytest.approx(0.75)


@pytest.mark.parametrize("counts", [{}, {"ung": (0, 0)}, {"ung": (3, -1)}])
def test_answers_that_are_none_or_negative_are_refused(counts: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(UnusableInputError, match="expected some"):
        poststratified(counts, {})


def test_the_interval_is_the_one_wilson_gives() -> None:
    low, high = wilson(0.5, 100)
    assert (round(low, 4), round(high, 4)) == (0.4038, 0.5962)


def test_answers_are_weighed_by_age_and_sex_where_all_cells_may_be_shown() -> None:
    cells = {
        (AgeBand.UNDER_25, SexGroup.WOMAN): (8, 6),
        (AgeBand.UNDER_25, SexGroup.MAN): (6, 9),
    }
    found = question_result(cells, dict.fromkeys(cells, 100))
    assert isinstance(found, QuestionResult)
    assert found.weighting is Weighting.AGE_AND_SEX


def test_answers_are_not_weighed_where_the_people_are_not_known() -> None:
    found = question_result(of(under_25=(8, 6), from_67=(7, 7)))
    assert found is not None
    assert found.weighting is Weighting.NONE


def test_an_answer_on_the_last_day_is_in_time() -> None:
    eight = AnswerTime(8, "prøve")
    assert not eight.is_late(date(2026, 1, 1), today=date(2026, 2, 26))
    assert eight.is_late(date(2026, 1, 1), today=date(2026, 2, 27))


def test_a_need_is_answered_within_four_weeks() -> None:
    assert ANSWER_TO_NEED.due(date(2026, 1, 1)) == date(2026, 1, 29)


KINDS = (HearingForm, HearingGroup, Topic, QuestionKind, AgeBand, SexGroup, Weighting)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_shown_has_a_norwegian_word(kind: type) -> None:
    assert all(one.label for one in kind)  # type: ignore[attr-defined]


def test_there_are_five_forms_of_dialogue() -> None:
    assert len(HearingForm) == 5
