"""Keep the nearest few sites of every place while the sites come in blocks."""

import numba as nb
import numpy as np
from numpy.typing import NDArray


@nb.njit(cache=True, nogil=True)
def keep_nearest(
    block: NDArray[np.float32],
    number: int,
    site: NDArray[np.int32],
    minutes: NDArray[np.float32],
) -> None:
    """Insert a block of sites into each place's list, from near to far, in place.

    Parameters
    ----------
    block
        Minutes from the sites of this block to the places, shape (B, P).
    number
        Number of the first site of the block; of equally near sites the lower number
        stays in front when blocks come in ascending order.
    site, minutes
        The lists so far, shape (P, K); -1 and infinite where there is none.

    """
    for row in range(block.shape[0]):
        for place in range(block.shape[1]):
            length = block[row, place]
            slot = minutes.shape[1] - 1
            if not length < minutes[place, slot]:
                continue
            while slot > 0 and length < minutes[place, slot - 1]:
                minutes[place, slot] = minutes[place, slot - 1]
                site[place, slot] = site[place, slot - 1]
                slot -= 1
            minutes[place, slot] = length
            site[place, slot] = number + row
