"""A breach with its paragraph, its day and the arithmetic that shows it."""

from dataclasses import dataclass
from datetime import date

from naervaer.domain.rules.rule import Rule


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One rule broken by one person.

    Attributes
    ----------
    person
        Who.
    on
        The day the breach is seen on; of a period, its first day.
    rule_id
        Which rule, or the name of the user's agreement.
    paragraph
        Where the rule stands.
    reason
        What was found, what is required, and the figures between.

    """

    person: str
    on: date
    rule_id: str
    paragraph: str
    reason: str


def breach_of(rule: Rule, *, person: str, on: date, reason: str) -> Breach:
    """Return a breach of a rule in the registry."""
    paragraph = f"{rule.source.title} {rule.source.reference}"
    return Breach(person, on, rule.id, paragraph, reason)
