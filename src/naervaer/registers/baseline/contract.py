"""What the compiled baseline holds besides the network and the zones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Sites:
    """Service points and passport offices with open positions, S of them.

    Attributes
    ----------
    id, name, kind
        Key, name, and `service_point` or `passport_office`, shape (S,).
    municipality
        Four-digit number.
    x, y
        Metres in EPSG:25833.
    position_source, position_quality
        Which open gazetteer the position is from, and how good it is.
    link, fraction, last_leg_m
        Where the site meets the network; link -1 where no road reaches it.

    """

    id: NDArray[np.str_]
    name: NDArray[np.str_]
    kind: NDArray[np.str_]
    municipality: NDArray[np.str_]
    x: NDArray[np.int32]
    y: NDArray[np.int32]
    position_source: NDArray[np.str_]
    position_quality: NDArray[np.str_]
    link: NDArray[np.int32]
    fraction: NDArray[np.float32]
    last_leg_m: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.link)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Places where a site could be opened, K of them; arrays of shape (K,).

    Attributes
    ----------
    name
        Nearest named place.
    zone
        Zone the candidate lies in.
    settlement
        Settlement whose centre it is, -1 for the place of a zone.
    people_5_km
        People within 5 km in a straight line.
    municipality, x, y, link, fraction, last_leg_m
        As for sites.

    """

    name: NDArray[np.str_]
    zone: NDArray[np.int32]
    settlement: NDArray[np.int32]
    people_5_km: NDArray[np.float32]
    municipality: NDArray[np.str_]
    x: NDArray[np.int32]
    y: NDArray[np.int32]
    link: NDArray[np.int32]
    fraction: NDArray[np.float32]
    last_leg_m: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.link)


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Municipality outlines for maps, one ring per row.

    Attributes
    ----------
    municipality
        Four-digit number (2024) each ring belongs to.
    part
        Polygon of the municipality the ring belongs to; the first ring of a part is its
        outside, further ones are holes.
    approximate
        Whether the outline was drawn for this product rather than surveyed.
    ring
        Points of each ring, metres in EPSG:25833, arrays of shape (n, 2).

    """

    municipality: NDArray[np.str_]
    part: NDArray[np.int32]
    approximate: NDArray[np.bool_]
    ring: tuple[NDArray[np.int32], ...]

    def of(self, number: str) -> list[list[NDArray[np.int32]]]:
        """Return the polygons of a municipality, each a list of rings, outside first."""
        rows = np.flatnonzero(self.municipality == number)
        polygons: dict[int, list[NDArray[np.int32]]] = {}
        for row in rows:
            polygons.setdefault(int(self.part[row]), []).append(self.ring[row])
        return list(polygons.values())
