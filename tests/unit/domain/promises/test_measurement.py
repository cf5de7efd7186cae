from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from naervaer.domain.errors import UnknownNameError, UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement

RECORD = {
    "promise": "B-14",
    "rule": "TS-20",
    "measure": "service_points_opened",
    "value": 12,
    "unit": "åpnede tjenestesteder",
    "as_of": "2024-06-01",
    "kind": "computed",
    "evidence": "studie",
}


def test_a_record_survives_the_way_there_and_back() -> None:
    read = Measurement.from_record({**RECORD, "scope": "Agder"})
    assert read.as_of == date(2024, 6, 1)
    assert read.kind is Kind.COMPUTED
    assert Measurement.from_record(read.as_record()) == read


def test_a_district_is_a_scope() -> None:
    assert Measurement.from_record({**RECORD, "district": "Agder"}).scope == "Agder"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"value": "mange"}, "could not convert"),
        ({"value": None}, "must be a string or a real number"),
        ({"value": float("nan")}, "is not a number"),
        ({"value": float("inf")}, "is not a number"),
        ({"as_of": "i fjor"}, "Invalid isoformat"),
        ({"kind": "hearsay"}, "not a valid Kind"),
        ({"unit": "tjenestesteder"}, "expected 'åpnede tjenestesteder'"),
        ({"evidence": " "}, "expected evidence"),
    ],
)
def test_a_record_with_a_bad_value_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(UnusableInputError, match=says):
        Measurement.from_record({**RECORD, **change})


def test_a_record_with_a_missing_key_is_refused() -> None:
    without = {key: value for key, value in RECORD.items() if key != "evidence"}
    with pytest.raises(UnusableInputError, match="missing evidence"):
        Measurement.from_record(without)


def test_something_that_is_no_object_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="expected an object"):
        Measurement.from_record(["TS-20"])


def test_a_number_for_a_rule_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="'TS-21'"):
        Measurement.from_record({**RECORD, "rule": "TS-21"})


def test_another_measure_may_have_another_unit() -> None:
    other = {**RECORD, "measure": "planned_service_points", "unit": "tjenestesteder"}
    assert Measurement.from_record(other).unit == "tjenestesteder"


def test_a_measurement_takes_measure_and_unit_from_its_rule(
    measured: Callable[..., Measurement],
) -> None:
    one = measured("R45", 0.9)
    assert (one.measure, one.unit) == ("share_within_45_minutes", "andel")


def test_a_rule_that_judges_no_number_gives_no_measurement(
    measured: Callable[..., Measurement],
) -> None:
    with pytest.raises(UnusableInputError, match="judges no single number"):
        measured("AML-10-8", 11)


def test_a_rule_without_a_number_may_carry_context() -> None:
    context = Measurement.from_record(
        {**RECORD, "rule": "PASS-GYLD", "unit": "minutter i året"}
    )
    assert context.rule == "PASS-GYLD"
