"""Computed response times beside published ones, and the little that may be adjusted.

A travel engine gives the minutes of the drive. The published response time also holds what
comes before it – the decision, the walk to the car – and roads the network lacks. Both are put
into two numbers, a delay and a factor on the drive, found by least squares over the published
figures. What then still differs is shown, class by class; nothing else is fitted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from naervaer.domain.errors import UnusableInputError
from naervaer.domain.rules.response_time import ResponseClass
from naervaer.planning.response.percentiles import weighted_percentile

Figure = tuple[ResponseClass, float]
"""A class and a share: (A, 0.8) is the minutes within which 80 % of class A were reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What was adjusted, and what it left.

    Attributes
    ----------
    delay_minutes
        Added to every drive; not negative.
    factor
        On every drive; not negative.
    computed, adjusted, published
        Minutes by figure: as driven, after adjusting, and as published.

    """

    delay_minutes: float
    factor: float
    computed: Mapping[Figure, float]
    adjusted: Mapping[Figure, float]
    published: Mapping[Figure, float]

    @property
    def differences(self) -> dict[Figure, float]:
        """Adjusted less published, minutes."""
        return {
            figure: self.adjusted[figure] - self.published[figure] for figure in self.published
        }


def class_percentiles(
    minutes: NDArray[np.float64],
    *,
    weights: NDArray[np.float64],
    classes: NDArray[np.str_],
    figures: Mapping[Figure, float],
) -> dict[Figure, float]:
    """Return computed percentiles for the classes and shares of some published figures.

    Parameters
    ----------
    minutes, weights
        From unit to atom and how often (a dispatch fraction), shape (N, J).
    classes
        "A", "B" or "C" of each atom, shape (J,).
    figures
        Whose keys are wanted.

    """
    found = {}
    for place, share in figures:
        here = np.asarray(classes) == place.value
        if not weights[:, here].sum() > 0:
            msg = (
                f"No calls come from class {place.value}, so its percentile cannot be computed."
            )
            raise UnusableInputError(msg)
        found[place, share] = weighted_percentile(
            minutes[:, here], weights=weights[:, here], share=share
        )
    return found


def calibrate(
    computed: Mapping[Figure, float], *, published: Mapping[Figure, float]
) -> Calibration:
    """Return the delay and the factor that bring computed percentiles nearest to published.

    Both keep the order of drives, so that percentiles of adjusted drives are adjusted
    percentiles. Relative differences count, so that class C does not drown class A.

    Parameters
    ----------
    computed
        Minutes by figure, from `class_percentiles`.
    published
        Minutes by figure; at least two.

    """
    missing = [figure for figure in published if figure not in computed]
    if missing or len(published) < 2:  # noqa: PLR2004 - two numbers are fitted
        msg = f"{len(published)} published figures, {len(missing)} without a computed one."
        raise UnusableInputError(msg)
    drives = np.array([computed[figure] for figure in published])
    targets = np.array(list(published.values()))
    if not np.isfinite(drives).all():
        msg = "A computed percentile is not finite: some calls are never reached."
        raise UnusableInputError(msg)
    terms = np.column_stack([np.ones_like(drives), drives]) / targets[:, None]
    (delay, factor), _ = nnls(terms, np.ones_like(targets))
    return Calibration(
        delay_minutes=float(delay),
        factor=float(factor),
        computed={figure: float(computed[figure]) for figure in published},
        adjusted={figure: float(delay + factor * computed[figure]) for figure in published},
        published=dict(published),
    )
