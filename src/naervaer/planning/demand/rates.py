"""How often people call from areas whose calls nobody has counted in the open."""

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError


def area_rates(
    offences: NDArray[np.float64],
    residents: NDArray[np.float64],
    *,
    groups: NDArray[np.int64],
    total_calls: float,
    caution_residents: float = 2000.0,
) -> NDArray[np.float64]:
    """Share a number of calls among areas by reported offences and people.

    An area's offences per head are drawn towards those of its district, the more so the fewer
    live there; areas without a figure (too few to publish) get the district's. Reported
    offences under-state small places; a floor of people, not of reports, is what the drawing
    gives them.

    Parameters
    ----------
    offences
        Reported a year, shape (A,), NaN where not published.
    residents
        People, shape (A,), positive.
    groups
        District of each area, shape (A,).
    total_calls
        Calls a year to share; whose figure it is must be stated with the result.
    caution_residents
        People whose rate is taken to be the district's.

    Returns
    -------
    NDArray
        Calls a year, shape (A,), summing to `total_calls`.

    """
    if (residents <= 0).any() or not total_calls >= 0:
        msg = "residents must be positive and total_calls not negative."
        raise UnusableInputError(msg)
    known = np.isfinite(offences)
    seen = np.where(known, offences, 0.0)
    counted = np.where(known, residents, 0.0)
    count = int(groups.max()) + 1
    country = seen.sum() / max(counted.sum(), 1.0)
    above = np.bincount(groups, seen, count) + caution_residents * country
    district = (above / (np.bincount(groups, counted, count) + caution_residents))[groups]
    rate = (seen + caution_residents * district) / (counted + caution_residents)
    expected = rate * residents
    return np.asarray(total_calls * expected / expected.sum())
