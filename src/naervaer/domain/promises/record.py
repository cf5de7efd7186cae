"""A promise with its status as plain values, for JSON, CSV and the documentation."""

from collections.abc import Iterable
from typing import Any

from naervaer.domain.promises.assessment import Assessment, Finding
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.promises.promise import Evidence, Promise


def promise_record(
    assessment: Assessment, measured: Iterable[Measurement] = ()
) -> dict[str, Any]:
    """Return a row of the ledger with its status and all that led to it, ready for JSON.

    Measurements made for the promise that no rule judged stand under `other_measurements`.
    """
    return {
        **_row(assessment.promise),
        "status": assessment.status.value,
        "status_label": assessment.status.label,
        "reason": assessment.reason,
        "findings": [_finding(one) for one in assessment.findings],
        "other_measurements": [
            one.as_record() for one in other_measurements(assessment, measured)
        ],
    }


def other_measurements(
    assessment: Assessment, measured: Iterable[Measurement]
) -> tuple[Measurement, ...]:
    """Return the measurements made for a promise that bear on nothing but the reader."""
    judged = {one for finding in assessment.findings for one in finding.measurements}
    return tuple(
        one for one in measured if one.promise == assessment.promise.id and one not in judged
    )


def flat_record(assessment: Assessment) -> dict[str, str]:
    """Return the same row as one line of text cells, ready for CSV."""
    record = promise_record(assessment)
    cells = {
        key: value if isinstance(value, str) else _cell(value)
        for key, value in record.items()
        if key not in ("lines", "evidence", "findings", "other_measurements")
    }
    cells["evidence"] = " | ".join(
        f"{one['statement']} [{one['source']}, {one['reference']}, {one['kind']}]"
        for one in record["evidence"]
    )
    return cells


def _row(promise: Promise) -> dict[str, Any]:
    return {
        "id": promise.id,
        "name": promise.name,
        "name_english": promise.name_english,
        "term": promise.term,
        "document": promise.document.value,
        "first_line": promise.first_line,
        "last_line": promise.last_line,
        "lines": [list(span) for span in promise.lines],
        "wording": promise.wording,
        "actor": promise.actor,
        "nature": promise.nature.value,
        "capabilities": [one.value for one in promise.capabilities],
        "theme": promise.theme.value,
        "checkable": promise.checkable.value,
        "tests": list(promise.tests),
        "indications": list(promise.indications),
        "related": list(promise.related),
        "decision": promise.decision,
        "advice": promise.advice,
        "evidence": [_evidence(one) for one in promise.evidence],
        "needs": promise.needs,
        "due": promise.due.isoformat() if promise.due else None,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    day = evidence.source.date
    return {
        "statement": evidence.statement,
        "value": evidence.value,
        "unit": evidence.unit,
        "source": evidence.source.title,
        "reference": evidence.source.reference,
        "date": day.isoformat() if day else None,
        "kind": evidence.kind.value,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "role": "test" if finding.proving else "indication",
        "verdict": finding.verdict.value,
        "reasons": list(finding.reasons),
        "measurements": [one.as_record() for one in finding.measurements],
    }


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, list) else str(value)
