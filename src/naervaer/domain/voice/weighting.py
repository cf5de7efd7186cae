"""Weighted shares with their uncertainty: post-stratification and Kish's design effect.

Each respondent in stratum *k* weighs N_k / n_k, scaled so that the weights sum to the number
of answers. After Kish (1965), *Survey Sampling*, chapter 11: unequal weights cost a factor
deff = n Σw² / (Σw)² in variance, so that n / deff answers chosen evenly would tell as much.
The interval is Wilson's (1927), doi:10.1080/01621459.1927.10502953, at that effective number.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from naervaer.domain.errors import UnusableInputError

Key = TypeVar("Key", bound=Hashable)
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class WeightedShare:
    """A share with its uncertainty (vektet andel).

    Attributes
    ----------
    share, low, high
        Between 0 and 1; low and high are the ends of the 95 % interval.

    """

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Weighted:
    """The weighted shares of the options of one question (vektet resultat).

    Attributes
    ----------
    shares
        One for each option.
    design_effect
        How many times larger the variance is for the weights' sake; 1 without weights.
    effective_count
        How many evenly chosen answers would tell as much.

    """

    shares: tuple[WeightedShare, ...]
    design_effect: float
    effective_count: float


def poststratified(counts: Mapping[Key, Sequence[int]], people: Mapping[Key, int]) -> Weighted:
    """Return the shares, each stratum weighed to its part of the people.

    Parameters
    ----------
    counts
        Answers by stratum and option.
    people
        People by stratum. A stratum without people (age not said) keeps its part of the
        answers; people in a stratum that nobody answered in are not represented.

    Raises
    ------
    UnusableInputError
        When nobody has answered, or a count is negative.

    """
    sizes = {key: sum(row) for key, row in counts.items() if sum(row) > 0}
    if not sizes or any(one < 0 for row in counts.values() for one in row):
        msg = f"Answers by stratum are {dict(counts)}, expected some, none negative."
        raise UnusableInputError(msg)
    weights = _weights(sizes, people)
    total = float(sum(sizes.values()))
    squares = sum(sizes[key] * weights[key] ** 2 for key in sizes)
    effect = total * squares / total**2
    shares = [
        sum(weights[key] * counts[key][at] for key in sizes) / total
        for at in range(len(next(iter(counts.values()))))
    ]
    effective = total / effect
    found = tuple(WeightedShare(one, *wilson(one, effective)) for one in shares)
    return Weighted(found, effect, effective)


def _weights(sizes: Mapping[Key, int], people: Mapping[Key, int]) -> dict[Key, float]:
    """Return the weight of one answer in each stratum; they sum to the answers."""
    known = {key: people[key] for key in sizes if people.get(key, 0) > 0}
    answers, inhabitants = sum(sizes[key] for key in known), sum(known.values())
    return {
        key: known[key] / inhabitants * answers / size if key in known else 1.0
        for key, size in sizes.items()
    }


def wilson(share: float, count: float) -> tuple[float, float]:
    """Return the ends of Wilson's 95 % interval of a share among so many answers."""
    middle = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    spread = share * (1 - share) / count + _Z**2 / (4 * count**2)
    half = _Z * math.sqrt(max(spread, 0.0)) / (1 + _Z**2 / count)
    return max(0.0, middle - half), min(1.0, middle + half)
