"""How a status comes about: rules judge measurements, nobody types it.

1. Each test takes the latest measurements of what its rule asks for, one per place. Synthetic
   numbers decide nothing; estimates count as indications only.
2. Numbers of the same day and place that the rule judges differently make the promise disputed.
3. A broken test means not fulfilled; under way when part of the goal is there and the day the
   document gave itself had not passed.
4. All tests held means fulfilled, unless an indication is broken (disputed) or part of the
   promise lies outside every rule (under way).
5. Some tests held and the others unmeasured means under way.
6. With no test measured, indications that contradict each other make it disputed; else it is
   not measurable, with the reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.figures import Kind
from naervaer.domain.promises.measurement import Measurement
from naervaer.domain.promises.promise import Nature, Promise
from naervaer.domain.rules.register import rule_named
from naervaer.domain.rules.rule import Checkable, Measurable
from naervaer.domain.wording import norwegian_list

MOST_PLACES_LISTED = 3
"""More places than this are told by the lowest and the highest."""


class Status(StrEnum):
    """How it stands with a promise."""

    FULFILLED = "fulfilled"
    NOT_FULFILLED = "not_fulfilled"
    UNDER_WAY = "under_way"
    DISPUTED = "disputed"
    NOT_MEASURABLE = "not_measurable"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.FULFILLED: "oppfylt",
    Status.NOT_FULFILLED: "ikke oppfylt",
    Status.UNDER_WAY: "på vei",
    Status.DISPUTED: "omstridt",
    Status.NOT_MEASURABLE: "ikke målbar",
}


class Verdict(StrEnum):
    """What one rule says about the measurements it was given."""

    HELD = "held"
    PARTWAY = "partway"
    BROKEN = "broken"
    CONTESTED = "contested"
    UNMEASURED = "unmeasured"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _VERDICT_LABELS[self]


_VERDICT_LABELS = {
    Verdict.HELD: "holder",
    Verdict.PARTWAY: "delvis nådd",
    Verdict.BROKEN: "brutt",
    Verdict.CONTESTED: "kildene er uenige",
    Verdict.UNMEASURED: "ikke målt",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, the measurements it judged and what came of it.

    Attributes
    ----------
    rule
        Id of the rule.
    verdict
        What the rule says.
    reasons
        The rule's own words where something is broken.
    measurements
        The latest ones, which were judged; empty when there are none.
    proving
        True for a test, False for an indication.

    """

    rule: str
    verdict: Verdict
    reasons: tuple[str, ...]
    measurements: tuple[Measurement, ...]
    proving: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """The status of a promise with everything that led to it.

    Attributes
    ----------
    promise
        The row.
    status
        How it stands.
    reason
        Why, in Norwegian.
    findings
        What each rule said.

    """

    promise: Promise
    status: Status
    reason: str
    findings: tuple[Finding, ...]


def evaluate(promise: Promise, measurements: Iterable[Measurement]) -> Assessment:
    """Return the status of a promise that the measurements support.

    Parameters
    ----------
    promise
        The row to judge.
    measurements
        Of any promise. A number counts wherever its rule is a test or an indication: the same
        number says the same about the same rule, whichever row it was made for.

    """
    asked = {*promise.tests, *promise.indications}
    own = [one for one in measurements if one.rule in asked]
    firm = [one for one in own if one.kind not in (Kind.SYNTHETIC, Kind.ESTIMATED)]
    loose = [one for one in own if one.kind is Kind.ESTIMATED]
    tests = tuple(judge(rule, firm, proving=True) for rule in promise.tests)
    signs = tuple(judge(rule, firm + loose, proving=False) for rule in promise.indications)
    guesses = (judge(rule, loose, proving=False) for rule in promise.tests)
    signs += tuple(guess for guess in guesses if guess.verdict is not Verdict.UNMEASURED)
    status, reason = _conclude(promise, tests, signs)
    return Assessment(promise, status, reason, tests + signs)


def judge(rule_id: str, measurements: Sequence[Measurement], *, proving: bool) -> Finding:
    """Return what one rule says about the latest measurement of each place.

    Raises
    ------
    UnknownNameError
        When no rule has the id.
    UnusableInputError
        When the rule judges no single number.

    """
    rule = _judge_named(rule_id)
    latest = _latest(
        [one for one in measurements if one.rule == rule_id and one.measure == rule.measure]
    )
    if not latest:
        return Finding(rule_id, Verdict.UNMEASURED, (), (), proving)
    reasons = tuple(
        f"{_place(one)}{reason.removesuffix('.')} ({_dated(one)})."
        for one in latest
        if (reason := rule.refuses(one.value)) is not None
    )
    return Finding(rule_id, _verdict(rule, latest), reasons, latest, proving)


def _judge_named(rule_id: str) -> Measurable:
    rule = rule_named(rule_id)
    if not isinstance(rule, Measurable):
        msg = f"Rule {rule_id} judges no single number and cannot test a promise."
        raise UnusableInputError(msg)
    return rule


def _latest(measurements: Sequence[Measurement]) -> tuple[Measurement, ...]:
    last = {one.scope: one.as_of for one in sorted(measurements, key=lambda one: one.as_of)}
    kept = {
        (one.scope, one.kind, one.value, one.evidence): one
        for one in measurements
        if one.as_of == last[one.scope]
    }
    return tuple(kept[key] for key in sorted(kept))


