"""All rules in one place: the register that docs, checks and the command line read."""

from collections.abc import Mapping
from types import MappingProxyType

from naervaer.domain.errors import UnknownNameError
from naervaer.domain.rules import (
    access,
    agreements,
    contacts,
    councils,
    deadlines,
    education,
    investigation,
    legal_aid,
    passports,
    pledged_counts,
    pledged_stages,
    publication,
    response_time,
    rest,
    safeguards,
    staffing,
    structure_change,
    weapons,
    working_time,
)
from naervaer.domain.rules.rule import Family, Rule

_MODULES = (
    access,
    staffing,
    contacts,
    councils,
    structure_change,
    response_time,
    passports,
    weapons,
    legal_aid,
    working_time,
    rest,
    deadlines,
    investigation,
    education,
    safeguards,
    publication,
    agreements,
    pledged_counts,
    pledged_stages,
)

RULES: tuple[Rule, ...] = tuple(rule for module in _MODULES for rule in module.RULES)
"""Every rule, family by family, in the order the documentation prints them."""

RULES_BY_ID: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in RULES})
"""Every rule by its id."""


def rule_named(rule_id: str) -> Rule:
    """Return the rule with that id.

    Raises
    ------
    UnknownNameError
        When no rule has the id.

    """
    try:
        return RULES_BY_ID[rule_id]
    except KeyError:
        msg = f"No rule has the id {rule_id!r}; `naervaer rules` lists them all."
        raise UnknownNameError(msg) from None


def rules_of(family: Family) -> tuple[Rule, ...]:
    """Return the rules of one family, in register order."""
    return tuple(rule for rule in RULES if rule.family is family)
