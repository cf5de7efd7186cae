"""The interface for programs keeps what its description promises, whatever it is asked."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from site_process import Site

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

OPERATIONS = ("list_series", "get_series", "list_versions", "list_rows")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def described(site: Site) -> dict[str, Any]:
    schema = schemathesis.openapi.from_url(f"{site.address}/tall/api/v1/openapi.json")
    found = [one.ok() for one in schema.get_all_operations()]
    return {one.definition.raw["operationId"]: one for one in found}


def test_every_operation_is_tried(described: dict[str, Any]) -> None:
    assert set(described) == set(OPERATIONS)


@pytest.mark.parametrize(
    ("name", "mode"), [*((name, "POSITIVE") for name in OPERATIONS), ("list_rows", "NEGATIVE")]
)
def test_every_answer_of_the_running_site_is_as_described(
    name: str, mode: str, described: dict[str, Any]
) -> None:
    asked = described[name].as_strategy(generation_mode=schemathesis.GenerationMode[mode])

    @given(case=asked)
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    def answers(case: Any) -> None:
        case.call_and_validate()

    answers()
