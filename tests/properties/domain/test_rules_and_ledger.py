"""What must hold for any number the rules and the ledger are given."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from naervaer.domain.figures import Kind
from naervaer.domain.promises.assessment import Status, evaluate
from naervaer.domain.promises.ledger import PROMISES, promise_named
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.rules.legal_aid import LEGAL_AID
from naervaer.domain.rules.passports import ID_CARD_VALIDITY, PASSPORT_VALIDITY
from naervaer.domain.rules.register import RULES
from naervaer.domain.rules.rest import COMPENSATORY_REST, SHORT_REST_COUNT
from naervaer.domain.rules.rule import Measurable

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 12, 31))
JUDGES = [rule for rule in RULES if isinstance(rule, Measurable)]

opened = st.builds(
    lambda value, as_of, kind, scope: Measurement.of(
        promise="B-14",
        rule="TS-20",
        value=value,
        as_of=as_of,
        kind=kind,
        evidence="oppdiktet",
        scope=scope,
    ),
    value=st.integers(0, 25),
    as_of=DAYS,
    kind=st.sampled_from(Kind),
    scope=st.sampled_from(["", "Agder", "Troms"]),
)


@given(numbers=st.lists(opened, max_size=6), seed=st.randoms())
def test_the_order_of_measurements_changes_nothing(
    numbers: list[Measurement], seed: Random
) -> None:
    shuffled = numbers.copy()
    seed.shuffle(shuffled)
    row = promise_named("B-14")
    assert evaluate(row, shuffled) == evaluate(row, numbers)


@given(numbers=st.lists(opened, max_size=6))
def test_synthetic_numbers_never_change_a_status(numbers: list[Measurement]) -> None:
    row = promise_named("B-14")
    real = [one for one in numbers if one.kind is not Kind.SYNTHETIC]
    assert evaluate(row, numbers).status is evaluate(row, real).status


@given(row=st.sampled_from(PROMISES), numbers=st.lists(opened, max_size=4))
def test_only_a_held_test_can_fulfil(row: object, numbers: list[Measurement]) -> None:
    found = evaluate(row, numbers)  # type: ignore[arg-type]
    if found.status is Status.FULFILLED:
        assert any(one.proving and one.verdict == "held" for one in found.findings)


@given(rule=st.sampled_from(JUDGES), value=st.floats(0, 1000))
def test_what_is_partway_is_never_allowed(rule: object, value: float) -> None:
    assert isinstance(rule, Measurable)
    if rule.is_partway(value):
        assert rule.refuses(value) is not None


@given(low=st.floats(0, 6), step=st.floats(0, 3))
def test_more_ability_never_means_a_smaller_share(low: float, step: float) -> None:
    assert LEGAL_AID.percent(low) <= LEGAL_AID.percent(low + step)


@given(age=st.integers(0, 110))
def test_older_holders_never_have_shorter_documents(age: int) -> None:
    for rule in (PASSPORT_VALIDITY, ID_CARD_VALIDITY):
        assert rule.years(age) <= rule.years(age + 1)


@given(rest=st.floats(0, 12), more=st.floats(0, 3))
def test_more_rest_never_owes_more(rest: float, more: float) -> None:
    owed = COMPENSATORY_REST.owed_hours
    assert owed(rest + more) <= owed(rest) + 1e-9


@given(days=st.lists(DAYS, max_size=40), shift=st.integers(-400, 400))
def test_moving_all_short_rests_changes_nothing(days: list[date], shift: int) -> None:
    moved = [day + timedelta(days=shift) for day in days]
    assert SHORT_REST_COUNT.breaches(moved) == SHORT_REST_COUNT.breaches(days)
