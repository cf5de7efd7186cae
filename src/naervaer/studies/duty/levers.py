"""The plan's levers as experiments: two plans on the same calls, and the difference."""

from dataclasses import dataclass

from naervaer.planning.response import PairedDifference, paired_difference
from naervaer.studies.duty.cover import CoverPlan
from naervaer.studies.duty.response import CallSystem, DutyResponse, Sharing, response_of

MEASURES: tuple[str, ...] = (
    "urgent_in_time",
    "urgent_half",
    "urgent_waits",
    "long_waits",
    "overtime",
)


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """One side of an experiment.

    Attributes
    ----------
    name
        Key of its name in the report.
    plan, sharing
        Who is on duty, and who helps whom.
    response
        What it gives.

    """

    name: str
    plan: CoverPlan
    sharing: Sharing
    response: DutyResponse


@dataclass(frozen=True, slots=True, eq=False)
class Experiment:
    """A lever: what changes, and what that does on the same calls.

    Attributes
    ----------
    name
        Key of its name in the report.
    before, after
        Both sides.
    gains
        By measure, after less before.

    """

    name: str
    before: Variant
    after: Variant
    gains: dict[str, PairedDifference]


def variant(
    system: CallSystem, name: str, plan: CoverPlan, sharing: Sharing, *, groups: int
) -> Variant:
    """Return one side of an experiment, simulated."""
    answer = response_of(system, plan.duties(), sharing, groups=groups)
    return Variant(name, plan, sharing, answer)


def experiment(name: str, before: Variant, after: Variant) -> Experiment:
    """Return the difference of two variants that were played on the same calls."""
    gains = {
        measure: paired_difference(
            before.response.by_period[measure], after.response.by_period[measure]
        )
        for measure in MEASURES
    }
    return Experiment(name, before, after, gains)
