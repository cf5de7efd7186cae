"""What is found out about journeys."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Nearest(NamedTuple):
    """The nearest site of every place.

    Attributes
    ----------
    site
        Which site, shape (P,) or (P, K) from near to far; -1 where none can be reached.
    minutes
        How far it is, same shape; infinite where none can be reached.

    """

    site: NDArray[np.int32]
    minutes: NDArray[np.float32]
