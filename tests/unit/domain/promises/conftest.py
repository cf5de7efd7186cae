from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.promises.promise import Capability, Nature, Promise, Theme
from naervaer.domain.rules.rule import Checkable


@pytest.fixture
def promise() -> Callable[..., Promise]:
    def make(**changes: Any) -> Promise:
        given: dict[str, Any] = {
            "id": "B-99",
            "name": "Prøve",
            "name_english": "Trial",
            "term": "prøve",
            "lines": ((3, 4),),
            "wording": "Noe loves.",
            "actor": "Prøven",
            "nature": Nature.PROMISE,
            "capabilities": (Capability.TRACKING,),
            "theme": Theme.PRESENCE,
            "checkable": Checkable.YES,
            "needs": "En måling.",
        }
        return Promise(**{**given, **changes})

    return make


@pytest.fixture
def measured() -> Callable[..., Measurement]:
    def make(rule: str, value: float, **changes: Any) -> Measurement:
        given: dict[str, Any] = {
            "promise": "B-99",
            "rule": rule,
            "value": value,
            "as_of": date(2024, 6, 1),
            "kind": Kind.OFFICIAL,
            "evidence": "prøve",
        }
        return Measurement.of(**{**given, **changes})

    return make
