"""How a rule's numbers read in Norwegian tables."""

from typing import Any

from naervaer.domain.rules.rule import Limit, Rule
from naervaer.domain.rules.threshold import SHARE_UNIT
from naervaer.domain.wording import norwegian_number, norwegian_share


def limits_text(rule: Rule) -> str:
    """Return the rule's numbers as one line: «minst 90 %, kjøretid 45 minutter»."""
    return "; ".join(_one(part) for part in rule.limits)


def _one(part: Limit) -> str:
    if part.unit == SHARE_UNIT and isinstance(part.value, float | int):
        return f"{part.name} {norwegian_share(part.value)}"
    unit = "" if _is_words(part.value) else part.unit
    return f"{part.name} {_value(part.value)} {unit}".strip()


def _is_words(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, str) for one in value)


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(one) for one in value)
    return value if isinstance(value, str) else norwegian_number(value)
