"""What the rest of the product may ask of the demand zones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naervaer.domain.errors import UnusableInputError

BANDS = ("pop_0_4", "pop_5_9", "pop_10_15", "pop_16_64", "pop_65")


@dataclass(frozen=True, slots=True, eq=False)
class Zones:
    """Z demand zones, each inside one municipality and one response-time class.

    Attributes
    ----------
    municipality
        Four-digit number, shape (Z,).
    response_class
        A, B or C, shape (Z,).
    settlement
        Settlement most of its people live in, -1 outside, shape (Z,).
    x, y
        Mean position of its people, whole metres in EPSG:25833.
    pop_0_4, pop_5_9, pop_10_15, pop_16_64, pop_65
        People by age band, in sixteenths of a person so that sums stay exact.
    link, fraction, last_leg_m
        Where the zone meets the network: link -1 and an infinite last leg where no road
        reaches it.
    cells
        How many inhabited 250 m cells it holds.
    spread_m
        Root mean square distance of its people from its place.

    """

    municipality: NDArray[np.str_]
    response_class: NDArray[np.str_]
    settlement: NDArray[np.int32]
    x: NDArray[np.int32]
    y: NDArray[np.int32]
    pop_0_4: NDArray[np.float32]
    pop_5_9: NDArray[np.float32]
    pop_10_15: NDArray[np.float32]
    pop_16_64: NDArray[np.float32]
    pop_65: NDArray[np.float32]
    link: NDArray[np.int32]
    fraction: NDArray[np.float32]
    last_leg_m: NDArray[np.float32]
    cells: NDArray[np.int16]
    spread_m: NDArray[np.float32]

    def __post_init__(self) -> None:
        """Refuse negative people."""
        if len(self.link) and self.people_by_band.min() < 0:
            msg = f"a zone has {self.people_by_band.min()} people, expected at least 0."
            raise UnusableInputError(msg)

    def __len__(self) -> int:
        return len(self.link)

    @property
    def people_by_band(self) -> NDArray[np.float64]:
        """People by zone and age band, shape (Z, 5)."""
        return np.column_stack([getattr(self, band) for band in BANDS]).astype(np.float64)

    @property
    def people(self) -> NDArray[np.float64]:
        """People of all ages, shape (Z,)."""
        return np.asarray(self.people_by_band.sum(axis=1))

    @property
    def has_access(self) -> NDArray[np.bool_]:
        """Whether a road reaches each zone, shape (Z,)."""
        return np.asarray(self.link >= 0)
