"""What the allocation laboratory counts: open criteria, and those it refuses."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError
from naervaer.registers.baseline import Baseline
from naervaer.studies.siting.ground import Ground

CRITERIA = ("people", "offences", "travel", "area", "scattered")
"""In this order in every weight setting."""

REFUSED_CRITERIA = ("nationality", "origin", "social_assistance")
"""Never counted: the 2005 model's variables stood for ethnicity (Stortinget qid=53439)."""

OFFENCE_PERIOD = "2023-2024"

_SQUARE_KILOMETRE = 1e6
_RESPONSE_CLASS_C = 2


@dataclass(frozen=True, slots=True, eq=False)
class Criteria:
    """What each criterion counts in each municipality, M of them.

    Attributes
    ----------
    values
        People, offences reported in a year, person-hours to the seat (everybody once, one
        way), square kilometres, people outside settlements of 2,000 or more; shape (M, 5).
    offences_missing
        Municipalities without published offences; they count as 0 there.
    out_of_reach
        People whom no road or ferry joins to their seat; they count no travel.

    """

    values: NDArray[np.float64]
    offences_missing: tuple[str, ...]
    out_of_reach: float


def refuse_criteria(names: Iterable[str]) -> None:
    """Refuse criteria that nobody shall share posts by.

    Raises
    ------
    UnusableInputError
        When one is refused or unknown.

    """
    for name in names:
        if name in REFUSED_CRITERIA:
            msg = f"criterion {name!r} is never counted; use {', '.join(CRITERIA)}."
            raise UnusableInputError(msg)
        if name not in CRITERIA:
            msg = f"criterion {name!r} is unknown, expected one of {', '.join(CRITERIA)}."
            raise UnusableInputError(msg)


def criteria_of(
    ground: Ground, baseline: Baseline, *, seat_minutes: NDArray[np.float64]
) -> Criteria:
    """Return the criteria from open data; `seat_minutes` is zone to own seat, shape (Z,)."""
    country = ground.country
    zones, count = country.zones, len(country.municipality_numbers)
    reached = np.isfinite(seat_minutes)
    hours = np.where(reached, seat_minutes, 0.0) * zones.total / 60.0
    scattered = np.where(zones.response_class == _RESPONSE_CLASS_C, zones.total, 0.0)
    offences, missing = _offences(baseline, country.municipality_numbers)
    return Criteria(
        values=np.column_stack(
            [
                np.bincount(zones.municipality, zones.total, count),
                offences,
                np.bincount(zones.municipality, hours, count),
                _areas(baseline, country.municipality_numbers),
                np.bincount(zones.municipality, scattered, count),
            ]
        ),
        offences_missing=missing,
        out_of_reach=float(zones.total[~reached].sum()),
    )


def _offences(
    baseline: Baseline, numbers: tuple[str, ...]
) -> tuple[NDArray[np.float64], tuple[str, ...]]:
    table = baseline.table("offences")
    latest = table[table["period"] == OFFENCE_PERIOD]
    published = {
        number: float(total)
        for number, total in zip(latest["municipality"], latest["total"], strict=True)
        if total != ""
    }
    missing = tuple(number for number in numbers if number not in published)
    return np.array([published.get(number, 0.0) for number in numbers]), missing


def _areas(baseline: Baseline, numbers: tuple[str, ...]) -> NDArray[np.float64]:
    """Return square kilometres within the (simplified) outlines, holes taken out."""
    return np.array(
        [
            sum(
                float(shapely.Polygon(part[0], part[1:]).area)
                for part in baseline.outlines.of(number)
            )
            / _SQUARE_KILOMETRE
            for number in numbers
        ]
    )
