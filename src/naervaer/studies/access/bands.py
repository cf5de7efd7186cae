"""The share within 45 minutes, and what a 10 per cent error in all driving times makes of it.

The check routes allow the travel model an average error of 10 per cent. Every share is
therefore taken three times: as computed, with all minutes longer (the low end) and with all
minutes shorter (the high end). The band tells how close people live to the limit; it is no
confidence interval, since the error of one road is not drawn apart from that of another.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.studies.access.gains import ERROR_FACTORS, LIMIT_MINUTES
from naervaer.studies.access.measures import Floats, checked, share_within
from naervaer.studies.access.result import Band


@dataclass(frozen=True, slots=True, eq=False)
class GroupBands:
    """The share within 45 minutes of G groups, each of shape (G,), 0 to 1; NaN where empty.

    Attributes
    ----------
    value
        As computed.
    low, high
        With all driving times 10 per cent longer, and 10 per cent shorter.

    """

    value: Floats
    low: Floats
    high: Floats


def band_of(minutes: Floats, people: Floats) -> Band:
    """Return the share within 45 minutes as computed, and with all minutes 10 per cent off."""
    return Band(
        *(
            share_within(minutes * factor, people, limit=LIMIT_MINUTES)
            for factor in ERROR_FACTORS
        )
    )


def group_bands(
    minutes: Floats, people: Floats, *, group: NDArray[np.integer], count: int
) -> GroupBands:
    """Return the band of every group of zones.

    Parameters
    ----------
    minutes, people
        Per zone, `inf` where nothing is reached; those people count in the denominator.
    group
        Group of each zone, 0 to `count` - 1.
    count
        How many groups there are.

    Raises
    ------
    UnusableInputError
        When minutes or people cannot be measured.

    """
    given, weights = checked(minutes, people)
    totals = np.bincount(group, weights, count).astype(np.float64)
    shares = []
    for factor in ERROR_FACTORS:
        near = given * factor <= LIMIT_MINUTES
        within = np.bincount(group[near], weights[near], count)
        with np.errstate(divide="ignore", invalid="ignore"):
            shares.append(np.where(totals > 0, within / totals, np.nan))
    return GroupBands(*shares)
