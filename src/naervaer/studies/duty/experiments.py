"""The response of the cover, and the levers of the plan, all on the same calls."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from naervaer.planning.response import paired_difference
from naervaer.studies.duty.cover import CoverPlan, Staffing, laid_out, thinned
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.levers import Experiment, Variant, experiment, variant
from naervaer.studies.duty.need import DutyNeed
from naervaer.studies.duty.response import CallSystem, Sharing
from naervaer.studies.duty.settings import DutySettings

Play = Callable[[str, CoverPlan, Sharing], Variant]

SPECIALIST_SHARE = 0.1
"""Share of the unit hours moved to specialist work in the experiment on presence."""

_LADDER = tuple(step / 100 for step in range(2, 42, 2))


@dataclass(frozen=True, slots=True, eq=False)
class Experiments:
    """Everything that was simulated on cover plans.

    Attributes
    ----------
    base
        The cover as planned: varying with need, urgent missions helped by the nearest.
    levers
        Experiments, in the order of the report.
    spared
        Share of the unit hours that sharing spares: as many can be taken away, with all
        calls shared, before other calls wait clearly longer than with closed station
        districts.
    spared_variant
        The plan at that point.

    """

    base: Variant
    levers: tuple[Experiment, ...]
    spared: float
    spared_variant: Variant


def run_experiments(
    ground: DutyGround,
    need: DutyNeed,
    plan: CoverPlan,
    system: CallSystem,
    settings: DutySettings,
) -> Experiments:
    """Play every variant on the same calls."""
    groups = len(ground.station_districts)

    def play(name: str, cover: CoverPlan, sharing: Sharing) -> Variant:
        return variant(system, name, cover, sharing, groups=groups)

    flat = laid_out(
        ground,
        need,
        staffing=Staffing.FLAT,
        block_hours=settings.assumptions.shift_hours,
    )
    base = play("varying", plan, Sharing.URGENT)
    closed = play("closed", plan, Sharing.CLOSED)
    shared = play("shared", plan, Sharing.SHARED)
    fewer = thinned(plan, share=SPECIALIST_SHARE)
    spared, at_spared = _spared(plan, closed, play)
    return Experiments(
        base=base,
        levers=(
            experiment("staffing", play("flat", flat, Sharing.URGENT), base),
            experiment("help", closed, base),
            experiment("sharing", closed, shared),
            experiment("spared", closed, at_spared),
            experiment("specialists", base, play("fewer", fewer, Sharing.URGENT)),
        ),
        spared=spared,
        spared_variant=at_spared,
    )


def _spared(plan: CoverPlan, closed: Variant, play: Play) -> tuple[float, Variant]:
    """Return how much of the plan sharing spares, and the variant there."""
    share, best = 0.0, play("shared", plan, Sharing.SHARED)
    for step in _LADDER:
        tried = play("shared_fewer", thinned(plan, share=step), Sharing.SHARED)
        waits = paired_difference(
            closed.response.by_period["long_waits"], tried.response.by_period["long_waits"]
        )
        urgent = paired_difference(
            closed.response.by_period["urgent_in_time"],
            tried.response.by_period["urgent_in_time"],
        )
        worse = waits.difference > waits.half_width or urgent.difference < -urgent.half_width
        if worse or not np.isfinite(waits.difference):
            break
        share, best = step, tried
    return share, best
