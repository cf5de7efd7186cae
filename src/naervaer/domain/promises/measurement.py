"""A measured number that bears on a promise, and how it travels as a plain record."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.rules.register import rule_named
from naervaer.domain.rules.rule import Measurable

_REQUIRED = ("promise", "rule", "measure", "value", "unit", "as_of", "kind", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A number held against one rule of one promise.

    Attributes
    ----------
    promise, rule
        Ids in the ledger and in the rule register; an empty rule for a number that no rule
        judges. It stands as evidence beside the promise and never bears on its status.
    measure
        Machine name of what was measured; must be the one the rule asks for to count.
    value, unit
        The number, in the rule's unit.
    as_of
        The day it describes.
    kind
        Official, press, law, computed, estimated or synthetic.
    evidence
        Who says it, or which study computed it; never empty.
    scope
        The place it holds for, when the rule must hold in each of several; empty for all.

    Raises
    ------
    UnusableInputError
        When the evidence is empty, the value is not finite, or the rule asks for this measure
        in another unit.
    UnknownNameError
        When no rule has the id.

    """

    promise: str
    rule: str
    measure: str
    value: float
    unit: str
    as_of: date
    kind: Kind
    evidence: str
    scope: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no number, has no evidence, or comes in the wrong unit."""
        if not self.evidence.strip():
            msg = f"Measurement for {self.promise}, {self.rule}: expected evidence, got none."
            raise UnusableInputError(msg)
        if not math.isfinite(self.value):
            msg = f"Measurement for {self.promise}, {self.rule}: {self.value} is not a number."
            raise UnusableInputError(msg)
        if not self.rule:
            return
        rule = rule_named(self.rule)
        if isinstance(rule, Measurable) and rule.measure == self.measure:
            _expect_unit(self, rule)

    @classmethod
    def of(
        cls,
        *,
        promise: str,
        rule: str,
        value: float,
        as_of: date,
        kind: Kind,
        evidence: str,
        scope: str = "",
    ) -> "Measurement":
        """Return a measurement of what the rule asks for, in the rule's own unit.

        Raises
        ------
        UnusableInputError
            When the rule does not judge a number.

        """
        judge = rule_named(rule)
        if not isinstance(judge, Measurable):
            msg = f"Rule {rule} judges no single number; it cannot decide {promise}."
            raise UnusableInputError(msg)
        return cls(
            promise=promise,
            rule=rule,
            measure=judge.measure,
            value=value,
            unit=judge.unit,
            as_of=as_of,
            kind=kind,
            evidence=evidence,
            scope=scope,
        )

    @classmethod
    def from_record(cls, record: object) -> "Measurement":
        """Return the measurement a plain record describes, such as one read from JSON.

        Raises
        ------
        UnusableInputError
            When a key is missing or a value has the wrong shape.

        """
        if not isinstance(record, Mapping):
            msg = f"Measurement {record!r}: expected an object with {', '.join(_REQUIRED)}."
            raise UnusableInputError(msg)
        missing = [key for key in _REQUIRED if key not in record]
        if missing:
            msg = f"Measurement {dict(record)!r}: missing {', '.join(missing)}."
            raise UnusableInputError(msg)
        try:
            return cls(
                promise=str(record["promise"]),
                rule=str(record["rule"]),
                measure=str(record["measure"]),
                value=float(record["value"]),
                unit=str(record["unit"]),
                as_of=date.fromisoformat(str(record["as_of"])),
                kind=Kind(str(record["kind"])),
                evidence=str(record["evidence"]),
                scope=str(record.get("scope") or record.get("district") or ""),
            )
        except (TypeError, ValueError) as error:
            msg = f"Measurement for {record['promise']}, {record['rule']}: {error}"
            raise UnusableInputError(msg) from error

    def as_record(self) -> dict[str, Any]:
        """Return the measurement as plain values, ready for JSON."""
        return {
            "promise": self.promise,
            "rule": self.rule,
            "measure": self.measure,
            "value": self.value,
            "unit": self.unit,
            "as_of": self.as_of.isoformat(),
            "kind": self.kind.value,
            "evidence": self.evidence,
            "scope": self.scope,
        }


def _expect_unit(measurement: Measurement, rule: Measurable) -> None:
    if measurement.unit != rule.unit:
        msg = (
            f"Measurement for {measurement.promise}, {measurement.rule} is in "
            f"{measurement.unit!r}, expected {rule.unit!r}."
        )
        raise UnusableInputError(msg)
