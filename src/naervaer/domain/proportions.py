"""A share of a count, with how far it can be trusted."""

import math
from dataclasses import dataclass

from naervaer.domain.errors import UnusableInputError

NORMAL_95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


@dataclass(frozen=True, slots=True)
class ShareInterval:
    """A share with its interval of confidence.

    Attributes
    ----------
    share
        What was found, from 0 to 1.
    low, high
        Ends of the interval, from 0 to 1.

    """

    share: float
    low: float
    high: float


def wilson_interval(successes: int, trials: int, *, z: float = NORMAL_95) -> ShareInterval:
    """Return the share and its score interval, which holds well for few trials too.

    Wilson (1927), doi:10.1080/01621459.1927.10502953; recommended over the usual normal
    interval by Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286.

    Parameters
    ----------
    successes, trials
        How many of how many; at least one trial.
    z
        How many standard deviations; 1.96 gives 95 per cent.

    Raises
    ------
    UnusableInputError
        When there is no trial, or there are more successes than trials.

    """
    if not 0 <= successes <= trials or trials < 1:
        msg = f"{successes} of {trials}, expected a part of at least one."
        raise UnusableInputError(msg)
    share = successes / trials
    weight = z * z / trials
    middle = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * math.sqrt((share * (1 - share) + weight / 4) / trials)
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    high = 1.0 if successes == trials else min(1.0, middle + half)
    return ShareInterval(share, low, high)