def _verdict(rule: Measurable, latest: Sequence[Measurement]) -> Verdict:
    held_by_place: dict[str, set[bool]] = {}
    for one in latest:
        held_by_place.setdefault(one.scope, set()).add(rule.refuses(one.value) is None)
    if any(len(answers) > 1 for answers in held_by_place.values()):
        return Verdict.CONTESTED
    failing = [one for one in latest if rule.refuses(one.value) is not None]
    if not failing:
        return Verdict.HELD
    partway = all(rule.is_partway(one.value) for one in failing)
    return Verdict.PARTWAY if partway else Verdict.BROKEN


def _conclude(
    promise: Promise, tests: Sequence[Finding], signs: Sequence[Finding]
) -> tuple[Status, str]:
    measured = [one for one in tests if one.verdict is not Verdict.UNMEASURED]
    if not measured:
        return _without_proof(promise, signs)
    if any(one.verdict is Verdict.CONTESTED for one in measured):
        return Status.DISPUTED, f"Kildene er uenige: {_said(measured)}"
    if any(one.verdict is Verdict.BROKEN for one in measured):
        return Status.NOT_FULFILLED, _reasons(measured)
    if any(one.verdict is Verdict.PARTWAY for one in measured):
        return _partway(promise, measured)
    return _held(promise, tests, signs)


def _partway(promise: Promise, measured: Sequence[Finding]) -> tuple[Status, str]:
    partway = [one for one in measured if one.verdict is Verdict.PARTWAY]
    held = [one for one in measured if one.verdict is Verdict.HELD]
    shown = f" Vist: {_said(held)}" if held else ""
    seen = max(one.as_of for finding in partway for one in finding.measurements)
    if promise.due is not None and seen > promise.due:
        return Status.NOT_FULFILLED, f"{_reasons(partway)} Fristen var {promise.due}.{shown}"
    return Status.UNDER_WAY, f"{_reasons(partway)}{shown}"


def _held(
    promise: Promise, tests: Sequence[Finding], signs: Sequence[Finding]
) -> tuple[Status, str]:
    missing = [one.rule for one in tests if one.verdict is Verdict.UNMEASURED]
    held = [one for one in tests if one.verdict is Verdict.HELD]
    against = [one for one in signs if one.verdict is Verdict.BROKEN]
    if missing:
        return Status.UNDER_WAY, f"{_said(held)} Ikke målt: {_named(missing)}."
    if against:
        return Status.DISPUTED, f"{_said(held)} Det taler imot: {_reasons(against)}"
    if promise.remainder:
        return Status.UNDER_WAY, f"{_said(held)} Det som gjenstår: {promise.remainder}"
    return Status.FULFILLED, _said(held)


def _without_proof(promise: Promise, signs: Sequence[Finding]) -> tuple[Status, str]:
    pro = [one for one in signs if one.verdict is Verdict.HELD]
    contra = [one for one in signs if one.verdict in (Verdict.BROKEN, Verdict.CONTESTED)]
    if pro and contra:
        return Status.DISPUTED, f"{_said(pro)} Det taler imot: {_reasons(contra)}"
    parts = [promise.obstacle or _default_obstacle(promise)]
    if pro:
        parts.append(f"Tegn som taler for, uten å bevise: {_said(pro)}")
    if contra:
        parts.append(f"Tegn som taler imot, uten å bevise: {_reasons(contra)}")
    return Status.NOT_MEASURABLE, " ".join(parts)


def _default_obstacle(promise: Promise) -> str:
    if promise.nature is not Nature.PROMISE and not promise.tests:
        return f"Dette er {promise.nature.phrase}, ikke noe som kan oppfylles."
    if promise.checkable is Checkable.NO or not promise.tests:
        return "Teksten sier ikke hva som er nok, og ingen regel kan avgjøre det."
    return f"Ingen måling er funnet for {_named(promise.tests)}."


def _said(findings: Iterable[Finding]) -> str:
    return " ".join(_one_said(finding) for finding in findings)


def _one_said(finding: Finding) -> str:
    rule, name = _judge_named(finding.rule), rule_named(finding.rule).name
    if len(finding.measurements) > MOST_PLACES_LISTED:
        ordered = sorted(finding.measurements, key=lambda one: one.value)
        low, high = ordered[0], ordered[-1]
        return (
            f"{name}: fra {rule.said(low.value)} ({low.scope}) til {rule.said(high.value)} "
            f"({high.scope}) på {len(ordered)} steder ({_dated(low)})."
        )
    return " ".join(
        f"{name}: {_place(one)}{rule.said(one.value)} ({_dated(one)})."
        for one in finding.measurements
    )


def _place(measurement: Measurement) -> str:
    return f"{measurement.scope}: " if measurement.scope else ""


def _dated(measurement: Measurement) -> str:
    return f"{measurement.as_of.isoformat()}, {measurement.kind.label}"


def _named(rules: Sequence[str]) -> str:
    return norwegian_list([f"{rule_named(rule).name} ({rule})" for rule in rules])


def _reasons(findings: Iterable[Finding]) -> str:
    return " ".join(reason for finding in findings for reason in finding.reasons)
