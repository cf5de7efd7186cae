import pytest

from naervaer.domain.rules.response_time import (
    ENOUGH_MISSIONS,
    INNLANDET_2018,
    NATION_2015,
    NATION_2019,
    NATION_2019_HALF,
    RESPONSE_CLASSES,
    TROENDELAG_2022,
    ResponseClass,
    ResponseRequirement,
)

A, B, C = ResponseClass.A, ResponseClass.B, ResponseClass.C


def met(rule: ResponseRequirement, minutes: tuple[float, float, float]) -> list[bool]:
    reasons = rule.breaches(dict(zip((A, B, C), minutes, strict=True)))
    return [reason is None for reason in reasons.values()]


@pytest.mark.parametrize(
    ("people", "expected"),
    [(20_000, A), (19_999, B), (2_000, B), (1_999, C), (200, C), (None, C)],
)
def test_the_settlement_decides_the_class(people: int | None, expected: ResponseClass) -> None:
    assert RESPONSE_CLASSES.class_of(people) is expected


def test_innlandet_met_a_and_c_and_missed_b_in_2018() -> None:
    assert met(INNLANDET_2018, (12, 17, 34)) == [True, False, True]


def test_the_nation_missed_a_and_c_by_one_minute_in_2019() -> None:
    reasons = NATION_2019.breaches({A: 12, B: 19, C: 31})
    assert [reason is None for reason in reasons.values()] == [False, True, False]
    assert "1 over kravet" in str(reasons[A])
    assert "80 %" in str(reasons[C])


def test_the_half_target_of_2019_was_missed_in_every_class() -> None:
    assert met(NATION_2019_HALF, (8, 11, 17)) == [False, False, False]


def test_2015_and_troendelag_2022_met_all_three() -> None:
    assert met(NATION_2015, (12, 19, 33)) == [True, True, True]
    assert met(TROENDELAG_2022, (12, 20, 34)) == [True, True, True]


def test_a_percentile_of_few_missions_is_not_judged_alone() -> None:
    assert ENOUGH_MISSIONS.refuses(50) is None
    assert "12 oppdrag" in str(ENOUGH_MISSIONS.refuses(12))
