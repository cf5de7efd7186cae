"""Cover plans: how many units are on duty where, block of hours by block of hours."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from naervaer.planning.response import UnitDuties
from naervaer.registers.rosters.staff_file import read_cover
from naervaer.studies.duty.ground import DutyGround
from naervaer.studies.duty.need import DutyNeed
from naervaer.studies.duty.settings import DutySettings

HOURS = 24
FIRST_CHANGE = 7
"""Hour of the first change of shifts; what comes before is the end of the night before."""


class Staffing(StrEnum):
    """How a station district's hours are laid out."""

    FLAT = "flat"
    VARYING = "varying"


@dataclass(frozen=True, slots=True, eq=False)
class CoverPlan:
    """Units on duty.

    Attributes
    ----------
    units
        By hour and station district, shape (H, K).
    base
        Station (index of the ground's) that a station district's first, second, … unit starts
        from, shape (K, units).
    block_hours
        Units come and go every so many hours, first at `FIRST_CHANGE`.

    """

    units: NDArray[np.int64]
    base: NDArray[np.int64]
    block_hours: int

    @property
    def unit_hours(self) -> int:
        """Hours on duty, all units together."""
        return int(self.units.sum())

    def duties(self) -> UnitDuties:
        """Return the units' duties: the k-th unit is on duty while at least k are."""
        since: list[int] = []
        until: list[int] = []
        base: list[int] = []
        for group in range(self.units.shape[1]):
            column = self.units[:, group]
            for rank in range(1, int(column.max(initial=0)) + 1):
                edges = np.flatnonzero(np.diff(np.concatenate([[0], column >= rank, [0]])))
                since += edges[0::2].tolist()
                until += edges[1::2].tolist()
                at = min(rank, self.base.shape[1]) - 1
                base += [int(self.base[group, at])] * (edges.size // 2)
        return UnitDuties(
            since=np.array(since, np.float64),
            until=np.array(until, np.float64),
            base=np.array(base, np.int64),
        )


def laid_out(
    ground: DutyGround, need: DutyNeed, *, staffing: Staffing, block_hours: int
) -> CoverPlan:
    """Return a plan with each station district's hours of need, rounded to whole blocks.

    Both ways of staffing give a station district the same number of blocks, so that only
    *when* differs: `varying` follows the need, `flat` spreads them as evenly as can be.
    """
    hours, groups = need.units.shape
    blocks = hours // block_hours
    units = np.zeros((blocks, groups), dtype=np.int64)
    from_change = np.roll(need.units, -FIRST_CHANGE, axis=0)
    for group in range(groups):
        wanted = from_change[:, group].reshape(blocks, block_hours).mean(axis=1)
        total = max(round(float(wanted.sum())), 1)
        spread = _evenly(total, blocks) if staffing is Staffing.FLAT else _along(total, wanted)
        units[:, group] = spread
    return CoverPlan(
        units=_by_hour(units, block_hours),
        base=bases_of(ground, need),
        block_hours=block_hours,
    )


def own_cover(ground: DutyGround, need: DutyNeed, settings: DutySettings) -> CoverPlan:
    """Return the user's cover, the same every week, as a plan.

    Raises
    ------
    UnusableInputError
        When the file cannot be read.

    """
    assert settings.files.cover is not None  # noqa: S101 - the caller's condition
    names = ground.station_districts
    units = np.zeros((7 * HOURS, len(names)), dtype=np.int64)
    for item in read_cover(settings.files.cover, station_districts=names):
        units[HOURS * item.weekday + item.hour, names.index(item.station_district)] = item.units
    return CoverPlan(
        units=np.tile(units, (settings.weeks, 1)),
        base=bases_of(ground, need),
        block_hours=settings.assumptions.shift_hours,
    )


def bases_of(ground: DutyGround, need: DutyNeed) -> NDArray[np.int64]:
    """Return where the first, second, … unit of each station district starts, shape (K, n).

    Stations take turns in proportion to the units the need puts there (Sainte-Laguë).
    """
    most = max(int(need.units.max(initial=1)), 1) + 1
    mean = need.units_at.mean(axis=0)
    base = np.zeros((need.units.shape[1], most), dtype=np.int64)
    for group in range(need.units.shape[1]):
        stations = np.flatnonzero(ground.station_group == group)
        given = np.zeros(stations.size)
        for rank in range(most):
            chosen = int(np.argmax(mean[stations] / (2.0 * given + 1.0)))
            base[group, rank] = stations[chosen]
            given[chosen] += 1.0
    return base


def thinned(plan: CoverPlan, *, share: float) -> CoverPlan:
    """Return the plan without a share of its unit hours, taken evenly over the period.

    A station district keeps its last unit as long as another has a unit to spare.
    """
    blocks = np.roll(plan.units, -FIRST_CHANGE, axis=0)[:: plan.block_hours]
    units = blocks.copy()
    wanted = round(share * int(blocks.sum()))
    for least in (1, 0):
        units = _taken(units, wanted - int(blocks.sum() - units.sum()), least=least)
    return CoverPlan(
        units=_by_hour(units, plan.block_hours),
        base=plan.base,
        block_hours=plan.block_hours,
    )


def _taken(units: NDArray[np.int64], wanted: int, *, least: int) -> NDArray[np.int64]:
    """Return the units less `wanted`, spread evenly over those above `least` in their block."""
    spare = np.maximum(units - least, 0).ravel()
    total = int(spare.sum())
    if wanted <= 0 or total == 0:
        return units
    edges = np.concatenate([[0], np.cumsum(spare)]) * min(wanted, total) // total
    return np.asarray(units - np.diff(edges).reshape(units.shape))


def _by_hour(units: NDArray[np.int64], block_hours: int) -> NDArray[np.int64]:
    """Return units by hour from midnight; the last block goes round to the first hours."""
    return np.roll(np.repeat(units, block_hours, axis=0), FIRST_CHANGE, axis=0)


def _evenly(total: int, blocks: int) -> NDArray[np.int64]:
    steps = np.arange(blocks + 1) * total // blocks
    return np.diff(steps).astype(np.int64)


def _along(total: int, wanted: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return whole units along a need, summing to `total` (largest remainders)."""
    scaled = wanted * total / wanted.sum() if wanted.sum() > 0 else np.zeros(wanted.size)
    units = np.floor(scaled).astype(np.int64)
    rest = np.argsort(units - scaled, kind="stable")[: total - int(units.sum())]
    units[rest] += 1
    return units
