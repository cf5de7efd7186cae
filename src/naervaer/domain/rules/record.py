"""A rule as plain values, for JSON and for the documentation."""

from typing import Any

from naervaer.domain.rules.rule import Measurable, Rule


def rule_record(rule: Rule) -> dict[str, Any]:
    """Return everything the registry knows about a rule, ready for JSON."""
    judge = rule if isinstance(rule, Measurable) else None
    return {
        "id": rule.id,
        "name": rule.name,
        "statement": rule.statement,
        "family": rule.family.value,
        "limits": [
            {"name": part.name, "value": part.value, "unit": part.unit} for part in rule.limits
        ],
        "source": rule.source.title,
        "reference": rule.source.reference,
        "binding": rule.binding.value,
        "valid_from": str(rule.valid_from) if rule.valid_from.year else None,
        "valid_from_note": rule.valid_from.note,
        "owner": rule.owner,
        "checkable": rule.checkable.value,
        "measure": judge.measure if judge else None,
        "unit": judge.unit if judge else None,
    }
